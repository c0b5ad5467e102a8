"""Ties built by hand."""

from __future__ import annotations

import datetime as dt

from dragoman.relations.periods import Days
from dragoman.relations.signs import Rule, Window, to_window
from dragoman.relations.ties import Tie

RULE = Rule()
EARLY = Days(dt.date(2024, 1, 1), dt.date(2024, 3, 31))
LATE = Days(dt.date(2024, 4, 1), dt.date(2024, 6, 30))


def tie(pair: str, score: float | None, events: int = 5, cooperative: int | None = None) -> Tie:
    """Return the tie of two parties of one letter each, `AB` for A and B."""
    warm = events if cooperative is None and (score or 0) >= 0 else cooperative or 0
    return Tie(
        a=pair[0],
        b=pair[1],
        events=events,
        reports=events,
        forward=events,
        backward=0,
        cooperative=warm,
        conflictual=events - warm,
        score=score,
        goldstein=None if score is None else score / 2,
        warmest=(f"{pair}-warm",),
        coldest=(f"{pair}-cold",),
    )


def window(days: Days = EARLY, rule: Rule = RULE, **scores: float) -> Window:
    """Return the window of some ties, `AB=2.5` for each."""
    return to_window(days, [tie(pair, score) for pair, score in sorted(scores.items())], rule)
