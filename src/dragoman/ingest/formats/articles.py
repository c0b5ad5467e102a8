"""News databases give one text file for many articles; here the lines become articles, and their parts a document."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.errors import SourceError
from dragoman.ingest.decode import decode
from dragoman.ingest.formats.members import Member, Named, Options, day_or, fail, read_lines
from dragoman.ingest.sources import check_size
from dragoman.model import Source

BYLINE = re.compile(r"by[\s:]", re.IGNORECASE)
PARAGRAPH = "\n\n"


@dataclass(slots=True)
class Batch:
    """The lines of one article as they stand in the file; `first` is the number of the first, `closed` its end."""

    first: int
    lines: list[bytes] = field(default_factory=list)
    closed: bool = False

    def text(self) -> list[str]:
        """Return the lines decoded, each article by itself: files put together may differ in encoding."""
        return decode(b"".join(self.lines)).splitlines()

    @property
    def size(self) -> int:
        """How many bytes are held."""
        return sum(map(len, self.lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a database tells of one article."""

    headline: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
    byline: str | None = None
    dateline: str | None = None
    url: str | None = None
    body: str = ""


def batches(member: Member, most: int, *, starts: re.Pattern[bytes] | None, ends: re.Pattern[bytes]) -> Iterator[Batch]:
    """Yield each article's lines, the line that starts or ends one left out; of a longer one than `most`, its start."""
    batch, size = Batch(first=1), 0
    for number, line in enumerate(read_lines(member, most), 1):
        opens, closes = starts is not None and starts.match(line), ends.match(line)
        if opens or closes:
            batch.closed = bool(closes)
            yield batch
            batch, size = Batch(first=number + 1), 0
        elif size <= most:
            batch.lines.append(line)
            size += len(line)
    yield batch


def read_batches(
    member: Member, found: Iterable[Batch], parse: Callable[[Batch], Article], options: Options
) -> Iterator[Named]:
    """Yield each batch's document, named by its number in the file; a Failure with its line for one that is none."""
    for number, batch in enumerate(found, 1):
        name = f"{member.name}:{number}"
        try:
            check_size(batch.size, options.max_bytes, "the article")
            document = to_source(parse(batch), options)
        except SourceError as error:
            yield fail(name, f"{name}: line {batch.first}: {error}")
        else:
            yield name, document


def to_source(article: Article, options: Options) -> Source:
    """Return an article's document; raises SourceError when it has no text."""
    if not article.body.strip():
        message = "no text under the article's header; it is left out"
        raise SourceError(message)
    return Source(
        whole_text(article),
        title=article.headline,
        outlet=article.outlet or options.outlet,
        published=day_or(article.published, options),
        url=article.url,
    )


def whole_text(article: Article) -> str:
    """Return the text as a paper prints it: who wrote it, where it was filed, what it says."""
    body = article.body.strip("\r\n")
    if article.dateline and not body.lstrip().startswith(article.dateline):
        body = f"{article.dateline} — {body.lstrip()}"
    byline = article.byline or ""
    head = byline if not byline or BYLINE.match(byline) else f"By {byline}"
    return f"{head}{PARAGRAPH}{body}" if head else body


def joined(lines: Iterable[str]) -> str | None:
    """Return some lines as one, without the space around them."""
    return " ".join(" ".join(lines).split()) or None
