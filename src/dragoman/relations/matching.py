"""Our acts of one dyad set beside another coder's: which are the same, which only one of the two has."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

NEAR = dt.timedelta(days=1)
FEWEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """An act as one of the two coders has it: `way` is its direction, `weight` Goldstein's, or PLOVER's score."""

    id: str
    day: dt.date
    way: str
    type: str | None
    quad: int | None
    weight: float | None = None
    text: str | None = None
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One act that both have; `type` tells whether they agree on its type, not only on its quad class."""

    ours: Coded
    theirs: Coded
    type: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Who has what: each act is in exactly one of the three."""

    both: tuple[Pair, ...]
    ours: tuple[Coded, ...]
    theirs: tuple[Coded, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """Counts and sums of weights of one month that begins on `start`."""

    start: dt.date
    ours: int
    theirs: int
    our_weight: float
    their_weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Correlation:
    """How two series go together over `n` months; None where one of them never changes or the months are too few."""

    n: int
    pearson: float | None
    spearman: float | None


def match(ours: Iterable[Coded], theirs: Iterable[Coded], *, near: dt.timedelta = NEAR) -> Matching:
    """Pair acts of the same direction, of days at most `near` apart, one to one: first by type, then by quad class.

    Within a type or class as many are paired as can be.
    """
    typed, mine, others = pair_up(ours, theirs, by_type, near)
    classed, mine, others = pair_up(mine, others, by_quad, near)
    pairs = [(one, other, True) for one, other in typed] + [(one, other, False) for one, other in classed]
    both = sorted(pairs, key=lambda pair: (pair[0].day, pair[0].id))
    return Matching(
        both=tuple(Pair(ours=one, theirs=other, type=same) for one, other, same in both),
        ours=tuple(in_order(mine)),
        theirs=tuple(in_order(others)),
    )


def by_type(act: Coded) -> Hashable:
    """Return direction and type; None without a type."""
    return (act.way, act.type) if act.type else None


def by_quad(act: Coded) -> Hashable:
    """Return direction and quad class; None without a class."""
    return (act.way, act.quad) if act.quad else None


def in_order(acts: Iterable[Coded]) -> list[Coded]:
    """Return acts by day and id."""
    return sorted(acts, key=lambda act: (act.day, act.id))


def pair_up(
    ours: Iterable[Coded], theirs: Iterable[Coded], key: Callable[[Coded], Hashable], near: dt.timedelta
) -> tuple[list[tuple[Coded, Coded]], list[Coded], list[Coded]]:
    """Return pairs of acts with the same key that are near each other, and what is left of both sides."""
    waiting: dict[Hashable, list[Coded]] = defaultdict(list)
    for act in reversed(in_order(theirs)):
        waiting[key(act)].append(act)
    unkeyed = waiting.pop(None, [])
    pairs: list[tuple[Coded, Coded]] = []
    alone: list[Coded] = []
    gone: list[Coded] = []
    for act in in_order(ours):
        queue = waiting.get(key(act), [])
        # Both sides go by day, so one that lies too far back now is too far back for all that follow.
        while queue and queue[-1].day < act.day - near:
            gone.append(queue.pop())
        if queue and queue[-1].day <= act.day + near:
            pairs.append((act, queue.pop()))
        else:
            alone.append(act)
    return pairs, alone, [*unkeyed, *gone, *(act for queue in waiting.values() for act in queue)]


def find_clashes(matching: Matching, *, near: dt.timedelta = NEAR) -> list[tuple[Coded, Coded]]:
    """Return (ours, theirs) that lie near each other in the same direction and differ in their quad class."""
    beside: dict[tuple[str, dt.date], list[Coded]] = defaultdict(list)
    for act in matching.theirs:
        beside[act.way, act.day].append(act)
    steps = sorted(range(-near.days, near.days + 1), key=abs)
    days = [dt.timedelta(days=step) for step in steps]
    found = []
    for act in matching.ours:
        near_it = (other for step in days for other in beside.get((act.way, act.day + step), []))
        other = next((o for o in near_it if o.quad != act.quad), None)
        if other:
            found.append((act, other))
    return found


def to_months(ours: Sequence[Coded], theirs: Sequence[Coded], first: dt.date, last: dt.date) -> tuple[Month, ...]:
    """Return every month from the first day's to the last's, without gaps."""
    counts = [Counter(act.day.replace(day=1) for act in side) for side in (ours, theirs)]
    weights: list[dict[dt.date, float]] = [defaultdict(float), defaultdict(float)]
    for sums, side in zip(weights, (ours, theirs), strict=True):
        for act in side:
            sums[act.day.replace(day=1)] += act.weight or 0
    return tuple(
        Month(
            start=month,
            ours=counts[0][month],
            theirs=counts[1][month],
            our_weight=round(weights[0].get(month, 0.0), 4),
            their_weight=round(weights[1].get(month, 0.0), 4),
        )
        for month in months_between(first, last)
    )


def months_between(first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the first day of every month from one day to another."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [dt.date(number // 12, number % 12 + 1, 1) for number in range(start, end + 1)]


def correlate(one: Sequence[float], other: Sequence[float]) -> Correlation:
    """Return Pearson's and Spearman's correlation of two series of the same months."""
    if len(one) < FEWEST or len(set(one)) == 1 or len(set(other)) == 1:
        return Correlation(n=len(one), pearson=None, spearman=None)
    return Correlation(
        n=len(one),
        pearson=round(statistics.correlation(one, other), 4),
        spearman=round(statistics.correlation(to_ranks(one), to_ranks(other)), 4),
    )


def to_ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value from 1, the mean rank for equals."""
    order = sorted(values)
    first = {value: place for place, value in reversed(list(enumerate(order, start=1)))}
    counts = Counter(values)
    return [first[value] + (counts[value] - 1) / 2 for value in values]
