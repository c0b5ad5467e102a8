"""JSON lines: one document a line; a bad line costs only itself."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterator, Mapping

import msgspec

from dragoman.config import DEFAULTS
from dragoman.errors import SourceError, UsageError
from dragoman.ingest.decode import decode
from dragoman.ingest.formats.days import read_day
from dragoman.ingest.formats.members import Member, Named, Options, day_or, fail, read_lines
from dragoman.model import Source

# The field names that archives use, first found first taken; an id of the archive's own only where it is asked for.
FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "html", "article"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publish_date", "pub_date", "publication_date"),
    "url": ("url", "link"),
    "outlet": ("outlet", "source", "publisher", "site", "domain"),
    "id": (),
}
# A day may stand as a count of seconds, an id as a number.
COUNTED = ("published", "id")
SUFFIXES = (".jsonl", ".ndjson", ".json")
OBJECT = re.compile(rb'[\s\xef\xbb\xbf]*\{[ \t]*"[^"\n]{1,80}"[ \t]*:')
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

Row = dict[str, object]


def fits(head: bytes) -> bool:
    """Whether a file begins with a JSON object that goes on in its line."""
    if head.startswith(WIDE):
        head = head.decode("utf-16", "replace").encode()
    return OBJECT.match(head) is not None


def parse_fields(pairs: list[str]) -> dict[str, str]:
    """Return the mapping that "ours=theirs" pairs write; raises UsageError for one that is none."""
    found: dict[str, str] = {}
    for pair in pairs:
        ours, sign, theirs = (part.strip() for part in pair.partition("="))
        if ours not in FIELDS or not sign or not theirs:
            message = f"--field {pair!r}: write one of {', '.join(FIELDS)}, then = and the archive's field: text=body"
            raise UsageError(message)
        found[ours] = theirs
    return found


def count(member: Member) -> int:
    """Return how many lines hold something."""
    return sum(1 for line in read_lines(member, DEFAULTS.max_bytes) if line.strip())


def read(member: Member, options: Options) -> Iterator[Named]:
    """Yield each line's document, named by the number of its line; a Failure for a line that is none."""
    if member.is_called(".json") and not fits(member.head):
        yield fail(member.name, f"{member.name}: JSON, but not one object a line; convert it (jq -c '.[]' does)")
        return
    items = 0
    for number, line in enumerate(read_lines(member, options.max_bytes), 1):
        if line.strip():
            items += 1
            yield read_line(line, f"{member.name}:{number}", options)
    if not items:
        yield fail(member.name, f"{member.name}: the file holds no lines; give one JSON object a line")


def read_line(line: bytes, name: str, options: Options) -> Named:
    """Return one line's document."""
    if len(line) > options.max_bytes:
        return fail(name, f"{name}: the line is longer than the limit of {options.max_bytes:,} bytes; split it")
    try:
        return to_source(to_row(line), name, options)
    except (msgspec.DecodeError, RecursionError) as error:
        return fail(name, f"{name}: not a JSON object ({error})")
    except SourceError as error:
        return fail(name, f"{name}: {error}")


def to_row(line: bytes) -> Row:
    """Return a line's object, whatever the encoding; raises DecodeError or SourceError for what is none."""
    line = line.removeprefix(codecs.BOM_UTF8)
    try:
        line.decode()
    except UnicodeDecodeError:
        line = decode(line).encode("utf-8", "replace")
    return msgspec.json.decode(line, type=Row)


def to_source(row: Row, name: str, options: Options) -> Named:
    """Return a row's document; raises SourceError for one without a text, and for an id that was met before."""
    names = {ours: chosen(ours, options.fields) for ours in FIELDS}
    found = {ours: first(row, theirs, numbers=ours in COUNTED) for ours, theirs in names.items()}
    text, stated = found["text"], found["published"]
    if text is None:
        message = f"no text in any of the fields {', '.join(names['text'])}; say where it is with --field text=NAME"
        raise SourceError(message)
    day = read_day(stated)
    if stated and day is None:
        options.note(f"{name}: {stated!r} names no single day (write 2024-04-26); its day is unknown")
    check_id(found["id"], text, name, options)
    return name, Source(
        text,
        published=day_or(day, options),
        title=found["title"],
        url=found["url"],
        outlet=found["outlet"] or options.outlet,
        id=found["id"],
    )


def check_id(given: str | None, text: str, name: str, options: Options) -> None:
    """Raise SourceError for an id that another text has; the same text twice is the same document."""
    if given is None:
        return
    print_of = zlib.crc32(text.encode("utf-8", "replace"))
    where, known = options.ids.setdefault(given, (name, print_of))
    if known != print_of:
        message = f"the id {given!r} is that of another text, at {where}; leave --field id out or make ids unique"
        raise SourceError(message)


def chosen(ours: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names under which a field may stand: the one the user gives, or the usual ones."""
    return (fields[ours],) if ours in fields else FIELDS[ours]


def first(row: Row, names: tuple[str, ...], *, numbers: bool) -> str | None:
    """Return the first of some fields that holds text, paragraphs or, where they are looked for, a number."""
    return next((text for name in names if (text := to_text(at(row, name), numbers=numbers))), None)


def at(row: Row, name: str) -> object:
    """Return what stands under a name, or under its parts parted by dots."""
    value: object = row
    for part in [name] if name in row else name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def to_text(value: object, *, numbers: bool = False) -> str | None:
    """Return a value as text: itself, a list's paragraphs, a number if wanted; None for another and white space."""
    match value:
        case bool():
            return None
        case int() | float() if numbers:
            return str(value)
        case list() if all(isinstance(part, str) for part in value):
            value = "\n\n".join(value)
    return value if isinstance(value, str) and value.strip() else None
