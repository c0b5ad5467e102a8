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

from dragoman.api import fetch, read_many
from dragoman.codec import to_date
from dragoman.config import Settings, load_settings
from dragoman.errors import Failure, SourceError
from dragoman.ingest.lines import count_lines, is_lines, read_lines
from dragoman.ingest.sources import load_source
from dragoman.model import Reading, Source

QUARANTINED = 3
EXAMPLE = """Read documents and add them to a record.

Files are text, HTML or JSON lines (fields text, title, published or date, url, outlet; .gz too); folders are searched.
Adding the same document again changes nothing.

Example: `dragoman add articles/*.html --record news.duckdb`"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("add", help=EXAMPLE)(add_command)


def add_command(  # noqa: PLR0913, PLR0917 - the options that the contract lists
    paths: Annotated[list[str], typer.Argument(metavar="PATH|URL|GLOB|-...", help="What to add.")],
    record: Annotated[str | None, typer.Option(help="Record file; made when absent.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication; lines of JSON keep their own.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published them; lines of JSON keep their own.")] = None,
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
    files = [file for file in expand(paths) if Path(file).resolve() != Path(settings.record).resolve()]
    store = Record(settings.record)
    names: list[str] = []
    failures: list[Failure] = []
    with progress() as bar:
        task = bar.add_task("reading", total=sum(map(count, files)))

        def good() -> Iterator[Reading]:
            sources = named(items(files, published, outlet, settings), names)
            for result in read_many(sources, errors="keep", settings=settings):
                bar.advance(task)
                if isinstance(result, Failure):
                    failures.append(result)
                else:
                    yield result

        summary = store.add(good())
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


def count(file: str) -> int:
    """Return how many documents a file holds."""
    return count_lines(Path(file)) if is_lines(Path(file)) else 1


def items(
    files: list[str], published: str | None, outlet: str | None, settings: Settings
) -> Iterator[tuple[str, Source | Failure]]:
    """Yield (name, document) of all files: many of a JSON-lines file, one of any other; a failure stands for itself."""
    for file in files:
        if is_lines(Path(file)):
            for number, item in enumerate(read_lines(Path(file), published=published, outlet=outlet), 1):
                yield f"{file}:{number}", item
        else:
            yield file, load(file, published, outlet, settings)


def load(file: str, published: str | None, outlet: str | None, settings: Settings) -> Source | Failure:
    """Return one file's, address's or standard input's document, or why there is none."""
    try:
        if file.startswith(("http://", "https://")):
            return load_source(fetch(file), published=published, outlet=outlet)
        content = sys.stdin.buffer.read() if file == "-" else Path(file)
        return load_source(content, published=published, outlet=outlet, max_bytes=settings.max_bytes)
    except SourceError as error:
        return Failure(index=0, id=file, error=type(error).__name__, detail=str(error))


def named(pairs: Iterable[tuple[str, Source | Failure]], names: list[str]) -> Iterator[Source | Failure]:
    """Yield the documents, and keep their names in order."""
    for name, item in pairs:
        names.append(name)
        yield item
