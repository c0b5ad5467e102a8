"""`dragoman sample`: a random sample for review, and what its judgements say."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from dragoman.cli.options import read_rows, with_filters
from dragoman.cli.output import RecordOption, TableFormat, default_format, write_file, write_rows
from dragoman.config import load_settings
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.record import Filters

Stratum = Literal["type", "status"]
EXAMPLE = """Draw events at random for review, or report the precision of a sample that was judged.

The file has a line for each event with its evidence in context. Judge it with `dragoman review --sample FILE`, or write
accept, reject or correct into each line's `judgement` and hand it in with `dragoman review --from FILE`.

Example: `dragoman sample 100 --by type --record news.duckdb -o sample.jsonl`

Example: `dragoman sample --report sample.jsonl --record news.duckdb`"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("sample", help=EXAMPLE)(with_filters(sample))


def sample(  # noqa: PLR0913 - the options that the command has
    *,
    size: Annotated[int | None, typer.Argument(metavar="N", min=1, help="How many events to draw.")] = None,
    by: Annotated[Stratum | None, typer.Option(help="Draw an equal share of each: type or status.")] = None,
    seed: Annotated[int, typer.Option(help="The same seed draws the same events.")] = 0,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write to this file instead of standard output.")
    ] = None,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Report the precision of this judged sample.")
    ] = None,
    record: RecordOption = None,
    form: Annotated[
        TableFormat | None, typer.Option("--format", help="Of the report: table on a terminal, jsonl in a pipe.")
    ] = None,
    **filters: object,
) -> None:
    """Draw a sample, or report on one."""
    if (size is None) == (report is None):
        message = "say how many events to draw (dragoman sample 100), or which file to report on (--report FILE)"
        raise UsageError(message)
    if report is not None:
        write_report(report, record, form or default_format())
    elif size is not None:
        write_sample(size, by, seed, load_settings(record=record).record, out, cast("Filters", filters))


def write_sample(  # noqa: PLR0913, PLR0917 - how a sample is drawn
    size: int, by: Stratum | None, seed: int, record: str, out: Path | None, filters: Filters
) -> None:
    """Draw a sample into a file or to standard output, and say what was drawn."""
    from dragoman.export.formats.files import spare
    from dragoman.record import Record

    if out is not None:
        spare(Path(record), out)
    rows = Record(record, create=False).sample(size, by=by, seed=seed, **filters)
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    if lines:
        write_file("\n".join(lines), out)
    typer.echo(f"{len(rows)} events drawn with seed {seed}" + (f" → {out}" if out and rows else ""), err=True)


def write_report(path: Path, record: str | None, form: TableFormat) -> None:
    """Write the precision by type and in total; judgements that the file lacks are looked up in the record."""
    from dragoman.record.precision import find_unjudged, to_judged, to_precision

    judged = to_judged(read_rows(path), load_verdicts(record))
    rows = [dataclasses.asdict(row) for row in to_precision(judged)]
    write_rows([as_cells(row) for row in rows] if form == "table" else rows, "precision", form)
    typer.echo("95 % intervals: Wilson's, with Kish's effective size where types were drawn unequally", err=True)
    left = ", ".join(f"{stratum} ({population})" for stratum, population in find_unjudged(judged).items())
    if left:
        typer.echo(f"nothing judged yet, so not in the total: {left}", err=True)


def load_verdicts(record: str | None) -> dict[str, str]:
    """Return the verdicts that a record holds; none when no record is named and none lies in the usual place."""
    from dragoman.record import Record

    path = load_settings(record=record).record
    return Record(path, create=False).verdicts() if record is not None or Path(path).exists() else {}


def as_cells(row: dict[str, object]) -> dict[str, object]:
    """Return a row with shares in per cent, for a table."""
    low, high, share = row.pop("low"), row.pop("high"), row.pop("precision")
    if share is None:
        return row | {"right": "–", "95 % interval": "–"}
    return row | {"right": f"{share:.0%}", "95 % interval": f"{low:.0%} – {high:.0%}"}
