"""Findings of one reading by their ids, and the orders in which views list them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.model import Actor, Claim, Event, Reading, Span

NOBODY = "unnamed source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Who is who in one reading; an id that leads nowhere stands for itself."""

    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    claims: Mapping[str, Claim]

    @classmethod
    def of(cls, reading: Reading) -> Index:
        """Index the actors, events and claims of a reading."""
        return cls(
            actors={a.id: a for a in reading.actors},
            events={e.id: e for e in reading.events},
            claims={c.id: c for c in reading.claims},
        )

    def name(self, actor: str) -> str:
        """Return the name of the actor with that id."""
        found = self.actors.get(actor)
        return found.name if found else actor

    def names(self, actors: Iterable[str]) -> tuple[str, ...]:
        """Return the names of actors in the same order."""
        return tuple(self.name(actor) for actor in actors)

    def acts(self, actor: str) -> tuple[str, ...]:
        """Return the events to which an actor is a party."""
        return tuple(e.id for e in self.events.values() if actor in e.sources or actor in e.targets)

    def said(self, actor: str) -> tuple[str, ...]:
        """Return the claims that an actor makes."""
        return tuple(c.id for c in self.claims.values() if c.speaker == actor)

    def speaker(self, claim: Claim) -> str:
        """Return who makes a claim: the actor's name, else the words of the text, else `unnamed source`."""
        if claim.speaker is not None:
            return self.name(claim.speaker)
        return claim.speaker_text or NOBODY

    def reporters(self, event: Event) -> tuple[str, ...]:
        """Return each of those who tell of an event once, in order."""
        claims = (self.claims.get(claim) for claim in event.reported_by)
        return tuple(dict.fromkeys(self.speaker(claim) for claim in claims if claim is not None))


def timeline(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events by date, the undated last; in order of the text within a day."""
    return tuple(sorted(events, key=moment))


def moment(event: Event) -> tuple[bool, dt.date, int]:
    """Return the sort key of an event in a timeline."""
    first = event.when.start or event.when.end
    return first is None, first or dt.date.min, event.trigger.start


def is_mutual(event: Event) -> bool:
    """Whether every party of an event stands on both sides."""
    return len(event.sources) > 1 and set(event.sources) == set(event.targets)


def by_speaker(reading: Reading, index: Index) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    """Group claims by who makes them, in the order in which the text brings the speakers up."""
    groups: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        groups.setdefault(index.speaker(claim), []).append(claim)
    return tuple((speaker, tuple(claims)) for speaker, claims in groups.items())


def spellings(spans: Iterable[Span]) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    """Group mentions by their exact words, in order of first use."""
    groups: dict[str, list[Span]] = {}
    for span in spans:
        groups.setdefault(" ".join(span.text.split()), []).append(span)
    return tuple((words, tuple(found)) for words, found in groups.items())


def words_of(claim: Claim) -> str:
    """Return what was claimed, with a gap where the cue broke it."""
    return " … ".join(part.text for part in claim.content_parts or (claim.content,))
