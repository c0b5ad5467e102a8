"""Names → what they may stand for."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from anyascii import anyascii

from dragoman.knowledge.overlay import kept, own
from dragoman.knowledge.tables import Office, Organisation, Person, PlaceRow, Role, State, load, uncollected

NameKind = Literal["state", "capital", "place", "demonym", "organisation", "person"]
Words = tuple[str, ...]
ARTICLES = {"the", "a", "an"}
# Words of texts that are kept once normalised: the same few thousand stand in every article.
REMEMBERED = 20_000
# Before a name; "as", "an" and "ad" are English words too.
SMALL = {"al", "el", "ul", "bin"}
# Points and apostrophes go, hyphens and slashes part words.
# "People's", "Workers'" inside a name; what ends a word alone is no part of it: "Ba'ath".
GENITIVE = re.compile(r"(?<=[a-z])'s\b|(?<=s)'(?= )")
# "U. S. Army": some papers put a space between these letters.
SPACED = {"us", "un", "uk"}
# "Ban Ki-*moon*", "Quai d'*Orsay*"; "Moscow's" ends in no part of its own.
JOINTS = re.compile(r"[-'’]")
PLAIN = str.maketrans({**dict.fromkeys(".'’ʻ`,"), "-": " ", "/": " "})


class Entry(NamedTuple):
    """One reading of a name: the actor's id, how the name stands for it, whether it needs support, and to which day."""

    id: str
    kind: NameKind
    country: str | None
    exact: bool = False
    caution: bool = False
    until: str | None = None


@dataclass(slots=True)
class Gazetteer:
    """Names by first word, longest first, and the rows behind the ids.

    `longest` and `longest_office` tell how many words the longest name has, or title, that opens with a word.
    """

    states: dict[str, State] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    places: dict[Words, list[PlaceRow]] = field(default_factory=dict)
    names: dict[Words, list[Entry]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    surnames: dict[str, dict[str, None]] = field(default_factory=dict)
    office_names: dict[Words, list[str]] = field(default_factory=dict)
    longest_office: dict[str, int] = field(default_factory=dict)
    holders: dict[tuple[str, str], dict[str, None]] = field(default_factory=dict)
    bodies: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str, entry: Entry) -> None:
        """File one name, one with a genitive in it also as a text has it: apart."""
        words = to_words(name)
        if words:
            self.file(words, entry)
        if words[:1] and words[0] in SPACED and name[:1].isupper():
            self.file((*words[0], *words[1:]), entry)
        if "'" in name and len(parts := GENITIVE.split(name)) > 1:
            first, *rest = map(to_words, parts)
            self.file((*first, *(word for part in rest for word in ("'s", *part))), entry)

    def file(self, words: Words, entry: Entry) -> None:
        """File the words of one name."""
        entries = self.names.get(words)
        if entries is None:
            self.names[words] = [entry]
        elif all((e.id, e.kind) != (entry.id, entry.kind) for e in entries):
            entries.append(entry)
        self.longest[words[0]] = max(self.longest.get(words[0], 0), len(words))

    def file_office(self, words: Words, office: str) -> None:
        """File the words of one title."""
        self.office_names.setdefault(words, []).append(office)
        for first in words[:1]:
            self.longest_office[first] = max(self.longest_office.get(first, 0), len(words))

    def matches(self, words: Sequence[str], at: int) -> Iterator[tuple[int, list[Entry]]]:
        """Yield (number of words, entries) of the names that start at that word, longest first."""
        for length in range(self.longest.get(words[at], 0), 0, -1):
            entries = self.names.get(tuple(words[at : at + length]))
            if entries and at + length <= len(words):
                yield length, entries

    def is_origin(self, word: str) -> bool:
        """Whether a word is a demonym or the name of a state: "Syrian" in "Syrian army"."""
        return any(e.kind in {"demonym", "state"} for e in self.names.get((word,), ()))

    def place(self, name: str, country: str | None) -> PlaceRow | None:
        """Return the place of that name, in that country when one is given."""
        rows = self.places.get(to_words(name), [])
        return next((r for r in rows if country is None or r.country in {country, None}), None)

    def name_of(self, actor: str) -> str | None:
        """Return the name of a state, body or person by its id, None of who is not known."""
        tables: tuple[Mapping[str, State | Organisation | Person], ...] = (
            self.states,
            self.organisations,
            self.persons,
        )
        return next((table[actor].name for table in tables if actor in table), None)

    def state_of(self, code: str | None) -> str | None:
        """Return the id of the state with that code."""
        key = f"state/{code}"
        return key if key in self.states else None


@functools.lru_cache(maxsize=REMEMBERED)
def to_words(name: str) -> Words:
    """Normalise a name to lower-case ASCII words without articles in front, points or apostrophes."""
    words = (name if name.isascii() else anyascii(name)).translate(PLAIN).lower().split()
    # "The National" is a newspaper, "national" is not: an article goes only when two words are left.
    return tuple(words[1:] if len(words) > 2 and words[0] in ARTICLES else words)  # noqa: PLR2004


