"""Which events a question finds, before any of them is read: a page of a few out of millions takes milliseconds.

An event is wide, so only those of the page are read, by their numbers. The newest come first, so what was published of
late is looked at before all the rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.record.filters import Filters, to_clauses, to_dealing_clauses

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Days before the last publication within which a page is sought at first.
WINDOWS = (60, 720)
MOST = 1000
# Of fewer events all may as well be read, and no index is kept.
SMALL = 100_000
HOW_MANY = "SELECT count(*) FROM events"
NEWEST = "SELECT max(published) FROM documents"
OF_EVENTS = "SELECT number FROM events WHERE {clauses} ORDER BY first_day DESC NULLS LAST, id LIMIT $limit"
OF_DEALINGS = """
SELECT number FROM (SELECT DISTINCT number, first_day, id FROM dealings WHERE {clauses})
ORDER BY first_day DESC NULLS LAST, id LIMIT $limit
"""


def is_large(connection: DuckDBPyConnection) -> bool:
    """Whether there are so many events that those of a page are picked out first."""
    return bool(connection.execute(HOW_MANY).fetchall()[0][0] >= SMALL)


def find_numbers(connection: DuckDBPyConnection, filters: Sequence[Filters]) -> list[int] | None:
    """Return the numbers of the events that a question finds; None where picking them out first would not be faster."""
    clauses = to_clauses("events", *filters)
    judged = any("judged" in layer for layer in filters)
    if judged or not is_large(connection):
        return None
    most = MOST + 1 if clauses.limit is None else clauses.limit
    if most > MOST + 1 or not (clauses.bound or clauses.limit):
        return None
    for day in find_days(connection) if clauses.limit else ():
        found = ask(connection, filters, most, recent=day)
        if len(found) == most:
            return found
    found = ask(connection, filters, most)
    return found if len(found) <= MOST else None


def ask(connection: DuckDBPyConnection, filters: Sequence[Filters], limit: int, **recent: dt.date) -> list[int]:
    """Return the numbers of the first events, since the day `recent` if given."""
    dealt = to_dealing_clauses(*filters, recent=bool(recent))
    clauses = dealt or to_clauses("events", *filters, recent=bool(recent))
    statement = (OF_DEALINGS if dealt else OF_EVENTS).format(clauses=clauses.text)
    rows = connection.execute(statement, clauses.bound | recent | {"limit": limit}).fetchall()
    return [number for (number,) in rows]


def find_days(connection: DuckDBPyConnection) -> Iterator[dt.date]:
    """Yield the days since which a page is sought, late ones first; none for a record without dates."""
    (newest,) = connection.execute(NEWEST).fetchall()[0]
    if newest is not None:
        yield from (newest - dt.timedelta(days=days) for days in WINDOWS)
