"""Merged events with their actors and with what each document tells of them, a page at a time, for exports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from dragoman.model import Actor, Reason, Span, Status
from dragoman.record.queries import Query
from dragoman.record.tables import Row, select
from dragoman.stories.events import MergedEvent

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PAGE = 5000
MOST_ACTORS = 100_000
ACTORS = """
    SELECT id, arg_min(name, document) AS name, arg_min(kind, document) AS kind, arg_min(country, document) AS country,
        arg_min(sector, document) AS sector, bool_or(known) AS known, arg_min(office, document) AS office
    FROM actors WHERE id IN (SELECT unnest($ids)) GROUP BY id
"""
ACCOUNTS = """
    SELECT event, reports.id, reports.document, title, url, outlet, published, language, family,
        length(text) AS n_characters, left(text, "trigger"."start") AS "before", source_spans, target_spans,
        "trigger", evidence, status, confidence
    FROM members JOIN reports ON reports.id = report JOIN documents ON documents.id = reports.document
    WHERE event IN (SELECT unnest($ids)) ORDER BY event, published NULLS LAST, reports.id
"""
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


def stream(query: Query, *, page: int = PAGE) -> Iterator[Recorded]:
    """Yield what a query of events finds, at most `page` of them in memory; writers wait until the last."""
    actors: dict[str, Actor] = {}
    with query.file.reading() as connection:
        for rows in pages(connection.cursor(), query, page):
            events = msgspec.convert(rows, list[MergedEvent])
            accounts = load_accounts(connection, [event.id for event in events])
            if len(actors) > MOST_ACTORS:
                actors.clear()
            wanted = {party for event in events for party in (*event.sources, *event.targets)}
            actors |= load_actors(connection, sorted(wanted - actors.keys()))
            for event in events:
                yield put_together(event, actors, accounts[event.id])


def pages(cursor: DuckDBPyConnection, query: Query, size: int) -> Iterator[list[Row]]:
    """Yield the rows of a query, at most `size` at a time."""
    cursor.execute(query.sql, query.parameters)
    names = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(size):
        yield [dict(zip(names, row, strict=True)) for row in rows]


def put_together(event: MergedEvent, actors: dict[str, Actor], accounts: Sequence[Account]) -> Recorded:
    """Return an event with its own actors, and its accounts with the leading one first."""
    own = {party: actors[party] for party in (*event.sources, *event.targets) if party in actors}
    leading = event.reports[0].id
    return Recorded(
        event=event, actors=own, accounts=tuple(sorted(accounts, key=lambda account: account.id != leading))
    )


def load_actors(connection: DuckDBPyConnection, ids: Sequence[str]) -> dict[str, Actor]:
    """Return actors by id, without mentions."""
    rows = select(connection, ACTORS, {"ids": list(ids)}) if ids else []
    whole = [row | {"sector": row["sector"] or (), "mentions": (), "why": KEPT} for row in rows]
    return {actor.id: actor for actor in msgspec.convert(whole, list[Actor])}


def load_accounts(connection: DuckDBPyConnection, events: Sequence[str]) -> dict[str, list[Account]]:
    """Return the accounts of each event, first published first."""
    found: dict[str, list[Account]] = {event: [] for event in events}
    for row in select(connection, ACCOUNTS, {"ids": list(events)}):
        account = msgspec.convert(row, Account)
        found[account.event].append(account)
    return found
