"""The record's shape, grown step by step: numbered SQL files, each applied once and never changed afterwards."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import RecordError
from dragoman.record.dealings import INDEXES, add_dealings, tidy
from dragoman.record.linking import add_sketches
from dragoman.record.occasions import add_stories
from dragoman.record.pages import is_large
from dragoman.record.tables import select_ids

if TYPE_CHECKING:
    import duckdb

FOLDER = Path(__file__).parent / "migrations"
MIGRATIONS = (
    "0001_first.sql",
    "0002_ties.sql",
    "0003_judgements.sql",
    "0004_inputs.sql",
    "0005_dealings.sql",
    "0006_stories.sql",
    "0007_sketches.sql",
    "0008_weeks.sql",
    "0009_pages.sql",
)
VERSIONS = "dragoman_migrations"
INDEXED = "SELECT index_name FROM duckdb_indexes()"


def read_version(connection: duckdb.DuckDBPyConnection) -> int | None:
    """Return how many migrations a file has had, 0 for an empty one, None when it holds tables that are not ours."""
    rows = connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()
    tables = {name for (name,) in rows}
    if VERSIONS not in tables:
        return None if tables else 0
    (count,) = connection.execute("SELECT count(*) FROM dragoman_migrations").fetchall()[0]
    return int(count)


def check_version(version: int | None, path: Path) -> int:
    """Return the version of a file that is ours and not from the future; raises RecordError otherwise."""
    if version is None:
        message = f"{path}: a DuckDB file, but no Dragoman record; nothing was changed, name another file"
        raise RecordError(message)
    if version > len(MIGRATIONS):
        message = (
            f"{path}: written by a newer Dragoman (form {version}, known up to {len(MIGRATIONS)}); upgrade dragoman"
        )
        raise RecordError(message)
    return version


def migrate(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Bring a new or older file up to date, step by step; raises RecordError for a file that is not ours.

    A process that dies between two steps, or before the indexes are made, leaves the rest to the next.
    """
    version = check_version(read_version(connection), path)
    if version < len(MIGRATIONS):
        migrate_to(connection, len(MIGRATIONS), since=version)
    connection.execute("CHECKPOINT")
    connection.execute("BEGIN")
    tidy(connection)
    connection.execute("COMMIT")


def is_current(connection: duckdb.DuckDBPyConnection, path: Path) -> bool:
    """Whether a file needs no migration; raises RecordError for one that is not ours."""
    if check_version(read_version(connection), path) < len(MIGRATIONS):
        return False
    return INDEXES.keys() <= select_ids(connection, INDEXED) or not is_large(connection)


def migrate_to(connection: duckdb.DuckDBPyConnection, version: int, *, since: int = 0) -> None:
    """Apply the migrations after `since` up to `version`, each all or nothing, and with the last fill what they add.

    Each in a transaction of its own, for DuckDB 1.4 commits none that has both written to a table and replaced it.
    """
    for number, name in enumerate(MIGRATIONS[since:version], start=since + 1):
        connection.execute("BEGIN")
        connection.execute(f"CREATE TABLE IF NOT EXISTS {VERSIONS} (version INTEGER, name VARCHAR, applied VARCHAR)")
        connection.execute((FOLDER / name).read_text("utf8"))
        applied = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        connection.execute("INSERT INTO dragoman_migrations VALUES (?, ?, ?)", [number, name, applied])
        if number == len(MIGRATIONS):
            fill(connection)
        connection.execute("COMMIT")


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill what migrations only make or empty; what is there already stays."""
    add_dealings(connection)
    add_sketches(connection)
    add_stories(connection)
