"""The name of a body in its context → the known body that is meant, if the evidence allows one."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from dragoman.knowledge.gazetteer import Gazetteer, to_words
from dragoman.knowledge.naming import load_weights, load_words
from dragoman.knowledge.tables import Organisation
from dragoman.resolution.body_names import BodyIndex, BodyName, canonical_words, to_body
from dragoman.resolution.contexts import (
    BODIES,
    BREAK,
    POSSESSIVE,
    WHERE,
    Context,
    country_at,
    find_countries,
    read_context,
    tokens,
)
from dragoman.resolution.features import Feature
from dragoman.resolution.spellings import alike

# "The party *in* Belgrade": what follows is where it is at home.
AT = {"in", "of", "at", "near", "from"}
# What the word for a company goes by: "OAO Gazprom".
COMPANY = "company"
# What is called by one name in many states, and acts in its own: the Daily Telegraph of Sydney is not London's.
AT_HOME = {"party", "media", "parliament", "ministry", "court"}
# Kinds of body of which every state has its own.
OF_EACH = {"ministry", "parliament", "court", "military", "bank"}


@dataclass(frozen=True, slots=True)
class BodyScored:
    """A candidate, what speaks for and against it, and the sum."""

    body: Organisation
    features: Mapping[str, float]
    score: float


@dataclass(frozen=True, slots=True)
class BodyJudged:
    """A body's name in its context: the candidates by score, and the one that is meant, if one is."""

    name: BodyName
    context: Context
    scored: tuple[BodyScored, ...]
    chosen: BodyScored | None
    home: frozenset[str] = frozenset()

    @property
    def owner(self) -> frozenset[str]:
        """That of the known body, else those in the name, those told as its own, the first that the context tells."""
        if self.chosen is not None and self.chosen.body.country:
            return frozenset({self.chosen.body.country})
        return self.name.countries or self.home or self.context.first

    @property
    def is_at_home(self) -> bool:
        """Whether the owner is told as such, and not only beside."""
        return bool(self.name.countries or self.home)

    @property
    def is_common(self) -> bool:
        """Whether the body that is meant is of no one state."""
        return self.chosen is not None and self.chosen.body.country in BODIES


def find_bodies(name: BodyName, index: BodyIndex) -> dict[str, str]:
    """Return the known bodies that a name may mean, and how it stands to theirs."""
    found: dict[str, str] = {}
    plain = name.core - {COMPANY}
    ways = (
        ("name.capitals" if name.capitals else "name.exact", index.by_words.get(name.words, ())),
        ("name.words", unsectioned(index.by_core.get(name.core, ()), name, index)),
        ("name.words", index.by_core.get(plain, ()) if plain != name.core else ()),
        ("name.initials", index.by_initials.get("".join(name.words), ()) if name.capitals else ()),
        ("name.spelling", () if name.capitals else spelled_alike(name, index)),
    )
    for way, ids in ways:
        for id_ in ids:
            found.setdefault(id_, way)
    return found


def unsectioned(ids: Iterable[str], name: BodyName, index: BodyIndex) -> Iterator[str]:
    """Yield bodies but those of no state where the name is of their section in one: "Russian Red Cross"."""
    for id_ in ids:
        named = [n for n in index.names[id_] if n.core == name.core]
        if not name.countries or id_ not in index.common or any(n.countries & name.countries for n in named):
            yield id_


def spelled_alike(name: BodyName, index: BodyIndex) -> Iterator[str]:
    """Yield bodies of whose names every word is a spelling of one here: "Hisbollah"."""
    if len(name.words) > 3:  # noqa: PLR2004 - long names are told by their words
        return
    for word, ids in index.by_word.items():
        if alike(word, name.words[0]):
            yield from (i for i in ids if any(same_spelling(name, other) for other in index.names[i]))


def same_spelling(one: BodyName, other: BodyName) -> bool:
    """Whether two names have as many words, each a spelling of the other's."""
    pairs = list(zip(one.words, other.words, strict=False))
    return len(one.words) == len(other.words) and all(alike(a, b) for a, b in pairs) and not other.capitals


def named(judging: tuple[Organisation, str, BodyName, Context, BodyIndex]) -> Iterator[Feature]:
    """How the name is spelled, and whether it means something else as well."""
    body, way, name, _, index = judging
    yield way, 1.0
    if way in {"name.exact", "name.capitals"} and len(index.by_words[name.words]) == 1:
        yield "name.alone", 1.0
    if name.text in body.caution:
        yield "name.cautious", 1.0


def country(judging: tuple[Organisation, str, BodyName, Context, BodyIndex]) -> Iterator[Feature]:
    """Whether the name or the context tells the body's country, or others only."""
    body, way, name, context, index = judging
    own = way == "name.exact"
    told = context.countries if own else name.countries or context.countries
    if body.country in told:
        yield "country.same", 1.0
    elif own and name.countries:
        return  # its own name may tell another state: the Irish Republican Army of Belfast
    elif body.country and body.country not in BODIES and (name.countries or context.firm):
        alone = is_only_bearer(way, name, index) and not (context.home and body.kind in AT_HOME)
        yield "country.other", (0.5 if alone else 1.0)
    elif not told and is_one_of_many(body, way):
        yield "country.untold", 1.0


def is_only_bearer(way: str, name: BodyName, index: BodyIndex) -> bool:
    """Whether a name that tells no country was met as it is, and is of one body alone."""
    return way == "name.exact" and not name.countries and len(index.by_words[name.words]) == 1


