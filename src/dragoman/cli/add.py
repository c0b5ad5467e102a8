"""`dragoman add`: documents → the record."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.intake import Notes, count, items, to_options
from dragoman.cli.progress import Meter
from dragoman.codec import to_date
from dragoman.config import load_settings
from dragoman.errors import SourceError

QUARANTINED = 3
EXAMPLE = """Read documents and add them to a record.

Files are text, HTML, DOCX, JSON lines, RSS or Atom, WARC, or plain-text downloads of Nexis and Factiva, and .gz, .zst
and .zip of these; what a file is, its content tells. Folders are searched. Adding the same document again changes
nothing, and costs next to nothing. What is stored stays: an interrupted run goes on where it stopped when it is started
again. A document that cannot be read, or not within the settings document_seconds and document_megabytes, is set aside
with its reason (`dragoman quarantine`), and the rest goes on.

Example: `dragoman add articles/*.html feed.xml crawl.warc.gz --record news.duckdb`

Example: `dragoman add rows.jsonl.zst --field text=body --field published=pubDate`

Example: `dragoman add archive.zip --jobs 4 --retry`"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("add", help=EXAMPLE)(add_command)


def add_command(  # noqa: PLR0913 - the options that the contract lists
    paths: Annotated[list[str], typer.Argument(metavar="PATH|URL|GLOB|-...", help="What to add.")],
    record: Annotated[
        str | None, typer.Option(help="Record file, made when absent; news.duckdb unless set.", metavar="FILE")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication; lines, items and articles keep their own.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(help="Who published them; lines, items and articles keep their own.")
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Option(
            "--field",
            metavar="OURS=THEIRS",
            help="JSON lines: where text, title, published, url, outlet or id stand (text=article.body); repeat it.",
        ),
    ] = None,
    *,
    follow: Annotated[
        bool, typer.Option("--follow", help="Feeds: fetch the page behind each item, not the item's own text.")
    ] = False,
    capture_day: Annotated[
        bool, typer.Option(help="WARC: let the day a page was captured stand in where the page states no day.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Reading processes; one per core unless given.")
    ] = None,
    pipeline: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Package or folder of another spaCy pipeline."),
    ] = None,
    codebook: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="Folder of your own event types, predicates and actors (docs/codebook.md)."),
    ] = None,
    retry: Annotated[bool, typer.Option("--retry", help="Read what is in quarantine once more.")] = False,
) -> None:
    """Read documents and add them to a record."""
    from dragoman.record import Record
    from dragoman.runner.adding import add

    settings = load_settings(record=record, workers=jobs, pipeline=pipeline, codebook=codebook)
    to_date(published)
    notes = Notes()
    options = to_options(
        published=published,
        outlet=outlet,
        fields=fields or [],
        follow=follow,
        capture_day=capture_day,
        max_bytes=settings.max_bytes,
        notes=notes,
    )
    files = [file for file in expand(paths) if Path(file).resolve() != Path(settings.record).resolve()]
    store = Record(settings.record)
    meter = Meter(sum(map(count, files)))
    try:
        with meter:
            add(store, items(files, options), settings, meter, retry=retry)
    finally:
        notes.close()
        meter.sum_up(settings.record)
    finish(meter)


def finish(meter: Meter) -> None:
    """Exit 1 when nothing went through, 3 when something did not; raises typer.Exit."""
    if meter.aside:
        typer.echo("`dragoman quarantine` says why documents are set aside, --retry reads them once more", err=True)
    if meter.failed or meter.aside:
        raise typer.Exit(QUARANTINED if meter.good else 1)


def expand(paths: list[str]) -> Iterator[str]:
    """Yield each file, address or "-" that the arguments name; raises SourceError for a folder without files."""
    for path in paths:
        if path == "-" or path.startswith(("http://", "https://")):
            yield path
            continue
        place = Path(path)
        found = (
            sorted(str(p) for p in place.rglob("*") if p.is_file())
            if place.is_dir()
            else sorted(glob.glob(path, recursive=True)) or [path]  # noqa: PTH207 - patterns may be absolute
        )
        if place.is_dir() and not found:
            message = f"{path}: the folder holds no files"
            raise SourceError(message)
        yield from found
