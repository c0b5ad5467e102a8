"""Rows to a table, CSV, JSON, JSON lines or Parquet on standard output."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.table import Table

from dragoman.cli.flat import flatten
from dragoman.cli.lines import LINES, NAMELESS, Names, actors_of, write_lines
from dragoman.cli.terminal import Console
from dragoman.errors import DragomanError
from dragoman.relations.forms import need

if TYPE_CHECKING:
    import pyarrow as pa

    from dragoman.record import Record
    from dragoman.record.queries import Query
    from dragoman.record.search import Search

Row = dict[str, object]
TableFormat = Literal["table", "csv", "json", "jsonl", "parquet"]
# Options that most commands have.
RecordOption = Annotated[str | None, typer.Option(help="Record file; news.duckdb unless set.", metavar="FILE")]
Form = Annotated[TableFormat | None, typer.Option("--format", help="Table on a terminal, jsonl in a pipe.")]
WIDEST = 70
# What a table shows of each kind of row; the other formats give every field.
COLUMNS: dict[str, tuple[str, ...]] = {
    "actors-known": ("id", "name", "kind", "country", "office", "since", "until"),
    "documents": ("published", "outlet", "title", "id"),
}


def default_format() -> TableFormat:
    """Return table on a terminal, JSON lines in a pipe."""
    return "table" if sys.stdout.isatty() else "jsonl"


def write_query(query: Query | Search, kind: str, form: TableFormat, store: Record | None = None) -> None:
    """Write a query's rows to standard output; a table has the names of actors that `store` knows them by."""
    if form == "parquet":
        write_parquet(query.arrow())
        return
    rows = query.rows()
    say_nothing(rows, form)
    write_rows(rows, kind, form, store.names(actors_of(rows)) if store is not None and form == "table" else NAMELESS)


def say_nothing(rows: Sequence[Row], form: TableFormat) -> None:
    """Say beside the data that there is none: silence would be taken for a fault; a table says so itself."""
    if not rows and form != "table":
        typer.echo("nothing found", err=True)


def write_parquet(table: pa.Table) -> None:
    """Write a table as a Parquet file."""
    from pyarrow.parquet import write_table as write

    sink = io.BytesIO()
    write(table, sink)
    sys.stdout.buffer.write(sink.getvalue())


def write_rows(rows: Sequence[Row], kind: str, form: TableFormat, names: Names = NAMELESS) -> None:
    """Write rows in one of the formats; raises UsageError when Parquet is asked for and pyarrow is not installed."""
    if form == "table":
        draw_rows(rows, kind, names)
    elif form == "json":
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    elif form == "jsonl":
        sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    elif form == "csv":
        write_csv(flatten(rows, kind))
    else:
        write_parquet(need("pyarrow").Table.from_pylist(rows))


def draw_rows(rows: Sequence[Row], kind: str, names: Names) -> None:
    """Draw rows on the terminal: as lines where there are such for their kind, else as a table."""
    if kind in LINES and rows:
        write_lines(rows, kind, Console(), names)
    else:
        write_table(rows, COLUMNS.get(kind) or tuple(rows[0] if rows else ()))


def write_table(rows: Sequence[Row], columns: Iterable[str]) -> None:
    """Draw a table that fits the terminal."""
    columns = tuple(columns)
    console = Console()
    if not rows:
        console.print("Nothing found.")
        return
    table = Table(*columns, header_style="bold", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(shorten(cell(row.get(c))) for c in columns))
    console.print(table)


def write_csv(rows: Sequence[Row]) -> None:
    """Write RFC 4180 rows, nothing for none; a cell that a spreadsheet would run as a formula gets an apostrophe."""
    if not rows:
        return
    writer = csv.writer(sys.stdout)
    columns = list(rows[0])
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guard(cell(row.get(c))) for c in columns])


def guard(text: str) -> str:
    """Keep a spreadsheet from reading text as a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "@", "-"} and not text.lstrip("-+").replace(".", "").isdigit() else text


def cell(value: object) -> str:
    """Write one value in one line."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(dict.fromkeys(text for v in value if (text := cell(v))))
    if isinstance(value, dict):
        return cell_of(value)
    return str(value).replace("\n", " ")


def cell_of(value: dict[str, object]) -> str:
    """Write a nested value by what a reader looks for in it: its text, its days, its name."""
    if "precision" in value:
        start, end = value.get("start"), value.get("end")
        return str(value.get("text") or "undated") if not start else str(start) if start == end else f"{start} – {end}"
    for key in ("text", "name", "detail"):
        if value.get(key):
            return str(value[key]).replace("\n", " ")
    return json.dumps(value, ensure_ascii=False)


def shorten(text: str) -> str:
    """Cut a long cell."""
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def write_file(text: str, path: Path | None) -> None:
    """Write text to a file, or to standard output; raises DragomanError when the file cannot be written."""
    whole = text if text.endswith("\n") else text + "\n"
    if path is None:
        sys.stdout.write(whole)
        return
    try:
        path.write_text(whole, "utf8", newline="")
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror}); name another place with --out"
        raise DragomanError(message) from error
