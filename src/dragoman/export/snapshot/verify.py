"""Checking a snapshot: whether every file is as it was when it was frozen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dragoman.errors import NotFoundError, RecordError

SUMS = "SHA256SUMS"
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One file of a snapshot: as it was, changed, gone, or not part of it."""

    path: str
    state: Literal["ok", "changed", "missing", "extra"]


def verify_snapshot(folder: Path) -> list[Finding]:
    """Return what became of each file of a snapshot, and which came to it; raises NotFoundError, RecordError."""
    sums = read_sums(folder)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {SUMS}
    found = [Finding(name, check(folder / name, digest)) for name, digest in sorted(sums.items())]
    return found + [Finding(name, "extra") for name in sorted(there - sums.keys())]


def read_sums(folder: Path) -> dict[str, str]:
    """Return file → SHA-256 as a snapshot lists them; raises NotFoundError or RecordError."""
    path = folder / SUMS
    if not path.is_file():
        message = f"{folder}: no snapshot, for it has no {SUMS}; name the folder that `dragoman snapshot` wrote"
        raise NotFoundError(message)
    try:
        pairs = [line.split("  ", 1) for line in path.read_text("utf8").splitlines()]
        return {name: digest for digest, name in pairs}
    except ValueError as error:
        message = f"{path}: not a list of hashes and files; the snapshot is damaged, write it anew"
        raise RecordError(message) from error


def check(path: Path, digest: str) -> Literal["ok", "changed", "missing"]:
    """Return what became of a file."""
    if not path.is_file():
        return "missing"
    return "ok" if hash_file(path) == digest else "changed"


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    total = hashlib.sha256()
    for chunk in read_chunks(path):
        total.update(chunk)
    return total.hexdigest()


def read_chunks(path: Path) -> Iterator[bytes]:
    """Yield a file's bytes, a mebibyte at a time."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
