"""`dragoman add`: documents → the record."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from dragoman.api import read_many
from dragoman.cli.intake import Notes, count, items, to_options
from dragoman.codec import to_date
from dragoman.config import load_settings
from dragoman.errors import Failure, SourceError
from dragoman.model import Reading, Source

QUARANTINED = 3
EXAMPLE = """Read documents and add them to a record.

Files are text, HTML, DOCX, JSON lines, RSS or Atom, WARC, or plain-text downloads of Nexis and Factiva, and .gz, .zst
and .zip of these; what a file is, its content tells. Folders are searched. Adding the same document again changes
nothing.

Example: `dragoman add articles/*.html feed.xml crawl.warc.gz --record news.duckdb`

Example: `dragoman add rows.jsonl.zst --field text=body --field published=pubDate`"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("add", help=EXAMPLE)(add_command)


def add_command(  # noqa: PLR0913 - the options that the contract lists
    paths: Annotated[list[str], typer.Argument(metavar="PATH|URL|GLOB|-...", help="What to add.")],
    record: Annotated[str | None, typer.Option(help="Record file; made when absent.")] = None,
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
        bool, typer.Option(help="WARC: the day a page was captured stands in where the page states no day.")
    ] = True,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Reading processes; one per core unless given.")
    ] = None,
    pipeline: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Package or folder of another spaCy pipeline."),
    ] = None,
) -> None:
    """Read documents and add them to a record."""
    from dragoman.record import Record

    settings = load_settings(record=record, workers=jobs, pipeline=pipeline)
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
    names: list[str] = []
    failures: list[Failure] = []
    with progress() as bar:
        task = bar.add_task("reading", total=sum(map(count, files)))

        def good() -> Iterator[Reading]:
            sources = named(items(files, options), names)
            for result in read_many(sources, errors="keep", settings=settings):
                bar.advance(task)
                if isinstance(result, Failure):
                    failures.append(result)
                else:
                    yield result

        summary = store.add(good())
    notes.close()
    typer.echo(
        f"{summary.added} added, {summary.replaced} read anew, {summary.unchanged} there already,"
        f" {len(failures)} failed · {summary.events} events, {summary.claims} claims → {settings.record}",
        err=True,
    )
    finish(failures, names, good=summary.added + summary.replaced + summary.unchanged)


def finish(failures: list[Failure], names: list[str], *, good: int) -> None:
    """Name what failed; exit 1 when nothing went through, 3 when something did."""
    for failure in failures:
        name = names[failure.index]
        told = failure.detail.startswith((name, name.rpartition(":")[0] or name))
        typer.echo(f"not added: {failure.detail if told else f'{name}: {failure.detail}'}", err=True)
    if failures:
        raise typer.Exit(QUARANTINED if good else 1)


def progress() -> Progress:
    """Return a progress bar on standard error, silent where that is no terminal."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=console, disable=not sys.stderr.isatty())


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


def named(pairs: Iterable[tuple[str, Source | Failure]], names: list[str]) -> Iterator[Source | Failure]:
    """Yield the documents, and keep their names in order."""
    for name, item in pairs:
        names.append(name)
        yield item
