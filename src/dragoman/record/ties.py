"""What figures are counted from, kept beside events and documents: the ties of every event, the texts of every day."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from dragoman.record.tables import delete, select_ids

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# What migration 0002 says, of some events only.
FILL = """
INSERT INTO ties BY NAME
WITH nodes AS (
    SELECT actor, min("key") AS node FROM names
    WHERE regexp_full_match("key", '[A-Z]{{3}}') AND "key" NOT IN ('IGO', 'NGO', 'MNC') GROUP BY actor
), told AS (
    SELECT id AS event, unnest(sources) AS source, targets, sources, "when"."start", "when"."end", published, status,
        historical, quad, score, goldstein, n_reports
    FROM events WHERE {which}
), sided AS (
    SELECT event, source, unnest(targets) AS target, list_contains(targets, source) AS returned, sources,
        "start", "end", published, status, historical, quad, score, goldstein, n_reports,
        len(sources) * len(targets) AS rows
    FROM told
), placed AS (
    SELECT sided.* EXCLUDE (returned, sources), coalesce(s.node, source) AS source_node,
        coalesce(t.node, target) AS target_node,
        returned AND list_contains(sources, target) AND source <> target AS mutual
    FROM sided LEFT JOIN nodes AS s ON s.actor = source LEFT JOIN nodes AS t ON t.actor = target
)
SELECT * EXCLUDE (rows), true AS lead, false AS mutual_node FROM placed WHERE rows = 1
UNION ALL BY NAME
SELECT * EXCLUDE (rows), row_number() OVER directed = 1 AS lead,
    bool_or(source_node < target_node) OVER pair AND bool_or(source_node > target_node) OVER pair AS mutual_node
FROM placed WHERE rows > 1
WINDOW directed AS (PARTITION BY event, source_node, target_node ORDER BY source, target),
    pair AS (PARTITION BY event, least(source_node, target_node), greatest(source_node, target_node))
ORDER BY source_node, target_node, published
"""
FORGET = """DELETE FROM calendar
WHERE "day" IN (SELECT published FROM documents WHERE id IN (SELECT unnest($documents)))"""
COUNT = """INSERT INTO calendar SELECT published, count_if(id = family) FROM documents
WHERE published IS NOT NULL AND published NOT IN (SELECT "day" FROM calendar) GROUP BY published"""
OF_ACTORS = "SELECT DISTINCT event FROM parties WHERE actor IN (SELECT unnest($actors))"
NAMED = "id IN (SELECT unnest($events))"


def add_ties(connection: DuckDBPyConnection, events: Collection[str]) -> None:
    """Add the ties of new events, which have their parties already."""
    if events:
        connection.execute(FILL.format(which=NAMED), {"events": sorted(events)})


def remove_ties(connection: DuckDBPyConnection, events: Collection[str]) -> None:
    """Take out the ties of events that go."""
    delete(connection, "ties", "event", events)


def renew_ties(connection: DuckDBPyConnection, actors: Collection[str]) -> None:
    """Write the ties of all events anew that some actors have a part in, for their countries are known now."""
    events = select_ids(connection, OF_ACTORS, {"actors": sorted(actors)}) if actors else set[str]()
    remove_ties(connection, events)
    add_ties(connection, events)


def forget_days(connection: DuckDBPyConnection, documents: Collection[str]) -> None:
    """Take the days of documents that come, go or change families out of the calendar."""
    connection.execute(FORGET, {"documents": sorted(documents)})


def count_days(connection: DuckDBPyConnection) -> None:
    """Count the texts of all days that are not in the calendar."""
    connection.execute(COUNT)
