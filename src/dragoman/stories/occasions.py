"""Stories: documents that tell of the same occasion within a few days.

Two documents are compared by their words and days alone, never by what else there is; stories are groups by average
likeness, as merged events are, so that no one odd pair chains two of them together. Near copies always share a story.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from dragoman.stories.contents import Content, find_shared, score_likeness
from dragoman.stories.groups import Pair
from dragoman.stories.merge import Match, cluster

# Documents published further apart than this tell of different occasions, and within a week only where they are much
# alike: what shook a city is told anew, day after day, in the words of the first.
NEAR, WEEK = dt.timedelta(days=3), dt.timedelta(days=7)
# From which likeness two documents may be one story: both dated, days apart, neither dated, only one of them.
DATED, APART, UNDATED, HALF_DATED = 0.2, 0.4, 0.25, 0.42
# Of that, the share from which a pair counts in the average of a group.
LEAST = 0.4
# Of the stems by which documents are looked up two must share so many to be compared: with days near, apart, without.
SHARED, SHARED_APART, SHARED_UNDATED = 1, 3, 2
# Where a day is unknown, a stem that more documents than these are looked up by tells of no story.
COMMON = 40


def to_threshold(one: dt.date | None, other: dt.date | None) -> float | None:
    """Return how alike documents of two days must be to share a story; None where no likeness is enough."""
    if one is not None and other is not None:
        gap = abs(one - other)
        return DATED if gap <= NEAR else APART if gap <= WEEK else None
    return UNDATED if one is other else HALF_DATED


def score_occasion(one: Content, other: Content, days: tuple[dt.date | None, dt.date | None]) -> Match | None:
    """Return how likely two documents tell of one occasion, 1 from the least likeness that makes a story; else None."""
    threshold = to_threshold(*days)
    if threshold is None:
        return None
    likeness = score_likeness(one, other)
    score = round(likeness / threshold, 4)
    return Match(score=score, because=explain(one, other, likeness, days)) if score >= LEAST else None


def explain(one: Content, other: Content, likeness: float, days: tuple[dt.date | None, dt.date | None]) -> str:
    """Return the sentence that says why two documents were taken for one story."""
    first, last = days
    gap = abs(first - last).days if first and last else None
    told = "No day known of one or both" if gap is None else f"Published {gap} day{'s' * (gap != 1)} apart"
    return f"{told}, likeness {likeness:.2f}: both tell of {', '.join(find_shared(one, other))}."


def find_stories(
    documents: Iterable[str], scores: Mapping[Pair, float], copies: Collection[Pair]
) -> list[frozenset[str]]:
    """Group documents into stories; copies are together whatever their days."""
    return cluster(list(documents), scores, same=copies, bars=(1.0, 1.0))
