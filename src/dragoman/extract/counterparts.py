"""Towards whom one refuses, threatens or gives way where the words leave it out: the only other party he deals with.

"Oslo and Lima quarrel over fish. Norway said it *would not apologise*": whom else but Peru? Only where all that a state
does and suffers near by is between it and one other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from dragoman.model import Event, Reason

Country = Callable[[str], str | None]
# So many characters before and behind are what a reader has in mind.
NEAR = 700
# A refusal is always towards somebody; of other acts what these words tell is. A pact that is left is one of many.
ALWAYS = {"REJECT"}
# Whom one only thanks, helps or trades with one does not refuse for that.
FRIENDLY = {"SUPPORT", "AID", "COOPERATE"}
# Who is named behind these is dealt with, known or not: "ready for talks *with Europe*".
NAMED = re.compile(r"\b(?:with|by)\s(?:[a-z-]+\s){0,2}[A-Z]")
WORDS = {
    "REQUEST": re.compile(r"\bdemand|\binsist|\bultimatum", re.IGNORECASE),
    "THREATEN": re.compile(r"\bretaliat|\bcountermeasure|\bconsequence", re.IGNORECASE),
    "AGREE": re.compile(r"\bready\b|\breadiness|\bwilling|\bprepared\b|\bagreed\b|\baccept", re.IGNORECASE),
    "CONCEDE": re.compile(r"\bapolog|\bconce[ds]|\bback(?:ed|ing|s)? down|\brelent|\byield", re.IGNORECASE),
}
BODIES = {"NGO", "MNC", None}


def face(events: Iterable[Event], country: Country) -> tuple[Event, ...]:
    """Return the events, those towards nobody that must be towards somebody with the only one dealt with near by."""
    events = tuple(events)
    return tuple(facing(e, events, country) if is_open(e) else e for e in events)


def is_open(event: Event) -> bool:
    """Whether an act is towards somebody, and nobody is told."""
    words = WORDS.get(event.type)
    told = event.type in ALWAYS or (words is not None and words.search(event.trigger.text) is not None)
    if not told or not event.sources or event.targets:
        return False
    text = event.evidence[0]
    return NAMED.search(text.text[max(0, event.trigger.end - text.start) :]) is None


def facing(event: Event, events: Iterable[Event], country: Country) -> Event:
    """Return an act with the one party whom its doer deals with near by, or as it is."""
    own = {country(source) for source in event.sources}
    if len(own) != 1 or own & BODIES:
        return event
    near = sorted((e for e in events if is_near(e, event)), key=lambda e: abs(e.trigger.start - event.trigger.start))
    met = [(e, found) for e in near if (found := others(e, own, country))]
    meant = next(((e, found) for e, found in met if e.type not in FRIENDLY), None)
    if meant is None or len({country(actor) for _, found in met for actor in found}) != 1:
        return event
    return facing_in(event, *meant)


def facing_in(event: Event, other: Event, found: tuple[str, ...]) -> Event:
    """Return an act with the party that another act near by tells as its target."""
    detail = f"{event.why.detail} The only other party to it near by is told in “{other.evidence[0].text}”"
    return replace(
        event,
        targets=found,
        target_spans=other.target_spans if found == other.targets else other.source_spans,
        evidence=tuple(dict.fromkeys((*event.evidence, *other.evidence))),
        confidence=round(max(0.1, event.confidence - 0.1), 2),
        why=Reason(rule=event.why.rule, detail=detail),
    )


def is_near(other: Event, event: Event) -> bool:
    """Whether another act is told near by."""
    return other is not event and abs(other.trigger.start - event.trigger.start) < NEAR


def others(event: Event, own: set[str | None], country: Country) -> tuple[str, ...]:
    """Return who of other countries deals in an act with somebody of those countries; the target first, if both do."""
    for mine, theirs in ((event.sources, event.targets), (event.targets, event.sources)):
        found = tuple(actor for actor in theirs if country(actor) not in own | BODIES)
        if found and any(country(actor) in own for actor in mine):
            return found
    return ()
