"""One page or text a file."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.ingest.formats.members import Member, Named, Options, read_whole
from dragoman.model import Source


def read(member: Member, options: Options) -> Iterator[Named]:
    """Yield the file as one document; raises TooLargeError beyond the limit."""
    content = read_whole(member, options)
    yield member.name, Source(content, published=options.published, outlet=options.outlet, url=member.url)


def count(_: Member) -> int:
    """Return how many documents the file holds: one."""
    return 1
