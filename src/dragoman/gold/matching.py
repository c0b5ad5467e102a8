"""Which finding of one annotation is which of another: one to one, the surest pairs first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from anyascii import anyascii
from rapidfuzz import fuzz

from dragoman.gold.annotations import (
    Annotation,
    MarkedActor,
    MarkedAgreement,
    MarkedClaim,
    MarkedEvent,
    overlap,
)
from dragoman.gold.references import Range

T = TypeVar("T", bound=MarkedActor | MarkedAgreement | MarkedClaim | MarkedEvent)
# Two contents are one when half of what either holds is in both (PolNeAR's evaluations do the same).
HALF = 0.5
# The least likeness, of 100, at which two names are taken for one.
ALIKE = 75
Pairs = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Keys of the first annotation's findings → those of the second's that are the same."""

    actors: Pairs
    events: Pairs
    claims: Pairs
    agreements: Pairs


def match(gold: Annotation, found: Annotation) -> Matching:
    """Pair the findings of two annotations of one text."""
    actors = pair(gold.actors, found.actors, same_actor)
    return Matching(
        actors=actors,
        events=pair(gold.events, found.events, lambda g, f: same_event(g, f, actors)),
        claims=pair(gold.claims, found.claims, same_claim),
        agreements=pair(gold.agreements, found.agreements, lambda g, f: same_agreement(g, f, actors)),
    )


def pair(gold: Sequence[T], found: Sequence[T], score: Callable[[T, T], float]) -> Pairs:
    """Return pairs of keys, one to one, best scores first; a score of 0 is no pair, ties go by order of the text."""
    scored = [(score(g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs: dict[int, int] = {}
    for value, i, j in sorted(scored, reverse=True):
        if value > 0 and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return {gold[i].key: found[j].key for i, j in pairs.items()}


def same_actor(gold: MarkedActor, found: MarkedActor) -> float:
    """Score two actors by the mentions they share, names before descriptions before pronouns."""
    weights = {"name": 4.0, "description": 2.0, "pronoun": 1.0, "": 2.0}
    total = 0.0
    for place, sort in gold.mentions.items():
        if place in found.mentions:
            total += 1.5 * weights[sort]
        elif any(overlap(place, other) for other in found.mentions):
            total += weights[sort]
    return total


def same_event(gold: MarkedEvent, found: MarkedEvent, actors: Pairs) -> float:
    """Score two acts: by a shared trigger, or, told in one sentence, by a shared coding and party."""
    shared = any(overlap(a, b) for a in gold.triggers for b in found.triggers)
    types = bool({type_ for type_, _ in gold.codings} & {type_ for type_, _ in found.codings})
    ours = {actors.get(key) for key in (*gold.sources, *gold.targets)}
    parties = len(ours & {*found.sources, *found.targets})
    near = any(overlap(a, b) for a in gold.around for b in found.triggers)
    if not shared and not (near and types and parties):
        return 0.0
    return 8.0 * shared + 4.0 * types + parties + 0.5 * bool(gold.codings & found.codings)


def same_claim(gold: MarkedClaim, found: MarkedClaim) -> float:
    """Score two claims by their contents, when these agree by half and the cues meet or one has none."""
    alike = likeness(gold.content, found.content)
    cues = gold.cue is None or found.cue is None or overlap(gold.cue, found.cue)
    return alike if cues and alike >= HALF else 0.0


def likeness(one: Iterable[Range], other: Iterable[Range]) -> float:
    """Return the intersection over union of the characters of two sets of ranges."""
    ours, theirs = characters(one), characters(other)
    return len(ours & theirs) / max(len(ours | theirs), 1)


def characters(ranges: Iterable[Range]) -> set[int]:
    """Return the offsets that ranges hold."""
    return {offset for start, end in ranges for offset in range(start, end)}


def same_agreement(gold: MarkedAgreement, found: MarkedAgreement, actors: Pairs) -> float:
    """Score two agreements told at one place, by name, kind and parties."""
    if not any(overlap(a, b) for a in gold.places for b in found.places):
        return 0.0
    parties = len({actors.get(key) for key in gold.parties} & set(found.parties))
    return 1.0 + (gold.kind == found.kind) + parties + name_likeness(gold.name, found.name) / 50


def name_likeness(one: str, other: str) -> float:
    """Return how alike two names are, 0–100, whatever their script, order and length."""
    ours, theirs = (re.sub(r"[^a-z0-9 ]", "", anyascii(name).lower()) for name in (one, other))
    return fuzz.token_set_ratio(ours, theirs)
