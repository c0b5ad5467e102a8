"""A name → the known actors that may bear it, with how its spelling stands to theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.naming import load_epithets
from dragoman.knowledge.overlay import kept
from dragoman.knowledge.tables import Person
from dragoman.resolution.index import PersonIndex
from dragoman.resolution.spellings import FULL, Name, Relation, Spelling, alike, relate

# The likeliest by their spelling; nobody reads further.
MOST = 50
# Who bears one of these is called by the given name.
ROYAL = {
    "king",
    "queen",
    "sheikh",
    "shaikh",
    "sheik",
    "prince",
    "princess",
    "emir",
    "sultan",
    "pope",
    "emperor",
    "patriarch",
}
# Of these only who reigns is one.
CROWNED = {"king", "queen", "emir", "sultan", "pope", "emperor"}
THRONES = {"office/royal", "office/crown-prince", "office/pope"}
RANK: dict[Relation, int] = {
    "exact": 0, "spelling": 1, "part": 2, "initial": 3, "initials": 4, "epithet": 4, "surname": 5, "extra": 6,
    "given": 7, "office": 8, "relative": 9, "namesake": 10, "none": 11,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known person that may be meant, the likest of his names, and how it stands to the name asked for."""

    person: Person
    name: Name
    spelling: Spelling

    @property
    def rank(self) -> tuple[int, float, str]:
        """Likest spelling first."""
        return RANK[self.spelling.relation], -self.spelling.likeness, self.person.id


def find_candidates(name: Name, index: PersonIndex) -> list[Candidate]:
    """Return the known persons that may bear a name, the likest first, MOST at most."""
    hits = index.find(name)
    needed = min(FULL, sum(len(w) > 1 for w in name.words), max(hits.values(), default=0))
    found = [best_name(name, index.persons[i], index) for i, count in hits.items() if count >= needed]
    royal = bool(CROWNED & set(name.titles))
    return sorted((c for c in found if is_possible(c)), key=lambda c: (royal and not reigns(c.person), *c.rank))[:MOST]


def reigns(person: Person) -> bool:
    """Whether a person holds a title that goes with a given name: more are called Mohammed than can be looked at."""
    return any(CROWNED & set((t.title or "").lower().split()) for t in person.terms) or any(
        t.office in THRONES for t in person.terms
    )


@kept("persons")
def monarchies() -> frozenset[str]:
    """Return the states of whose heads one at least is told as a monarch."""
    terms = (t for p in load_gazetteer().persons.values() for t in p.terms)
    return frozenset(t.country for t in terms if t.country and CROWNED & set((t.title or "").lower().split()))


def may_reign(person: Person) -> bool:
    """Whether a person may bear a crown: by title, or as the head of a state that has had monarchs."""
    return reigns(person) or any(t.office == "office/head-of-state" and t.country in monarchies() for t in person.terms)


def best_name(name: Name, person: Person, index: PersonIndex) -> Candidate:
    """Return a person by the likest of his names; what he is called by alone is a surname wherever it is."""
    names = index.names(person.id)
    full = [n for n in names if n.is_full] if name.is_full else []
    spelled = [(n, as_surname(name, n, relate(name, n), person, index)) for n in full or names]
    best, spelling = min(spelled, key=lambda s: (RANK[s[1].relation], -s[1].likeness))
    if best.text in load_epithets().get(person.id, ()):
        return Candidate(
            person, best, replace(spelling, relation="epithet" if spelling.relation == "exact" else "none")
        )
    return Candidate(person, best, spelling)


def as_surname(name: Name, full: Name, spelling: Spelling, person: Person, index: PersonIndex) -> Spelling:
    """Correct what one word is of a longer name: its surname is what the tables say."""
    short = index.short(person.id)
    if spelling.relation in {"surname", "given"} and len(full.words) > 1:
        called = is_royal(name, full, person) or any(alike_word(word, short) for word in name.words)
        return Spelling("surname" if called else "given", spelling.likeness, spelling.extra)
    if not len(name.words) == len(full.words) == 1:
        return spelling
    if name.generation and name.generation == full.generation:
        return spelling  # a ruler's number is as good as a second word: Charles III
    called = name.words[0] in short or full.generation is not None or bool(full.titles)
    plain = {"spelling", "exact"} if called else {"spelling"}
    return Spelling("surname", spelling.likeness) if spelling.relation in plain else spelling


def is_royal(name: Name, full: Name, person: Person) -> bool:
    """Whether a title calls somebody by the first name, as princes are, and kings where they may reign."""
    if ROYAL.isdisjoint(name.titles) or not any(alike(word, full.words[0]) for word in name.words):
        return False
    return may_reign(person) or CROWNED.isdisjoint(name.titles)


def alike_word(word: str, others: frozenset[str]) -> bool:
    """Whether a word is like one of others."""
    return any(alike(word, other) for other in others)


def is_possible(candidate: Candidate) -> bool:
    """Whether a spelling leaves room for the person: a word that contradicts does not."""
    return candidate.spelling.relation not in {"none", "namesake"}


def surnames_shared(candidates: list[Candidate]) -> Iterator[str]:
    """Yield the persons that a surname alone may mean."""
    yield from (c.person.id for c in candidates if c.spelling.relation == "surname")
