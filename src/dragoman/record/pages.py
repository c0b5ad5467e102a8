"""Which events a question finds, before any of them is read: a page of a few out of millions takes milliseconds.

An event is wide, so only those of the page are read, by their numbers. The newest come first, so what was published of
late is looked at before all the rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.record.filters import Clauses, Filters, to_clauses

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Days before the last publication within which a page is sought at first.
WINDOWS = (60, 720)
MOST = 1000
# Of fewer events all may as well be read.
SMALL = 100_000
HOW_MANY = "SELECT count(*) FROM events"
NEWEST = "SELECT max(published) FROM documents"
PAGE = "SELECT number FROM events WHERE {clauses} ORDER BY first_day DESC NULLS LAST, id LIMIT $limit"
SOME = "SELECT number FROM events WHERE {clauses} LIMIT $limit"


def find_numbers(connection: DuckDBPyConnection, filters: Sequence[Filters]) -> list[int] | None:
    """Return the numbers of the events that a question finds; None where picking them out first would not be faster."""
    clauses = to_clauses("events", *filters)
    if connection.execute(HOW_MANY).fetchall()[0][0] < SMALL:
        return None
    if clauses.limit is None:
        found = ask(connection, SOME, clauses, MOST + 1) if clauses.bound else None
        return found if found is not None and len(found) <= MOST else None
    if clauses.limit > MOST:
        return None
    for day in find_days(connection):
        found = ask(connection, PAGE, to_clauses("events", *filters, recent=True), clauses.limit, recent=day)
        if len(found) == clauses.limit:
            return found
    return ask(connection, PAGE, clauses, clauses.limit)


def ask(connection: DuckDBPyConnection, statement: str, clauses: Clauses, limit: int, **values: object) -> list[int]:
    """Return the numbers that a statement finds."""
    bound = clauses.bound | values | {"limit": limit}
    return [number for (number,) in connection.execute(statement.format(clauses=clauses.text), bound).fetchall()]


def find_days(connection: DuckDBPyConnection) -> Iterator[dt.date]:
    """Yield the days since which a page is sought, late ones first; none for a record without dates."""
    (newest,) = connection.execute(NEWEST).fetchall()[0]
    if newest is not None:
        yield from (newest - dt.timedelta(days=days) for days in WINDOWS)
