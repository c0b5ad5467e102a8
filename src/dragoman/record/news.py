"""What is new since a day: agreements that are new or moved on, and swings of pairs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from dragoman.record.acts import choose_pairs, trunc
from dragoman.record.entries import AGREEMENTS
from dragoman.record.filters import Filters, to_clauses
from dragoman.record.series import load_documents, load_published, load_windows
from dragoman.record.tables import select
from dragoman.relations.changes import Pact
from dragoman.relations.dyads import Count, Dyad, to_dyad
from dragoman.relations.periods import ONE_DAY, By, Dating, Days, find_starts, to_end, to_start
from dragoman.relations.swings import Swing, Usual, find_swings
from dragoman.relations.ties import Level
from dragoman.relations.timelines import Entry

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PAIR_COUNTS = """
WITH counted AS (
    SELECT a, b, {start} AS "start", true AS dated, count(*) AS events, sum(n_reports)::BIGINT AS reports,
        [count_if(quad = 1), count_if(quad = 2), count_if(quad = 3), count_if(quad = 4)] AS quads,
        avg(score) AS score, avg(goldstein) AS goldstein
    FROM ({pairs}) WHERE {start} = {end} GROUP BY ALL
)
SELECT * FROM counted SEMI JOIN (SELECT a, b FROM counted GROUP BY ALL HAVING max(events) >= $least) USING (a, b)
ORDER BY ALL"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The days that are asked about, how time and parties are cut, and what counts as usual."""

    days: Days
    by: By
    level: Level
    date: Dating
    usual: Usual


def load_pacts(connection: DuckDBPyConnection, days: Days, filters: Filters) -> tuple[Pact, ...]:
    """Return agreements told of within days that are new or have another status than before."""
    clauses = to_clauses("agreements", filters)
    statement = AGREEMENTS.format(clauses=f"published <= $last_told AND {clauses.text}")
    bound = clauses.bound | {"last_told": days.end}
    entries = msgspec.convert(select(connection, statement, bound), list[Entry])
    order = sorted(entries, key=lambda e: (to_subject(e), e.published or dt.date.min, e.id))
    pacts = (to_pact(list(told), days) for _, told in groupby(order, key=to_subject))
    found = [pact for pact in pacts if pact is not None]
    return tuple(sorted(found, key=lambda p: (p.entry.published or dt.date.min, p.entry.id), reverse=True))


def to_subject(entry: Entry) -> tuple[str, tuple[str, ...]]:
    """Return what makes two tellings speak of one agreement: its name and parties."""
    return entry.title.lower(), tuple(sorted(entry.sources))


def to_pact(told: Sequence[Entry], days: Days) -> Pact | None:
    """Return the latest word on an agreement when it is news."""
    before = [e for e in told if e.published is not None and e.published < days.start]
    since = [e for e in told if e not in before]
    if not since or (before and before[-1].status == since[-1].status):
        return None
    return Pact(entry=since[-1], news=before[-1].status if before else "new")


def load_swings(connection: DuckDBPyConnection, scope: Scope, filters: Filters) -> tuple[Swing, ...]:
    """Return the swings of pairs in the periods from `scope.days`, the largest first, each with acts behind it."""
    known = load_published(connection)
    if known is None:
        return ()
    first, last = to_history(scope, known)
    given = {**filters, "since": first, "until": last}
    pairs = choose_pairs(scope.date, given, scope.level)
    statement = PAIR_COUNTS.format(pairs=pairs.sql, start=trunc("first", scope.by), end=trunc("last", scope.by))
    rows = select(connection, statement, pairs.bound | {"least": scope.usual.least})
    documents = load_documents(connection, Days(first, last), scope.by)
    starts = list(find_starts([first, to_start(last, scope.by)], scope.by))
    swings = [
        s for d in to_dyads(rows, documents, starts, scope) for s in find_swings(d, scope.usual, scope.days.start)
    ]
    return tuple(add_examples(connection, sorted(swings, key=lambda s: (-abs(s.z), s.a, s.b, s.what)), scope, filters))


def to_history(scope: Scope, known: Days) -> tuple[dt.date, dt.date]:
    """Return the first and last day to look at: the periods asked about and the history before, within the record."""
    start = to_start(scope.days.start, scope.by)
    for _ in range(scope.usual.history):
        start = to_start(start - ONE_DAY, scope.by)
    last = min(scope.days.end, to_end(to_start(known.end, scope.by), scope.by))
    return max(start, to_start(known.start, scope.by)), last


def to_dyads(
    rows: Iterable[Mapping[str, object]], documents: Mapping[dt.date, int], starts: Sequence[dt.date], scope: Scope
) -> Iterable[Dyad]:
    """Yield the series of every pair."""
    for (a, b), counts in groupby(rows, key=lambda row: (str(row["a"]), str(row["b"]))):
        shape = Dyad(source=a, target=b, by=scope.by, date=scope.date, both=True, periods=(), undated=0, spread=0)
        yield to_dyad(msgspec.convert(list(counts), list[Count]), documents, starts, shape)


def add_examples(
    connection: DuckDBPyConnection, swings: Sequence[Swing], scope: Scope, filters: Filters
) -> list[Swing]:
    """Return the swings with ids of acts behind them."""
    if not swings:
        return []
    windows = sorted({Days(s.start, s.end) for s in swings})
    nodes = sorted({node for s in swings for node in (s.a, s.b)})
    given = {**filters, "since": windows[0].start, "until": windows[-1].end}
    ties, _, _ = load_windows(connection, choose_pairs(scope.date, given, scope.level), nodes, windows)
    found = {(w, t.pair): t.examples for w, told in zip(windows, ties, strict=True) for t in told}
    return [replace(s, examples=found.get((Days(s.start, s.end), (s.a, s.b)), ())) for s in swings]
