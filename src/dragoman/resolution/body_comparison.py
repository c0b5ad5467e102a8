"""Two names of bodies, each in its context → one body, two, or not to be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.naming import load_weights
from dragoman.resolution.body_decisions import COMPANY, BodyJudged, BodyScored, same_spelling, tells, told_kinds
from dragoman.resolution.body_names import BodyName, canonical_words, to_body
from dragoman.resolution.features import Feature

BodyPair = tuple[BodyJudged, BodyJudged]
# Words that make no other body of a name.
DOUBTS = {"country.other", "kind.other"}
# The least score, and twice the least lead, of a body that one side is likely to be.
LIKELY = 1.0
MINISTRY = "ministry"
# Kinds of body of which a state has one for each field.
FIELDED = {MINISTRY, "court"}
JOINED = re.compile(r"\band\b|[,&]")
PLAIN = {"ministry", "government", "organisation", "agency", "company", "party", "national", "group"}


def known(pair: BodyPair) -> Iterator[Feature]:
    """Which bodies the two are known to be."""
    one, other = pair
    if one.chosen and other.chosen:
        same = one.chosen.body.id == other.chosen.body.id
        yield ("known.same" if same else "known.different"), 1.0
        if same and any(DOUBTS & side.features.keys() for side in (one.chosen, other.chosen)):
            yield "known.doubt", 1.0
        return
    for side, across in ((one, other), (other, one)):
        if side.chosen is not None:
            yield from seen_across(side.chosen, across)


def seen_across(chosen: BodyScored, across: BodyJudged) -> Iterator[Feature]:
    """Whether the body that one side is may be the other."""
    at = next((i for i, s in enumerate(across.scored) if s.body.id == chosen.body.id), None)
    if at is None:
        yield "known.excluded", 1.0
    elif at == 0 and across.scored[0].score >= LIKELY:
        alone = len(across.scored) == 1 or across.scored[0].score - across.scored[1].score >= LIKELY / 2
        yield "known.likely", 1.0 if alone else 0.3


def named(pair: BodyPair) -> Iterator[Feature]:
    """How the two names stand to each other; no matter when both are known."""
    one, other = pair
    if not (one.chosen and other.chosen):
        yield relation(pair), 1.0


def relation(pair: BodyPair) -> str:
    """Name how two names of bodies stand to each other."""
    a, b = pair[0].name, pair[1].name
    if a.words == b.words:
        return "name.capitals" if a.capitals else "name.exact"
    if a.core - {COMPANY} == b.core - {COMPANY}:
        return "name.words"
    if same_spelling(a, b):
        return "name.spelling"
    return "name.initials" if is_short_for(a, b) or is_short_for(b, a) else by_words(a, b)


def by_words(one: BodyName, other: BodyName) -> str:
    """Name how two names stand of which some words at least differ."""
    if is_joint(one, other) or is_joint(other, one):
        return "name.joint"
    if one.core < other.core or other.core < one.core:
        return "name.extra" if (one.core ^ other.core) - PLAIN else "name.other"
    return "name.fields" if have_own_fields(one, other) else "name.other"


def is_joint(short: BodyName, long: BodyName) -> bool:
    """Whether one ministry is told by one of its fields alone: "Transport Ministry" of Transport and Communications."""
    fields = short.core - PLAIN
    if MINISTRY not in short.core & long.core or not fields < long.core:
        return False
    return any(to_body(part, load_gazetteer()).core - PLAIN == fields for part in JOINED.split(long.text))


def have_own_fields(one: BodyName, other: BodyName) -> bool:
    """Whether two are of one kind that a state has for each field, and of two fields: Intelligence and Interior.

    Both must be told in words that the tables know, for else one may be the other in another tongue.
    """
    known = frozenset(word for kind in canonical_words().values() for word in kind.split())
    a, b = (name.core - PLAIN - FIELDED for name in (one, other))
    return bool(FIELDED & one.core & other.core and a and b) and a.isdisjoint(b) and a | b <= known


def is_short_for(short: BodyName, long: BodyName) -> bool:
    """Whether a name in capitals is the initials of another."""
    return short.capitals and "".join(short.words) in long.initials


def retold(pair: BodyPair) -> Iterator[Feature]:
    """Whether the context of one tells the other's name, or one that is known of it."""
    for side, across in (pair, pair[::-1]):
        if not (pair[0].chosen and pair[1].chosen) and tells(side.context, across.name):
            yield "context.name", 1.0
            return


def countries(pair: BodyPair) -> Iterator[Feature]:
    """Whether the two are told of one country, or of different ones."""
    one, other = pair
    if (one.chosen and other.chosen) or one.is_common or other.is_common:
        return
    if one.owner & other.owner:
        yield "country.same", 1.0
    elif one.owner and other.owner:
        yield "country.different", weight_of_countries(one, other)


def weight_of_countries(one: BodyJudged, other: BodyJudged) -> float:
    """Return how much it says that two bodies are told of different states."""
    if one.is_at_home and other.is_at_home and bool(one.name.countries) == bool(other.name.countries):
        return 1.0
    return load_weights().shares["beside" if relation((one, other)) != "name.other" else "unlike"]


def kinds(pair: BodyPair) -> Iterator[Feature]:
    """Whether the contexts call the two different things."""
    one, other = (told_kinds(side.context) for side in pair)
    if one and other and not one & other and not (pair[0].chosen and pair[1].chosen):
        yield "kind.different", 1.0


FEATURES: tuple[Callable[[BodyPair], Iterator[Feature]], ...] = (known, named, retold, countries, kinds)
