"""Which acts a figure counts, as SQL: by parties, days and filters; every figure and its evidence come from here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict, cast

from dragoman.codec import to_date
from dragoman.errors import UsageError
from dragoman.record.filters import Day, Filters, Words, to_clauses
from dragoman.relations.periods import By, Dating, Days, check_choice
from dragoman.relations.ties import Level

# Where an act lies in time: by when it took place, or by when it was first told.
DATED = {
    "event": '"when"."start" AS "first", "when"."end" AS "last"',
    "reported": 'published AS "first", published AS "last"',
}
CHOSEN = "SELECT id, quad, score, goldstein, n_reports, published, {dated} FROM events WHERE {clauses}"
NAMED = "SELECT actor FROM names WHERE list_contains(${name}, key)"
TOWARDS = """(id IN (SELECT event FROM parties WHERE role = 'source' AND actor IN ({source}))
    AND id IN (SELECT event FROM parties WHERE role = 'target' AND actor IN ({target})))"""
# An act without a day lies in the days in which it was first told.
WITHIN = """CASE WHEN "first" IS NULL OR "last" IS NULL THEN coalesce(published BETWEEN $from_day AND $to_day, false)
    ELSE "last" >= $from_day AND "first" <= $to_day END"""
UNBOUNDED = Days(dt.date.min, dt.date.max)
# What a country is to its actors; of the international bodies each stands for itself.
NODES = """SELECT actor, min("key") AS node FROM names
    WHERE regexp_full_match("key", '[A-Z]{3}') AND "key" NOT IN ('IGO', 'NGO', 'MNC') GROUP BY actor"""
SIDES = {
    "country": """SELECT DISTINCT event, "role", coalesce(node, parties.actor) AS node
        FROM parties LEFT JOIN nodes ON nodes.actor = parties.actor WHERE event IN (SELECT id FROM acts)""",
    "actor": 'SELECT DISTINCT event, "role", actor AS node FROM parties WHERE event IN (SELECT id FROM acts)',
}
PAIRS = """SELECT s.event, least(s.node, t.node) AS a, greatest(s.node, t.node) AS b,
    bool_or(s.node < t.node) AS forward, bool_or(s.node > t.node) AS backward
    FROM sides AS s JOIN sides AS t ON s.event = t.event AND s.role = 'source' AND t.role = 'target'
    WHERE s.node <> t.node GROUP BY ALL"""


class Narrowing(TypedDict, total=False):
    """The filters that narrow a figure about parties; each as in `Filters`."""

    with_: Words
    type: Words
    mode: Words
    context: Words
    status: Words
    country: Words
    since: Day
    until: Day
    outlet: Words
    min_confidence: float
    document: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """A choice of acts: SQL that gives id, weights, `first` and `last` day, and the values of its parameters."""

    sql: str
    days: Days
    bound: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The WITH clauses `acts`, `nodes`, `sides` and `pairs` (an act with two nodes it ties), and their values."""

    sql: str
    bound: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Whose acts: of `source` towards `target`, or with `both` of either towards the other."""

    source: str
    target: str
    both: bool = False


def choose_acts(date: Dating, filters: Mapping[str, object], between: Between | None = None) -> Acts:
    """Return the acts that filters let through, by parties if given; raises UsageError for what makes no sense.

    Without a status the actual ones; by publication (`reported`) without what is background of the past.
    """
    check_choice("date", date, Dating)
    given = dict(filters)
    since, until = (to_date(given.pop(name, None), name=name) for name in ("since", "until"))
    days = Days(since or UNBOUNDED.start, until or UNBOUNDED.end)
    if days.start > days.end:
        message = f"since {since} comes after until {until}; name the earlier day first"
        raise UsageError(message)
    given["status"] = given.get("status") or "actual"
    clauses = to_clauses("events", cast("Filters", given))
    parts = [
        clauses.text,
        *(["NOT historical"] if date == "reported" else []),
        *([to_party_clause(between)] if between else []),
    ]
    bounds: dict[str, object] = {} if days == UNBOUNDED else {"from_day": days.start, "to_day": days.end}
    sql = CHOSEN.format(dated=DATED[date], clauses=" AND ".join(parts))
    if bounds:
        sql = f"SELECT * FROM ({sql}) WHERE {WITHIN}"  # noqa: S608 - made of our own constants; values are bound
    return Acts(sql=sql, days=days, bound=clauses.bound | bounds | to_party_values(between))


def to_party_clause(between: Between) -> str:
    """Return the clause for acts between two parties."""
    one, other = NAMED.format(name="one"), NAMED.format(name="other")
    there = TOWARDS.format(source=one, target=other)
    return f"({there} OR {TOWARDS.format(source=other, target=one)})" if between.both else there


def to_party_values(between: Between | None) -> dict[str, object]:
    """Return what the parties' parameters stand for."""
    if between is None:
        return {}
    return {"one": to_forms(between.source), "other": to_forms(between.target)}


def to_forms(name: str) -> list[str]:
    """Return the forms under which a party is looked up: id or country code as given, a name in lower case."""
    return sorted({name, name.casefold()})


def to_pairs(acts: Acts, level: Level) -> Pairs:
    """Return every chosen act with every two nodes it ties; raises UsageError for a level that does not exist."""
    check_choice("level", level, Level)
    sql = f"WITH acts AS ({acts.sql}), nodes AS ({NODES}), sides AS ({SIDES[level]}), pairs AS ({PAIRS})"
    return Pairs(sql=sql, bound=acts.bound)


def trunc(column: str, by: By) -> str:
    """Return the SQL for the first day of the period that a day lies in; raises UsageError."""
    check_choice("by", by, By)
    return f"date_trunc('{by}', \"{column}\")::DATE"
