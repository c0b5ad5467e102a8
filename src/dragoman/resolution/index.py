"""All known persons by what the words of their names sound like."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from anyascii import anyascii
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer, surname_forms
from dragoman.knowledge.naming import given_groups, load_bynames, load_epithets, load_twins, load_words, surname_groups
from dragoman.knowledge.overlay import kept
from dragoman.knowledge.tables import Person, load, uncollected
from dragoman.resolution.sounds import keys, likeness
from dragoman.resolution.spellings import GLUED, MARKS, Name, alike, to_name

# A word unlike all others may be a slip: so near must a key be to be looked under, and so many are.
SLIP, MOST_KEYS = 1, 200


@functools.cache
def compiled_keys() -> dict[str, list[str]]:
    """Return the consonant keys of the words of known names, found when the knowledge was compiled."""
    return load("sounds", dict[str, list[str]])


@dataclass(slots=True)
class WordIndex:
    """Words by consonant key, and what bears each."""

    by_key: dict[str, list[str]] = field(default_factory=dict)
    bearers: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, word: str, bearer: str) -> None:
        """File a word."""
        if word not in self.bearers:
            self.bearers[word] = {}
            for key in compiled_keys().get(word) or keys(word):
                self.by_key.setdefault(key, []).append(word)
        self.bearers[word][bearer] = None

    def nearest(self, word: str, limit: int) -> list[str]:
        """Return the filed words that sound likest, of one consonant key or of keys a slip away."""
        own = keys(word)
        near = {
            key
            for mine in own
            for key, *_ in process.extract(
                mine, self.by_key.keys(), scorer=Levenshtein.distance, score_cutoff=SLIP, limit=MOST_KEYS
            )
        }
        found = dict.fromkeys(w for key in sorted(own | near) for w in self.by_key.get(key, ()))
        return sorted(found, key=lambda w: (-likeness(word, w), w))[:limit]

    def words_like(self, word: str) -> Iterator[str]:
        """Yield the filed words that may be the given one."""
        near = dict.fromkeys(w for key in sorted(keys(word)) for w in self.by_key.get(key, ()))
        other = dict.fromkeys(w for w in variants(word) if w in self.bearers)
        return (w for w in (near | other) if alike(word, w))


@dataclass(slots=True)
class PersonIndex:
    """Persons by the words of their names; the names themselves are taken apart when they are asked for."""

    words: WordIndex = field(default_factory=WordIndex)
    persons: dict[str, Person] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    initials: dict[str, dict[str, None]] = field(default_factory=dict)

    def names(self, person: str) -> tuple[Name, ...]:
        """Return every name of a person."""
        return tuple(dict.fromkeys(to_name(text) for text in self.texts[person]))

    def short(self, person: str) -> frozenset[str]:
        """Return the words that a person is called by alone."""
        known = self.persons[person]
        return frozenset((*(w for form in surname_forms(known) for w in to_name(form).words[-1:]), *called_by(known)))

    def find(self, name: Name) -> dict[str, int]:
        """Return the persons of whose names words are like the given ones, and how many are."""
        hits: dict[str, set[int]] = {}
        if name.capitals:
            return dict.fromkeys([*self.initials.get(name.capitals, ()), *self.words.bearers.get(name.capitals, ())], 1)
        for at, word in enumerate(name.words):
            if len(word) > 1:
                for person in self.bearing(word):
                    hits.setdefault(person, set()).add(at)
        for at, (a, b) in enumerate(zip(name.words, name.words[1:], strict=False)):
            for person in self.bearing((a + b).replace("-", "")):
                hits.setdefault(person, set()).update((at, at + 1))
        return {person: len(places) for person, places in hits.items()}

    def bearing(self, word: str) -> Iterator[str]:
        """Yield who bears a word like this one."""
        for like in self.words.words_like(word):
            yield from self.words.bearers[like]


def called_by(person: Person) -> Iterator[str]:
    """Yield the words that people of the person's state are called by besides the last of their names."""
    words, homes = load_words(), {t.country for t in person.terms if t.country}
    name = to_name(person.name).words
    if homes & words.first_named:
        yield name[0]
    if homes & words.double_named and len(name) > 2:  # noqa: PLR2004 - a given name and two surnames
        yield name[-2]


def variants(word: str) -> Iterator[str]:
    """Yield the given names that are this one."""
    words = load_words()
    for lists, groups in ((words.given, given_groups()), (words.surnames, surname_groups())):
        for number in sorted(groups.get(word, ())):
            yield from lists[number]


@kept("persons")
def load_index() -> PersonIndex:
    """Build the index over all known persons, when first asked for."""
    return build_index(load_gazetteer())


def build_index(gazetteer: Gazetteer) -> PersonIndex:
    """Build the index over a gazetteer's persons."""
    index = PersonIndex()
    bynames, epithets, twins = load_bynames(), load_epithets(), load_twins()
    with uncollected():
        for person in gazetteer.persons.values():
            texts = (person.name, *person.names, *bynames.get(person.id, ()), *epithets.get(person.id, ()))
            add_person(index, whole(person, gazetteer, twins), texts)
    return index


def whole(person: Person, gazetteer: Gazetteer, twins: Mapping[str, str]) -> Person:
    """Return the person, or the one that the tables have under two ids with the terms of both."""
    first = twins.get(person.id, person.id)
    ids = [i for i, head in twins.items() if head == first]
    others = [gazetteer.persons[i] for i in ids if i in gazetteer.persons]
    if not others:
        return person
    terms = tuple(t for p in (gazetteer.persons[first], *others) for t in p.terms)
    return replace(gazetteer.persons[first], terms=terms)


def add_person(index: PersonIndex, person: Person, texts: Iterable[str]) -> None:
    """File one person."""
    index.persons[person.id] = person
    filed = index.texts.setdefault(person.id, [])
    filed.extend(text for text in texts if text not in filed)
    for text in filed:
        words = plain_words(text)
        for word in single_words(words):
            index.words.add(word, person.id)
        for initials in initials_of(words):
            index.initials.setdefault(initials, {})[person.id] = None


def single_words(words: Iterable[str]) -> Iterator[str]:
    """Yield the words of a name that tell it, those with hyphens in parts too."""
    particles = load_words().particles
    for word in (part for w in words for part in (parts(w) if "-" in w else (w,))):
        if len(word) > 1 and word not in particles:
            yield word


def initials_of(words: Sequence[str]) -> set[str]:
    """Return what a name may be shortened to, with its particles and without; two letters stand for hundreds."""
    particles = load_words().particles
    every = "".join([w[0] for w in words])
    short = {every, every[:3], "".join([w[0] for w in words if w not in particles])}
    return {initials for initials in short if len(initials) > 2}  # noqa: PLR2004


def parts(word: str) -> tuple[str, ...]:
    """Return what a hyphenated word is found by: itself, written as one, and its halves."""
    return word, word.replace("-", ""), *word.split("-")


def plain_words(text: str) -> list[str]:
    """Return the lower-case words of a name without titles; the article written onto one goes."""
    honorifics = load_words().honorifics
    plain = text if text.isascii() else anyascii(text)
    found = (GLUED.sub("", w).strip("-") for w in MARKS.sub("", plain).lower().replace(",", " ").split())
    return [w for w in found if w and w not in honorifics]
