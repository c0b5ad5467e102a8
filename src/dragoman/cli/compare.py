"""`dragoman compare A B --with FILE`: the record beside somebody else's event data."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from dragoman.cli.output import RecordOption, Row, TableFormat, default_format, shorten, write_rows
from dragoman.cli.terminal import Console
from dragoman.codec import to_plain
from dragoman.config import load_settings

HELP = """What the record and a file of GDELT, ICEWS or POLECAT have of one country's acts towards another.

Two acts match when their direction is the same, their days are at most one apart, and their PLOVER type or else their
quad class is the same; each is matched once.

Example: `dragoman compare RUS IRN --with 20240423.export.CSV.zip`

Example: `dragoman compare RUS IRN --with icews.tab --both-ways --format csv > acts.csv`"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("compare", help=HELP)(compare)


def compare(  # noqa: PLR0913 - what a comparison is between, and how wide
    *,
    source: Annotated[str, typer.Argument(help="Country that acts: a code or a name.")],
    target: Annotated[str, typer.Argument(help="Country that it is done to.")],
    path: Annotated[Path, typer.Option("--with", metavar="FILE", help="Their data; may be gzipped or zipped.")],
    kind: Annotated[str | None, typer.Option("--as", help="gdelt, icews or polecat; told by the first line.")] = None,
    both_ways: Annotated[bool, typer.Option("--both-ways", help="Also what the second does to the first.")] = False,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Leave out lines that are no rows.")] = False,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="First day.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Last day.")] = None,
    sample: Annotated[int, typer.Option(min=0, help="How many disagreements to show.")] = 10,
    record: RecordOption = None,
    form: Annotated[
        TableFormat | None,
        typer.Option("--format", help="table and json: all; csv and jsonl: every act of either side, a row each."),
    ] = None,
) -> None:
    """Compare and write what was found."""
    from dragoman.record import Record
    from dragoman.record.comparing import compare as compare_record

    store = Record(load_settings(record=record).record, create=False)
    found = compare_record(
        store,
        source,
        target,
        path,
        kind=kind,
        both_ways=both_ways,
        skip_bad=skip_bad,
        since=since,
        until=until,
    )
    shown = form or default_format()
    if shown == "table":
        draw(found.summary(), found.sample(sample), Console())
    elif shown == "json":
        whole = found.summary() | {"sample": found.sample(sample), "acts": found.rows()}
        sys.stdout.write(json.dumps(to_plain(whole), ensure_ascii=False, indent=1) + "\n")
    else:
        write_rows(found.rows(), "compare", shown)
    for line in found.notes():
        typer.echo(line, err=True)


def draw(summary: Row, sample: list[Row], console: Console) -> None:
    """Draw the counts, the months and the disagreements."""
    months = summary.pop("months")
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, value in summary.items():
        table.add_row(name.replace("_", " "), "–" if value is None else str(value))
    console.print(table)
    busy = [m for m in months if m["ours"] or m["theirs"]] if isinstance(months, list) else []
    if busy:
        console.print("\nmonths in which either has an act", highlight=False)
        console.print(to_table(busy))
    for row in sample:
        console.print(f"\n[bold]{row['verdict']}[/bold]  {row['way']}")
        for whose in ("our", "their"):
            if row[f"{whose}_day"]:
                draw_side(whose, row, console)


def draw_side(whose: str, row: Row, console: Console) -> None:
    """Draw one side of a disagreement with its evidence."""
    what = row[f"{whose}_type"] or "no PLOVER type"
    console.print(f"  {whose + 's':7} {row[f'{whose}_day']}  {what}, class {row[f'{whose}_quad'] or '–'}")
    for part in ("text", "where"):
        if row[f"{whose}_{part}"]:
            console.print(f"          {row[f'{whose}_{part}']}", markup=False, highlight=False)


def to_table(rows: list[Row]) -> Table:
    """Return rows as a table."""
    table = Table(*rows[0], header_style="bold", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(shorten(str(value)) for value in row.values()))
    return table
