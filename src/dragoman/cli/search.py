"""`dragoman search`: words in documents, evidence or claims, best first."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from dragoman.cli.output import Form, RecordOption, TableFormat, default_format, write_query
from dragoman.cli.queries import FILTERS, parameter
from dragoman.config import load_settings

HELP = """Find words in what has been read, best first.

Words side by side must all be there. Understood are "phrases" (quote them for the shell), prefixes\\*, AND, OR, NOT and
brackets; case and accents do not count. All filters may be added; --limit is 20 unless given. The index lies beside the
record, as FILE.search; it is made when first needed and can be thrown away.

Example: `dragoman search 'gas AND ("north stream" OR pipelin*) NOT oil' --since 2022-01-01`

Example: `dragoman search ceasefire --in claims --source ISR`"""
IN = Annotated[str, typer.Option("--in", help="documents, evidence (of events) or claims.", metavar="WHERE")]
WORDS = Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.")]


def register(app: typer.Typer) -> None:
    """Add the command."""

    def run(**given: object) -> None:
        words, within, form = given.pop("words"), given.pop("within"), given.pop("form")
        search(words, within, given.pop("record"), form, given)  # type: ignore[arg-type]

    parameters = [
        inspect.Parameter("words", inspect.Parameter.KEYWORD_ONLY, annotation=WORDS),
        parameter("within", IN, "documents"),
        parameter("record", RecordOption),
        *(parameter(name, annotation) for name, annotation in FILTERS.items()),
        parameter("form", Form),
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    app.command("search", help=HELP)(run)


def search(
    words: Sequence[str], within: str, record: str | None, form: TableFormat | None, given: Mapping[str, object]
) -> None:
    """Write the hits; what the index has to say goes to standard error."""
    from dragoman.record import Record

    filters = {name: value for name, value in given.items() if value not in (None, [])}
    store = Record(load_settings(record=record).record, create=False)
    found = store.search(" ".join(words), within=within, tell=tell, **filters)  # type: ignore[arg-type]
    write_query(found, "search", form or default_format())


def tell(message: str) -> None:
    """Say on standard error what takes time."""
    typer.echo(message, err=True)
