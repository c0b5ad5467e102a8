"""Whether two tellings of an act can have the same parties: "Zarif" and "Iran" can be one, Zarif and Rouhani cannot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import IntEnum

from dragoman.knowledge.lexicon import load_sets
from dragoman.model import Event

Home = Callable[[str], str | None]
# Codes that many bodies share, which tell nothing of whom somebody acts for.
NOWHERE = {None, "IGO", "NGO", "MNC"}
# A state acts by its bodies and officers, and a body by its own; who is told as a crowd or by a trade is somebody else.
NAMELESS = {"unnamed", "group"}
ACTING = {"state", "org", "person", "office"}
# For whom a delegation or an army acts, or who leads it; two bodies of a state, or its rebels, are not it.
SENDING = {"state", "person", "office"}


class Fit(IntEnum):
    """How two tellings agree: parties differ, one leaves a side out, both sides can be the same, or are."""

    NONE = 0
    PART = 1
    FULL = 2
    EXACT = 3


def fit(one: Event, other: Event, home: Home) -> Fit:
    """Return how the parties of two tellings agree."""
    if sides(one) == sides(other) and one.sources and one.targets:
        return Fit.EXACT
    if is_mutual(one) or is_mutual(other):
        return fit_together({*one.sources, *one.targets}, {*other.sources, *other.targets}, home)
    return fit_by_side(((one.sources, other.sources), (one.targets, other.targets)), home)


def fit_by_side(pairs: Sequence[tuple[Sequence[str], Sequence[str]]], home: Home) -> Fit:
    """Return how the doers of two tellings agree, and those they do it to; fully where both tell both."""
    told = [(a, b) for a, b in pairs if a and b]
    if not told or not all(agree(a, b, home) for a, b in told):
        return Fit.NONE
    return Fit.FULL if len(told) == len(pairs) else Fit.PART


def fit_together(ours: set[str], theirs: set[str], home: Home) -> Fit:
    """Return how those agree who do something with each other: fully where both tellings name two."""
    if not agree(ours, theirs, home):
        return Fit.NONE
    return Fit.FULL if min(len(ours), len(theirs)) > 1 else Fit.PART


def sides(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """Return who acts and towards whom."""
    return frozenset(event.sources), frozenset(event.targets)


def is_mutual(event: Event) -> bool:
    """Whether all who take part stand on both sides."""
    return len(event.sources) > 1 and {*event.sources} == {*event.targets}


def agree(ours: Collection[str], theirs: Collection[str], home: Home) -> bool:
    """Whether each of the fewer has somebody among the more that he can be."""
    few, many = sorted((ours, theirs), key=len)
    return all(any(can_be(a, b, home) for b in many) for a in few)


def have_common(one: Event, other: Event, home: Home) -> bool:
    """Whether somebody can have a part in both."""
    ours, theirs = ((*e.sources, *e.targets) for e in (one, other))
    return any(can_be(a, b, home) for a in ours for b in theirs)


def can_be(one: str, other: str, home: Home) -> bool:
    """Whether two ids can be of one party: the same, of one state and not of one kind, or nameless and of one word."""
    if one == other:
        return True
    kinds = {actor.split("/", maxsplit=1)[0] for actor in (one, other)}
    if kinds <= NAMELESS and last_word(one) == last_word(other):
        # "the Iranian oil tanker", "the tanker"
        return not apart(one, other, home)
    # "The Kenyan delegation" is Kenya, and whoever of Kenya is told to come.
    sent = bool(kinds & SENDING) and (is_delegate(one) or is_delegate(other))
    standing = (len(kinds) > 1 and kinds <= ACTING) or sent
    return standing and home(one) not in NOWHERE and home(one) == home(other)


def is_delegate(actor: str) -> bool:
    """Whether somebody nameless acts as his state: "the Kenyan delegation", "the U.S. military"."""
    return actor.split("/", maxsplit=1)[0] in NAMELESS and last_word(actor) in load_sets()["acting-as-state"]


def apart(one: str, other: str, home: Home) -> bool:
    """Whether two are known to be of two states."""
    return bool(home(one) and home(other) and home(one) != home(other))


def last_word(actor: str) -> str:
    """Return what a nameless party is: "tanker" of "the Iranian oil tanker"."""
    return actor.replace("/", "-").rsplit("-", maxsplit=1)[-1]
