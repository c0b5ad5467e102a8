"""Opening the record's file: one writer or many readers, for as long as one act takes."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import duckdb

from dragoman.errors import NotFoundError, RecordError, RecordLockedError
from dragoman.record.migrations import is_current, migrate

MAGIC = slice(8, 12), b"DUCK"
PAUSE = 0.05
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": "v1.4.0",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
FULL = ("No space left", "File too large", "Disk quota exceeded", "Could not write all bytes")
PID = re.compile(r"\(PID (\d+)\)")


@dataclass(frozen=True, slots=True)
class RecordFile:
    """Where a record lies, and for how many seconds to wait while another process holds it."""

    path: Path
    patience: float = 2.0

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open for reading, beside other readers; raises RecordError, or RecordLockedError while somebody writes."""
        with self.open(read_only=True) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open for one transaction, all of it or nothing; raises RecordError, RecordLockedError while it is held."""
        with self.open(read_only=False) as connection:
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def open(self, *, read_only: bool) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open, and put DuckDB's errors in words; what was not committed is gone. Raises KeyboardInterrupt as asked."""
        check_file(self.path)
        try:
            connection = connect(self.path, read_only=read_only, patience=self.patience)
            try:
                yield connection
            finally:
                connection.close()
        except (duckdb.Error, RuntimeError) as error:
            if is_interrupt(error):
                raise KeyboardInterrupt from None
            if isinstance(error, duckdb.Error):
                raise explain(error, self.path) from error
            raise

    def prepare(self, *, create: bool) -> None:
        """Make the file when there is none, else check that it is a record and bring it up to date."""
        if not self.path.exists():
            check_folder(self.path, create=create)
            self.make()
            return
        with self.open(read_only=True) as connection:
            current = is_current(connection, self.path)
        if not current:
            with self.open(read_only=False) as connection:
                migrate(connection, self.path)

    def make(self) -> None:
        """Make an empty record beside its place and put it there whole, so that a kill leaves none or a good one."""
        fresh = replace(self, path=self.path.with_name(f".{self.path.name}.{uuid4().hex[:8]}"))
        try:
            with fresh.open(read_only=False) as connection:
                migrate(connection, self.path)
            if not self.path.exists():  # somebody else may have been quicker
                fresh.path.rename(self.path)
        finally:
            fresh.path.unlink(missing_ok=True)


def check_file(path: Path) -> None:
    """Refuse what cannot be a DuckDB file before DuckDB touches it; raises RecordError."""
    if not path.exists():
        return
    if path.is_dir():
        message = f"{path}: a directory; a record is one file, name one in it, such as {path / 'news.duckdb'}"
        raise RecordError(message)
    place, magic = MAGIC
    try:
        with path.open("rb") as file:
            head = file.read(place.stop)[place]
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); check the file's permissions"
        raise RecordError(message) from error
    if head != magic:
        message = f"{path}: no DuckDB file, so no record; nothing was changed, name another file"
        raise RecordError(message)


def check_folder(path: Path, *, create: bool) -> None:
    """Refuse to make a record where none is wanted or none can be; raises NotFoundError or RecordError."""
    if not create:
        message = f"{path}: there is no such record; make one with `dragoman add FILE --record {path}`"
        raise NotFoundError(message)
    if not path.parent.is_dir():
        message = f"{path}: the folder {path.parent} does not exist; make it first"
        raise RecordError(message)


def connect(path: Path, *, read_only: bool, patience: float) -> duckdb.DuckDBPyConnection:
    """Open the file, waiting up to `patience` seconds for a lock; raises duckdb.Error."""
    deadline = time.monotonic() + patience
    while True:
        try:
            connection = duckdb.connect(path, read_only=read_only, config=CONFIG)
            # DuckDB would draw it on standard output, among the data, once a question takes two seconds.
            connection.execute("SET enable_progress_bar = false")
        except duckdb.Error as error:
            if not is_lock(error) or time.monotonic() >= deadline:
                raise
            time.sleep(PAUSE)
        else:
            return connection


def is_lock(error: duckdb.Error) -> bool:
    """Whether an error says that the file is in use: by another process, or in this one in another mode."""
    return "Could not set lock" in str(error) or "different configuration" in str(error)


def is_interrupt(error: Exception) -> bool:
    """Whether an error stands for an interrupt from the keyboard, which DuckDB turns into one of its own."""
    return isinstance(error, duckdb.InterruptException) or str(error) == "Query interrupted"


def is_full(error: duckdb.Error) -> bool:
    """Whether an error says that there is no room to write: the disk is full, or a quota or limit is reached."""
    return any(words in str(error) for words in FULL)


def explain(error: duckdb.Error, path: Path) -> RecordError:
    """Return the error for a user: what, where, and what to do."""
    first = str(error).strip().splitlines()[0]
    if is_lock(error):
        found = PID.search(first)
        holder = f"process {found[1]}" if found else "another connection of this process"
        return RecordLockedError(f"{path}: in use by {holder}; wait for it or stop it, then try again")
    if is_full(error):
        room = "no space is left where it lies; free some, or move it to a larger disk, and start again"
        return RecordError(f"{path}: {room}; what was stored before is unharmed")
    return RecordError(f"{path}: {first}; what was stored before is unharmed")
