"""Where in the text the findings of a reading stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.export.segments import Mark
from dragoman.model import Actor, Agreement, Claim, Event, Reading, Span
from dragoman.model.reading import Identified


def keys(reading: Reading) -> dict[str, str]:
    """Return the short name on the page of every finding id: a0, a1, … e0, … c0, … g0, …."""
    return {
        **number("a", reading.actors),
        **number("e", reading.events),
        **number("c", reading.claims),
        **number("g", reading.agreements),
    }


def number(letter: str, items: Iterable[Identified]) -> dict[str, str]:
    """Return a letter and a running number for every id."""
    return {item.id: f"{letter}{place}" for place, item in enumerate(items)}


def find_marks(reading: Reading) -> Iterator[Mark]:
    """Yield every mark of a reading, the widest kinds first."""
    names = keys(reading)
    for agreement in reading.agreements:
        yield from mark_agreement(agreement, names[agreement.id])
    for claim in reading.claims:
        yield from mark_claim(claim, names[claim.id])
    for event in reading.events:
        yield from mark_event(event, names[event.id])
    for actor in reading.actors:
        yield from mark_actor(actor, names[actor.id])


def mark(span: Span, key: str, part: str) -> Mark:
    """Return the mark of one span."""
    return Mark(start=span.start, end=span.end, key=key, part=part)


def mark_actor(actor: Actor, key: str) -> Iterator[Mark]:
    """Yield a mark for each mention."""
    for span in actor.mentions:
        yield mark(span, key, "mention")


def mark_event(event: Event, key: str) -> Iterator[Mark]:
    """Yield marks for the evidence, the parties and the trigger."""
    for span in event.evidence:
        yield mark(span, key, "evidence")
    for span in (*event.source_spans, *event.target_spans):
        yield mark(span, key, "party")
    yield mark(event.trigger, key, "trigger")


def mark_claim(claim: Claim, key: str) -> Iterator[Mark]:
    """Yield marks for the content, the cue and the speaker."""
    for span in claim.content_parts or (claim.content,):
        yield mark(span, key, "content")
    if claim.cue is not None:
        yield mark(claim.cue, key, "cue")
    if claim.speaker_span is not None:
        yield mark(claim.speaker_span, key, "speaker")


def mark_agreement(agreement: Agreement, key: str) -> Iterator[Mark]:
    """Yield a mark for each sentence that tells of it."""
    for span in agreement.evidence:
        yield mark(span, key, "evidence")
