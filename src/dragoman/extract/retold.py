"""Acts told again with a side left out: "the sanctions" after "the U.S. sanctions on Iran"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dragoman.knowledge.lexicon import load_sets
from dragoman.model import Event, Reason

# What is told again by a bare noun or verb, its target understood from the story.
RETOLD = {"SANCTION", "COERCE", "ASSAULT", "THREATEN", "REJECT", "RETREAT", "CONCEDE", "REQUEST", "AID", "ACCUSE"}


def complete(events: Iterable[Event], country: Callable[[str], str | None]) -> tuple[Event, ...]:
    """Return the events with the target of those that lack one taken from the same act told elsewhere in the text.

    The same act: one type and mode, one source, and all its full tellings have one and the same target. What is called
    by the same word is the same act also of another of that state: "Trump's *tariffs*" are "the U.S. tariffs on Peru".
    """
    events = tuple(events)
    full: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in events:
        if event.sources and event.targets and event.type in RETOLD:
            for act in same_acts(event, country):
                full[act].append(event)
    told = ([full[act] for act in same_acts(event, country) if act in full] for event in events)
    return tuple(
        next((c for t in some if (c := completed(e, t)) is not e), e) for e, some in zip(events, told, strict=True)
    )


def same_acts(event: Event, country: Callable[[str], str | None]) -> Iterator[tuple[object, ...]]:
    """Yield what two tellings of one act share: all but words and place; or its word, and whose it is."""
    yield event.type, event.modes, event.sources, event.status
    states = {country(source) for source in event.sources}
    word = event.trigger.text.lower().split()[-1]
    # "Turkey arrested a Greek. Turkish police arrested dozens": only of what is imposed is there one, whoever tells.
    imposed = word == "imposed" or not load_sets()["sanctions"].isdisjoint({word, word.removesuffix("s")})
    if event.type == "COERCE" and imposed and len(states) == 1 and states != {None}:
        yield event.type, word, *states


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
