"""Acts told again with a side left out: "the sanctions" after "the U.S. sanctions on Iran"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from dragoman.model import Event, Reason

# What is told again by a bare noun or verb, its target understood from the story.
RETOLD = {"SANCTION", "COERCE", "ASSAULT", "THREATEN", "REJECT", "RETREAT", "CONCEDE", "REQUEST", "AID", "ACCUSE"}


def complete(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events with the target of those that lack one taken from the same act told elsewhere in the text.

    The same act: one type and mode, one source, and all its full tellings have one and the same target.
    """
    events = tuple(events)
    full: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in events:
        if event.sources and event.targets and event.type in RETOLD:
            full[same_act(event)].append(event)
    return tuple(completed(event, full.get(same_act(event), [])) for event in events)


def same_act(event: Event) -> tuple[object, ...]:
    """Return what two tellings of one act share."""
    return event.type, event.modes, event.sources, event.status


def completed(event: Event, told: list[Event]) -> Event:
    """Return an event without a target with that of its full tellings, if they agree."""
    if event.targets or not event.sources or len({e.targets for e in told}) != 1:
        return event
    first = told[0]
    detail = f"{event.why.detail} Towards whom is told in “{first.evidence[0].text}”"
    return replace(
        event,
        targets=first.targets,
        target_spans=first.target_spans,
        evidence=(*event.evidence, *first.evidence),
        confidence=round(max(0.1, event.confidence - 0.05), 2),
        why=Reason(rule=event.why.rule, detail=detail),
    )
