"""What every reader of a format is given and gives: a file, what the user wants of it, named documents."""

from __future__ import annotations

import codecs
import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.config import DEFAULTS
from dragoman.errors import Failure, SourceError
from dragoman.ingest.sources import check_size
from dragoman.model import Source

# What is looked at to tell a format; also the size of the reads.
HEAD = 65_536
PIECE = 65_536

Named = tuple[str, Source | Failure]


def unheard(_: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a user wants of archives.

    `published` and `outlet` are for documents that state none of their own; `fields` maps text, title, published, url,
    outlet or id to a field of the archive's lines, dots leading inwards; `follow` fetches the page behind a feed's item
    (None: the item's own text is read); `capture_day` lets the day a web archive took a page stand in for a day that
    the page does not state; `max_bytes` is the most of one document; `note` is told what was not believed; `ids` keeps
    where each id was first met, over all files of a run.
    """

    published: str | None = None
    outlet: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    follow: Callable[[str], Source] | None = None
    capture_day: bool = False
    max_bytes: int = DEFAULTS.max_bytes
    note: Callable[[str], None] = unheard
    ids: dict[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file as its reader meets it, unpacked and at its beginning; `name` tells a user where it lies."""

    name: str
    file: io.BufferedReader
    url: str | None = None

    @property
    def head(self) -> bytes:
        """The first bytes, still to be read; raises SourceError when not even those can be had."""
        return self.file.peek(HEAD)

    def is_called(self, *suffixes: str) -> bool:
        """Whether the name ends in one of the suffixes, what it was packed with aside."""
        name = self.name.lower().removesuffix(".gz").removesuffix(".zst")
        return name.endswith(suffixes)


def fail(name: str, detail: str) -> Named:
    """Return what stands in the place of a document that there is not."""
    return name, Failure(index=0, id=name, error=SourceError.__name__, detail=detail)


def read_whole(member: Member, options: Options) -> bytes:
    """Return a file's bytes; raises TooLargeError beyond the limit, SourceError where it breaks off."""
    content = member.file.read(options.max_bytes + 1)
    check_size(len(content), options.max_bytes, member.name)
    return content


def read_lines(member: Member, most: int) -> Iterator[bytes]:
    """Yield lines in UTF-8 or whatever narrow encoding they are in; of a longer one `most` bytes and one more."""
    file = widened(member)
    while line := file.readline(most + 1):
        yield line
        while len(line) > most and not line.endswith(b"\n"):
            line = file.readline(most + 1)


def widened(member: Member) -> io.BufferedReader:
    """Return the file, or one in UTF-8 where its lines are in UTF-16, whose ends a search for bytes would miss."""
    if not member.head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return member.file
    return io.BufferedReader(Recoded(member.file), PIECE)


class Recoded(io.RawIOBase):
    """A file in UTF-16 as the UTF-8 bytes of its text."""

    def __init__(self, file: io.BufferedReader) -> None:
        """Read from an open file, which begins with its byte-order mark."""
        self._file, self._decode = file, codecs.getincrementaldecoder("utf-16")("replace").decode

    def readable(self) -> bool:
        """Whether this can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer; 0 at the end."""
        data = b""
        while not data and (piece := self._file.read(max(len(buffer) // 2, 1))):
            # Two bytes of UTF-16 take three of UTF-8 at most.
            data = self._decode(piece).encode("utf-8", "replace")
        buffer[: len(data)] = data
        return len(data)


def day_or(stated: dt.date | None, options: Options) -> dt.date | str | None:
    """Return the day that a document states, or else the one given for those that state none."""
    return stated or options.published
