"""Names of bodies taken apart: the words that carry them, those that stand for one another made one, and countries."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from dragoman.knowledge.gazetteer import Gazetteer, Words, to_words
from dragoman.knowledge.naming import load_bynames, load_words
from dragoman.knowledge.overlay import kept
from dragoman.knowledge.tables import Organisation

K = TypeVar("K")
CAPITALS = re.compile(r"[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9-]*")
LONGEST_PHRASE = 5
SHORTEST, LONGEST = 2, 8
# What stands for the country of bodies of many states.
OF_MANY = {"IGO", "NGO"}


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name: its words as written, those that carry it, the countries in it, whether it is in capitals."""

    text: str
    words: Words
    core: frozenset[str]
    countries: frozenset[str]
    capitals: bool

    @property
    def initials(self) -> frozenset[str]:
        """The first letters of the name's words, with and without those that join."""
        joining = load_words().joining
        every = "".join(w[0] for w in self.words)
        bare = "".join(w[0] for w in self.words if w not in joining)
        return frozenset({every, bare})


@functools.cache
def canonical_words() -> Mapping[Words, str]:
    """Return the word that each word or phrase of bodies' names goes by."""
    return {to_words(word): kind for kind, words in load_words().bodies.items() for word in words}


def to_body(text: str, gazetteer: Gazetteer) -> BodyName:
    """Take the name of a body apart."""
    plain = re.sub(r"['’]s\b", "", text)
    words = to_words(plain)
    countries, rest = split_countries(words, gazetteer)
    core = frozenset(canonical(rest))
    capitals = bool(CAPITALS.fullmatch(text.strip())) and SHORTEST <= len(text.strip()) <= LONGEST
    return BodyName(text, words, core or frozenset(words), countries, capitals)


def split_countries(words: Words, gazetteer: Gazetteer) -> tuple[frozenset[str], list[str]]:
    """Return the countries that a name's words tell, and the other words."""
    countries: set[str] = set()
    rest: list[str] = []
    at = 0
    # The People's Republic of China is not the Republic: in a state's name the genitive stays.
    whole = tuple("peoples" if w == "people" else w for w in words)
    while at < len(words):
        length, found = origin_at(whole, at, gazetteer)
        countries |= found
        rest.extend(words[at : at + 1] if not length else ())
        at += length or 1
    return frozenset(countries), rest


def origin_at(words: Words, at: int, gazetteer: Gazetteer) -> tuple[int, set[str]]:
    """Return the length and the country of a state's name or demonym there; abbreviations are none."""
    for length, entries in gazetteer.matches(words, at):
        found = {e.country for e in entries if e.kind in {"state", "demonym"} and e.country}
        if len(found) == 1 and not (length == 1 and len(words[at]) < 2):  # noqa: PLR2004
            return length, {c for c in found if c}
    return 0, set()


def canonical(words: list[str]) -> list[str]:
    """Return the words that carry a name, each as the one it stands for, longest phrases first."""
    table, joining = canonical_words(), load_words().joining
    found: list[str] = []
    at = 0
    while at < len(words):
        spans = range(min(LONGEST_PHRASE, len(words) - at), 0, -1)
        length = next((n for n in spans if tuple(words[at : at + n]) in table), 0)
        if length:
            found.extend(table[tuple(words[at : at + length])].split())
        elif words[at] not in joining:
            found.append(words[at])
        at += length or 1
    return found


@dataclass(slots=True)
class BodyIndex:
    """Known bodies by their words, those that carry their names, and their initials; `common`: of no one state."""

    names: dict[str, tuple[BodyName, ...]] = field(default_factory=dict)
    by_words: dict[Words, list[str]] = field(default_factory=dict)
    by_core: dict[frozenset[str], list[str]] = field(default_factory=dict)
    by_initials: dict[str, list[str]] = field(default_factory=dict)
    by_word: dict[str, list[str]] = field(default_factory=dict)
    common: set[str] = field(default_factory=set)


@kept("organisations")
def load_bodies() -> BodyIndex:
    """Build the index over all known bodies, when first asked for."""
    from dragoman.knowledge.gazetteer import load_gazetteer

    gazetteer, bynames, index = load_gazetteer(), load_bynames(), BodyIndex()
    for body in gazetteer.organisations.values():
        add_body(index, body, (*names_of(body), *bynames.get(body.id, ())), gazetteer)
    return index


def names_of(body: Organisation) -> tuple[str, ...]:
    """Return all names of a body."""
    return (body.name, *body.names, *body.abbreviations)


def add_body(index: BodyIndex, body: Organisation, texts: Iterable[str], gazetteer: Gazetteer) -> None:
    """File one body."""
    names = tuple(to_body(text, gazetteer) for text in dict.fromkeys(texts))
    index.names[body.id] = names
    if body.country in OF_MANY:
        index.common.add(body.id)
    for name in names:
        file(index.by_words, name.words, body.id)
        file(index.by_core, name.core, body.id)
        for word in name.words:
            file(index.by_word, word, body.id)
        for initials in name.initials if len(name.words) >= SHORTEST else ():
            file(index.by_initials, initials, body.id)


def file(table: dict[K, list[str]], key: K, value: str) -> None:
    """File a value under a key, once."""
    kept = table.setdefault(key, [])
    if value not in kept:
        kept.append(value)
