"""RSS and Atom: each item's own text, or the page behind it; days that cannot be so are not believed."""

from __future__ import annotations

import datetime as dt
import html
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from dragoman.errors import SourceError
from dragoman.ingest.formats.days import is_believable, read_day, today
from dragoman.ingest.formats.members import HEAD, Member, Named, Options, day_or, fail, read_whole
from dragoman.model import Source

SUFFIXES = (".rss", ".atom")
ROOTS = {b"rss", b"feed", b"rdf:rdf"}
COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
ELEMENT = re.compile(rb"<([a-z][\w:.-]*)", re.IGNORECASE)
MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
ITEM = re.compile(rb"<(?:item|entry)[\s>]", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
STAMPS = ("published", "updated", "created")

Entry = Mapping[str, Any]


def fits(head: bytes) -> bool:
    """Whether a file's first element is that of a feed."""
    plain = COMMENT.sub(b"", head.replace(b"\x00", b"")).lstrip(MARKS)
    first = ELEMENT.search(plain) if plain.startswith(b"<") else None
    return first is not None and first.group(1).lower() in ROOTS


def count(member: Member) -> int:
    """Return how many items a feed seems to have."""
    total, tail = 0, b""
    while piece := member.file.read(len(member.head) or 1):
        total += len(ITEM.findall(tail + piece)) - len(ITEM.findall(tail))
        tail = piece[-6:]
    return total


def count_items(text: str) -> int:
    """Return how many items a text holds that is a feed; none where it is something else."""
    return len(ITEM.findall(text.encode("utf-8", "replace"))) if fits(text[:HEAD].encode("utf-8", "replace")) else 0


def read(member: Member, options: Options) -> Iterator[Named]:
    """Yield each item's document, named by its number in the feed."""
    parsed = parse(read_whole(member, options), member.name)
    outlet = to_line(parsed.feed.get("title"))
    for number, entry in enumerate(parsed.entries, 1):
        yield read_entry(entry, f"{member.name}:{number}", outlet, options)
    if parsed.bozo and not isinstance(parsed.bozo_exception, UserWarning):
        yield from broken(member.name, parsed.bozo_exception, len(parsed.entries))
    elif not parsed.entries:
        yield fail(member.name, f"{member.name}: the feed has no items")


def parse(content: bytes, name: str) -> Any:  # noqa: ANN401 - a dictionary with attributes, untyped
    """Return the feed taken apart; raises SourceError when it is broken beyond mending."""
    import feedparser

    try:
        return feedparser.parse(io.BytesIO(content))
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        message = f"{name}: the feed is broken beyond mending ({type(error).__name__}: {error}); fetch it again"
        raise SourceError(message) from error


def broken(name: str, fault: Exception, items: int) -> Iterator[Named]:
    """Yield what is told of a feed that is no well-formed XML; encodings named wrongly are put right and no fault."""
    import feedparser

    if isinstance(fault, (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType)) and items:
        return
    yield fail(name, f"{name}: the feed is broken ({fault}); {items} items could be read")


def read_entry(entry: Entry, name: str, outlet: str | None, options: Options) -> Named:
    """Return one item's document, or why there is none."""
    known: dict[str, Any] = {
        "published": day_or(entry_day(entry, name, options), options),
        "title": to_line(entry.get("title")),
        "outlet": to_line(entry.get("source", {}).get("title")) or options.outlet or outlet,
    }
    url = entry.get("link") or None
    try:
        if options.follow is not None and url:
            return name, replace(options.follow(url), **known)
        return name, Source(entry_content(entry, url), url=url, **known)
    except SourceError as error:
        return fail(name, f"{name}: {error}")


def entry_content(entry: Entry, url: str | None) -> str:
    """Return an item's text as a page; raises SourceError when it has none."""
    parts = [*(part.get("value", "") for part in entry.get("content", [])), entry.get("summary", "")]
    text = max(parts, key=len)
    if not text_of(text):
        remedy = f"add --follow to read the page at {url}" if url else "and no address to follow"
        message = f"the item has no text, {remedy}"
        raise SourceError(message)
    if not TAG.search(text):
        return html.unescape(text)
    return f"<html><body><article>{text if '<p' in text.lower() else f'<p>{text}</p>'}</article></body></html>"


def entry_day(entry: Entry, name: str, options: Options) -> dt.date | None:
    """Return the day an item states, as far as it is believable."""
    stamp = next((entry[key] for key in STAMPS if entry.get(key)), None)
    day = read_day(stamp)
    if stamp and day is None:
        options.note(f"{name}: {stamp!r} names no day; its day is unknown")
    if day and not is_believable(day, today()):
        options.note(f"{name}: the feed dates it {day}, which cannot be; its day is unknown")
        return None
    return day


def to_line(value: str | None) -> str | None:
    """Return a title without tags, entities and line ends."""
    return text_of(value or "") or None


def text_of(value: str) -> str:
    """Return what is to be read in a piece of HTML."""
    return " ".join(html.unescape(TAG.sub(" ", value)).split())
