"""JSON lines, plain or gzipped → sources; a bad line costs only itself."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from dragoman.codec import to_date
from dragoman.config import DEFAULTS
from dragoman.errors import Failure, SourceError, UsageError
from dragoman.model import Source

# The field names that archives use, first found first taken.
FIELDS = {
    "content": ("text", "content", "body", "html", "article"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publish_date", "pub_date", "publication_date"),
    "url": ("url", "link"),
    "outlet": ("outlet", "source", "publisher", "site", "domain"),
}
SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


def is_lines(path: Path) -> bool:
    """Whether a file holds one JSON document a line, by its name."""
    return path.name.lower().endswith(SUFFIXES)


def open_lines(path: Path) -> IO[bytes]:
    """Open a file of lines; raises SourceError naming it."""
    try:
        return gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb")  # type: ignore[return-value]
    except FileNotFoundError as error:
        message = f"{path}: no such file"
        raise SourceError(message) from error
    except (OSError, ValueError) as error:
        message = f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})"
        raise SourceError(message) from error


def count_lines(path: Path) -> int:
    """Return how many documents a file of lines holds, for a progress bar; 0 when it cannot be read to its end."""
    try:
        with open_lines(path) as lines:
            return sum(1 for line in whole_lines(lines) if line.strip())
    except (EOFError, OSError, SourceError, zlib.error):
        return 0


def whole_lines(file: IO[bytes], most: int = DEFAULTS.max_bytes) -> Iterator[bytes]:
    """Yield lines; of a longer one `most` bytes and one more, however long it is."""
    while line := file.readline(most + 1):
        yield line
        while len(line) > most and not line.endswith(b"\n"):
            line = file.readline(most + 1)


def read_lines(path: Path, *, published: str | None = None, outlet: str | None = None) -> Iterator[Source | Failure]:
    """Yield each line's document; a Failure for a line that is none, and for a file that breaks off or is empty.

    `published` and `outlet` are for lines that state none.
    """
    number = items = 0
    try:
        with open_lines(path) as lines:
            for number, line in enumerate(whole_lines(lines), 1):
                if line.strip():
                    items += 1
                    yield read_line(line, f"{path}:{number}", published=published, outlet=outlet)
        if not items:
            yield failure(str(path), f"{path}: the file holds no lines; give one JSON object a line")
    except SourceError as error:
        yield failure(str(path), str(error))
    except (EOFError, OSError, zlib.error) as error:
        yield failure(str(path), f"{path}: breaks off after line {number} ({error}); what came before is read")


def failure(name: str, detail: str) -> Failure:
    """Return what stands in the place of a document that there is not."""
    return Failure(index=0, id=name, error="SourceError", detail=detail)


def read_line(line: bytes, name: str, *, published: str | None, outlet: str | None) -> Source | Failure:
    """Return one line's document."""
    if len(line) > DEFAULTS.max_bytes:
        return failure(name, f"{name}: the line is longer than the limit of {DEFAULTS.max_bytes:,} bytes; split it")
    try:
        row = msgspec.json.decode(line.removeprefix(codecs.BOM_UTF8), type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return failure(name, f"{name}: not a JSON object ({error})")
    found = {ours: first(row, theirs) for ours, theirs in FIELDS.items()}
    content = found.pop("content")
    if not content:
        return failure(name, f"{name}: no text in any of the fields {', '.join(FIELDS['content'])}")
    found["published"] = day_of(found["published"]) or published
    found["outlet"] = found["outlet"] or outlet
    return Source(content=content, **found)


def first(row: dict[str, object], names: tuple[str, ...]) -> str | None:
    """Return the first field that holds text."""
    return next((value for n in names if isinstance(value := row.get(n), str) and value.strip()), None)


def day_of(value: str | None) -> str | None:
    """Return the day of a date or time stamp; None for one that is no date, for the rest of the line is still good."""
    try:
        return str(to_date(value[:10])) if value else None
    except UsageError:
        return None
