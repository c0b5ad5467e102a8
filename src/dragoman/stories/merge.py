"""The same act across documents: compare two reports, then group them.

A comparison adds named features (`features.py`); two reports are one event from `SAME` on, and worth a person's look
from `UNSURE` on.
Groups are formed by average likeness, so that one odd pair does not chain two stories together, and depend on the set
of reports only, never on the order in which they came.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.stories.features import (
    FULL_LIKENESS,
    Feature,
    find_features,
    other_place,
    share_day,
    share_trigger,
)
from dragoman.stories.groups import Groups, Pair, join, pair
from dragoman.stories.tellings import ACTUAL, PLANNED, Telling, Window, to_kin

SAME = 0.65
UNSURE = 0.45
# Where so many of the pairs of two groups are alike, the rest, told too shortly to compare, count not.
ENOUGH = 0.7
BASE = 0.25
# Documents are one occasion from this likeness on, and clearly different ones below that.
ONE_STORY, OTHER_STORY = 0.2, 0.08
STORY, OTHER = 0.05, 0.2
# Within one document two reports are one act only where nearly all agrees, for its reader held them for two.
TOLD_TWICE = 0.2
# In one story two reports without a common day or named party are one act only where a little more agrees.
UNTOLD = 0.05
# How alike two documents are, 0 to 1, and the words that most make them so; None where one is too short to tell.
Alike = Callable[[str, str], tuple[float, tuple[str, ...]] | None]
ROLES: tuple[Callable[[Telling], tuple[str, ...]], ...] = (lambda t: t.sources, lambda t: t.targets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How sure it is that two reports tell of one act, 0 to 1, and why, in one English sentence."""

    score: float
    because: str


def may_match(one: Telling, other: Telling, *, copies: bool = False, occasion: bool = False) -> bool:
    """Whether nothing rules out that two reports tell of one act; `copies`: their documents are near duplicates.

    `occasion`: their documents tell of one occasion, so that a party without a name or an untold day may be the same.
    """
    if not are_alike(one, other) or are_told_apart(one, other):
        return False
    shares = [s for role in ROLES if (s := share(role(one), role(other))) is not None]
    if any(s < FULL_LIKENESS for s in shares):
        return False
    if copies:
        return days_meet(one, other, unknown=True)
    if shares and days_meet(one, other):
        return True
    return occasion and fits(one, other)


def are_alike(one: Telling, other: Telling) -> bool:
    """Whether two reports tell of the same kind of act in the same standing, or of one that came true."""
    return to_kin(one.type) == to_kin(other.type) and (one.status == other.status or came_true(one, other))


def are_told_apart(one: Telling, other: Telling) -> bool:
    """Whether one sentence tells of both: who tells of two acts in one sentence means two."""
    return one.document == other.document and not {*one.sentences}.isdisjoint(other.sentences)


def fits(one: Telling, other: Telling) -> bool:
    """Whether two reports that a story tells call an act by one name, and no day, place or kind parts them."""
    days = to_days(one), to_days(other)
    meet = None in (*days[0], *days[1]) or spans_meet(*days)  # type: ignore[arg-type]
    return one.type == other.type and meet and share_trigger(one, other) and not other_place(one, other)


def to_days(telling: Telling) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and last day on which an act may have taken place, however far apart."""
    return telling.low or telling.first, telling.high or telling.last


def came_true(one: Telling, other: Telling) -> bool:
    """Whether one report tells as planned for a day what the other tells of that day."""
    return {one.status, other.status} == {PLANNED, ACTUAL} and share_day(one, other)


def days_meet(one: Telling, other: Telling, *, unknown: bool = False) -> bool:
    """Whether a day exists on which both may have taken place; `unknown` where one has no date."""
    if one.low is None or other.low is None or one.high is None or other.high is None:
        return unknown
    return spans_meet((one.low, one.high), (other.low, other.high))


def spans_meet(one: Window, other: Window) -> bool:
    """Whether two spans of days have one in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def share(one: Collection[str], other: Collection[str]) -> float | None:
    """Return how much of the smaller set of parties the other has too, 0 to 1; None when one names nobody."""
    return len(set(one) & set(other)) / min(len(one), len(other)) if one and other else None


