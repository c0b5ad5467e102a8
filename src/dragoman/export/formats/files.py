"""Where an export goes: a file that is whole or not there, a new folder, or standard output."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from dragoman.errors import DragomanError, UsageError
from dragoman.export.formats.orders import Order

PART = ".part"


@contextmanager
def writing(order: Order, path: Path | None = None) -> Iterator[TextIO]:
    """Open the order's file, or another beside it, for UTF-8 text that appears under its name when it is whole.

    Raises DragomanError when it cannot be written, UsageError when it is there and not to be written over.
    """
    place = path or order.out
    order.tally.files.append("standard output" if place is None else str(place))
    if place is None:
        yield sys.stdout
        return
    check_new(order, place)
    with replacing(place) as part, part.open("w", encoding="utf8", newline="") as file:
        yield file


def spare(record: Path, place: Path) -> None:
    """Refuse to write over the record that is read; raises UsageError."""
    if place.resolve() == record.resolve():
        message = f"{place}: is the record itself, which would be lost; name another file"
        raise UsageError(message)


@contextmanager
def replacing(place: Path) -> Iterator[Path]:
    """Give a name beside `place` to write to, and move it there at the end; on an error nothing is left of it.

    Raises DragomanError when it cannot be written.
    """
    part = place.with_name(place.name + PART)
    try:
        remove(part)
        yield part
        part.replace(place)
    except OSError as error:
        message = f"{place}: cannot be written ({error.strerror or error}); name another place"
        raise DragomanError(message) from error
    finally:
        remove(part)


def remove(path: Path) -> None:
    """Remove a file or folder if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def need_file(order: Order, kind: str) -> Path:
    """Return the order's path for a format that cannot go to standard output; raises UsageError."""
    if order.out is None:
        message = f"{kind} cannot go to standard output; name a file or folder"
        raise UsageError(message)
    return order.out


def check_new(order: Order, place: Path) -> None:
    """Refuse a file that is there already, unless it is to be written over; raises UsageError."""
    if place.is_file() and not order.force:
        message = f"{place}: is there already; name another file, or write over it with --force"
        raise UsageError(message)


def check_free(folder: Path) -> None:
    """Refuse a folder that holds something, so that no file of an earlier export is left among the new ones."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder}: is there already; name a new folder, or remove that one first"
        raise UsageError(message)
