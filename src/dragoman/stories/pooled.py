"""Groups of reports in one story, compared by all that their reports tell together: the same act in other words.

Pairs of reports are compared by the words they share (`merge.py`), so that "visit" and "tour" stay apart. What a group
tells is more: how near in meaning its words for the act are to another's, and which words stand beside them. As a story
has many acts of one type, two groups are only one act where both name who makes it known.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, prod, sqrt
from typing import TYPE_CHECKING

import numpy as np

from dragoman.nlp.wordvectors import load_word_vectors, to_unit
from dragoman.stories.contents import is_light, stem, to_rarity
from dragoman.stories.features import BODIES, FULL_LIKENESS, PERSON, STATE, apart, drop_unnamed
from dragoman.stories.merge import ROLES, Match, share, spans_meet, to_days
from dragoman.stories.tellings import Telling
from dragoman.stories.words import EMPTY, WORD

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Weights of nearness in meaning (squared, so that hardly near is nothing) and of the words beside, and the level:
# a logistic regression on topics 1–20 of ECB+ (docs/plans/record.md).
NEARNESS, BESIDE, LEVEL = 18.0, 3.0, -4.4
# The mean likeness from which groups are one act.
ONE_ACT = 0.3
# What is less likely counts as unlike.
LEAST = 0.03
# So many words on either side of those for the act tell what it is about; a clause or sentence ends them.
AROUND = 3
SHOWN = 3
SHORTEST = 3
CLAUSE = re.compile(r"[.;:!?](?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A report and its words: `trigger` for the act, `before` and `after` what its sentence says around them.

    `material`: the act is more than words; `fighters`: those of its parties who fight, and are fought, again and again.
    """

    telling: Telling
    trigger: str
    before: str = ""
    after: str = ""
    material: bool = False
    fighters: tuple[str, ...] = ()


def find_telling(text: str) -> list[str]:
    """Return the words of a text in lower case, without those that every text has."""
    words = WORD.findall(text.lower())
    return [w for w in words if len(w) >= SHORTEST and w not in EMPTY and not is_light(w)]


def find_act(trigger: str) -> tuple[str, ...]:
    """Return the words that name an act: all of them where every text has them."""
    return tuple(sorted({*(find_telling(trigger) or WORD.findall(trigger.lower()))}))


def find_beside(before: str, after: str) -> tuple[str, ...]:
    """Return the stems of the telling words nearest to an act, of what stands before and behind it in its clause."""
    near = find_telling(CLAUSE.split(before)[-1])[::-1], find_telling(CLAUSE.split(after)[0])
    return tuple(sorted({stem(word) for side in near for word in side[:AROUND]}))


class Group:
    """Reports taken for one act, the first of them first."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        """Take the reports in order."""
        self.wordings = tuple(wordings)
        self.tellings = tuple(w.telling for w in wordings)
        self.first = self.tellings[0]
        self.documents = {t.document for t in self.tellings}
        self.who = drop_unnamed([i for t in self.tellings for i in t.who])
        self.whom = drop_unnamed([i for t in self.tellings for i in t.whom])
        self.mutual = all(set(t.who) == set(t.whom) for t in self.tellings)
        self.fighters = {i for w in wordings for i in w.fighters}
        self.places = {t.place.lower() for t in self.tellings if t.place}

    @cached_property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The days on which all its dated reports may place the act, or else any of them."""
        known = [(low, high) for low, high in map(to_days, self.tellings) if low and high]
        low, high = max((d[0] for d in known), default=None), min((d[1] for d in known), default=None)
        return (min(low, high), max(low, high)) if low and high else None

    @cached_property
    def stems(self) -> set[str]:
        """The stems of its words for the act."""
        return {stem(word) for w in self.wordings for word in find_act(w.trigger)}

    @cached_property
    def meaning(self) -> NDArray[np.float64]:
        """The mean vector of its words for the act, those of each report counting once."""
        vectors = load_word_vectors()
        return to_unit(np.sum([vectors.mean(find_act(w.trigger)) for w in self.wordings], axis=0))

    @cached_property
    def beside(self) -> Mapping[str, float]:
        """The words beside those for the act, each weighing the more the rarer it is and the oftener it comes."""
        counts = Counter(word for w in self.wordings for word in find_beside(w.before, w.after))
        return {word: counts[word] * to_rarity(word) for word in sorted(counts)}


