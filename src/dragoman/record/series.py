"""Series, ties and windows of acts, counted by the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from dragoman.record.acts import UNBOUNDED, Acts, Pairs, trunc
from dragoman.record.tables import Row, select
from dragoman.relations.dyads import Count
from dragoman.relations.periods import By, Days
from dragoman.relations.ties import Tie

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Values = dict[str, object]
# A period holds an act whose days it holds, all of them, and that lies within the days asked for.
PLACED = '"first" IS NOT NULL AND "last" IS NOT NULL AND {start} = {end}{within}'
WITHIN = ' AND "first" >= $from_day AND "last" <= $to_day'
COUNTS = """
SELECT CASE WHEN {placed} THEN {start} END AS "start", "first" IS NOT NULL AND "last" IS NOT NULL AS dated,
    count(*) AS events, sum(n_reports)::BIGINT AS reports,
    [count_if(quad = 1), count_if(quad = 2), count_if(quad = 3), count_if(quad = 4)] AS quads,
    avg(score) AS score, avg(goldstein) AS goldstein
FROM ({acts}) GROUP BY ALL"""
DOCUMENTS = """SELECT {start} AS "start", count(DISTINCT family) AS documents
FROM documents WHERE published BETWEEN $first AND $last{told_by} GROUP BY ALL"""
TOLD_BY = " AND list_contains($outlet, lower(outlet))"
EXAMPLES = 5
SUMS = f"""count(*) AS events, sum(n_reports)::BIGINT AS reports, count_if(forward) AS forward,
    count_if(backward) AS backward, count_if(quad <= 2) AS cooperative, count_if(quad >= 3) AS conflictual,
    avg(score) AS score, avg(goldstein) AS goldstein,
    max_by(id, {{'score': score, 'id': id}}, {EXAMPLES}) AS warmest,
    min_by(id, {{'score': score, 'id': id}}, {EXAMPLES}) AS coldest"""
TIES = "{pairs} SELECT a, b, {sums} FROM pairs JOIN acts ON id = event WHERE {which} GROUP BY a, b ORDER BY a, b"
LIVELIEST = """{pairs}, busy AS (SELECT event, unnest([a, b]) AS node FROM pairs)
SELECT node, count(DISTINCT event) AS events FROM busy GROUP BY node ORDER BY events DESC, node"""
AMONG = "list_contains($nodes, a) AND list_contains($nodes, b)"
WINDOWED = """{pairs},
windows AS (SELECT unnest($windows, recursive := true)),
placed AS (
    SELECT number, a, b, forward, backward, acts.* FROM pairs JOIN acts ON id = event
    JOIN windows ON "first" >= starts AND "last" <= ends WHERE {among}
)
SELECT number, a, b, {sums} FROM placed GROUP BY ALL ORDER BY number, a, b"""
FITS = """len(list_filter($windows::STRUCT(number INTEGER, starts DATE, ends DATE)[],
    lambda w: "first" >= w.starts AND "last" <= w.ends)) > 0"""
LOOSE = """{pairs}
SELECT count_if(NOT dated), count_if(dated AND NOT fits) FROM (
    SELECT "first" IS NOT NULL AND "last" IS NOT NULL AS dated, coalesce({fits}, false) AS fits
    FROM acts WHERE id IN (SELECT event FROM pairs WHERE {among}))"""
PUBLISHED = 'SELECT min(published) AS "start", max(published) AS "end" FROM documents'


def to_placed(acts: Acts, by: By) -> str:
    """Return the condition that an act lies in one period."""
    within = "" if acts.days == UNBOUNDED else WITHIN
    return PLACED.format(start=trunc("first", by), end=trunc("last", by), within=within)


def load_counts(connection: DuckDBPyConnection, acts: Acts, by: By) -> list[Count]:
    """Return the acts of every period that has some, and of none."""
    statement = COUNTS.format(placed=to_placed(acts, by), start=trunc("first", by), acts=acts.sql)
    return msgspec.convert(select(connection, statement, acts.bound), list[Count])


def load_documents(
    connection: DuckDBPyConnection, days: Days, by: By, outlets: Sequence[str] = ()
) -> dict[dt.date, int]:
    """Return how many texts were published in every period, near copies within it once."""
    statement = DOCUMENTS.format(start=trunc("published", by), told_by=TOLD_BY if outlets else "")
    values: Values = {"first": days.start, "last": days.end} | ({"outlet": list(outlets)} if outlets else {})
    return dict(connection.execute(statement, values).fetchall())


def load_ties(connection: DuckDBPyConnection, pairs: Pairs, which: str, bound: Values) -> list[Tie]:
    """Return ties that a condition chooses."""
    statement = TIES.format(pairs=pairs.sql, sums=SUMS, which=which)
    return msgspec.convert(select(connection, statement, pairs.bound | bound), list[Tie])


def load_liveliest(connection: DuckDBPyConnection, pairs: Pairs) -> list[str]:
    """Return the nodes with ties, those in most acts first."""
    rows = connection.execute(LIVELIEST.format(pairs=pairs.sql), pairs.bound).fetchall()
    return [node for node, _ in rows]


def load_windows(
    connection: DuckDBPyConnection, pairs: Pairs, nodes: Sequence[str], windows: Sequence[Days]
) -> list[list[Tie]]:
    """Return the ties among nodes in every window."""
    bound = pairs.bound | {"nodes": list(nodes), "windows": to_rows(windows)}
    found: list[list[Tie]] = [[] for _ in windows]
    if windows:
        for row in select(connection, WINDOWED.format(pairs=pairs.sql, among=AMONG, sums=SUMS), bound):
            found[int(str(row.pop("number")))].append(msgspec.convert(row, Tie))
    return found


def count_loose(
    connection: DuckDBPyConnection, pairs: Pairs, nodes: Sequence[str], windows: Sequence[Days] = ()
) -> tuple[int, int]:
    """Return how many acts among nodes have no day, and how many have days that fit in no window."""
    bound = pairs.bound | {"nodes": list(nodes), "windows": to_rows(windows)}
    statement = LOOSE.format(pairs=pairs.sql, among=AMONG, fits=FITS)
    ((undated, spread),) = connection.execute(statement, bound).fetchall()
    return int(undated), int(spread)


def to_rows(windows: Iterable[Days]) -> list[Row]:
    """Return windows as the store takes them."""
    return [{"number": i, "starts": w.start, "ends": w.end} for i, w in enumerate(windows)]


def load_published(connection: DuckDBPyConnection) -> Days | None:
    """Return the days from the first to the last publication, None when none is known."""
    (row,) = connection.execute(PUBLISHED).fetchall()
    return Days(*row) if row[0] is not None else None
