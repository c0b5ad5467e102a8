"""What `dragoman add` takes in: files, addresses and standard input, each to its documents."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import typer

from dragoman.api import fetch
from dragoman.errors import SourceError
from dragoman.ingest.archives import count_items, failure, iter_items, iter_stream
from dragoman.ingest.formats.lines import parse_fields
from dragoman.ingest.formats.members import Named, Options

ADDRESSES = ("http://", "https://")
# More of the same tell a user nothing new.
TOLD = 10


class Notes:
    """Words on standard error about what was not believed: the first few of a run, and how many there were."""

    def __init__(self) -> None:
        """Begin with none."""
        self.count = 0

    def __call__(self, text: str) -> None:
        """Tell one."""
        self.count += 1
        if self.count <= TOLD:
            typer.echo(f"note: {text}", err=True)

    def close(self) -> None:
        """Say how many were not told."""
        if self.count > TOLD:
            typer.echo(f"note: and {self.count - TOLD} more like these", err=True)


def to_options(  # noqa: PLR0913 - the options of the command
    *,
    published: str | None,
    outlet: str | None,
    fields: list[str],
    follow: bool,
    capture_day: bool,
    max_bytes: int,
    notes: Notes,
) -> Options:
    """Return what the command's options say of archives; raises UsageError for a wrong mapping of fields."""
    return Options(
        published=published,
        outlet=outlet,
        fields=parse_fields(fields),
        follow=fetch if follow else None,
        capture_day=capture_day,
        max_bytes=max_bytes,
        note=notes,
    )


def count(file: str) -> int:
    """Return how many documents a file holds; an address and standard input count as one."""
    return 1 if file == "-" or file.startswith(ADDRESSES) else count_items(Path(file))


def items(files: Iterable[str], options: Options) -> Iterator[Named]:
    """Yield (name, document or failure) of all files, addresses and "-", one after another."""
    for file in files:
        if file.startswith(ADDRESSES):
            yield from fetched(file, options)
        elif file == "-":
            yield from iter_stream(file, sys.stdin.buffer, options)
        else:
            yield from iter_items(Path(file), options)


def fetched(address: str, options: Options) -> Iterator[Named]:
    """Yield what is at an address: a page, or a feed's items."""
    try:
        source = fetch(address)
    except SourceError as error:
        yield address, failure(address, error)
        return
    content = source.content if isinstance(source.content, bytes) else source.content.encode()
    yield from iter_stream(address, io.BytesIO(content), options, url=source.url)
