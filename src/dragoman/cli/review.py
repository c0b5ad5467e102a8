"""`dragoman review`: events one by one with their evidence, and what a person says of them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from dragoman.cli.options import read_rows, who, with_filters
from dragoman.cli.output import RecordOption
from dragoman.config import load_settings
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.record import Filters, Record

MOST = 1000
EXAMPLE = """Go through events one by one: accept, reject, correct, merge, split, skip, undo, quit.

Without --sample or --from: the events that the filters keep and nobody has judged yet, newest first. In a pipe it reads
one command a line: `a`, `r WHY`, `c type=AGREE when=2024-03`, `m ID`, `x 2`, `s`, `u`, `q`; of pairs `m` and `k`.

Example: `dragoman review --source RUS --target IRN --record news.duckdb`

Example: `dragoman review --sample sample.jsonl`

Example: `dragoman review --pairs` asks of pairs of events whether they are one.

Example: `dragoman review --from judged.jsonl --reviewer Ada`"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review", help=EXAMPLE)(with_filters(review))


def review(
    *,
    sample: Annotated[Path | None, typer.Option(metavar="FILE", help="Go through the events of this sample.")] = None,
    source_file: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE|-", help="Carry out the judgements of JSON lines, all or none."),
    ] = None,
    pairs: Annotated[bool, typer.Option("--pairs", help="Go through pairs of events that may be one.")] = False,
    reviewer: Annotated[str | None, typer.Option(metavar="NAME", help="Who judges; you by default.")] = None,
    record: RecordOption = None,
    **filters: object,
) -> None:
    """Go through events."""
    from dragoman.cli.reviewing import Session, walk
    from dragoman.record import Record

    if sum(bool(way) for way in (sample, source_file, pairs)) > 1:
        message = "--sample, --from and --pairs exclude each other; give one"
        raise UsageError(message)
    store, name = Record(load_settings(record=record).record, create=False), reviewer or who()
    if source_file is not None:
        hand_in(store, source_file, name)
    else:
        queue = (
            find_pairs(store) if pairs else [(event,) for event in find_queue(store, sample, cast("Filters", filters))]
        )
        walk(Session(store, name, queue))


def find_pairs(store: Record) -> list[tuple[str, ...]]:
    """Return the pairs of events that may be one, likeliest first."""
    return [(str(row["a"]), str(row["b"])) for row in store.find_unsure(MOST)]


def hand_in(store: Record, path: Path, name: str) -> None:
    """Carry out the judgements of a file, and say what was decided."""
    made = store.carry_out(read_rows(path), by=name)
    if not sys.stdout.isatty():
        sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in made)
    typer.echo(f"{len(made)} judgements carried out", err=True)


def find_queue(store: Record, sample: Path | None, filters: Filters) -> list[str]:
    """Return the events to go through: a sample's without a verdict yet, or those that the filters keep."""
    if sample is not None:
        judged = store.verdicts()
        return [str(r["event"]) for r in read_rows(sample) if "event" in r and str(r["event"]) not in judged]
    wanted: Filters = {"judged": "unjudged", "limit": MOST, **filters}
    return [str(row["id"]) for row in store.events(**wanted)]
