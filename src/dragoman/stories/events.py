"""Many reports of one act put together: `dragoman/event/1`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from dragoman.model import Casualties, DateInterval, Event, Place, Span, Status
from dragoman.stories.agreeing import Naming, settle

Action = Literal["merge", "split", "undo", "accept", "reject", "correct"]
STRENGTH: tuple[Status, ...] = ("actual", "planned", "hypothetical", "negated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document's report within a merged event; `id` is the event's id in that document's reading."""

    document: str
    outlet: str | None
    published: dt.date | None
    evidence: tuple[Span, ...]
    status: Status
    reported_by: tuple[str, ...]
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field that a person put right: the words that stood there and those that hold now; none for none known."""

    field: str
    was: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """A decision in force on an event's reports: their ids, why, when (UTC, ISO), by whom, and what was put right."""

    merged: tuple[str, ...]
    because: str
    when: str
    by: str
    id: str
    action: Action = "merge"
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedEvent(Event):
    """An event as all its reports tell it.

    The first report leads: id, type, codes, spans, trigger and evidence are its own (offsets into the document of
    `reports[0]`). Claims are those of all reports, parties those that its reports agree on, the date is the narrowest
    given, the status the strongest held.
    """

    reports: tuple[Report, ...]
    decisions: tuple[Merging, ...]
    n_reports: int
    n_families: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event with the document that tells it; `family` is the same for near-duplicate documents.

    `doers` and `done_to` are what its sources and targets stand for: countries, or themselves where they have none.
    """

    event: Event
    document: str
    outlet: str | None
    published: dt.date | None
    family: str
    doers: tuple[str, ...] = ()
    done_to: tuple[str, ...] = ()


Age = tuple[bool, dt.date, str, str]


def to_age(published: dt.date | None, document: str, report: str) -> Age:
    """Return the key that puts first reports first, undated ones last."""
    return published is None, published or dt.date.max, document, report


def by_age(told: Told) -> Age:
    """Return the same key of a told event."""
    return to_age(told.published, told.document, told.event.id)


def combine(tellings: Iterable[Told], decisions: Sequence[Merging] = ()) -> MergedEvent:
    """Return the merged event of one or more reports; the same for every order of them."""
    order = sorted(tellings, key=by_age)
    events = [told.event for told in order]
    lead = {f.name: getattr(events[0], f.name) for f in fields(Event)}
    sources, targets = settle(
        [Naming(told.family, told.event.sources, told.doers) for told in order],
        [Naming(told.family, told.event.targets, told.done_to) for told in order],
    )
    changes: dict[str, object] = {
        "status": min((e.status for e in events), key=STRENGTH.index),
        "sources": sources,
        "targets": targets,
        "when": narrowest([e.when for e in events]),
        "where": first_place(events),
        "casualties": first_casualties(events),
        "reported_by": gather(e.reported_by for e in events),
        "confidence": max(e.confidence for e in events),
        "reports": tuple(map(to_report, order)),
        "decisions": tuple(decisions),
        "n_reports": len(order),
        "n_families": len({told.family for told in order}),
    }
    return MergedEvent(**(lead | changes))


def to_report(told: Told) -> Report:
    """Return the report that a merged event lists."""
    return Report(
        document=told.document,
        outlet=told.outlet,
        published=told.published,
        evidence=told.event.evidence,
        status=told.event.status,
        reported_by=told.event.reported_by,
        id=told.event.id,
    )


def gather(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return every id once, in order of appearance."""
    return tuple(dict.fromkeys(i for ids in lists for i in ids))


def narrowest(dates: Sequence[DateInterval]) -> DateInterval:
    """Return the shortest of the dates that a text gives, the first of equals; an open end counts as long."""
    return min(dates, key=lambda d: (not d.given, length(d)))


def length(date: DateInterval) -> dt.timedelta:
    """Return how long an interval is."""
    return date.end - date.start if date.start and date.end else dt.timedelta.max


def first_place(events: Sequence[Event]) -> Place | None:
    """Return the first place given."""
    return next((e.where for e in events if e.where), None)


def first_casualties(events: Sequence[Event]) -> Casualties | None:
    """Return the first count of casualties given."""
    return next((e.casualties for e in events if e.casualties), None)
