"""A file of GDELT, ICEWS or POLECAT, plain, gzipped or zipped, as rows."""

from __future__ import annotations

import gzip
import io
import itertools
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from dragoman.errors import SourceError, UsageError
from dragoman.ingest.coded import icews, polecat
from dragoman.ingest.coded.gdelt import is_gdelt, to_gdelt
from dragoman.ingest.coded.rows import Bad, BadRowError, CodedRow

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
HEADED: Mapping[str, tuple[Sequence[str], Callable[[Mapping[str, str], int], Iterator[CodedRow]]]] = {
    "icews": (icews.NEEDED, icews.to_icews),
    "polecat": (polecat.NEEDED, polecat.to_polecat),
}
KINDS = ("gdelt", *HEADED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A file that is being read: what it is, and its rows, lines that are none among them."""

    kind: str
    rows: Iterator[CodedRow | Bad]


@contextmanager
def read_coded(path: Path, kind: str | None = None) -> Iterator[Coded]:
    """Open a file of coded events; without a `kind` its first line tells what it is.

    Raises SourceError when it cannot be read or is none of the kinds, UsageError for a kind that there is not.
    """
    if kind is not None and kind not in KINDS:
        message = f"there is no format {kind!r} to compare with; choose one of {', '.join(KINDS)}"
        raise UsageError(message)
    with opened(path) as raw, io.TextIOWrapper(raw, encoding="utf8", errors="replace", newline="\n") as file:
        lines = (line.rstrip("\r\n").split("\t") for line in file)
        first = next(lines, [""])
        header = [name.strip().lstrip("\ufeff") for name in first]
        found = kind or detect(header, path)
        if found == "gdelt":
            yield Coded(kind=found, rows=to_rows(itertools.chain([first], lines), to_gdelt, 1))
        else:
            needed, convert = HEADED[found]
            check_header(header, needed, path, found)
            yield Coded(kind=found, rows=to_rows(lines, lambda cells, line: convert(name(header, cells), line), 2))


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for its bytes, unpacked; raises SourceError."""
    try:
        with path.open("rb") as raw:
            magic = raw.read(4)
            raw.seek(0)
            if magic.startswith(GZIP):
                with gzip.open(raw) as unpacked:
                    yield cast("IO[bytes]", unpacked)
            elif magic == ZIP:
                with zipfile.ZipFile(raw) as archive, archive.open(only_member(archive, path)) as member:
                    yield member
            else:
                yield raw
    except (OSError, EOFError, zipfile.BadZipFile) as error:
        message = f"{path}: cannot be read ({getattr(error, 'strerror', None) or error}); name a file of event data"
        raise SourceError(message) from error


def only_member(archive: zipfile.ZipFile, path: Path) -> str:
    """Return the name of the one file in an archive; raises SourceError."""
    names = [info.filename for info in archive.infolist() if not info.is_dir()]
    if len(names) != 1:
        message = f"{path}: holds {len(names)} files where one is wanted; unpack it and name the one to compare with"
        raise SourceError(message)
    return names[0]


def detect(header: Sequence[str], path: Path) -> str:
    """Return what a file is by its first line; raises SourceError."""
    if is_gdelt(header):
        return "gdelt"
    for kind, (needed, _) in HEADED.items():
        if set(needed) <= set(header):
            return kind
    message = f"{path}, line 1: neither a row of GDELT nor a header of ICEWS or POLECAT; say what it is with --as"
    raise SourceError(message)


def check_header(header: Sequence[str], needed: Sequence[str], path: Path, kind: str) -> None:
    """Refuse a header without the columns that are needed; raises SourceError."""
    lacking = [name for name in needed if name not in header]
    if lacking:
        message = f"{path}, line 1: a header of {kind} has {', '.join(map(repr, lacking))}; this one does not"
        raise SourceError(message)


def name(header: Sequence[str], cells: Sequence[str]) -> Mapping[str, str]:
    """Return cells by their columns; raises BadRowError when there are more or fewer (empty ones at the end aside)."""
    extra = cells[len(header) :]
    if len(cells) < len(header) or any(cell.strip() for cell in extra):
        message = f"{len(cells)} columns where the header has {len(header)}"
        raise BadRowError(message)
    return dict(zip(header, cells, strict=False))


def to_rows(
    lines: Iterator[list[str]], convert: Callable[[list[str], int], Iterator[CodedRow]], first: int
) -> Iterator[CodedRow | Bad]:
    """Yield the rows of lines, blank ones left out; a line that is no row is Bad."""
    for number, cells in enumerate(lines, start=first):
        if not any(cell.strip() for cell in cells):
            continue
        try:
            yield from convert(cells, number)
        except BadRowError as error:
            yield Bad(line=number, detail=str(error))