def clash(one: Group, other: Group) -> bool:
    """Whether something says that two groups are two acts: a document that tells both, or who, when or where."""
    return (
        not one.documents.isdisjoint(other.documents)
        or other_parties(one, other)
        or bool(one.places and other.places and one.places.isdisjoint(other.places))
        or bool(one.days and other.days and not spans_meet(one.days, other.days))
    )


def other_parties(one: Group, other: Group) -> bool:
    """Whether two groups name other countries, persons or bodies as those who act, or as those acted upon."""
    for role in ROLES:
        mine, theirs = ({i for t in group.tellings for i in role(t)} for group in (one, other))
        shared = share(mine, theirs)
        if shared is not None and shared < FULL_LIKENESS:
            return True
    sides = (one.who, other.who), (one.whom, other.whom)
    return any(apart(*both, kinds) for both in sides for kinds in (PERSON, BODIES))


def find_known(one: Group, other: Group) -> frozenset[str]:
    """Return the parties in both groups by which one act is known; none where these might do many such acts.

    What all do together is known by two of them; what is done to somebody by whom it hits, but for fighters and states;
    any other by who does it to whom, other than states alone.
    """
    doers, hit = one.who & other.who, one.whom & other.whom
    both = doers | hit
    named = {i for i in both if not i.startswith(STATE)} - one.fighters - other.fighters
    if one.mutual and other.mutual:
        enough = len(both) > 1
    elif one.wordings[0].material:
        named, enough = named & hit, True
    else:
        enough = bool(doers and hit)
    return frozenset(both) if named and enough else frozenset()


def score(one: Group, other: Group) -> float:
    """Return how likely two groups of one story are one act by their words, 0 to 1."""
    near = max(0.0, float(one.meaning @ other.meaning))
    return round(1 / (1 + exp(-(NEARNESS * near**2 + BESIDE * score_beside(one, other) + LEVEL))), 4)


def score_beside(one: Group, other: Group) -> float:
    """Return the cosine of the words beside the act; the names of the act itself say nothing."""
    own = one.stems | other.stems
    mine, theirs = ({w: n for w, n in group.beside.items() if w not in own} for group in (one, other))
    shared = sum(mine[w] * theirs[w] for w in mine if w in theirs)
    sizes = (sum(n * n for n in side.values()) for side in (mine, theirs))
    return shared / sqrt(prod(sizes)) if shared else 0.0


def compare_groups(one: Group, other: Group) -> Match | None:
    """Return how likely two groups of one story are one act, and why; None where they may not or hardly be."""
    if not find_known(one, other) or clash(one, other):
        return None
    likely = score(one, other)
    return Match(score=likely, because=explain(one.wordings[0], other.wordings[0])) if likely >= LEAST else None


def explain(one: Wording, other: Wording) -> str:
    """Return the sentence that says why two groups were taken for one act, by their first reports.

    It says of these alone what stays the same, whatever other reports come to the two.
    """
    mine, theirs = Group([one]), Group([other])
    parties = sorted((mine.who | mine.whom) & (theirs.who | theirs.whom))
    involving = f" involving {' and '.join(parties)}" if parties else ""
    words = [w.trigger.lower() for w in (one, other)]
    told = f"the word “{words[0]}”" if words[0] == words[1] else f"words near in meaning, “{words[0]}” and “{words[1]}”"
    common = sorted(mine.beside.keys() & theirs.beside.keys())
    beside = f" beside {', '.join(common[:SHOWN])}" if common else ""
    return f"Reports of one story, and those merged with them, tell of {one.telling.type}{involving} by {told}{beside}."
