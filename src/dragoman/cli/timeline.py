"""`dragoman timeline`: what happened, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from dragoman.cli.lines import MARKS, NAMELESS, Names, beyond, dated, in_marks, names_of, parties_of
from dragoman.cli.output import Form, RecordOption, default_format
from dragoman.cli.tables import NARROWING, ByOption, Plot, draw, narrowed, open_record, write_figures
from dragoman.cli.terminal import Console

if TYPE_CHECKING:
    from dragoman.record.filters import Narrowing
    from dragoman.relations.timelines import Entry, Timeline

TIMELINE = """Acts and agreements in the order of their days, with evidence; the undated listed apart.

Example: `dragoman timeline SAU IRN --since 2023-01-01 --plot saudi-iran.svg`

Example: `dragoman timeline agreement/5d3cbf0e4e5cf2d1` follows one agreement; `dragoman agreements` lists their ids."""
INDENT = 4


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("timeline", help=TIMELINE)(narrowed(timeline, "status", *NARROWING))


def timeline(  # noqa: PLR0913 - one option for every part that an analyst may want otherwise
    subject: Annotated[list[str], typer.Argument(metavar="ACTOR [ACTOR] | AGREEMENT", help="Whose, or of what.")],
    *,
    by: ByOption = "month",
    plot: Plot = None,
    record: RecordOption = None,
    form: Form = None,
    filters: Narrowing,
) -> None:
    """Write the entries, grouped by period."""
    store = open_record(record)
    found = store.timeline(*subject, by=by, **filters)
    draw(found, plot)
    form = form or default_format()
    if form == "table":
        show_timeline(found, Console(), store.names(actors_in(found.entries, found.undated)))
    else:
        write_figures(found, (), form)


def actors_in(*entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the ids of all who take part in some entries."""
    return (actor for entry in chain(*entries) for actor in (*entry.sources, *entry.targets))


def show_timeline(found: Timeline, console: Console, names: Names = NAMELESS) -> None:
    """Print the groups under their periods, and the undated under a heading of their own."""
    if not found.entries and not found.undated:
        console.print("Nothing found.")
    for group in found.groups:
        console.print(Text(group.label, style="bold"))
        show_entries(console, group.entries, names)
    if found.undated:
        console.print(Text(f"undated ({len(found.undated)})", style="bold"))
        show_entries(console, found.undated, names)


def show_entries(console: Console, entries: Iterable[Entry], names: Names = NAMELESS) -> None:
    """Print entries, two lines each: when, what, who; and the words with where they stand."""
    for entry in entries:
        told = f" · told {entry.reports} times" if entry.reports > 1 else ""
        line = Text.assemble((to_title(entry), f"bold {MARKS.get(entry.quad or 0, '')}"))
        sides = entry.sources, entry.targets
        line.append(f"  {parties_of(*sides, names) if entry.targets else names_of(entry.sources, names)}  ")
        line.append(f"{entry.status}{told}", style="dim")
        console.print(Padding(dated(to_days(entry), line), (0, 0, 0, 2)), highlight=False)
        show_words(console, entry.text, f"{entry.outlet or ''} {entry.published or ''} · {entry.id}")


def show_words(console: Console, words: str | None, place: str) -> None:
    """Print a sentence of evidence and where it stands."""
    quoted = " ".join((words or "").split())
    line = Text.assemble((in_marks(quoted), "italic dim"), (f"  {place.strip()}", "dim"))
    console.print(Padding(line, (0, 0, 0, INDENT)), highlight=False)


def to_title(entry: Entry) -> str:
    """Return an act's type with its modes, an agreement's name."""
    return f"{entry.title} ({', '.join(entry.modes)})" if entry.modes else entry.title


def to_days(entry: Entry) -> str:
    """Return the day or days of an entry."""
    if entry.first is None:
        return "undated"
    first, last = str(entry.first), str(entry.last)
    return first if first == last else f"{first}/{beyond(first, last)}"
