"""Parquet: merged events whole, nested as they are, in a folder for each year, with the schema's version inside."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from dragoman.export.formats.files import check_free, need_file, replacing
from dragoman.export.formats.orders import SCHEMA, Order

# The folder that readers take for a year that is null; DuckDB before 2.0 gives it another name, which they do not.
UNDATED, BEFORE = "year=__HIVE_DEFAULT_PARTITION__", "year=NULL"
COPY = """COPY (SELECT *, year(coalesce("when"."start", "when"."end")) AS "year" FROM ({events}))
TO {folder} (
    FORMAT parquet, COMPRESSION zstd, PARTITION_BY ("year"), KV_METADATA {{schema: {schema}, made_with: {made}}}
)"""


def export_parquet(order: Order) -> None:
    """Write a folder with `year=2024` and so on in it; undated events are in `year=__HIVE_DEFAULT_PARTITION__`.

    Raises UsageError without a name, or when the folder holds something already.
    """
    folder = need_file(order, "parquet")
    check_free(folder)
    query = order.record.events(**order.filters)
    made = f"dragoman {metadata.version('dragoman')}"
    with replacing(folder) as part, query.file.reading() as connection:
        # The folder's name and the two versions are quoted; a filter's value is a bound parameter.
        statement = COPY.format(events=query.sql, folder=quote(part), schema=quote(SCHEMA), made=quote(made))
        (count,) = connection.execute(statement, query.parameters).fetchall()[0]
        part.mkdir(exist_ok=True)
        if (part / BEFORE).exists():
            (part / BEFORE).rename(part / UNDATED)
        if folder.exists():
            folder.rmdir()
    order.tally.events = order.tally.rows = int(count)
    order.tally.files.append(f"{folder}/")


def quote(text: str | Path) -> str:
    """Return a text as an SQL literal."""
    return "'" + str(text).replace("'", "''") + "'"