def is_one_of_many(body: Organisation, way: str) -> bool:
    """Whether a body is of a kind of which each state has one, and its name was not met as it is."""
    return body.kind in OF_EACH and way not in {"name.exact", "name.capitals"}


def retold(judging: tuple[Organisation, str, BodyName, Context, BodyIndex]) -> Iterator[Feature]:
    """Whether the context tells another of the body's names."""
    body, _, name, context, index = judging
    others = (n for n in index.names[body.id] if n.words != name.words)
    if any(tells(context, other) for other in others):
        yield "context.name", 1.0


def described(judging: tuple[Organisation, str, BodyName, Context, BodyIndex]) -> Iterator[Feature]:
    """Whether the context has a telling word of a body's name of which an abbreviation is all that is told."""
    body, way, _, context, index = judging
    if way in {"name.capitals", "name.initials"}:
        words = {w for n in index.names[body.id] if not n.capitals for w in n.core}
        if words & context.words - common_words():
            yield "context.words", 1.0


@functools.cache
def common_words() -> frozenset[str]:
    """Return words that so many bodies' names are made of that they tell none."""
    listed = (word for kind in canonical_words().values() for word in kind.split())
    return frozenset(listed) | load_words().called | load_words().joining | {"international"}


def tells(context: Context, name: BodyName) -> bool:
    """Whether a context has a body's name: all its words, of two or more that are not on every page."""
    return len(name.words) > 1 and set(name.words) - load_words().joining <= context.words


def kind(judging: tuple[Organisation, str, BodyName, Context, BodyIndex]) -> Iterator[Feature]:
    """Whether the context calls the body what it is, or something else."""
    body, _, _, context, _ = judging
    called = told_kinds(context)
    if body.kind in called:
        yield "kind.same", 1.0
    elif called:
        yield "kind.other", 1.0


def told_kinds(context: Context) -> set[str]:
    """Return the kinds of body that a context's words tell."""
    return {k for k, words in load_words().kinds.items() if any(set(to_words(w)) <= context.words for w in words)}


FEATURES: tuple[Callable[[tuple[Organisation, str, BodyName, Context, BodyIndex]], Iterator[Feature]], ...] = (
    named,
    country,
    retold,
    described,
    kind,
)


def score_body(judging: tuple[Organisation, str, BodyName, Context, BodyIndex]) -> BodyScored:
    """Add up what the features weigh."""
    weights = load_weights().body
    found = {n: round(a * weights[n], 3) for feature in FEATURES for n, a in feature(judging)}
    return BodyScored(judging[0], found, round(sum(found.values()), 3))


def told_home(words: list[str], shapes: list[int], gazetteer: Gazetteer) -> Iterator[frozenset[str]]:
    """Yield the states that words tell as a body's own: "the Serbian party", "the party in Belgrade", "Tokyo" alone."""
    for at, codes in find_countries(words, shapes, gazetteer):
        length, _ = country_at(words, at, shapes[at], gazetteer)
        before, after = words[max(0, at - 3) : at], words[at + length : at + length + 3]
        if is_owned(before, after):
            yield codes


def is_owned(before: list[str], after: list[str]) -> bool:
    """Whether the words around a state or town say that a body is of it."""
    called = load_words().called
    if not before and not after:
        return True
    if before and before[-1] in AT:
        return not before[:-1] or bool(called & set(before[:-1]))
    return any(word in called for word in takewhile(lambda w: w not in WHERE and w != BREAK, after))


def judge_body(text: str, around: str, day: dt.date | None, gazetteer: Gazetteer, index: BodyIndex) -> BodyJudged:
    """Find and weigh the known bodies that a name in its context may mean."""
    context, name = read_context("", around, day, gazetteer), to_body(text, gazetteer)
    found = find_bodies(name, index)
    homes = told_home(*tokens(POSSESSIVE.sub("", around)), gazetteer)
    home: frozenset[str] = next(homes, frozenset())
    context = replace(context, firm=context.firm | home, home=home)
    scored = [score_body((gazetteer.organisations[i], way, name, context, index)) for i, way in found.items()]
    scored = outworded(scored)
    scored.sort(key=lambda s: (-s.score, s.body.id))
    return BodyJudged(name, context, tuple(scored), choose_body(scored), home)


def outworded(scored: list[BodyScored]) -> list[BodyScored]:
    """Return the candidates, those that but share the words losing where another that fits is called just so.

    "The Labour Party" in London is not the Scottish one, whose state was taken off its name.
    """
    if not any(is_called_so(s.features) for s in scored):
        return scored
    weight = load_weights().body["name.outworded"]
    return [
        replace(s, features={**s.features, "name.outworded": weight}, score=round(s.score + weight, 3))
        if "name.words" in s.features
        else s
        for s in scored
    ]


def is_called_so(features: Mapping[str, float]) -> bool:
    """Whether a body is called just as the name is, and is of the state told or means little else."""
    fits = "country.same" in features or "name.cautious" not in features
    return fits and "name.exact" in features and "country.other" not in features


def choose_body(scored: list[BodyScored]) -> BodyScored | None:
    """Return the best candidate when it is good enough and leads the next."""
    limits = load_weights().decision
    if not scored or scored[0].score < limits["body"]:
        return None
    leads = len(scored) == 1 or scored[0].score - scored[1].score >= limits["margin"]
    return scored[0] if leads else None