def surname_forms(person: Person) -> tuple[str, ...]:
    """Return the words a person is called by alone."""
    if person.surname:
        return person.surname
    return tuple({name.split()[-1] for name in (person.name, *person.names) if len(name.split()) > 1})


@kept("organisations", "persons")
def load_gazetteer() -> Gazetteer:
    """Build the gazetteer from the compiled tables and the codebook in force."""
    with uncollected():
        return build_gazetteer()


def build_gazetteer() -> Gazetteer:
    """File every row of the tables under its names."""
    gazetteer = Gazetteer()
    for state in load("states", tuple[State, ...]):
        add_state(gazetteer, state)
    for organisation in (*load("organisations", tuple[Organisation, ...]), *own().organisations):
        add_organisation(gazetteer, organisation)
    for person in (*load("persons", tuple[Person, ...]), *own().persons):
        add_person(gazetteer, person)
    for office in load("offices", tuple[Office, ...]):
        gazetteer.offices[office.id] = office
        for name in (*office.names, *office.abbreviations):
            gazetteer.file_office(to_words(name), office.id)
    for place in load("places", tuple[PlaceRow, ...]):
        for name in (place.name, *place.names):
            gazetteer.places.setdefault(to_words(name), []).append(place)
            if place.country is None:
                gazetteer.add(name, Entry(id=place.id, kind="place", country=None))
    gazetteer.roles = {role.noun: role for role in load("roles", tuple[Role, ...])}
    return gazetteer


def state_names(state: State) -> Iterator[tuple[str, NameKind, bool]]:
    """Yield (name, kind, exact case) of everything that names a state."""
    for name in filter(None, (state.name, state.long, *state.names)):
        yield name, "state", False
    for name in state.abbreviations:
        yield name, "state", True
    for name in filter(None, (state.capital, *state.capital_names, *state.metonyms, *state.past_seats)):
        yield name, "capital", False
    for name in (*state.demonyms, *(f"{d}s" for d in state.demonyms if d[-1:] in "nit"), *state.people):
        yield name, "demonym", False
    for name in state.places:
        yield name, "place", False


def add_state(gazetteer: Gazetteer, state: State) -> None:
    """File a state under all its names."""
    gazetteer.states[state.id] = state
    for name, kind, exact in state_names(state):
        until = state.past_seats.get(name) if kind == "capital" else None
        caution = name in state.caution
        entry = Entry(id=state.id, kind=kind, country=state.code, exact=exact, caution=caution, until=until)
        gazetteer.add(name, entry)


def add_organisation(gazetteer: Gazetteer, body: Organisation) -> None:
    """File an organisation under all its names."""
    gazetteer.organisations[body.id] = body
    exact = set(body.abbreviations)
    for name in (body.name, *body.names, *body.abbreviations, *body.demonyms):
        entry = Entry(
            id=body.id, kind="organisation", country=body.country, exact=name in exact, caution=name in body.caution
        )
        gazetteer.add(name, entry)


def add_person(gazetteer: Gazetteer, person: Person) -> None:
    """File a person under full names, surnames and offices."""
    person = at_home(gazetteer, person)
    gazetteer.persons[person.id] = person
    country = next((t.country for t in person.terms if t.country), None)
    for name in (person.name, *person.names):
        if len(name.split()) > 1:
            gazetteer.add(name, Entry(id=person.id, kind="person", country=country))
    for form in (*surname_forms(person), *(n for n in (person.name, *person.names) if len(n.split()) == 1)):
        gazetteer.surnames.setdefault(" ".join(to_words(form)), {})[person.id] = None
    for term in person.terms:
        for whose in filter(None, (term.country, term.org)):
            gazetteer.bodies.setdefault(term.office, set()).add(whose)
            gazetteer.holders.setdefault((term.office, whose), {})[person.id] = None


def at_home(gazetteer: Gazetteer, person: Person) -> Person:
    """Return a person whose terms in a body of one state are of that state: the head of a French party is French."""
    if all(t.country for t in person.terms):
        return person
    homes = {t.org: gazetteer.organisations[t.org].country for t in person.terms if t.org in gazetteer.organisations}
    states = {org: country for org, country in homes.items() if f"state/{country}" in gazetteer.states}
    terms = (t if t.country else replace(t, country=states.get(t.org or "")) for t in person.terms)
    return replace(person, terms=tuple(terms))


def without_article(name: str) -> str:
    """Return a name without the Arabic article or "bin" in front, which news writes small: "*al* Qaeda"."""
    article, _, rest = name.replace("-", " ", 1).partition(" ")
    return rest if article in SMALL and rest else name


def is_name_like(texts: Iterable[str]) -> bool:
    """Whether the words are written as a name: first and last capitalised, of joined ones any part: "Ban Ki-moon"."""
    words = [w for w in without_article(" ".join(texts).replace(" - ", "-")).split() if w[:1].isalnum()]
    if not words:
        return False
    return words[0][:1].isupper() and (any(p[:1].isupper() for p in JOINTS.split(words[-1])) or words[-1].isdigit())
