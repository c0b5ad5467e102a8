"""JSON lines, plain or gzipped → sources; a bad line costs only itself."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import msgspec

from dragoman.errors import Failure, SourceError, UsageError
from dragoman.ingest.sources import to_date
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
        return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror})"
        raise SourceError(message) from error


def count_lines(path: Path) -> int:
    """Return how many documents a file of lines holds, for a progress bar; 0 when it breaks off at once."""
    try:
        with open_lines(path) as lines:
            return sum(1 for line in lines if line.strip())
    except (EOFError, OSError, zlib.error):
        return 0


def read_lines(path: Path, *, published: str | None = None, outlet: str | None = None) -> Iterator[Source | Failure]:
    """Yield each line's document; a line that is none, and a file that breaks off, come as a Failure naming the line."""
    number = 0
    try:
        with open_lines(path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield read_line(line, f"{path}:{number}", published=published, outlet=outlet)
    except (EOFError, OSError, zlib.error) as error:
        detail = f"{path}: breaks off after line {number} ({error}); what came before is read"
        yield Failure(index=0, id=str(path), error=type(error).__name__, detail=detail)


def read_line(line: bytes, name: str, *, published: str | None, outlet: str | None) -> Source | Failure:
    """Return one line's document."""
    try:
        row = msgspec.json.decode(line, type=dict[str, object])
        found = {ours: first(row, theirs) for ours, theirs in FIELDS.items()}
        content = found.pop("content")
        if not content:
            detail = f"{name}: no text in any of the fields {', '.join(FIELDS['content'])}"
            return Failure(index=0, id=name, error="SourceError", detail=detail)
        found["published"] = published or day_of(found["published"])
        found["outlet"] = found["outlet"] or outlet
        return Source(content=content, **found)  # type: ignore[arg-type]
    except msgspec.DecodeError as error:
        return Failure(index=0, id=name, error="SourceError", detail=f"{name}: not a JSON object ({error})")


def first(row: dict[str, object], names: tuple[str, ...]) -> str | None:
    """Return the first field that holds text."""
    return next((value for n in names if isinstance(value := row.get(n), str) and value.strip()), None)


def day_of(value: str | None) -> str | None:
    """Return the day of a date or time stamp; None for one that is no date, for the rest of the line is still good."""
    try:
        return str(to_date(value[:10])) if value else None
    except UsageError:
        return None
