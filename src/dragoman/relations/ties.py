"""The tie between two parties within some days: how many acts, how warm, and which they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.relations.dyads import to_mean
from dragoman.relations.forms import Row

Measure = Literal["score", "goldstein", "share"]
Level = Literal["country", "actor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The acts of `a` and `b` towards each other (`a` before `b` in the alphabet), each counted once.

    `forward` counts those of `a` towards `b`, `backward` the other way; a mutual act is in both. `cooperative` counts
    PLOVER's classes 1 and 2, `conflictual` 3 and 4; `score` and `goldstein` are means. `warmest` and `coldest` are
    ids of the acts at both ends of the score.
    """

    a: str
    b: str
    events: int
    reports: int
    forward: int
    backward: int
    cooperative: int
    conflictual: int
    score: float | None
    goldstein: float | None
    warmest: tuple[str, ...] = ()
    coldest: tuple[str, ...] = ()

    @property
    def pair(self) -> tuple[str, str]:
        """Return both parties."""
        return self.a, self.b

    @property
    def share(self) -> float:
        """Return how far cooperative acts outnumber conflictual ones, -1 (all conflict) to 1 (all cooperation)."""
        return round((self.cooperative - self.conflictual) / self.events, 4) if self.events else 0.0

    @property
    def examples(self) -> tuple[str, ...]:
        """Return ids of the acts that pull the tie the way it goes."""
        return self.warmest if (self.score or 0) >= 0 else self.coldest

    def value(self, measure: Measure) -> float | None:
        """Return the tie's mean score, mean Goldstein value or share."""
        if measure == "share":
            return self.share
        return to_mean(self.score if measure == "score" else self.goldstein)

    def to_row(self) -> Row:
        """Return the tie with one column for every figure."""
        return {
            "a": self.a,
            "b": self.b,
            "events": self.events,
            "reports": self.reports,
            "a_to_b": self.forward,
            "b_to_a": self.backward,
            "cooperative": self.cooperative,
            "conflictual": self.conflictual,
            "share": self.share,
            "score": to_mean(self.score),
            "goldstein": to_mean(self.goldstein),
            "examples": list(self.examples),
        }
