"""What a caller gives, checked, as a Source."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from dragoman.codec import to_date
from dragoman.config import DEFAULTS
from dragoman.errors import SourceError, TooLargeError, UsageError
from dragoman.model import Source


def load_source(  # noqa: PLR0913 - the public options of `read`
    value: str | bytes | os.PathLike[str] | Source,
    *,
    published: dt.date | str | None = None,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    max_bytes: int = DEFAULTS.max_bytes,
) -> Source:
    """Return the source with what is known of it; a path is read, a string is text or HTML and nothing else.

    Raises SourceError for a path that is no readable file, TooLargeError beyond `max_bytes`, UsageError for a date that
    is none or a value of another type.
    """
    known: dict[str, Any] = {"published": to_date(published), "url": url, "title": title, "outlet": outlet}
    source = value if isinstance(value, Source) else Source(content=load_content(value, max_bytes))
    return replace(source, **{name: given for name, given in known.items() if given is not None})


def load_content(value: object, max_bytes: int = DEFAULTS.max_bytes) -> str | bytes:
    """Return the text or bytes that a value holds or a path leads to."""
    if isinstance(value, (str, bytes)):
        return value
    if isinstance(value, (bytearray, memoryview)):
        return bytes(value)
    if not isinstance(value, os.PathLike):  # a caller without a type checker
        message = f"a source is text, bytes, a path or a Source, not {type(value).__name__}"
        raise UsageError(message)
    return read_bytes(Path(value), max_bytes)


def read_bytes(path: Path, max_bytes: int = DEFAULTS.max_bytes) -> bytes:
    """Return a file's bytes; raises SourceError naming the path and the fault, TooLargeError over the limit."""
    try:
        with path.open("rb") as file:
            content = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        message = f"{path}: no such file"
        raise SourceError(message) from error
    except IsADirectoryError as error:
        message = f"{path}: a directory, not a file; name a file in it, or use `dragoman add` for a whole folder"
        raise SourceError(message) from error
    except (OSError, ValueError) as error:
        message = f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})"
        raise SourceError(message) from error
    check_size(len(content), max_bytes, str(path))
    return content


def check_size(size: int, max_bytes: int, name: str) -> None:
    """Raise TooLargeError when a size in bytes is over the limit."""
    if size > max_bytes:
        message = f"{name}: larger than the limit of {max_bytes:,} bytes; split it, or raise the setting max_bytes"
        raise TooLargeError(message)
