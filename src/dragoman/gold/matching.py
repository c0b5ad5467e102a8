"""Which finding of one annotation is which of another: one to one, the surest pairs first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dragoman.gold.annotations import (
    Annotation,
    MarkedActor,
    MarkedAgreement,
    MarkedClaim,
    MarkedEvent,
    overlap,
)
from dragoman.gold.judgements import ALIKE, Pairs, name_likeness, translate
from dragoman.gold.references import Range

S = TypeVar("S")
T = TypeVar("T", bound=MarkedActor | MarkedAgreement | MarkedClaim | MarkedEvent)
# Two contents are one when half of what either holds is in both (PolNeAR's evaluations do the same).
HALF = 0.5
# Shared parties count so far: together with a shared type they must not outweigh a shared trigger.
MOST_PARTIES = 3


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
    """Return pairs of keys, one to one, as `pair_places` chooses them."""
    pairs = pair_places(gold, found, score)
    return {gold[i].key: found[j].key for i, j in pairs.items()}


def pair_places(gold: Sequence[S], found: Sequence[S], score: Callable[[S, S], float]) -> dict[int, int]:
    """Return pairs of positions, one to one, best scores first; a score of 0 is no pair, ties go by the order given."""
    scored = [(score(g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in sorted(scored, reverse=True):
        if value > 0 and -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return pairs


def pair_ranges(gold: Sequence[Range], found: Sequence[Range]) -> dict[int, int]:
    """Return pairs of positions of ranges that share a character, those that share most of each other first."""
    return pair_places(gold, found, lambda a, b: likeness([a], [b]))


def same_actor(gold: MarkedActor, found: MarkedActor) -> float:
    """Score two actors by the mentions they share, names before descriptions before pronouns.

    Country and name tell apart those that share all their mentions, as two that only "the two countries" names.
    """
    weights = {"name": 4.0, "description": 2.0, "pronoun": 1.0, "": 2.0}
    total = 0.0
    for place, sort in gold.mentions.items():
        if place in found.mentions:
            total += 1.5 * weights[sort]
        elif any(overlap(place, other) for other in found.mentions):
            total += weights[sort]
    alike = name_likeness(gold.name, found.name, person=gold.kind == "person") >= ALIKE
    return total + 0.4 * (gold.country == found.country) + 0.3 * alike if total else 0.0


def same_event(gold: MarkedEvent, found: MarkedEvent, actors: Pairs) -> float:
    """Score two acts: by a shared trigger, or, told in one sentence, by a shared coding and party."""
    shared = any_overlap(gold.triggers, found.triggers)
    types = bool({type_ for type_, _ in gold.codings} & {type_ for type_, _ in found.codings})
    ours = translate((*gold.sources, *gold.targets), actors)
    parties = min(len(ours & {*found.sources, *found.targets}), MOST_PARTIES)
    near = any_overlap(gold.around, found.triggers)
    if not shared and not (near and types and parties):
        return 0.0
    return 8.0 * shared + 4.0 * types + parties + 0.5 * bool(gold.codings & found.codings)


def any_overlap(some: Iterable[Range], others: Sequence[Range]) -> bool:
    """Whether a range of one kind shares a character with one of another."""
    return any(overlap(a, b) for a in some for b in others)


def same_claim(gold: MarkedClaim, found: MarkedClaim) -> float:
    """Score two claims by their contents, when these agree by half and the cues meet, or neither has one."""
    alike = likeness(gold.content, found.content)
    neither = gold.cue is None and found.cue is None
    cues = neither or (gold.cue is not None and found.cue is not None and overlap(gold.cue, found.cue))
    return alike if cues and alike >= HALF else 0.0


def likeness(one: Iterable[Range], other: Iterable[Range]) -> float:
    """Return the intersection over union of the characters of two sets of ranges."""
    ours, theirs = characters(one), characters(other)
    return len(ours & theirs) / max(len(ours | theirs), 1)


def characters(ranges: Iterable[Range]) -> set[int]:
    """Return the offsets that ranges hold."""
    return {offset for start, end in ranges for offset in range(start, end)}


def same_agreement(gold: MarkedAgreement, found: MarkedAgreement, actors: Pairs) -> float:
    """Score two agreements told at one place that have a name, a kind or a party in common."""
    if not any(overlap(a, b) for a in gold.places for b in found.places):
        return 0.0
    parties = len(translate(gold.parties, actors) & set(found.parties))
    alike = name_likeness(gold.name, found.name) >= ALIKE
    return (gold.kind == found.kind) + parties + 2.0 * alike
