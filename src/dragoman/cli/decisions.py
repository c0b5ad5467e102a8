"""`dragoman decisions` and `dragoman undo`: what was decided on events, by whom, and taking it back."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from dragoman.cli.options import who
from dragoman.cli.output import Form, RecordOption, default_format, say_nothing, write_rows
from dragoman.config import load_settings

DECISIONS = """The log of decisions, oldest first: merges by the machine, and what persons said.

Example: `dragoman decisions --persons --format csv`

Example: `dragoman decisions --limit 20`"""
UNDO = """Take back a decision, a person's last one when none is named; what it changed is as it was before.

Example: `dragoman undo`

Example: `dragoman undo 3f8c2a90b1d4e567 --because "They did meet."`"""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("decisions", help=DECISIONS)(decisions)
    app.command("undo", help=UNDO)(undo)


def decisions(
    *,
    persons: Annotated[bool, typer.Option("--persons", help="Only what persons decided.")] = False,
    holding: Annotated[bool, typer.Option("--holding", help="Only what still holds.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="The last so many of these.")] = None,
    record: RecordOption = None,
    form: Form = None,
) -> None:
    """List decisions."""
    from dragoman.record import Record
    from dragoman.record.decisions import MACHINE

    rows = Record(load_settings(record=record).record, create=False).decisions()
    kept = [r for r in rows if not (persons and r["by"] == MACHINE) and not (holding and not r["in_force"])]
    wanted = form or default_format()
    say_nothing(kept, wanted)
    write_rows(kept[-(limit or len(kept)) :], "decisions", wanted)


def undo(
    decision: Annotated[str | None, typer.Argument(metavar="ID", help="A decision's id.")] = None,
    because: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
    reviewer: Annotated[str | None, typer.Option(metavar="NAME", help="Who takes it back; you by default.")] = None,
    record: RecordOption = None,
) -> None:
    """Take back a decision."""
    from dragoman.record import Record

    store = Record(load_settings(record=record).record, create=False)
    made = store.undo(decision, because=because, by=reviewer or who())
    if not sys.stdout.isatty():
        typer.echo(json.dumps(made, ensure_ascii=False))
    undone = next(row for row in store.decisions() if row["id"] == made["undoes"])
    what = f"{undone['action']} of {', '.join(map(str, [*undone['reports'], *undone['others']]))}"  # type: ignore[misc]
    typer.echo(
        f"taken back: {what} by {undone['by']}, {undone['when']}" if not undone["undoes"] else "done again", err=True
    )
