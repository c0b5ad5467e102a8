"""The tables of a snapshot, written as CSV and Parquet by the store itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from dragoman.export.snapshot.columns import COLUMNS, DRAWN, Column, Table
from dragoman.record.filters import Filters
from dragoman.record.queries import Query

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from dragoman.record import Record

Form = Literal["csv", "parquet"]
LISTS = frozenset({"list", "actors"})
# Ids of actors that the knowledge base has not are made of the text's own words; without text a hash stands for them.
MASKS = """CREATE TEMP TABLE masks AS
SELECT id AS masked, CASE WHEN bool_or(known) OR NOT $mask THEN id ELSE 'unknown/' || left(sha256(id), 16) END AS mask
FROM (SELECT id, known FROM actors UNION ALL SELECT actor, false FROM parties) GROUP BY id"""
ONE = "(SELECT mask FROM masks WHERE masked = {sql})"
MANY = """coalesce((SELECT list(mask ORDER BY place) FROM (
    SELECT unnest({sql}) AS masked, generate_subscripts({sql}, 1) AS place
) JOIN masks USING (masked)), [])"""


@dataclass(frozen=True, slots=True)
class Frame:
    """One table as it is written: its columns, and the statement that its rows come from, in order."""

    table: Table
    columns: tuple[Column, ...]
    statement: str
    order: str
    bound: dict[str, object]

    def select(self, form: Form) -> str:
        """Return the statement with every column as the form has it: lists as lists, or joined by ";"."""
        chosen = ", ".join(f'{shape(column, form)} AS "{column.name}"' for column in self.columns)
        return f"SELECT {chosen} FROM ({self.statement}) ORDER BY {self.order}"  # noqa: S608 - all from our own tables


def shape(column: Column, form: Form) -> str:
    """Return the expression of a column in a form."""
    name = f'"{column.name}"'
    return f"nullif(array_to_string({name}, ';'), '')" if form == "csv" and column.kind in LISTS else name


def to_frames(record: Record, filters: Filters, *, text: bool, urls: bool) -> list[Frame]:
    """Return the tables of a snapshot; raises UsageError for a wrong filter.

    Agreements have a status of their own, so that of events does not narrow them.
    """
    own = cast("Filters", {name: value for name, value in filters.items() if name != "status"})
    queries: dict[str, Query] = {
        "events": record.events(**filters),
        "claims": record.claims(**filters),
        "agreements": record.agreements(**own),
        "actors": record.actors(**filters),
        "documents": record.documents(**filters),
    }
    return [to_frame(table, queries, text=text, urls=urls) for table in COLUMNS]


def to_frame(table: Table, queries: Mapping[str, Query], *, text: bool, urls: bool) -> Frame:
    """Return one table of a snapshot."""
    columns = tuple(c for c in COLUMNS[table] if text or not c.words or (urls and c.name == "url"))
    drawn, order = DRAWN[table]
    (used,) = (name for name in queries if f"{{{name}}}" in drawn)
    chosen = ", ".join(f'{express(column, text=text)} AS "{column.name}"' for column in columns)
    source = drawn.format(**{used: queries[used].sql})
    statement = f"SELECT {chosen} FROM ({source}) AS drawn"  # noqa: S608 - all from our own tables
    return Frame(
        table, columns, statement, ", ".join(f'"{n.strip()}"' for n in order.split(",")), queries[used].parameters
    )


def express(column: Column, *, text: bool) -> str:
    """Return a column's expression; without text, actors that are not known go by a hash and have no name."""
    if text:
        return column.sql
    forms = {"actor": ONE, "actors": MANY, "unknown": "CASE WHEN known THEN {sql} END"}
    return forms.get(column.kind, "{sql}").format(sql=column.sql)


def prepare(connection: DuckDBPyConnection, *, text: bool) -> None:
    """Make a connection write the same bytes every time, and know what actors are called."""
    connection.execute("SET threads = 1")
    connection.execute(MASKS, {"mask": not text})


def write_table(connection: DuckDBPyConnection, frame: Frame, path: Path, form: Form) -> None:
    """Write one table into a file."""
    options = "FORMAT csv, HEADER, QUOTE '\"'" if form == "csv" else "FORMAT parquet, COMPRESSION zstd"
    place = str(path).replace("'", "''")
    connection.execute(f"COPY ({frame.select(form)}) TO '{place}' ({options})", frame.bound)


def count_values(
    connection: DuckDBPyConnection, frame: Frame
) -> tuple[int, dict[str, int], dict[str, list[tuple[str, int]]]]:
    """Return how many rows a table has, how many of each column are empty, and the counts of coded columns' values."""
    names = [column.name for column in frame.columns]
    missing = ", ".join(f"count(*) - count({shape(column, 'csv')})" for column in frame.columns)
    statement = f"SELECT count(*), {missing} FROM ({frame.statement})"  # noqa: S608 - all from our own tables
    (row,) = connection.execute(statement, frame.bound).fetchall()
    coded = [column.name for column in frame.columns if column.kind == "coded"]
    return (
        int(row[0]),
        dict(zip(names, map(int, row[1:]), strict=True)),
        {n: count_one(connection, frame, n) for n in coded},
    )


def weigh_types(connection: DuckDBPyConnection, events: Frame) -> dict[str, tuple[int, float, float]]:
    """Return type → quad, lowest and highest score of its events; modes have scores of their own."""
    statement = f"SELECT type, min(quad), min(score), max(score) FROM ({events.statement}) GROUP BY type"  # noqa: S608 - our own tables
    return {kind: (quad, low, high) for kind, quad, low, high in connection.execute(statement, events.bound).fetchall()}


def count_one(connection: DuckDBPyConnection, frame: Frame, name: str) -> list[tuple[str, int]]:
    """Return the values of one column with their counts, the most frequent first, empty ones left out."""
    statement = (
        f'SELECT CAST("{name}" AS VARCHAR) AS value, count(*) AS n FROM ({frame.statement}) '  # noqa: S608 - our own tables
        f'WHERE "{name}" IS NOT NULL GROUP BY value ORDER BY n DESC, value'
    )
    return [(str(value), int(count)) for value, count in connection.execute(statement, frame.bound).fetchall()]
