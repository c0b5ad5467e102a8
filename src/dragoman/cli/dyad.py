"""`dragoman dyad`: what two actors do to each other over time, several pairs side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.output import Form, RecordOption, Row, TableFormat, default_format, write_query
from dragoman.cli.tables import (
    DatingOption,
    Plot,
    check_parties,
    draw,
    narrowed,
    open_record,
    write_figures,
    write_numbers,
)
from dragoman.errors import UsageError
from dragoman.relations.periods import By, Dating

if TYPE_CHECKING:
    from dragoman.record.filters import Narrowing
    from dragoman.relations.dyads import Dyad, Dyads

DYAD = """Two actors over time: acts, their mean score and Goldstein value, and acts for every thousand documents.

Example: `dragoman dyad RUS IRN --by month --plot dyad.png`

Example: `dragoman dyad RUS IRN --and USA IRN --both --by quarter` sets two pairs side by side.

Example: `dragoman dyad RUS IRN --since 2024-03-01 --until 2024-03-31 --events` lists the acts behind a figure."""
DYAD_COLUMNS = (
    "start",
    "events",
    "reports",
    "documents",
    "per_1000",
    "quad_1",
    "quad_2",
    "quad_3",
    "quad_4",
    "score",
    "goldstein",
)
BESIDE = ("events", "per_1000", "score")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("dyad", help=DYAD)(narrowed(dyad))


def dyad(  # noqa: PLR0913 - one option for every part that an analyst may want otherwise
    parties: Annotated[list[str], typer.Argument(metavar="ACTOR ACTOR", help="Who acts, and whom it is done to.")],
    *,
    joined: Annotated[int, typer.Option("--and", count=True, show_default=False, help="Another pair follows.")] = 0,
    both: Annotated[bool, typer.Option("--both", help="Acts of either towards the other.")] = False,
    by: Annotated[By | None, typer.Option(help="Length of a period; month unless given.")] = None,
    date: DatingOption = "event",
    events: Annotated[bool, typer.Option("--events", help="The acts that are counted, in place of figures.")] = False,
    plot: Plot = None,
    record: RecordOption = None,
    form: Form = None,
    filters: Narrowing,
) -> None:
    """Count and weigh the events between actors, period by period, and the undated ones."""
    wanted = to_pairs(parties, joined)
    store = open_record(record)
    check_parties(store, *parties)
    if events:
        source, target = only(wanted)
        query = store.acts(source, target, by=by, date=date, both=both, **filters)
        write_query(query, "events", form or default_format(), store)
        return
    found = store.dyads(wanted, by=by or "month", date=date, both=both, **filters)
    draw(found, plot)
    write_dyads(found, form or default_format())
    for one in found.dyads:
        say_loose(one, named=len(wanted) > 1, date=date)


def to_pairs(parties: Sequence[str], joined: int) -> list[tuple[str, str]]:
    """Return the pairs that stand with `--and` between them; raises UsageError when some party has no other."""
    if len(parties) != 2 * (joined + 1):
        message = f"{' '.join(parties)}: name two actors, and two more after every --and"
        raise UsageError(message)
    return list(zip(parties[::2], parties[1::2], strict=True))


def only(pairs: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Return the one pair; raises UsageError for more."""
    if len(pairs) > 1:
        message = "--events lists the acts of one pair; leave --and out"
        raise UsageError(message)
    return pairs[0]


def write_dyads(found: Dyads, form: TableFormat) -> None:
    """Write one series, or several: side by side as a table, one after the other in the other forms."""
    if len(found.dyads) == 1:
        write_figures(found.dyads[0], DYAD_COLUMNS, form)
    elif form == "table":
        write_numbers(beside(found), list(beside(found)[0]) if found.rows() else [])
    else:
        write_figures(found, (), form)


def beside(found: Dyads) -> list[Row]:
    """Return a row for every period with the chief figures of every dyad."""
    return [
        {"start": periods[0].start.isoformat()}
        | {f"{d.name} {key}": p.to_row()[key] for d, p in zip(found.dyads, periods, strict=True) for key in BESIDE}
        for periods in zip(*(d.periods for d in found.dyads), strict=True)
    ]


def say_loose(found: Dyad, *, named: bool, date: Dating) -> None:
    """Say how many acts are in no period, and how they can be counted."""
    who = f"{found.name}: " if named else ""
    loose = f"; {found.spread} are dated more loosely than a {found.by}" if found.spread else ""
    count = f"{found.undated} undated event{' is' if found.undated == 1 else 's are'}"
    other = "; --date reported counts acts by their first publication" if found.undated and date == "event" else ""
    typer.echo(f"{who}{count} in no period{loose}{other}", err=True)
