"""Candidates with their features → one known person, none, or not to be told; always with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.naming import load_weights
from dragoman.resolution.candidates import Candidate, find_candidates
from dragoman.resolution.contexts import Context, read_context
from dragoman.resolution.features import FEATURES
from dragoman.resolution.holders import find_holders
from dragoman.resolution.index import PersonIndex
from dragoman.resolution.spellings import UNMARKED, to_name

# What speaks against a bearer that is chosen all the same.
DOUBTS = {"office.other", "office.stale", "date.far", "given.other", "fate.alive", "office.kin"}


# What speaks for a bearer besides his name.
SUPPORT = {"country.same", "office.now", "office.ever", "title.words", "given.beside"}


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate, what speaks for and against him, and the sum."""

    candidate: Candidate
    features: Mapping[str, float]
    score: float

    @property
    def is_half(self) -> bool:
        """Whether the name is but half of his."""
        return self.candidate.spelling.relation in {"surname", "given", "initials"}

    @property
    def is_doubtful(self) -> bool:
        """Whether half a name is all that speaks for him, and something speaks against."""
        return self.is_half and bool(DOUBTS & self.features.keys())

    @property
    def is_only_heard(self) -> bool:
        """Whether a spelling by the consonants of a script without vowels is all that speaks for him."""
        heard = self.candidate.spelling.likeness <= load_weights().shares["heard"]
        return heard and self.candidate.spelling.relation == "spelling" and SUPPORT.isdisjoint(self.features)


@dataclass(frozen=True, slots=True)
class Judged:
    """A name in its context: the candidates by score, and the one that is meant, if one is."""

    text: str
    context: Context
    scored: tuple[Scored, ...]
    chosen: Scored | None

    @property
    def is_tied(self) -> bool:
        """Whether the best candidate hardly leads the next."""
        return bool(self.scored) and lead(self.scored) < load_weights().decision["margin"]

    @property
    def likely(self) -> frozenset[str]:
        """The best candidates, none of whom leads the others."""
        limit = self.scored[0].score - load_weights().decision["margin"] if self.scored else 0.0
        return frozenset(s.candidate.person.id for s in self.scored if s.score > limit)

    @property
    def is_open(self) -> bool:
        """Whether somebody may be meant but nobody is chosen."""
        return self.chosen is None and bool(self.scored) and self.scored[0].score >= load_weights().decision["known"]


def lead(scored: Sequence[Scored]) -> float:
    """Return by how much the best candidate leads the next."""
    return scored[0].score - scored[1].score if len(scored) > 1 else scored[0].score


def score(candidate: Candidate, context: Context, text: str, *, outspelled: bool) -> Scored:
    """Add up what the features weigh; `outspelled`: somebody is spelled just so."""
    weights = load_weights().candidate
    found: dict[str, float] = {}
    if outspelled and candidate.spelling.likeness < UNMARKED:
        found["name.outspelled"] = weights["name.outspelled"]
    elif outspelled and to_name(text).is_full and candidate.spelling.relation == "part":
        # A son's full name holds the whole of his father's: Seretse Khama and Seretse Ian Khama.
        found["name.outspelled"] = load_weights().shares["whole"] * weights["name.outspelled"]
    for feature in FEATURES:
        for name, amount in feature(candidate, context):
            if name in weights and amount:
                found[name] = round(amount * weights[name], 3)
    return Scored(candidate, found, round(sum(found.values()), 3))


def choose(scored: Sequence[Scored]) -> Scored | None:
    """Return the best candidate when it is good enough and leads the next."""
    limits = load_weights().decision
    if not scored or scored[0].score < limits["known"]:
        return None
    if (scored[0].is_doubtful or scored[0].is_only_heard) and scored[0].score < limits["known"] + limits["doubt"]:
        return None
    margin = limits["half"] if scored[0].is_half else limits["margin"]
    return None if len(scored) > 1 and scored[0].score - scored[1].score < margin else scored[0]


def called_so(text: str, holders: list[Candidate], index: PersonIndex) -> list[Candidate]:
    """Return the holders of an office, the one alone who is called by it: a Dalai Lama among clerics."""
    name = to_name(text)
    return [c for c in holders if name.words in {n.words for n in index.names(c.person.id)}] or holders


def judge(text: str, around: str, day: dt.date | None, gazetteer: Gazetteer, index: PersonIndex) -> Judged:
    """Find and weigh the known persons that a name in its context may mean."""
    context = read_context(text, around, day, gazetteer)
    candidates = called_so(text, find_holders(text, context, gazetteer, index), index) or find_candidates(
        to_name(text), index
    )
    exact = any(c.spelling.likeness == 1.0 and c.spelling.relation != "part" for c in candidates)
    scored = sorted(
        (score(c, context, text, outspelled=exact) for c in candidates), key=lambda s: (-s.score, s.candidate.rank)
    )
    return Judged(text, context, tuple(scored), choose(scored))
