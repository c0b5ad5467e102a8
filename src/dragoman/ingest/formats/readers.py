"""The formats, in the order in which they are tried: by content first, by suffix second."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.ingest.formats import factiva, feeds, lines, nexis, pages, warcs, word
from dragoman.ingest.formats.members import Member, Named, Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One format: how it is told by the first bytes or by the name, how it is read and its documents counted."""

    name: str
    fits: Callable[[bytes], bool]
    read: Callable[[Member, Options], Iterator[Named]]
    count: Callable[[Member], int]
    suffixes: tuple[str, ...] = ()


PAGES = Reader(name="page or text", fits=lambda _: True, read=pages.read, count=pages.count)
READERS = (
    Reader(name="DOCX", fits=word.fits, read=word.read, count=word.count, suffixes=word.SUFFIXES),
    Reader(name="WARC", fits=warcs.fits, read=warcs.read, count=warcs.count, suffixes=warcs.SUFFIXES),
    Reader(name="RSS or Atom", fits=feeds.fits, read=feeds.read, count=feeds.count, suffixes=feeds.SUFFIXES),
    Reader(name="JSON lines", fits=lines.fits, read=lines.read, count=lines.count, suffixes=lines.SUFFIXES),
    Reader(name="Nexis", fits=nexis.fits, read=nexis.read, count=nexis.count),
    Reader(name="Factiva", fits=factiva.fits, read=factiva.read, count=factiva.count),
)


def find_reader(member: Member) -> Reader:
    """Return the reader of a file: the first whose content it has, else whose name, else that of pages and texts."""
    head = member.head
    by_content = (reader for reader in READERS if reader.fits(head))
    by_name = (reader for reader in READERS if reader.suffixes and member.is_called(*reader.suffixes))
    return next(by_content, None) or next(by_name, PAGES)