def find_story_features(one: Telling, other: Telling, alike: Alike | None) -> Iterator[Feature]:
    """Yield what it says that the documents tell of one occasion, or of clearly different ones."""
    if one.document == other.document:
        yield Feature(-TOLD_TWICE, "one document tells both")
        return
    known = alike(one.document, other.document) if alike else None
    if known is None:
        return
    likeness, words = known
    if likeness >= ONE_STORY:
        yield Feature(STORY, f"their documents tell of one occasion ({', '.join(words)})")
    elif likeness < OTHER_STORY:
        shared = f"share little but {', '.join(words)}" if words else "share no telling word"
        yield Feature(-OTHER, f"their documents {shared}")


def compare(
    one: Telling, other: Telling, *, copies: bool = False, occasion: bool = False, alike: Alike | None = None
) -> Match | None:
    """Return how likely two reports tell of one act, or None when they cannot or hardly do.

    `alike` tells how alike two documents are, where that is known.
    """
    if not may_match(one, other, copies=copies, occasion=occasion):
        return None
    first, second = sorted((one, other), key=lambda t: t.id)
    features = list(find_features(first, second))
    if occasion:
        features.append(Feature(-UNTOLD, "no day or no named party that both tell"))
    if add_up(features) + STORY >= UNSURE:
        features += find_story_features(first, second, alike)
    score = round(add_up(features), 4)
    return Match(score=score, because=explain(first, second, features, copies=copies)) if score >= UNSURE else None


def add_up(features: Sequence[Feature]) -> float:
    """Return the weight of all features together, 0 to 1."""
    return min(1.0, max(0.0, BASE + sum(f.weight for f in features)))


def explain(one: Telling, other: Telling, features: Sequence[Feature], *, copies: bool) -> str:
    """Return the sentence that says why two reports were taken for one act."""
    common = {*one.sources, *one.targets} & {*other.sources, *other.targets}
    parties = " and ".join(sorted(common)) or "unnamed parties"
    reasons = [f.text for f in features if f.text]
    opening = f"Both report {one.type} involving {parties}"
    told = ["their texts are near copies"] * copies + reasons
    return f"{opening}; {', '.join(told)}." if told else f"{opening} within the same days."


def cluster(
    tellings: Collection[str],
    scores: Mapping[Pair, float],
    *,
    same: Collection[Pair] = (),
    apart: Collection[Pair] = (),
    bars: tuple[float, float] = (SAME, ENOUGH),
) -> list[frozenset[str]]:
    """Group reports by average likeness; `same` and `apart` are a person's word and come first.

    The bars are the mean likeness from which two groups are one, and the share of known pairs from which on others do
    not count.
    """
    least, enough = bars
    known = [p for p in same if p[0] in tellings and p[1] in tellings]
    groups = Groups(join(tellings, known), scores, apart)
    for _, one, other in sorted((-score, *p) for p, score in scores.items() if score >= least):
        if one in groups.of and other in groups.of:
            left, right = groups.of[one], groups.of[other]
            if groups.may_join(left, right) and groups.average(left, right, enough) >= least:
                groups.unite(left, right)
    return sorted({frozenset(groups.members[number]) for number in set(groups.of.values())}, key=min)


def span_group(order: Sequence[str], scores: Mapping[Pair, float]) -> list[Pair]:
    """Return, for each report after the first, the pair with an earlier one that best explains why it is here."""
    found = []
    for place, member in enumerate(order):
        links = [(scores[pair(member, m)], pair(member, m)) for m in order[:place] if pair(member, m) in scores]
        if links:
            found.append(max(links, key=lambda link: (link[0], link[1]))[1])
    return found
