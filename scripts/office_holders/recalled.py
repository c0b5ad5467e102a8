"""The hand-written layer merged into the tables: names, short forms, and terms that the tables lack or have wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from office_holders.names import family_name, folded_form
from office_holders.terms import HANDOVER, Person, Term, earliest, latest

SOURCE = "recalled"


def join_files(files: Iterable[list[Person]]) -> list[Person]:
    """Return the people of several files, each once.

    A later file adds names, and terms where no earlier one told of the same office and time.
    """
    known: dict[str, Person] = {}
    for people in files:
        for person in people:
            first = known.get(person.id)
            if first is None:
                known[person.id] = person
                continue
            new = tuple(t for t in person.terms if not any(is_told(t, o) or is_told(o, t) for o in first.terms))
            newer = tuple(next((t for t in person.terms if _is_newer(t, o)), o) for o in first.terms)
            names = tuple(dict.fromkeys((*first.names, *person.names)))
            known[person.id] = replace(
                first,
                name=first.name or person.name,
                names=names,
                surname=first.surname or person.surname,
                terms=(*newer, *new),
            )
    return list(known.values())


def _is_newer(term: Term, other: Term) -> bool:
    """Tell whether a later file knows how a term ended that an earlier one left open, or saw it open later."""
    if other.end is not None or not is_told(term, other):
        return False
    return term.end is not None or (term.seen or "") > (other.seen or "")


def add_terms(people: list[Person], recalled: list[Person], rejected: Counter[str]) -> list[Person]:
    """Return the people with the hand-written terms; a term that is told by hand is not told again."""
    known = {person.id: person for person in people}
    for hand in recalled:
        if hand.terms:
            base = known.get(hand.id, replace(hand, terms=()))
            kept = tuple(term for term in base.terms if not any(is_told(term, other) for other in hand.terms))
            rejected["told by hand"] += len(base.terms) - len(kept)
            ordered = sorted((*kept, *hand.terms), key=lambda term: (earliest(term.start), term.office))
            known[hand.id] = replace(base, terms=tuple(ordered))
    return list(known.values())


def is_told(term: Term, other: Term) -> bool:
    """Tell whether a hand-written term is the table's: the same office, begun together or inside it."""
    if (other.office, other.country) != (term.office, term.country) or term.org not in (None, other.org):
        return False
    inside = other.end is not None and earliest(other.start) <= earliest(term.start) < earliest(other.end)
    near = (
        earliest(other.start) <= latest(term.start) + HANDOVER
        and earliest(term.start) <= latest(other.start) + HANDOVER
    )
    return near or inside


def add_names(people: list[Person], recalled: list[Person]) -> list[Person]:
    """Return the people under their hand-written names, with the spellings and short forms told by hand first.

    Who has no short form and comes from a state where the family is named first gets that name.
    """
    hands = {hand.id: hand for hand in recalled}
    named = [_named(person, hands[person.id]) if person.id in hands else person for person in people]
    return [person if person.surname else replace(person, surname=_family(person)) for person in named]


def _family(person: Person) -> tuple[str, ...]:
    name = family_name(person.name, next((term.country for term in person.terms if term.country), None))
    return (name,) if name else ()


def _named(person: Person, hand: Person) -> Person:
    name = hand.name or person.name
    spellings = dict.fromkeys((*hand.names, *((folded_form(name),) if not name.isascii() else ()), *person.names))
    return replace(
        person,
        name=name,
        names=tuple(other for other in spellings if other != name),
        surname=hand.surname or person.surname,
    )
