"""Acts and agreements as entries of a timeline, each with its first evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

import msgspec

from dragoman.errors import NotFoundError
from dragoman.record.acts import NAMED
from dragoman.record.filters import Filters, to_clauses
from dragoman.record.tables import select
from dragoman.record.values import to_forms
from dragoman.relations.periods import Days
from dragoman.relations.timelines import Entry

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

EVENTS = """SELECT 'event' AS kind, id, "when"."start" AS "first", coalesce("when"."end", "when"."start") AS "last",
    "type" AS title, modes, status, sources, targets, quad, score, n_reports AS reports,
    events.reports[1].document AS document, events.reports[1].outlet AS outlet, published,
    evidence[1]."start" AS "start", evidence[1]."end" AS "end", evidence[1]."text" AS "text"
FROM events WHERE id IN ({which})"""
WIDELY_TOLD = "ORDER BY n_families DESC, n_reports DESC, abs(score) DESC, published DESC, id LIMIT $most"
# Several documents that say the same of one agreement are one entry, the earliest told.
AGREEMENTS = """SELECT 'agreement' AS kind, first(id ORDER BY published, document) AS id,
    "when"."start" AS "first", coalesce("when"."end", "when"."start") AS "last",
    first("name" ORDER BY published, document) AS title, []::VARCHAR[] AS modes, status,
    first(parties ORDER BY published, document) AS sources, []::VARCHAR[] AS targets,
    NULL::INTEGER AS quad, NULL::DOUBLE AS score, count(*) AS reports,
    first(document ORDER BY published, document) AS document, first(outlet ORDER BY published, document) AS outlet,
    min(published) AS published, first(evidence[1]."start" ORDER BY published, document) AS "start",
    first(evidence[1]."end" ORDER BY published, document) AS "end",
    first(evidence[1]."text" ORDER BY published, document) AS "text"
FROM (SELECT agreements.*, outlet, published FROM agreements
    JOIN (SELECT id AS told_in, outlet, published FROM documents) ON told_in = document WHERE {clauses})
GROUP BY lower("name"), list_sort(parties), status, "when"."start", coalesce("when"."end", "when"."start")"""
NAMESAKES = """SELECT DISTINCT other.id, other.events FROM agreements AS one JOIN agreements AS other
    ON other.id = one.id OR (lower(one."name") = lower(other."name") AND list_has_any(one.parties, other.parties))
    WHERE one.id = $subject OR lower(one."name") = lower($subject)"""
LINKED = "SELECT event FROM members WHERE list_contains($linked, report)"
ONE_ROLE = frozenset({"source", "target", "mode", "context", "country", "min_confidence", "type", "status"})


def load_events(connection: DuckDBPyConnection, which: str, bound: dict[str, object]) -> list[Entry]:
    """Return the acts whose ids a query gives, as entries."""
    return msgspec.convert(select(connection, EVENTS.format(which=which), bound), list[Entry])


def load_widely_told(
    connection: DuckDBPyConnection, days: Days, filters: Mapping[str, object], most: int
) -> tuple[int, list[Entry]]:
    """Return how many actual acts were first told within days, and those told most widely."""
    clauses = to_clauses("events", cast("Filters", {**filters, "status": "actual"}))
    which = f"SELECT id FROM events WHERE published BETWEEN $since AND $until AND NOT historical AND {clauses.text}"  # noqa: S608
    bound = clauses.bound | {"since": days.start, "until": days.end}
    ((count,),) = connection.execute(f"SELECT count(*) FROM ({which})", bound).fetchall()  # noqa: S608
    rows = select(connection, EVENTS.format(which=which) + WIDELY_TOLD, bound | {"most": most})
    return int(count), msgspec.convert(rows, list[Entry])


def load_agreements(connection: DuckDBPyConnection, clauses: str, bound: dict[str, object]) -> list[Entry]:
    """Return what documents say of agreements, as entries."""
    return msgspec.convert(select(connection, AGREEMENTS.format(clauses=clauses), bound), list[Entry])


def find_parties(connection: DuckDBPyConnection, subject: Sequence[str], filters: Mapping[str, object]) -> list[Entry]:
    """Return the acts and agreements of an actor, or of two with each other."""
    given = dict(filters) | dict(zip(("actor", "with_"), subject, strict=False))
    acts = to_clauses("events", cast("Filters", {**given, "status": given.get("status") or "actual"}))
    entries = load_events(connection, f"SELECT id FROM events WHERE {acts.text}", acts.bound)  # noqa: S608
    if ONE_ROLE & filters.keys():
        return entries
    clauses = to_clauses("agreements", cast("Filters", given))
    return [*entries, *load_agreements(connection, clauses.text, clauses.bound)]


def find_agreement(connection: DuckDBPyConnection, subject: str) -> list[Entry]:
    """Return what is told of an agreement (by id or name) and of the acts that belong to it; else nothing."""
    rows = connection.execute(NAMESAKES, {"subject": subject}).fetchall()
    if not rows:
        return []
    ids, linked = [row[0] for row in rows], sorted({event for row in rows for event in row[1]})
    entries = load_agreements(connection, "list_contains($ids, agreements.id)", {"ids": ids})
    return [*entries, *load_events(connection, LINKED, {"linked": linked})]


def check_known(connection: DuckDBPyConnection, subject: Sequence[str], place: object) -> None:
    """Refuse an actor whom the record does not name; raises NotFoundError."""
    for name in subject:
        found = connection.execute(f"{NAMED.format(name='one')} LIMIT 1", {"one": to_forms(name)}).fetchall()
        if not found:
            message = f"{place}: nobody is called {name!r}; `dragoman actors` and `dragoman agreements` list all"
            raise NotFoundError(message)
