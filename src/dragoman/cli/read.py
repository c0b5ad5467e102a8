"""`dragoman read`: one document → report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from dragoman.api import fetch
from dragoman.cli.output import write_file
from dragoman.config import Settings, load_settings
from dragoman.errors import SourceError, UsageError
from dragoman.gold.sheets import Sheet, load_sheet
from dragoman.ingest.decode import decode
from dragoman.ingest.sources import load_source
from dragoman.model import Reading, Source
from dragoman.runner.reading import read_with

Form = Literal["text", "json", "jsonl", "csv", "html"]
ENDINGS: dict[str, Form] = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".html": "html", ".htm": "html"}
EXAMPLE = """Read one document and report what it says.

Example: `dragoman read article.html --published 2024-04-26`

Example: `curl -s ADDRESS | dragoman read - --format json`

Example: `dragoman read passage.txt --gold passage.json --out errors.html` shows gold and found side by side"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("read", help=EXAMPLE)(read_command)


def read_command(  # noqa: PLR0913, PLR0917 - the options that the contract lists
    file: Annotated[
        str,
        typer.Argument(metavar="FILE|URL|-", help="A text or HTML file, an http(s) address, or - for standard input."),
    ],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Day of publication, as 2024-04-26.")] = None,
    form: Annotated[
        Form | None, typer.Option("--format", help="text on a terminal, jsonl in a pipe, unless given.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Headline, when the text lacks it.")] = None,
    url: Annotated[str | None, typer.Option(help="Where the text comes from.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write to this file instead of standard output.")
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option(metavar="SHEET", help="Compare with this annotated sheet of the same text, as a page (html)."),
    ] = None,
    pipeline: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Package or folder of another spaCy pipeline."),
    ] = None,
    codebook: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="Folder of your own event types, predicates and actors (docs/codebook.md)."),
    ] = None,
) -> None:
    """Read one document and report what it says."""
    from dragoman.export.base import export

    settings = load_settings(pipeline=pipeline, codebook=codebook)
    source = find_source(file)
    given = {"published": published, "url": url, "title": title, "outlet": outlet}
    if gold is not None:
        refuse_other_forms(form or (default_form(out) if out else "html"))
        sheet = load_sheet(gold)
        text = raw_text(source, settings)
        reading = read_with(source, settings, **(known_from(sheet) | told(given)))
        note_language(reading)
        write_file(beside_gold(sheet, gold, text, reading), out)
        return
    reading = read_with(source, settings, **given)
    note_language(reading)
    form = form or default_form(out)
    if form == "text" and out is None:
        from dragoman.cli.report import print_report

        print_report(reading)
        return
    write_file(export(reading, form), out)


def note_language(reading: Reading) -> None:
    """Say on standard error that a text in another language is not read."""
    from dragoman.pipeline import READ_LANGUAGES

    language = reading.document.language
    if language not in READ_LANGUAGES:
        note = f"the text is in another language ({language}); only English is read for actors and events"
        typer.echo(f"dragoman: {note}", err=True)


def refuse_other_forms(form: Form) -> None:
    """Raise UsageError unless the form is a page."""
    if form != "html":
        message = f"--gold makes a page only: say --format html, or name an --out file that ends in .html, not {form}"
        raise UsageError(message)


def known_from(sheet: Sheet) -> dict[str, object]:
    """Return what a sheet knows of its text."""
    return {"published": sheet.published, "title": sheet.given_title, "outlet": sheet.outlet}


def told(given: dict[str, str | None]) -> dict[str, object]:
    """Return the options that were given."""
    return {name: value for name, value in given.items() if value is not None}


def beside_gold(sheet: Sheet, path: Path, text: str, reading: Reading) -> str:
    """Return the page that shows a sheet beside the reading of its text; raises SourceError when they do not fit."""
    from dragoman.export.comparison import to_comparison
    from dragoman.gold.annotations import from_reading, from_sheet

    try:
        marked = from_sheet(sheet, text)
    except ValueError as error:
        message = f"{path}: the sheet does not fit the text: {error}; name the text that it was made from"
        raise SourceError(message) from error
    return to_comparison(marked, from_reading(reading, text), sheet.lines)


def raw_text(source: Path | bytes | Source, settings: Settings) -> str:
    """Return the text of a source as it stands, before anything is set aside."""
    return decode(load_source(source, max_bytes=settings.max_bytes).content)


def default_form(out: Path | None) -> Form:
    """Return the form that a file's ending asks for; without a file, text on a terminal and JSON lines in a pipe."""
    if out is None:
        return "text" if sys.stdout.isatty() else "jsonl"
    return ENDINGS.get(out.suffix.lower(), "text")


def find_source(file: str) -> Path | bytes | Source:
    """Return what the argument names: standard input, an address, or a path; raises UsageError for nothing."""
    if file == "-":
        return sys.stdin.buffer.read()
    if file.startswith(("http://", "https://")):
        return fetch(file)
    if not file:
        message = "no file is named; give a path, an address or - for standard input"
        raise UsageError(message)
    return Path(file)
