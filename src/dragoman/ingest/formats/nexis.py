"""Nexis downloads: the old layout ("3 of 250 DOCUMENTS", centred head) and that of Nexis Uni ("End of Document")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from dragoman.config import DEFAULTS
from dragoman.errors import SourceError
from dragoman.ingest.dateline import find_printed_date
from dragoman.ingest.formats.articles import Article, Batch, batches, joined, read_batches
from dragoman.ingest.formats.members import Member, Named, Options

START = re.compile(rb"^\s*(?:FOCUS - )?(?:(?:Document|Dokument) )?\d+ (?:of|von|de) \d+(?: DOCUMENTS?)?\s*$")
END = re.compile(rb"^\s*End of Document\s*$")
OLD = re.compile(rb"^\s*(?:FOCUS - )?\d+ of \d+ DOCUMENTS?\s*$", re.MULTILINE)
NEW = (re.compile(rb"^Length:\s*[\d.,]+ words", re.MULTILINE), re.compile(rb"^Body\s*$", re.MULTILINE))
HEADER = re.compile(
    r"(?P<name>HEADLINE|BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|LANGUAGE|SERIES|TYPE|EDITION|SOURCE|DISTRIBUTION"
    r"|CORRECTION|COLUMN|SHOW|ANCHORS|REPORTERS|GUESTS|Headline|Byline|Section|Length|Dateline|Highlight|Language|Edition):\s*(?P<value>.*)"
)
BODY = re.compile(r"\s*(?:BODY:|Body)\s*$")
FOOTER = re.compile(
    r"(?:(?P<name>LOAD-DATE|LANGUAGE|GRAPHIC|PUBLICATION-TYPE|JOURNAL-CODE|DOCUMENT-TYPE|SUBJECT|UPDATE|URL|NOTES|ISSN"
    r"|Load-Date|Language|Publication-Type|Journal Code|Subject|URL):\s*(?P<value>.*)|Graphic\s*$|Classification\s*$)"
)
RIGHTS = re.compile(r"\s*(?:Copyright\b.*|\(c\) .*|©.*|All Rights Reserved\.?)\s*$", re.IGNORECASE)
SHEET = re.compile(r"\s*Page \d+ of \d+\s*$")


@dataclass(slots=True)
class Parts:
    """An article's lines sorted: those of its head that stand free, its fields, its body."""

    free: list[str] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)

    def value(self, name: str) -> str | None:
        """Return a field as one line."""
        return joined(self.fields.get(name, []))


def fits(head: bytes) -> bool:
    """Whether a file begins as a download does."""
    plain = head.replace(b"\x00", b"").replace(b"\r\n", b"\n")
    return OLD.search(plain) is not None or all(pattern.search(plain) for pattern in NEW)


def count(member: Member) -> int:
    """Return how many articles a download seems to hold."""
    return sum(1 for _ in find_articles(member, DEFAULTS.max_bytes, old=is_old(member)))


def read(member: Member, options: Options) -> Iterator[Named]:
    """Yield each article, named by its number in the file."""
    old = is_old(member)
    found = find_articles(member, options.max_bytes, old=old)
    yield from read_batches(member, found, partial(parse, old=old), options)


def is_old(member: Member) -> bool:
    """Whether a download is in the old layout."""
    return OLD.search(member.head.replace(b"\x00", b"").replace(b"\r\n", b"\n")) is not None


def find_articles(member: Member, most: int, *, old: bool) -> Iterator[Batch]:
    """Yield the lines of each article, without the cover before the first and what stands behind the last."""
    for index, batch in enumerate(batches(member, most, starts=START if old else None, ends=END)):
        filled = index > 0 and any(line.strip() for line in batch.lines)
        if filled if old else batch.closed or any(map(NEW[1].match, batch.lines)):
            yield batch


def parse(batch: Batch, *, old: bool) -> Article:
    """Return what an article's lines tell; in the old layout the outlet leads, in the new one the headline.

    Raises SourceError for one that is not there to its end.
    """
    if not old and not batch.closed:
        message = "the article breaks off: no End of Document"
        raise SourceError(message)
    parts = sort_lines([line for line in batch.text() if not SHEET.match(line)])
    free = [line for line in parts.free if not RIGHTS.match(line)]
    dated = [index for index, line in enumerate(free) if find_printed_date(line)]
    at = (dated[0] if old else dated[-1]) if dated else len(free)
    outlet, headline = (read_old if old else read_new)(free, at)
    return Article(
        headline=parts.value("headline") or headline,
        outlet=outlet,
        published=find_printed_date(free[at]) if dated else None,
        byline=parts.value("byline"),
        dateline=parts.value("dateline"),
        url=parts.value("url"),
        body="\n".join(parts.body),
    )


def read_old(free: list[str], at: int) -> tuple[str | None, str | None]:
    """Return outlet and headline: the lines before the day; those after it, behind the edition that goes with it."""
    rest = free[at:]
    edition = next((index for index, line in enumerate(rest) if not line.strip()), len(rest))
    return joined(free[:at]), joined(rest[edition:])


def read_new(free: list[str], at: int) -> tuple[str | None, str | None]:
    """Return outlet and headline: the two last lines before the day; a cover may stand before them."""
    before = [line for line in free[:at] if line.strip()]
    return joined(before[-1:]), joined(before[-2:-1])


def sort_lines(lines: list[str]) -> Parts:
    """Return the lines sorted; the body begins behind its mark, or where the fields behind LENGTH end."""
    parts = Parts()
    mark = next((index for index, line in enumerate(lines) if BODY.match(line)), None)
    begin = sort_head(lines[:mark], parts, marked=mark is not None)
    body = lines[mark + 1 :] if mark is not None else lines[begin:]
    end = next((index for index, line in enumerate(body) if FOOTER.match(line)), len(body))
    parts.body = strip_rights(body[:end])
    for line in body[end:]:
        if (match := FOOTER.match(line)) and match["name"]:
            parts.fields.setdefault(match["name"].lower(), []).append(match["value"])
    return parts


def sort_head(lines: list[str], parts: Parts, *, marked: bool) -> int:
    """Sort the lines of a head into `parts`; return where it ends."""
    name: str | None = None
    for index, line in enumerate(lines):
        if match := HEADER.match(line.strip()):
            name = match["name"].lower()
            parts.fields[name] = [match["value"]]
        elif not line.strip():
            name = None
            parts.free.append("")
        elif name is not None:
            parts.fields[name].append(line)
        elif "length" in parts.fields and not marked:
            return index
        else:
            parts.free.append(line)
    return len(lines)


def strip_rights(lines: list[str]) -> list[str]:
    """Return the lines without the notice of copyright at their end."""
    kept = list(lines)
    while kept and (not kept[-1].strip() or RIGHTS.match(kept[-1])):
        kept.pop()
    return kept
