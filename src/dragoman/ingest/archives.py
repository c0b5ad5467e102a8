"""Files of any format → documents, one after another; what cannot be read is told in its place."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

from dragoman.errors import Failure, SourceError
from dragoman.ingest.formats.members import HEAD, PIECE, Member, Named, Options
from dragoman.ingest.formats.readers import find_reader
from dragoman.ingest.formats.unpack import ZIPS, Budget, budget_for, find_zipped, unpacked, unwrap
from dragoman.ingest.formats.word import is_document

# What may come out of a stream, whose size nobody knows before it ends.
UNMEASURED = 1 << 40


def iter_items(path: Path, options: Options | None = None) -> Iterator[Named]:
    """Yield (name, document or failure) of a file, lazily; the name tells the file and the place in it.

    Text, HTML, JSON lines, RSS and Atom, WARC, DOCX, downloads of Nexis and Factiva, and .gz, .zst and .zip of these.
    Never raises for what a file holds: a Failure stands where a document should.
    """
    yield from guarded(str(path), partial(in_file, path, options or Options()))


def iter_stream(
    name: str, file: IO[bytes], options: Options | None = None, *, url: str | None = None
) -> Iterator[Named]:
    """Yield the same of an open file that can be read only once; `url` is where it came from."""
    yield from guarded(name, partial(in_stream, name, file, options or Options(), url))


def count_items(path: Path) -> int:
    """Return how many documents a file seems to hold, for a progress bar; what cannot be read counts as one."""
    total = 0
    try:
        with open_file(path) as (member, budget):
            for found in visit(member, budget):
                total += count_member(found, budget)
    except (SourceError, OSError):
        return total + 1
    return total


def count_member(member: Member | SourceError, budget: Budget) -> int:
    """Return how many documents one file of an archive seems to hold, at least one: a document or a failure."""
    if isinstance(member, SourceError):
        return 1
    try:
        inner = unwrap(member, budget)
        return max(find_reader(inner).count(inner), 1)
    except Exception:  # noqa: BLE001 - the boundary to other people's parsers; reading will tell what is wrong
        return 1


def guarded(name: str, items: Callable[[], Iterator[Named]]) -> Iterator[Named]:
    """Yield items; what ends them early becomes the last."""
    try:
        yield from items()
    except SourceError as error:
        yield name, failure(name, error)
    except OSError as error:
        yield name, failure(name, SourceError(f"{name}: cannot be read ({error.strerror or error})"))
    except Exception as error:  # noqa: BLE001 - the boundary to other people's parsers: one odd file must not end a run
        yield name, failure(name, error)


def failure(name: str, error: Exception) -> Failure:
    """Describe what went wrong."""
    ours = isinstance(error, SourceError)
    detail = str(error) if ours else f"{name}: {type(error).__name__}: {error}; please report the file"
    return Failure(index=0, id=name, error=type(error).__name__, detail=detail)


@contextmanager
def open_file(path: Path) -> Iterator[tuple[Member, Budget]]:
    """Open a file on disk; raises SourceError naming it."""
    try:
        file: io.BufferedReader = io.BufferedReader(io.FileIO(path), HEAD)
    except FileNotFoundError as error:
        message = f"{path}: no such file"
        raise SourceError(message) from error
    except (OSError, ValueError) as error:
        message = f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})"
        raise SourceError(message) from error
    with file:
        yield Member(name=str(path), file=file), budget_for(os.fstat(file.fileno()).st_size)


def in_file(path: Path, options: Options) -> Iterator[Named]:
    """Yield what is in a file on disk."""
    with open_file(path) as (member, budget):
        yield from in_member(member, budget, options)


def in_stream(name: str, file: IO[bytes], options: Options, url: str | None) -> Iterator[Named]:
    """Yield what is in a stream; a zip, whose contents stand at its end, is put on disk first."""
    member = Member(name=name, file=unpacked(name, file.read, Budget(UNMEASURED)), url=url)
    if not member.head.startswith(ZIPS):
        yield from in_member(member, Budget(UNMEASURED), options)
        return
    with tempfile.TemporaryFile(buffering=0) as raw:
        shutil.copyfileobj(member.file, raw, PIECE)
        size = raw.tell()
        raw.seek(0)
        copy: io.BufferedReader = io.BufferedReader(raw, HEAD)
        with copy:
            yield from in_member(Member(name=name, file=copy), budget_for(size), options)


def in_member(member: Member, budget: Budget, options: Options) -> Iterator[Named]:
    """Yield what is in an opened file and in the files in it."""
    for found in visit(member, budget):
        if isinstance(found, SourceError):
            name = str(found).partition(": ")[0]
            yield name, failure(name, found)
        else:
            yield from guarded(found.name, partial(read_member, found, budget, options))


def visit(member: Member, budget: Budget) -> Iterator[Member | SourceError]:
    """Yield the file itself or, of a zip that is no document, the files in it."""
    if member.head.startswith(ZIPS) and not is_document(member):
        yield from find_zipped(member, budget)
    else:
        yield member


def read_member(member: Member, budget: Budget, options: Options) -> Iterator[Named]:
    """Yield the documents of one file, out of its gzip or zstandard."""
    inner = unwrap(member, budget)
    yield from find_reader(inner).read(inner, options)
