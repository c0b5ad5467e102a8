"""What the comparison of two reports of an act looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.model import UNNAMED, Actor, DateInterval, Event
from dragoman.stories.words import find_words

KIN = {
    "SUPPORT": "AGREE",
    "RETREAT": "CONCEDE",
    "SANCTION": "COERCE",
}
PLANNED, ACTUAL = "planned", "actual"
NO_COUNTRY = frozenset({None, "IGO", "NGO", "MNC"})
NEAR = dt.timedelta(days=2)
WIDEST = dt.timedelta(days=31)
Window = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One document's report of one act.

    `sources` and `targets` hold country codes (actor ids where there is no country), `low` and `high` the days between
    which the act lies (None: no telling), `dated` whether the text says so, `words` and `trigger` content words,
    `who` and `whom` the ids of the parties themselves, `sentences` where those that tell of it begin, `first` and
    `last` the days that the text gives, however far apart.
    """

    id: str
    document: str
    type: str
    status: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    low: dt.date | None
    high: dt.date | None
    dated: bool
    place: str | None
    words: tuple[str, ...]
    trigger: tuple[str, ...]
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    sentences: tuple[int, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None


def to_kin(type_: str) -> str:
    """Return the type under which near-by types meet: a pact is reached (AGREE) and signed (SUPPORT)."""
    return KIN.get(type_, type_)


def to_window(when: DateInterval, published: dt.date | None, *, historical: bool) -> Window | None:
    """Return the first and last day an act may have taken place, or None when that is over a month or unknown.

    An undated act of today's news lies within two days before publication; an undated one of the past might be any.
    """
    if when.given and when.start is not None:
        last = when.end or published or when.start
        return (when.start, last) if dt.timedelta(0) <= last - when.start <= WIDEST else None
    if when.given or historical or published is None:
        return None
    return published - NEAR, published


def to_parties(ids: Iterable[str], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Return whom the parties stand for: their countries, or themselves where they have none."""
    found = {key for i in ids if (key := to_party(actors.get(i))) is not None}
    return tuple(sorted(found))


def to_party(actor: Actor | None) -> str | None:
    """Return the actor's country, else its id, else None for one who is not named."""
    if actor is None:
        return None
    if actor.country not in NO_COUNTRY:
        return actor.country
    return None if actor.id.startswith(UNNAMED) else actor.id


def to_telling(event: Event, document: str, published: dt.date | None, actors: Mapping[str, Actor]) -> Telling:
    """Return what is compared of an event as one document tells it."""
    names = {m.text for i in (*event.sources, *event.targets) if i in actors for m in actors[i].mentions}
    window = to_window(event.when, published, historical=event.historical)
    return Telling(
        id=event.id,
        document=document,
        type=event.type,
        status=event.status,
        sources=to_parties(event.sources, actors),
        targets=to_parties(event.targets, actors),
        low=window[0] if window else None,
        high=window[1] if window else None,
        dated=event.when.given,
        place=event.where.name if event.where else None,
        words=find_words((s.text for s in event.evidence), without=[*names, event.trigger.text]),
        trigger=find_words([event.trigger.text]) or (event.trigger.text.lower(),),
        who=event.sources,
        whom=event.targets,
        modes=event.modes,
        sentences=tuple(s.start for s in event.evidence),
        first=event.when.start,
        last=event.when.end,
    )


def to_keys(telling: Telling) -> list[str]:
    """Return the keys that two tellings of one act share at least one of: kind of act, status, role and party.

    What is planned for a day is looked up beside what took place as well, for it may have come true.
    """
    roles = (("source", telling.sources), ("target", telling.targets))
    planned = telling.status == PLANNED and telling.dated and telling.low == telling.high
    statuses = (telling.status, ACTUAL) if planned else (telling.status,)
    kin = to_kin(telling.type)
    return [f"{kin} {status} {role} {party}" for status in statuses for role, parties in roles for party in parties]
