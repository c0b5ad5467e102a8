"""Rows in and out of the record's tables; every value is a bound parameter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from dragoman.codec import encode_any

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

Row = dict[str, object]
Values = Mapping[str, object]
COLUMNS = "SELECT name, type FROM pragma_table_info($table) ORDER BY cid"
MANY = 2000


def select(connection: DuckDBPyConnection, statement: str, values: Values | None = None) -> list[Row]:
    """Return all rows of a query by column name, read to the end."""
    cursor = connection.execute(statement, values or {})
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def select_ids(connection: DuckDBPyConnection, statement: str, values: Values | None = None) -> set[str]:
    """Return the first column of a query as a set of strings."""
    return {str(row[0]) for row in connection.execute(statement, values or {}).fetchall()}


def to_arrow(connection: DuckDBPyConnection, statement: str, values: Mapping[str, object]) -> pa.Table:
    """Return all rows of a query as an Arrow table, in the one way that DuckDB 1.4 and 2 share."""
    return connection.sql(statement, params=dict(values)).to_arrow_table()


def to_pandas(connection: DuckDBPyConnection, statement: str, values: Mapping[str, object]) -> pd.DataFrame:
    """Return all rows of a query as a pandas data frame."""
    return connection.sql(statement, params=dict(values)).df()


def insert(connection: DuckDBPyConnection, table: str, rows: Sequence[object]) -> None:
    """Add rows (mappings or dataclasses, all with the same of the table's columns), many in one statement."""
    if not rows:
        return
    given = rows[0] if isinstance(rows[0], Mapping) else {field.name for field in fields(rows[0])}  # type: ignore[arg-type]
    columns = [row for row in connection.execute(COLUMNS, {"table": table}).fetchall() if row[0] in given]
    shape = ", ".join(f'"{name}" {kind}' for name, kind in columns)
    # Table and types come from the catalogue, never from a user.
    statement = (
        f"INSERT INTO {table} BY NAME SELECT item.* "  # noqa: S608
        f"FROM (SELECT unnest(CAST(CAST($rows AS JSON) AS STRUCT({shape})[])) AS item)"
    )
    for start in range(0, len(rows), MANY):
        connection.execute(statement, {"rows": encode_any(rows[start : start + MANY]).decode()})


def delete(connection: DuckDBPyConnection, table: str, column: str, values: Iterable[str]) -> None:
    """Remove the rows whose column has one of the values."""
    wanted = list(values)
    if wanted:
        # Both names are our own constants.
        statement = f'DELETE FROM {table} WHERE "{column}" IN (SELECT unnest($values))'  # noqa: S608
        connection.execute(statement, {"values": wanted})
