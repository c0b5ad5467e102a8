"""Series, ties and windows of acts, counted by the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from dragoman.errors import UsageError
from dragoman.record.acts import NAMED, UNBOUNDED, Acts, Pairs, trunc
from dragoman.record.tables import Row, select
from dragoman.record.values import to_forms
from dragoman.relations.dyads import Count
from dragoman.relations.periods import By, Days
from dragoman.relations.ties import Level, Tie

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
DOCUMENTS = """SELECT {start} AS "start", sum(documents)::BIGINT AS documents FROM calendar
WHERE "day" BETWEEN $first AND $last GROUP BY ALL"""
# An outlet's own: near copies within a period once.
OF_OUTLETS = """SELECT {start} AS "start", count(DISTINCT family) AS documents FROM documents
WHERE published BETWEEN $first AND $last AND list_contains($outlet, lower(outlet)) GROUP BY ALL"""
EXAMPLES = 5
# Sums of sums: for windows, pairs are first summed up by their days, of which there are far fewer than acts.
PARTS = """
SELECT a, b, {days} count(*) AS events, sum(n_reports)::BIGINT AS reports, count_if(forward) AS forward,
    count_if(backward) AS backward, count_if(quad <= 2) AS cooperative, count_if(quad >= 3) AS conflictual,
    count_if("first" IS NULL OR "last" IS NULL) AS undated,
    sum(score) AS scores, count(score) AS scored, sum(goldstein) AS goldsteins, count(goldstein) AS weighed,
    {examples}
FROM ({pairs}) WHERE {which} GROUP BY ALL"""
DAYS = '"first", "last",'
FURTHEST = "max({'score': score, 'event': event}) AS warm, min({'score': score, 'event': event}) AS cold"
SUMS = """sum(events)::BIGINT AS events, sum(reports)::BIGINT AS reports, sum(forward)::BIGINT AS forward,
    sum(backward)::BIGINT AS backward, sum(cooperative)::BIGINT AS cooperative, sum(conflictual)::BIGINT AS conflictual,
    sum(undated)::BIGINT AS undated, sum(scores) / nullif(sum(scored), 0) AS score,
    sum(goldsteins) / nullif(sum(weighed), 0) AS goldstein"""
ALL_OF_PAIR = f"""max_by(event, {{'score': score, 'event': event}}, {EXAMPLES}) AS warmest,
    min_by(event, {{'score': score, 'event': event}}, {EXAMPLES}) AS coldest"""
OF_PARTS = f"max_by(warm.event, warm, {EXAMPLES}) AS warmest, min_by(cold.event, cold, {EXAMPLES}) AS coldest"
TIES = """SELECT a, b, {sums}, any_value(warmest) AS warmest, any_value(coldest) AS coldest
FROM ({parts}) GROUP BY a, b ORDER BY a, b"""
LIVELIEST = """SELECT node, sum(acts) AS acts FROM (
    SELECT unnest([a, b]) AS node, acts FROM (SELECT a, b, count(*) AS acts FROM ({pairs}) GROUP BY a, b)
) GROUP BY node ORDER BY acts DESC, node"""
AMONG = "list_contains($nodes, a) AND list_contains($nodes, b)"
WITH_EGO = "$ego IN (a, b)"
WINDOWED = """
WITH parts AS ({parts}), windows AS (SELECT unnest($windows, recursive := true))
SELECT number, a, b, {sums}, {examples} FROM parts LEFT JOIN windows ON "first" >= starts AND "last" <= ends
GROUP BY ALL ORDER BY number, a, b"""
MANY = 6
COUNTRY_OF = """SELECT DISTINCT coalesce(min("key") FILTER (
    regexp_full_match("key", '[A-Z]{{3}}') AND "key" NOT IN ('IGO', 'NGO', 'MNC')), actor) AS node
FROM names WHERE actor IN ({named}) GROUP BY actor ORDER BY node"""
NODES = {
    "country": COUNTRY_OF.format(named=NAMED.format(name="one")),
    "actor": f"{NAMED.format(name='one')} ORDER BY actor",
}
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
    """Return how many texts were published in every period, near copies once."""
    values: Values = {"first": days.start, "last": days.end}
    if outlets:
        statement = OF_OUTLETS.format(start=trunc("published", by))
        return dict(connection.execute(statement, values | {"outlet": list(outlets)}).fetchall())
    return dict(connection.execute(DOCUMENTS.format(start=trunc("day", by)), values).fetchall())


def load_ties(connection: DuckDBPyConnection, pairs: Pairs, which: str, bound: Values) -> tuple[list[Tie], int]:
    """Return ties that a condition chooses, and how many of their acts have no day."""
    parts = PARTS.format(days="", examples=ALL_OF_PAIR, pairs=pairs.sql, which=which)
    rows = select(connection, TIES.format(parts=parts, sums=SUMS), pairs.bound | bound)
    return msgspec.convert(rows, list[Tie]), sum(to_int(row["undated"]) for row in rows)


def load_liveliest(connection: DuckDBPyConnection, pairs: Pairs) -> list[str]:
    """Return the nodes with ties, those in most acts first."""
    rows = connection.execute(LIVELIEST.format(pairs=pairs.sql), pairs.bound).fetchall()
    return [node for node, _ in rows]


def load_windows(
    connection: DuckDBPyConnection, pairs: Pairs, nodes: Sequence[str], windows: Sequence[Days]
) -> tuple[list[list[Tie]], int, int]:
    """Return the ties among nodes in every window, how many of their acts have no day and how many fit in none."""
    if not windows:
        return [], 0, 0
    parts = PARTS.format(days=DAYS, examples=FURTHEST, pairs=pairs.sql, which=AMONG)
    statement = WINDOWED.format(parts=parts, sums=SUMS, examples=OF_PARTS)
    rows = select(connection, statement, pairs.bound | {"nodes": list(nodes), "windows": to_rows(windows)})
    found: list[list[Tie]] = [[] for _ in windows]
    for row in rows:
        if row["number"] is not None:
            found[to_int(row["number"])].append(msgspec.convert(row, Tie))
    loose = [row for row in rows if row["number"] is None]
    undated = sum(to_int(row["undated"]) for row in loose)
    return found, undated, sum(to_int(row["events"]) for row in loose) - undated


def to_int(value: object) -> int:
    """Return a count as the store gives it."""
    return value if isinstance(value, int) else 0


def find_node(connection: DuckDBPyConnection, name: str, level: Level) -> str:
    """Return the node that a name stands for, the name itself where nobody has it; raises UsageError for several."""
    rows = connection.execute(NODES[level], {"one": to_forms(name)}).fetchall()
    found = [node for (node,) in rows]
    if len(found) > 1:
        message = f"{name} may be {', '.join(found[:MANY])}{' …' if len(found) > MANY else ''}; name one of these"
        raise UsageError(message)
    return found[0] if found else name


def to_rows(windows: Iterable[Days]) -> list[Row]:
    """Return windows as the store takes them."""
    return [{"number": i, "starts": w.start, "ends": w.end} for i, w in enumerate(windows)]


def load_published(connection: DuckDBPyConnection) -> Days | None:
    """Return the days from the first to the last publication, None when none is known."""
    (row,) = connection.execute(PUBLISHED).fetchall()
    return Days(*row) if row[0] is not None else None
