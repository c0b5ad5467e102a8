"""The narrow rows that filters of parties are asked of, kept in step with the events and in order of country and day.

A country's latest lie in a few blocks; where two countries are asked for, the one with fewer rows is looked through.
Each statement looks only at new events, or at the places of those that go; the order is restored when a twentieth of
the rows came since, so that what it costs a row stays the same however large the record is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.record.pages import is_large
from dragoman.record.tables import COLUMNS, Row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FEW, SHARE = 500_000, 20
CHUNK = 1_000_000
# These statements are put together from our own constants; values are bound.
FILLED = "SELECT filled FROM upkeep"
LAST = "SELECT filled, (SELECT coalesce(max(number), 0) FROM events) FROM upkeep"
FRESH = "number > $last AND number <= $until"
SIDES = f"""
    SELECT number, 'source' AS "role", unnest(sources) AS party FROM events WHERE {FRESH}
    UNION SELECT number, 'target', unnest(targets) FROM events WHERE {FRESH}
"""  # noqa: S608
ADD_HOMES = f"""
INSERT INTO homes
WITH fresh AS (SELECT DISTINCT party FROM ({SIDES})),
    missing AS (SELECT party FROM fresh WHERE party NOT IN (SELECT actor FROM homes WHERE actor IN (FROM fresh))),
    coded AS (
        SELECT actor, min("key") AS country FROM names
        WHERE actor IN (FROM missing) AND regexp_full_match("key", '[A-Z]{{3}}') GROUP BY actor
    )
SELECT party, coalesce(country, 'x' || left(md5(party), 2)) FROM missing LEFT JOIN coded ON actor = party
"""  # noqa: S608
ADD_DEALINGS = f"""
INSERT INTO dealings
WITH parts AS ({SIDES}), near AS (SELECT * FROM homes WHERE actor IN (SELECT party FROM parts)),
    sides AS (SELECT parts.*, home FROM parts JOIN near ON actor = party),
    fresh AS (SELECT * FROM events WHERE {FRESH})
SELECT sides.home, sides."role", sides.party, others.home, others.party, first_day, last_day,
    "when"."start", "when"."end", published, "type", status, historical, quad, score, goldstein, confidence, n_reports,
    fresh.number, fresh.id
FROM fresh JOIN sides ON sides.number = fresh.number
LEFT JOIN sides AS others ON others.number = fresh.number AND others."role" <> sides."role"
"""  # noqa: S608
ADD_TELLINGS = f"""
INSERT INTO tellings
SELECT number, md5_number_lower(told.document), lower(told.outlet), first_day
FROM (SELECT number, first_day, unnest(reports) AS told FROM events WHERE {FRESH})
"""  # noqa: S608
COUNT = """
UPDATE upkeep SET filled = $until,
    unordered = unordered + (SELECT count(*) FROM dealings WHERE number > $last AND number <= $until)
"""
NUMBERS = "SELECT number FROM events WHERE id IN (SELECT unnest($events))"
FORGET_DEALINGS = """
DELETE FROM dealings WHERE number IN (SELECT unnest($numbers)) AND home IN (
    SELECT home FROM homes WHERE actor IN (SELECT actor FROM parties WHERE event IN (SELECT unnest($events)))
)
"""
FORGET_TELLINGS = "DELETE FROM tellings WHERE number IN (SELECT unnest($numbers))"
STATE = "SELECT unordered, (SELECT count(*) FROM dealings) FROM upkeep"
HOMES = "SELECT home, count(*) FROM dealings GROUP BY home ORDER BY home"
ORDER = """
INSERT INTO ordered SELECT * FROM dealings WHERE home BETWEEN $low AND $high
ORDER BY home, first_day, number, "role", party, other
"""
# All the indexes there are: a page reads fifty rows that may lie anywhere, and what a document tells is a few among
# millions. With one DuckDB fills up a table's last block, which it writes anew with every batch; few events are quicker
# without.
INDEXES = {
    "events_by_number": "events (number)",
    "tellings_by_key": 'tellings ("key")',
    "addresses_by_key": 'addresses ("key")',
    "names_by_key": 'names ("key")',
}
INDEX, NO_INDEX = "CREATE INDEX IF NOT EXISTS {name} ON {place}", "DROP INDEX IF EXISTS {name}"
REPLACE = "DROP TABLE dealings; ALTER TABLE ordered RENAME TO dealings; UPDATE upkeep SET unordered = 0"


def number_events(connection: DuckDBPyConnection, rows: Iterable[Row]) -> list[Row]:
    """Return new events with their numbers, by id: given beforehand, for a changed row is written twice."""
    (filled,) = connection.execute(FILLED).fetchall()[0]
    ordered = sorted(rows, key=lambda row: str(row["id"]))
    return [row | {"number": number} for number, row in enumerate(ordered, start=filled + 1)]


def add_dealings(connection: DuckDBPyConnection) -> None:
    """Put in what is read of the events that were stored since the last time."""
    filled, until = connection.execute(LAST).fetchall()[0]
    for last in range(filled, until, CHUNK):
        some = {"last": last, "until": min(last + CHUNK, until)}
        for statement in (ADD_HOMES, ADD_DEALINGS, ADD_TELLINGS, COUNT):
            connection.execute(statement, some)


def forget_dealings(connection: DuckDBPyConnection, events: Collection[str]) -> None:
    """Take out what is read of events that are about to go."""
    names = {"events": sorted(events)}
    numbers = [row[0] for row in connection.execute(NUMBERS, names).fetchall()] if events else []
    if numbers:
        connection.execute(FORGET_DEALINGS, names | {"numbers": numbers})
        connection.execute(FORGET_TELLINGS, {"numbers": numbers})


def tidy(connection: DuckDBPyConnection) -> None:
    """Put all dealings in order when more than a few of them are not, and index many events; in its own transaction.

    DuckDB 1.4 commits no table that one transaction has both written to and replaced, and no DuckDB makes an index on
    what was changed since the last checkpoint.
    """
    unordered, rows = connection.execute(STATE).fetchall()[0]
    if unordered > max(FEW, rows // SHARE):
        put_in_order(connection)
    statement = INDEX if is_large(connection) else NO_INDEX
    for name, place in INDEXES.items():
        connection.execute(statement.format(name=name, place=place))


def put_in_order(connection: DuckDBPyConnection) -> None:
    """Write all dealings anew in order, some countries at a time, so that memory stays small."""
    columns = connection.execute(COLUMNS, {"table": "dealings"}).fetchall()
    shape = ", ".join(f'"{name}" {kind}' for name, kind in columns)
    # Written out, for DuckDB 2.0.0 loses the rows that a transaction puts into a table made by `AS SELECT … LIMIT 0`.
    connection.execute(f"CREATE TABLE ordered ({shape})")
    for low, high in find_ranges(connection):
        connection.execute(ORDER, {"low": low, "high": high})
    connection.execute(REPLACE)


def find_ranges(connection: DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """Yield the first and last of successive homes that together have about CHUNK rows."""
    low, rows = "", 0
    homes = connection.execute(HOMES).fetchall()
    for home, count in homes:
        low, rows = low or home, rows + count
        if rows >= CHUNK or home == homes[-1][0]:
            yield low, home
            low, rows = "", 0
