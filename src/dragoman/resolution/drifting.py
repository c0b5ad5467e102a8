"""Whom a name means that drifted through other tongues: "Porosjenko", "Khrouchtchev", "Tramp".

Asked only where nobody known is spelled so, of few people and in this order: who held the office told, in the country
told, about that day; the heads and foreign and defence ministers of the states told; the heads of the states that news
names without telling. The fewer they are, the less like the name must be; two who may be meant are nobody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from dragoman.extract.mentions import Mention
from dragoman.knowledge.gazetteer import Gazetteer, surname_forms
from dragoman.knowledge.naming import like_offices, load_twins
from dragoman.knowledge.tables import LED, Person, Term
from dragoman.resolution.index import called_by, load_index
from dragoman.resolution.persons import (
    ARMED,
    EMINENT,
    SURNAME_FIRST,
    WATCHED,
    Cluster,
    is_stranger,
    is_weak,
)
from dragoman.resolution.skeletons import LEAST, bones, eastern, is_drifted, is_slip, may_be_given
from dragoman.resolution.sounds import likeness
from dragoman.resolution.spellings import alike, to_name
from dragoman.resolution.tenure import in_office

# States that are no more, whose leaders need no telling either.
GONE = {"SUN", "YUG"}
# Who is sworn in soon, or was just elected, is told of as he who holds the office.
SOON = dt.timedelta(days=200)
# How like a surname must sound where the states are told and where none is, and a short one anywhere.
# LOOSE asks for a skeleton alone.
LOOSE, NEAR, NEARER, SHORT_NEAR = 0.0, 0.84, 0.9, 0.96
SHORTEST = 5
# By so much the likest must lead the next; a word of a full name must sound at least so.
# One that is somebody else's own, so.
LEAD, ALIKE, OWN = 0.1, 0.65, 0.8
# Of whom neither office nor state is told, the skeleton of a surname alone must be so long: "Morse" is no Morsi.
SOUNDS = 4
# Offices, states, and how like a surname alone must sound.
Circle = tuple[Iterable[str], Collection[str], float]


def drifted(
    cluster: Cluster, gazetteer: Gazetteer, countries: Collection[str], day: dt.date | None, *, widely: bool = True
) -> Person | None:
    """Return the only known person whom a name in no known spelling can mean, None when there is none or several.

    `widely`: also the heads of states that need no telling, though nothing beside the name says an office.
    """
    if day is None or not is_written_out(cluster.name) or any(is_other(m, gazetteer) for m in cluster.mentions):
        return None
    for offices, states, least in circles(cluster, countries, widely=widely):
        found = unique(p for p in holders(gazetteer, offices, states, day) if is_called(cluster.name, p, least))
        if found:
            return likest(cluster.name, found)
    return None


def is_written_out(name: str) -> bool:
    """Whether a name is written as names are, not in capitals: "VP", "McCOY" tell no spelling."""
    return all(w[1:].islower() for w in name.replace("-", " ").split() if w[:1].isupper() and len(w) > 1)


def is_other(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether what stands beside a name says that it is no leader's: a trade, a kind of thing, several of a family."""
    return is_stranger(mention) or mention.head.tag == "NNPS" or is_thing(mention, gazetteer)


