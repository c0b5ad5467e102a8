"""Which acts a figure counts, as SQL: by parties, days and filters; every figure and its evidence come from here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from dragoman.errors import UsageError
from dragoman.model import UNNAMED
from dragoman.record.filters import Filters, to_clauses
from dragoman.record.values import CODE, to_day, to_forms
from dragoman.relations.periods import By, Dating, Days, check_choice
from dragoman.relations.ties import Level

# Where an act lies in time: by when it took place, or by when it was first told.
DATED = {
    "event": '"start" AS "first", "end" AS "last"',
    "reported": 'published AS "first", published AS "last"',
}
CHOSEN = """SELECT event, {columns}, quad, score, goldstein, n_reports, published, {dated}
FROM ties WHERE {clauses}"""
NAMED = "SELECT actor FROM names WHERE list_contains(${name}, key)"
# Between two countries a row is an act; between others an act may have several rows.
COUNTRIES = "lead AND source_node = ${source} AND target_node = ${target}"
BODIES = frozenset({"IGO", "NGO", "MNC"})
# An act without a day lies in the days in which it was first told.
WITHIN = """CASE WHEN "first" IS NULL OR "last" IS NULL THEN coalesce(published BETWEEN $from_day AND $to_day, false)
    ELSE "last" >= $from_day AND "first" <= $to_day END"""
UNBOUNDED = Days(dt.date.min, dt.date.max)
COLUMNS = {
    "country": "source_node AS s, target_node AS t, mutual_node AS returned",
    "actor": "source AS s, target AS t, mutual AS returned",
}
# "the protesters" of two papers are not one party: who is only described, without a country, ties nobody.
SOMEBODY = f"source NOT LIKE '{UNNAMED}%' AND target NOT LIKE '{UNNAMED}%'"
ONE_ROW = {
    "country": f"lead AND source_node <> target_node AND {SOMEBODY}",
    "actor": f"source <> target AND {SOMEBODY}",
}
PAIRS = """
SELECT event, least(s, t) AS a, greatest(s, t) AS b, returned OR s < t AS forward, returned OR s > t AS backward,
    quad, score, goldstein, n_reports, "first", "last"
FROM ({acts}) WHERE NOT (returned AND s > t)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """A choice of acts: SQL that gives event, weights, `first` and `last` day, and the values of its parameters."""

    sql: str
    days: Days
    bound: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Acts with two nodes, `a` and `b`, that each ties: one row for an act and a pair."""

    sql: str
    days: Days
    bound: dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Whose acts: of `source` towards `target`, or with `both` of either towards the other."""

    source: str
    target: str
    both: bool = False


def choose_acts(date: Dating, filters: Mapping[str, object], between: Between) -> Acts:
    """Return the acts of two parties that filters let through, one row for each; raises UsageError.

    Without a status the actual ones; by publication (`reported`) without what is background of the past.
    """
    clause, values = to_parties(between)
    chosen = choose(date, filters, "true AS tied", clause)
    sql = chosen.sql if is_country(between.source) and is_country(between.target) else to_distinct(chosen.sql)
    return Acts(sql=sql, days=chosen.days, bound=chosen.bound | values)


def choose_pairs(date: Dating, filters: Mapping[str, object], level: Level) -> Pairs:
    """Return the acts that filters let through with every two nodes that they tie; raises UsageError."""
    check_choice("level", level, Level)
    chosen = choose(date, filters, COLUMNS[level], ONE_ROW[level])
    return Pairs(sql=PAIRS.format(acts=chosen.sql), days=chosen.days, bound=chosen.bound)


def choose(date: Dating, filters: Mapping[str, object], columns: str, clause: str) -> Acts:
    """Return the rows of ties that a clause and filters let through; raises UsageError for what makes no sense."""
    check_choice("date", date, Dating)
    days, narrowing, bound = to_filters(filters)
    historical = ["NOT historical"] if date == "reported" else []
    clauses = [clause, "list_contains($status, status)", *historical, *narrowing]
    sql = CHOSEN.format(columns=columns, dated=DATED[date], clauses=" AND ".join(clauses))
    if days == UNBOUNDED:
        return Acts(sql=sql, days=days, bound=bound)
    within = f"SELECT * FROM ({sql}) WHERE {WITHIN}"  # noqa: S608 - made of our own constants; values are bound
    return Acts(sql=within, days=days, bound=bound | {"from_day": days.start, "to_day": days.end})


def to_filters(filters: Mapping[str, object]) -> tuple[Days, list[str], dict[str, object]]:
    """Return the days, the further clauses and the values that filters stand for; raises UsageError."""
    given = {name: value for name, value in filters.items() if value is not None}
    days = to_days(given.pop("since", None), given.pop("until", None))
    status = to_clauses("events", cast("Filters", {"status": given.pop("status", None) or "actual"})).bound
    if not given:
        return days, [], status
    clauses = to_clauses("events", cast("Filters", given))
    return days, [f"event IN (SELECT id FROM events WHERE {clauses.text})"], status | clauses.bound  # noqa: S608


def to_days(since: object, until: object) -> Days:
    """Return days from one to another, open where None; raises UsageError."""
    start = UNBOUNDED.start if since is None else to_day("since", since)
    end = UNBOUNDED.end if until is None else to_day("until", until)
    days = Days(start, end)
    if days.start > days.end:
        message = f"{since} comes after {until}; name the earlier day first"
        raise UsageError(message)
    return days


def is_country(name: str) -> bool:
    """Whether a name is the code of a country, whose actors are one node."""
    return CODE.fullmatch(name) is not None and name not in BODIES


def to_parties(between: Between) -> tuple[str, dict[str, object]]:
    """Return the clause for the acts of two parties, and its values."""
    if is_country(between.source) and is_country(between.target):
        there = COUNTRIES.format(source="one", target="other")
        back = f"NOT mutual_node AND {COUNTRIES.format(source='other', target='one')}"
        values: dict[str, object] = {"one": between.source, "other": between.target}
    else:
        there, back = to_named("one", "other"), to_named("other", "one")
        values = {"one": to_forms(between.source), "other": to_forms(between.target)}
    return f"(({there}) OR ({back}))" if between.both else f"({there})", values


def to_named(source: str, target: str) -> str:
    """Return the clause for acts of one party towards another, both by name."""
    return f"source IN ({NAMED.format(name=source)}) AND target IN ({NAMED.format(name=target)})"


def to_distinct(sql: str) -> str:
    """Return acts once each where they have several rows, all of one weight."""
    return f"SELECT DISTINCT * FROM ({sql})"  # noqa: S608 - our own text


def trunc(column: str, by: By) -> str:
    """Return the SQL for the first day of the period that a day lies in; raises UsageError."""
    check_choice("by", by, By)
    return f"date_trunc('{by}', \"{column}\")::DATE"
