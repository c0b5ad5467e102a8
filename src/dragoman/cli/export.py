"""`dragoman export FORMAT OUT`: the record, or what filters leave of it, for other tools."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.output import RecordOption
from dragoman.cli.queries import FILTERS
from dragoman.config import load_settings

FORMATS = "gdelt, icews, polecat, followthemoney, graphml, gexf, parquet, csv, tsv or sqlite"
HELP = """Write what the record holds, or what filters leave of it, in a format that other tools read.

Example: `dragoman export gdelt russia-iran --source RUS --target IRN --since 2024-01-01`

Example: `dragoman export sqlite news.db && datasette news.db`

Example: `dragoman export csv - --country IRN | head`

A file that is there already is left alone unless `--force` is given. A format that wants a day for each event leaves
out those that have none, and says how many."""
NOT_GIVEN = {"force": False}
DATES = "Which events go where a day is wanted: exact, loose (also an interval's) or reported (also the undated)."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export", help=HELP)(command())


def command() -> Callable[..., None]:
    """Return the command, with an option for every filter."""

    def run(**given: object) -> None:
        from dragoman.export.formats.base import export_record
        from dragoman.record import Record

        kind, out, dates, record, force = (given.pop(n) for n in ("kind", "out", "dates", "record", "force"))
        store = Record(load_settings(record=record).record, create=False)
        filters = {name: value for name, value in given.items() if value not in (None, [])}
        place = None if str(out) == "-" else Path(str(out))
        tally = export_record(
            store,
            str(kind),
            place,
            dates=dates,  # type: ignore[arg-type]
            filters=filters,  # type: ignore[arg-type]
            force=bool(force),
        )
        typer.echo("\n".join(tally.lines()), err=True)

    keyword = inspect.Parameter.KEYWORD_ONLY
    arguments = {
        "kind": Annotated[str, typer.Argument(metavar="FORMAT", help=FORMATS)],
        "out": Annotated[
            str, typer.Argument(metavar="OUT", help="File, or folder for Parquet; - for standard output.")
        ],
    }
    options = {
        "record": RecordOption,
        "dates": Annotated[str | None, typer.Option(help=DATES)],
        "force": Annotated[bool, typer.Option("--force", help="Write over a file that is there (never a folder).")],
        **FILTERS,
    }
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            *(inspect.Parameter(name, keyword, annotation=kind) for name, kind in arguments.items()),
            *(inspect.Parameter(n, keyword, default=NOT_GIVEN.get(n), annotation=kind) for n, kind in options.items()),
        ]
    )
    run.__annotations__ = arguments | options
    return run
