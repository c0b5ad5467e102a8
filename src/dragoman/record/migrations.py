"""The record's shape, grown step by step: numbered SQL files, each applied once and never changed afterwards."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import RecordError

if TYPE_CHECKING:
    import duckdb

FOLDER = Path(__file__).parent / "migrations"
MIGRATIONS = ("0001_first.sql", "0002_ties.sql", "0003_judgements.sql", "0004_inputs.sql")
VERSIONS = "dragoman_migrations"


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
    """Bring a new or older file up to date in one transaction; raises RecordError for a file that is not ours."""
    version = check_version(read_version(connection), path)
    if version == len(MIGRATIONS):
        return
    connection.execute("BEGIN")
    connection.execute(f"CREATE TABLE IF NOT EXISTS {VERSIONS} (version INTEGER, name VARCHAR, applied VARCHAR)")
    for number, name in enumerate(MIGRATIONS[version:], start=version + 1):
        connection.execute((FOLDER / name).read_text("utf8"))
        applied = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        connection.execute("INSERT INTO dragoman_migrations VALUES (?, ?, ?)", [number, name, applied])
    connection.execute("COMMIT")
