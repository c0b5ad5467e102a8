"""Figures as tables on a terminal, and what the commands on relations have in common."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol, get_type_hints

import typer
from rich.table import Table

from dragoman.cli.output import Row, TableFormat, cell, default_format, shorten, write_parquet, write_rows
from dragoman.cli.queries import FILTERS
from dragoman.cli.terminal import Console
from dragoman.config import load_settings
from dragoman.errors import NotFoundError
from dragoman.relations.periods import By, Dating
from dragoman.relations.ties import Level

if TYPE_CHECKING:
    import os

    from dragoman.record import Record
    from dragoman.relations.forms import Tabular

Since = Annotated[str | None, typer.Option(metavar="DATE", help="First day.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Last day.")]
ByOption = Annotated[By, typer.Option(help="Length of a period.")]
DatingOption = Annotated[
    Dating, typer.Option("--date", help="event: when it took place; reported: when it was first told.")
]
LevelOption = Annotated[Level, typer.Option(help="country: an actor stands for its country; actor: for itself.")]
Plot = Annotated[Path | None, typer.Option(metavar="FILE", help="Draw it as well, to a .png or .svg file.")]


NARROWING = ("since", "until", "type", "mode", "context", "country", "outlet", "min_confidence", "document", "story")
# Headings short enough for eighty columns; the other formats have the full names.
HEADINGS = {
    "documents": "docs",
    "per_1000": "/1000",
    "quad_1": "q1",
    "quad_2": "q2",
    "quad_3": "q3",
    "quad_4": "q4",
    "goldstein": "gold.",
    "cooperative": "coop.",
    "conflictual": "confl.",
    "a_to_b": "a→b",
    "b_to_a": "b→a",
    "positive": "pos.",
    "negative": "neg.",
    "weakly_balanced": "weakly",
}


SPAN = frozenset({"start", "end"})
# From how many empty periods in a row a table has one line for them.
FOLDED = 3


class Drawable(Protocol):
    """What can be drawn."""

    def plot(self, path: str | os.PathLike[str]) -> None:
        """Draw it to a file."""


def open_record(path: str | None) -> Record:
    """Return the record that is there; raises NotFoundError when there is none."""
    from dragoman.record import Record

    return Record(load_settings(record=path).record, create=False)


def check_parties(record: Record, *names: str | None) -> None:
    """Refuse a party that neither the record nor the knowledge base knows; raises NotFoundError."""
    for name in names:
        if name is not None and not record.knows(name):
            message = f"nobody is called {name!r}; `dragoman actors` lists all whom the record names"
            raise NotFoundError(message)


def narrowed(command: Callable[..., None], *names: str) -> Callable[..., None]:
    """Return a command with options for some filters, or all that narrow a figure, which it gets as `filters`."""
    # The type of the filters is the record's, which is not loaded before it is asked.
    hints = get_type_hints(command, localns={"Narrowing": object}, include_extras=True)
    parameters = inspect.signature(command).parameters.values()
    own = [p.replace(annotation=hints[p.name]) for p in parameters if p.name != "filters"]
    extra = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=FILTERS[name])
        for name in names or NARROWING
    ]

    @functools.wraps(command)
    def run(**given: object) -> None:
        filters = {p.name: value for p in extra if (value := given.pop(p.name)) not in (None, [])}
        command(**given, filters=filters)

    run.__signature__ = inspect.Signature([*own, *extra])  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in (*own, *extra)}
    return run


def draw(found: Drawable, plot: Path | None) -> None:
    """Draw a value when a file is named, and say so."""
    if plot is not None:
        found.plot(plot)
        typer.echo(f"drawn in {plot}", err=True)


def write_figures(found: Tabular, columns: Sequence[str], form: TableFormat | None) -> None:
    """Write a value's rows: the columns named as a table, all of them in the other forms."""
    form = form or default_format()
    if form == "table":
        write_numbers(found.rows(), columns)
    elif form == "parquet":
        write_parquet(found.arrow())
    else:
        write_rows(found.rows(), "figures", form)


def write_numbers(rows: Sequence[Row], columns: Iterable[str], console: Console | None = None) -> None:
    """Draw a table with its numbers to the right."""
    console = console or Console()
    if not rows:
        console.print("Nothing found.")
        return
    table = Table(header_style="bold", box=None, pad_edge=False, padding=(0, 1))
    for column in columns:
        numeric = all(isinstance(row.get(column), int | float | None) for row in rows)
        table.add_column(HEADINGS.get(column, column), justify="right" if numeric else "left", min_width=3)
    for line in to_lines(rows, columns):
        table.add_row(*line)
    console.print(table)


def to_lines(rows: Sequence[Row], columns: Iterable[str]) -> Iterator[list[str]]:
    """Yield the words of each line of a table; many empty rows in a row are one line."""
    for empty, run in groupby(rows, is_empty):
        several = list(run)
        if empty and len(several) >= FOLDED:
            yield [f"({len(several)} empty)"]
            continue
        yield from ([shorten(to_text(row.get(column))) for column in columns] for row in several)


def is_empty(row: Row) -> bool:
    """Whether a period has neither acts nor documents: one act of long ago is followed by decades of these."""
    return "start" in row and all(v is None or (v == 0 and type(v) is int) for k, v in row.items() if k not in SPAN)


def to_text(value: object) -> str:
    """Return a cell's text: a number to two places, a dash for what is unknown."""
    if value is None:
        return "–"
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}" if type(value) is int else cell(value)