def is_thing(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a name is said to be what nobody is: "Poutine is a dish of fries"."""
    noun = mention.head.head
    if mention.head.dep != "nsubj" or noun is None or not noun.is_noun or noun.is_proper:
        return False
    return all(
        word not in gazetteer.roles and (word,) not in gazetteer.office_names for word in (noun.lower, noun.lemma)
    )


def likest(name: str, persons: list[Person]) -> Person | None:
    """Return the person whose surname a name is likest, None when the next is hardly less so."""
    words = to_name(name).words
    scored = sorted(
        ((max(likeness(w, s) for w in words for s in short_names(p)), p.id, p) for p in persons), reverse=True
    )
    return scored[0][-1] if len(scored) == 1 or scored[0][0] - scored[1][0] >= LEAD else None


def circles(cluster: Cluster, countries: Collection[str], *, widely: bool) -> Iterator[Circle]:
    """Yield the people that a name may mean, the fewest first."""
    states = {cluster.country} if cluster.country else set(countries)
    if cluster.office is None:
        yield EMINENT - {ARMED}, states, NEAR
        if cluster.country is None and widely:
            yield LED, WATCHED | GONE, NEARER
    elif not is_weak(cluster.office) and cluster.country:
        yield {cluster.office}, states, LOOSE
        yield like_offices(cluster.office), states, LOOSE
    elif not is_weak(cluster.office):
        # "President X" may head a firm or a club.
        yield {cluster.office}, states, NEAR
        yield {cluster.office}, WATCHED | GONE, NEARER


def holders(gazetteer: Gazetteer, offices: Iterable[str], states: Collection[str], day: dt.date) -> Iterator[Person]:
    """Yield those who held one of the offices in one of the states, or in a body of many, about that day."""
    for office in sorted(offices):
        bodies = gazetteer.bodies.get(office, set())
        whose = bodies & set(states) or {b for b in bodies if b.startswith("org/") and not set(states) - {"IGO"}}
        for code in sorted(whose):
            for id_ in gazetteer.holders.get((office, code), ()):
                person = gazetteer.persons[id_]
                if is_about([t for t in person.terms if t.office == office and code in {t.country, t.org}], day):
                    yield person


def is_about(terms: list[Term], day: dt.date) -> bool:
    """Whether one of the terms covers the day, had not long ended, or was to begin soon."""
    return in_office(terms, day) or any(t.covers(day + SOON) for t in terms)


def unique(persons: Iterable[Person]) -> list[Person]:
    """Return the persons, each whom the tables have twice once."""
    twins = load_twins()
    return list({twins.get(p.id, p.id): p for p in persons}.values())


def is_called(name: str, person: Person, least: float) -> bool:
    """Whether a name may be one of the person's: the surname alone, or with a given name that may be his."""
    parsed = to_name(name)
    asked = parsed.words
    # "Pak Geun-hye": what is a title in Indonesia is a surname in Korea.
    if parsed.titles and is_last_first(person):
        asked = (*parsed.titles, *asked)
    if len(asked) == 1:
        return parsed.generation is None and is_called_alone(asked[0], person, least)
    if least != LOOSE and is_last_first(person):
        return False
    whole = [asked, (*asked[:-2], asked[-2] + asked[-1])]
    return any(fits(words, known, loose=least == LOOSE) for words in whole for known in orders(person))


def is_called_alone(word: str, person: Person, least: float) -> bool:
    """Whether one word may be what a person is called by; somebody's own name is no other's gone astray."""
    names, bearers = short_names(person), load_index().words.bearers.get(word)
    if bearers and person.id not in bearers:
        return False
    if least == LOOSE:
        return any(bones(word) & bones(n) or eastern(word) & eastern(n) or is_slip(word, n) for n in names)
    # Chinese and Korean surnames are so short that every other word is like one.
    return not is_last_first(person) and any(sounds_near(word, name, least) for name in names)


def short_names(person: Person) -> frozenset[str]:
    """Return the words that a person is called by alone."""
    forms = (*surname_forms(person), *(n for n in person.names if " " not in n))
    return frozenset((*(w for form in forms for w in to_name(form).words[-1:]), *called_by(person)))


def orders(person: Person) -> Iterator[tuple[str, ...]]:
    """Yield a person's names, the surname last wherever his state puts it."""
    first = is_last_first(person)
    for name in (person.name, *person.names):
        words = to_name(name).words
        yield words
        if first and words:
            yield (*words[1:], words[0])


def is_last_first(person: Person) -> bool:
    """Whether a person's state puts the surname first."""
    return bool(SURNAME_FIRST & {t.country for t in person.terms})


def fits(asked: tuple[str, ...], known: tuple[str, ...], *, loose: bool) -> bool:
    """Whether a name of several words may be another whose surname stands last."""
    *given, surname = known
    for at, word in enumerate(asked):
        rest = [w for i, w in enumerate(asked) if i != at]
        if is_word(word, surname, loose=loose) and any(is_given(a, b, loose=loose) for a in rest for b in given):
            return True
    return False


def is_word(word: str, surname: str, *, loose: bool) -> bool:
    """Whether a word of a full name may be the surname; `loose`: office and country are told besides."""
    if loose:
        return bool(alike(word, surname)) or is_drifted(word, surname)
    least = OWN if load_index().words.bearers.get(word) else ALIKE
    return is_slip(word, surname) or (bool(bones(word) & bones(surname)) and likeness(word, surname) >= least)


def is_given(word: str, known: str, *, loose: bool) -> bool:
    """Whether another word of a full name may be the given name, an initial only where office and country are told."""
    if loose:
        return bool(alike(word, known)) or may_be_given(word, known, loose=True)
    whole = min(len(word), len(known)) > 1
    return whole and (alike(word, known) >= NEAR or is_slip(word, known) or may_be_given(word, known, loose=False))


def sounds_near(word: str, surname: str, least: float) -> bool:
    """Whether two words of some length share a skeleton and sound so alike; a slip alone makes "Macon" of Macron."""
    shorter = min(len(word), len(surname))
    if word == surname and shorter >= LEAST:
        return True
    needed = least if shorter >= SHORTEST else SHORT_NEAR
    sounds = SOUNDS if least == NEARER else 0
    shared = any(len(bone) >= sounds for bone in bones(word) & bones(surname))
    return shorter >= LEAST and shared and likeness(word, surname) >= needed
