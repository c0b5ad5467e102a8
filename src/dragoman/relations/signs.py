"""The signs of ties, and triads of these: which are balanced and which are not.

Heider (1946) holds a triad balanced when a friend's friend is a friend and an enemy's enemy is one; Cartwright and
Harary (1956) made of it the rule that the product of the three signs is positive; Davis (1967) also lets three stand
against each other, so that only two friends at odds about a third are unbalanced. docs/relations.md defines sign,
window and threshold and gives the sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.errors import UsageError
from dragoman.relations.forms import Row
from dragoman.relations.periods import Days, check_choice
from dragoman.relations.ties import Measure, Tie

Sign = Literal[-1, 0, 1]
Nodes = tuple[str, str, str]
PATTERNS = ("+++", "++-", "+--", "---")
THRESHOLDS: Mapping[Measure, float] = {"score": 1.0, "goldstein": 1.0, "share": 0.2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When a tie has a sign and when it has moved.

    A tie of at least `least` acts in a window is positive where its `measure` reaches `threshold`, negative where it
    reaches `-threshold`, else without sign. It has moved when the measure changed by `shift` from window to window.
    """

    measure: Measure = "score"
    threshold: float = THRESHOLDS["score"]
    shift: float = 2 * THRESHOLDS["score"]
    least: int = 3

    def sign(self, tie: Tie | None) -> Sign:
        """Return 1, -1, or 0 for a tie without a sign."""
        value = self.value(tie)
        if value is None or abs(value) < self.threshold:
            return 0
        return 1 if value > 0 else -1

    def value(self, tie: Tie | None) -> float | None:
        """Return the measure of a tie, None when it has too few acts to be judged."""
        return tie.value(self.measure) if tie is not None and tie.events >= self.least else None


def to_rule(measure: Measure, threshold: float | None, shift: float | None, least: int) -> Rule:
    """Return a rule, with the measure's own threshold and twice that as shift unless given; raises UsageError."""
    check_choice("measure", measure, Measure)
    threshold = THRESHOLDS[measure] if threshold is None else threshold
    shift = 2 * threshold if shift is None else shift
    if threshold <= 0 or shift <= 0 or least < 1:
        message = f"threshold {threshold}, shift {shift} and min-events {least} must all be above 0"
        raise UsageError(message)
    return Rule(measure=measure, threshold=threshold, shift=shift, least=least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Triad:
    """Three parties, in the order of the alphabet, whose three ties all have a sign."""

    nodes: Nodes
    signs: tuple[Sign, Sign, Sign]
    ties: tuple[Tie, Tie, Tie]

    @property
    def pattern(self) -> str:
        """Return `+++`, `++-`, `+--` or `---`."""
        return PATTERNS[sum(sign < 0 for sign in self.signs)]

    @property
    def balanced(self) -> bool:
        """Whether the product of the signs is positive (Cartwright and Harary)."""
        return self.pattern in {"+++", "+--"}

    @property
    def weakly_balanced(self) -> bool:
        """Whether there are no two friends at odds about a third (Davis)."""
        return self.pattern != "++-"

    def to_row(self) -> Row:
        """Return the triad with its ties in the order ab, ac, bc."""
        return {
            "a": self.nodes[0],
            "b": self.nodes[1],
            "c": self.nodes[2],
            "pattern": self.pattern,
            "balanced": self.balanced,
            "weakly_balanced": self.weakly_balanced,
            "ties": [tie.to_row() for tie in self.ties],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The ties and signed triads of some days."""

    days: Days
    rule: Rule
    ties: tuple[Tie, ...]
    triads: tuple[Triad, ...]

    def count(self, pattern: str) -> int:
        """Return how many triads have a pattern of signs."""
        return sum(triad.pattern == pattern for triad in self.triads)

    def share(self, *, weak: bool = False) -> float | None:
        """Return the share of triads that are balanced, or weakly so; None without triads."""
        held = sum(t.weakly_balanced if weak else t.balanced for t in self.triads)
        return round(held / len(self.triads), 4) if self.triads else None

    def to_row(self) -> Row:
        """Return the window with one column for every figure."""
        signs = [self.rule.sign(tie) for tie in self.ties]
        return {
            "start": self.days.start,
            "end": self.days.end,
            "events": sum(tie.events for tie in self.ties),
            "ties": len(self.ties),
            "positive": signs.count(1),
            "negative": signs.count(-1),
            "triads": len(self.triads),
            **{pattern: self.count(pattern) for pattern in PATTERNS},
            "balanced": self.share(),
            "weakly_balanced": self.share(weak=True),
        }


def find_triads(ties: Iterable[Tie], rule: Rule) -> Iterator[Triad]:
    """Yield every three parties whose ties all have a sign, in the order of the alphabet."""
    signed = {tie.pair: tie for tie in ties if rule.sign(tie)}
    for a, b in sorted(signed):
        for c in sorted(right for left, right in signed if left == b and (a, right) in signed):
            three = signed[a, b], signed[a, c], signed[b, c]
            one, two, other = (rule.sign(tie) for tie in three)
            yield Triad(nodes=(a, b, c), signs=(one, two, other), ties=three)


def to_window(days: Days, ties: Sequence[Tie], rule: Rule, actor: str | None = None) -> Window:
    """Return the window of some ties; with an actor, only triads that it is in."""
    triads = (t for t in find_triads(ties, rule) if actor is None or actor in t.nodes)
    return Window(days=days, rule=rule, ties=tuple(ties), triads=tuple(triads))
