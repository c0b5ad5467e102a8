"""`dragoman network`: who has to do with whom."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.tables import (
    DatingOption,
    Form,
    LevelOption,
    Plot,
    RecordOption,
    Since,
    Until,
    draw,
    narrow,
    open_record,
    write_figures,
)

NETWORK = """Who has to do with whom: an actor's partners and the ties among them, or the liveliest parties.

Example: `dragoman network IRN --top 10 --since 2024-01-01 --plot iran.svg`"""
TIE_COLUMNS = (
    "a",
    "b",
    "events",
    "reports",
    "a_to_b",
    "b_to_a",
    "cooperative",
    "conflictual",
    "share",
    "score",
    "goldstein",
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("network", help=NETWORK)(network)


def network(  # noqa: PLR0913 - one option for every part that an analyst may want otherwise
    actor: Annotated[str | None, typer.Argument(help="Whose partners; without, the liveliest parties.")] = None,
    *,
    top: Annotated[int, typer.Option(min=1, help="At most so many partners, or parties.")] = 20,
    least: Annotated[int, typer.Option("--min-events", min=1, help="Ties of at least so many acts.")] = 1,
    level: LevelOption = "country",
    date: DatingOption = "event",
    since: Since = None,
    until: Until = None,
    plot: Plot = None,
    record: RecordOption = None,
    form: Form = None,
) -> None:
    """Write the ties, the strongest first."""
    days = narrow(since=since, until=until)
    found = open_record(record).network(actor, top=top, least=least, level=level, date=date, **days)
    draw(found, plot)
    write_figures(found, TIE_COLUMNS, form)
    typer.echo(f"{found.undated} of the acts are undated; {found.others} more parties are left out (--top)", err=True)
