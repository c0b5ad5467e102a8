"""Merged events with their actors and with what each document tells of them, a page at a time, for exports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

import msgspec

from dragoman.errors import RecordError
from dragoman.model import Actor, Reason, Span, Status
from dragoman.record.coded import check_coded
from dragoman.record.files import RecordFile
from dragoman.record.filters import Clauses, Filters, to_clauses
from dragoman.record.queries import EVENTS
from dragoman.record.tables import Row, Values, select
from dragoman.stories.events import MergedEvent

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PAGE = 2000
# Months are asked for together up to so many events: a hundred years with an event each are one question.
TOGETHER = 20_000
ACTORS = """
    SELECT id, arg_min(name, document) AS name, arg_min(kind, document) AS kind, arg_min(country, document) AS country,
        arg_min(sector, document) AS sector, bool_or(known) AS known, arg_min(office, document) AS office
    FROM actors WHERE id IN (SELECT unnest($ids)) GROUP BY id
"""
ACCOUNTS = """
    SELECT event, reports.id, reports.document, title, url, outlet, documents.published, language, family,
        length(text) AS n_characters, left(text, "trigger"."start") AS "before", source_spans, target_spans,
        "trigger", evidence, status, confidence
    FROM (SELECT id AS event, first_day FROM events WHERE {clauses}) AS chosen
    JOIN members USING (event) JOIN reports ON reports.id = report JOIN documents ON documents.id = reports.document
    ORDER BY first_day DESC NULLS LAST, event, documents.published NULLS LAST, reports.id
"""
MONTHS = """
    SELECT date_trunc('month', first_day)::DATE AS "month", count(*) FROM events WHERE {clauses}
    GROUP BY "month" ORDER BY "month" DESC NULLS LAST
"""
OF_MONTHS = "date_trunc('month', first_day) BETWEEN $earliest AND $latest"
UNDATED = "first_day IS NULL"
Months = tuple[dt.date, dt.date]
KEPT = Reason(rule="record", detail="The record holds this actor.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one document tells of an event, with what is known of the document; `before` is its text up to the trigger.

    Offsets of the spans are into that document's text, of `n_characters` code points; `family` is the same for
    near-duplicate documents.
    """

    event: str
    id: str
    document: str
    title: str | None
    url: str | None
    outlet: str | None
    published: dt.date | None
    language: str
    family: str
    n_characters: int
    before: str
    source_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    status: Status
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An event with its parties by id (without their mentions) and its accounts, the leading report's first."""

    event: MergedEvent
    actors: dict[str, Actor]
    accounts: tuple[Account, ...]

    @property
    def lead(self) -> Account:
        """What the leading report tells."""
        return self.accounts[0]

    @property
    def reported(self) -> dt.date | None:
        """The day of the first publication that has one."""
        return min((a.published for a in self.accounts if a.published), default=None)


def stream(file: RecordFile, filters: Filters, *, page: int = PAGE) -> Iterator[Recorded]:
    """Yield the events that filters leave, newest first, a page of some months at a time; writers wait until the last.

    Sorting them all at once would take memory for all of them. Raises UsageError for a wrong filter.
    """
    check_coded(file, filters)
    clauses = to_clauses("events", filters)
    with file.reading() as connection:
        months = connection.execute(clauses.opening + MONTHS.format(clauses=clauses.text), clauses.bound).fetchall()
        every = (item for span in bundle(months) for item in stream_months(connection, clauses, span, page))
        yield from islice(every, clauses.limit)


def bundle(months: Iterable[tuple[dt.date | None, int]]) -> Iterator[Months | None]:
    """Yield the first and last of months that follow each other, the latest first, and None for what has no day."""
    latest = earliest = None
    total = 0
    for month, count in months:
        if earliest is not None and latest is not None and (month is None or total + count > TOGETHER):
            yield earliest, latest
            latest, total = None, 0
        if month is None:
            yield None
            return
        earliest, latest, total = month, latest or month, total + count
    if earliest is not None and latest is not None:
        yield earliest, latest


def stream_months(
    connection: DuckDBPyConnection, clauses: Clauses, span: Months | None, page: int
) -> Iterator[Recorded]:
    """Yield the events of some months, or the undated: two queries in the same order, read side by side."""
    where = f"({clauses.text}) AND {OF_MONTHS if span else UNDATED}"
    values = clauses.bound | (dict(zip(("earliest", "latest"), span, strict=True)) if span else {})
    events = pages(connection.cursor(), clauses.opening + EVENTS.format(clauses=where), values, page)
    accounts = pages(connection.cursor(), clauses.opening + ACCOUNTS.format(clauses=where), values, page)
    told = groupby((a for rows in accounts for a in msgspec.convert(rows, list[Account])), lambda a: a.event)
    actors: dict[str, Actor] = {}
    for rows in events:
        found = msgspec.convert(rows, list[MergedEvent])
        wanted = {party for event in found for party in (*event.sources, *event.targets)}
        actors |= load_actors(connection, sorted(wanted - actors.keys()))
        for event in found:
            yield put_together(event, actors, take(told, event.id))


def take(told: Iterator[tuple[str, Iterator[Account]]], event: str) -> list[Account]:
    """Return the accounts of the next event; raises RecordError when they are another's."""
    name, accounts = next(told, ("", iter(())))
    if name != event:
        message = f"event {event}: the record has no report of it; add its documents again to a new record"
        raise RecordError(message)
    return list(accounts)


def pages(cursor: DuckDBPyConnection, statement: str, values: Values, size: int) -> Iterator[list[Row]]:
    """Yield the rows of a query, at most `size` at a time."""
    cursor.execute(statement, values)
    names = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(size):
        yield [dict(zip(names, row, strict=True)) for row in rows]


def put_together(event: MergedEvent, actors: dict[str, Actor], accounts: Iterable[Account]) -> Recorded:
    """Return an event with its own actors, and its accounts with the leading one first."""
    own = {party: actors[party] for party in (*event.sources, *event.targets) if party in actors}
    order = sorted(accounts, key=lambda account: account.id != event.reports[0].id)
    return Recorded(event=event, actors=own, accounts=tuple(order))


def load_actors(connection: DuckDBPyConnection, ids: Sequence[str]) -> dict[str, Actor]:
    """Return actors by id, without mentions."""
    rows = select(connection, ACTORS, {"ids": list(ids)}) if ids else []
    whole = [row | {"sector": row["sector"] or (), "mentions": (), "why": KEPT} for row in rows]
    return {actor.id: actor for actor in msgspec.convert(whole, list[Actor])}
