"""`dragoman network`: who has to do with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.lines import node_name
from dragoman.cli.output import Form, RecordOption, Row, default_format
from dragoman.cli.tables import (
    DatingOption,
    LevelOption,
    Plot,
    check_parties,
    draw,
    narrowed,
    open_record,
    write_figures,
    write_numbers,
)

if TYPE_CHECKING:
    from dragoman.record import Record
    from dragoman.record.filters import Narrowing

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
    app.command("network", help=NETWORK)(narrowed(network))


def network(  # noqa: PLR0913 - one option for every part that an analyst may want otherwise
    actor: Annotated[
        str | None, typer.Argument(metavar="ACTOR", help="Whose partners; without, the liveliest parties.")
    ] = None,
    *,
    top: Annotated[int, typer.Option(min=1, help="At most so many partners, or parties.")] = 20,
    least: Annotated[int, typer.Option("--min-events", min=1, help="Ties of at least so many acts.")] = 1,
    level: LevelOption = "country",
    date: DatingOption = "event",
    plot: Plot = None,
    record: RecordOption = None,
    form: Form = None,
    filters: Narrowing,
) -> None:
    """Write the ties, the strongest first."""
    store = open_record(record)
    check_parties(store, actor)
    found = store.network(actor, top=top, least=least, level=level, date=date, **filters)
    draw(found, plot)
    form = form or default_format()
    if form == "table":
        write_numbers(named(found.rows(), store), TIE_COLUMNS)
    else:
        write_figures(found, (), form)
    typer.echo(f"{found.undated} of the acts are undated; {found.others} more parties are left out (--top)", err=True)


def named(rows: list[Row], store: Record) -> list[Row]:
    """Return ties with the names of their parties; countries keep their codes."""
    names = store.names(str(row[end]) for row in rows for end in ("a", "b"))
    return [row | {end: node_name(str(row[end]), names) for end in ("a", "b")} for row in rows]
