"""`dragoman quarantine`: what could not be read, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.output import Form, RecordOption, default_format, write_query
from dragoman.config import load_settings
from dragoman.errors import NotFoundError

EXAMPLE = """What could not be read, and why: file, line or address, kind of error, reason, time.

`dragoman add … --retry` reads it once more; what is changed, or read by a newer version, is tried again anyway.
`--forget` takes single ones off the list.

Example: `dragoman quarantine --record news.duckdb --format csv`

Example: `dragoman quarantine --forget archive.jsonl:17`"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("quarantine", help=EXAMPLE)(quarantine)


def quarantine(
    record: RecordOption = None,
    forget: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Take this one, by name or key, off the list.")
    ] = None,
    form: Form = None,
) -> None:
    """List what could not be read, or take some of it off the list."""
    from dragoman.record import Record

    store = Record(load_settings(record=record).record, create=False)
    if not forget:
        write_query(store.quarantine(), "quarantine", form or default_format())
        return
    count = store.forget(forget)
    if not count:
        message = f"nothing in quarantine is called {' or '.join(map(repr, forget))}; `dragoman quarantine` lists it"
        raise NotFoundError(message)
    typer.echo(f"{count} taken off the list; the next `dragoman add` that meets it reads it", err=True)
