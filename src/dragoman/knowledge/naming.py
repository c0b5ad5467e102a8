"""The words and weights by which names are compared: `data/names/`."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.knowledge.tables import Lemmas, load


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each named feature adds to a score, and where decisions fall."""

    candidate: dict[str, float]
    pair: dict[str, float]
    body: dict[str, float]
    bodies: dict[str, float]
    decision: dict[str, float]
    shares: dict[str, float]
    said: dict[str, str]
    paired: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """The words that names and their contexts are made of, as the file has them."""

    honorifics: frozenset[str]
    particles: frozenset[str]
    generations: dict[str, str]
    given: tuple[Lemmas, ...]
    surnames: tuple[Lemmas, ...]
    apart: tuple[frozenset[str], ...]
    first_named: frozenset[str]
    double_named: frozenset[str]
    surname_first: frozenset[str]
    kin: frozenset[str]
    kin_kinds: frozenset[str]
    offices: dict[str, Lemmas]
    bodies: dict[str, Lemmas]
    joining: frozenset[str]
    kinds: dict[str, Lemmas]
    called: frozenset[str]
    like: tuple[Lemmas, ...]
    weak: frozenset[str]
    empty: frozenset[str]
    past: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bynames:
    """More names of a known actor: noms de guerre, former names, in other tongues; and epithets, that need support."""

    id: str
    names: Lemmas = ()
    epithets: Lemmas = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A city where bodies of many states sit, and the words that tell that one of them is meant."""

    city: str
    bodies: Lemmas
    family: str | None = None
    country: str | None = None
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()


@functools.cache
def load_seats() -> Mapping[tuple[str, ...], tuple[Seat, ...]]:
    """Return the seats by the words of the city's name."""
    from dragoman.knowledge.gazetteer import to_words

    rows = load("seats", tuple[Seat, ...])
    # A mention's name is without its article: "Hague".
    return {to_words(row.city.removeprefix("The ")): tuple(r for r in rows if r.city == row.city) for row in rows}


@functools.cache
def load_weights() -> Weights:
    """Return the weights."""
    return load("evidence", Weights)


@functools.cache
def load_words() -> NameWords:
    """Return the words."""
    return load("words", NameWords)


def groups_of(lists: Iterable[Lemmas]) -> Mapping[str, frozenset[int]]:
    """Return the numbers of the lists that each word is in."""
    found: dict[str, set[int]] = {}
    for number, group in enumerate(lists):
        for name in group:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@functools.cache
def given_groups() -> Mapping[str, frozenset[int]]:
    """Return the groups of like given names that each is in."""
    return groups_of(load_words().given)


@functools.cache
def surname_groups() -> Mapping[str, frozenset[int]]:
    """Return the groups of romanisations that each surname is in."""
    return groups_of(load_words().surnames)


@functools.cache
def like_offices(office: str) -> frozenset[str]:
    """Return the offices that news takes for this one, itself among them; ids begin with office/."""
    short = office.partition("/")[2]
    groups = [group for group in load_words().like if short in group]
    return frozenset({office, *(f"office/{name}" for group in groups for name in group)})


@functools.cache
def load_twins() -> Mapping[str, str]:
    """Return the id to go by for persons that the tables have twice."""
    groups = load("twins", tuple[Lemmas, ...])
    return {other: first for first, *others in groups for other in others}


@functools.cache
def load_bynames() -> Mapping[str, Lemmas]:
    """Return further names by actor id."""
    return {row.id: row.names for row in load("bynames", tuple[Bynames, ...])}


@functools.cache
def load_epithets() -> Mapping[str, Lemmas]:
    """Return epithets by actor id."""
    return {row.id: row.epithets for row in load("bynames", tuple[Bynames, ...]) if row.epithets}


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """Pronouns, the nouns that tell sex, number or a pair, and what each feature of a candidate weighs."""

    pronouns: dict[str, str]
    reflexives: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    people: frozenset[str]
    many: frozenset[str]
    first: dict[str, str]
    callings: frozenset[str]
    bodies: dict[str, Lemmas]
    forms: dict[str, Lemmas]
    armed: frozenset[str]
    armed_like: frozenset[str]
    pairs: dict[str, Lemmas]
    sides: frozenset[str]
    meeting: frozenset[str]
    together: frozenset[str]
    accusing: frozenset[str]
    denying: frozenset[str]
    of_states: frozenset[str]
    of_bodies: frozenset[str]
    weights: dict[str, dict[str, float]]
    lead: dict[str, float]
    nobody: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNames:
    """Given names that nearly always are a woman's or a man's, without accents."""

    women: frozenset[str]
    men: frozenset[str]


@functools.cache
def load_references() -> References:
    """Return the words and weights of references."""
    return load("references", References)


def is_human(lemma: str) -> bool:
    """Whether a noun is listed as one for people."""
    words = load_references()
    return any(lemma in listed for listed in (words.people, words.women, words.men))


@functools.cache
def load_given_names() -> GivenNames:
    """Return the given names that tell a sex."""
    return load("given", GivenNames)
