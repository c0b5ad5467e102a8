"""When two annotations say the same: names, parties, codings, days, places. The scorer and the page ask here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from anyascii import anyascii
from rapidfuzz import fuzz

from dragoman.gold.annotations import Coding, MarkedActor, MarkedDate, MarkedEvent

Pairs = Mapping[str, str]
# The least likeness, of 100, at which two names are taken for one.
ALIKE = 80
SILENT = {"the", "of", "and", "for", "a", "an", "in", "on", "at", "by", "to", "from", "since", "during", "last", "this"}
ARTICLES = {"the", "of", "and", "for", "a", "an"}
# Kinds that may stand for one another: a person told by office alone, a capital told for its state.
KINDRED = ({"person", "office", "unnamed"}, {"state", "place-as-government"}, {"organisation", "group"})


def plain_words(text: str, silent: set[str]) -> list[str]:
    """Return the words of a text in plain lower-case letters, those without weight left out."""
    return [word for word in re.findall(r"[a-z0-9]+", anyascii(text).lower()) if word not in silent]


def name_likeness(one: str, other: str, *, person: bool = False) -> float:
    """Return how alike two names are, 0–100, whatever their script and order; an acronym is like what it stands for.

    Of a person any part may be missing, of a body none may: "Ministry of Defence" is not "Ministry of Justice".
    """
    ours, theirs = (plain_words(name, ARTICLES) for name in (one, other))
    if not ours or not theirs:
        return 0.0
    for short, long in ((ours, theirs), (theirs, ours)):
        if len(short) == 1 < len(long) and short[0] == "".join(word[0] for word in long):
            return 100.0
    compare = fuzz.token_set_ratio if person else fuzz.token_sort_ratio
    return compare(" ".join(ours), " ".join(theirs))


def same_kind(one: str, other: str) -> bool:
    """Whether two kinds of actors may stand for one another."""
    return one == other or any({one, other} <= kinds for kinds in KINDRED)


def same_identity(gold: MarkedActor, found: MarkedActor) -> bool:
    """Whether two actors are one by name, country and kind."""
    alike = name_likeness(gold.name, found.name, person=gold.kind == "person") >= ALIKE
    return alike and gold.country == found.country and same_kind(gold.kind, found.kind)


def same_sector(gold: MarkedActor, found: MarkedActor) -> bool:
    """Whether two actors share a sector, or have none."""
    return bool(set(gold.sector) & set(found.sector)) or gold.sector == found.sector


def same_party(gold: str | None, found: str | None, actors: Pairs) -> bool:
    """Whether two parties are one: nobody is only nobody, and an actor without a partner is none of the found."""
    return found is None if gold is None else found is not None and actors.get(gold) == found


def same_parties(gold: Iterable[str], found: Iterable[str], actors: Pairs) -> bool:
    """Whether two sides hold the same actors."""
    return translate(gold, actors) == set(found)


def translate(keys: Iterable[str], actors: Pairs) -> set[str]:
    """Return the other annotation's keys of actors; one without a partner keeps a key that nobody has."""
    return {actors.get(key, f"unmet {key}") for key in keys}


def right_coding(gold: MarkedEvent, found: MarkedEvent) -> Coding:
    """Return the gold coding to hold the found one against: itself if right, else one of its type, else the first."""
    coding = (found.type, found.status)
    if coding in gold.codings:
        return coding
    of_type = sorted(status for type_, status in gold.codings if type_ == found.type)
    return (found.type, of_type[0]) if of_type else (gold.type, gold.status)


def same_date(gold: MarkedDate, found: MarkedDate) -> bool:
    """Whether two dates say the same: the same days, or, where neither has any, gold's offset, or else its words.

    Gold gives no offset to a weekday; a coder may write "XXXX-WXX-6" for one.
    """
    if (gold.start, gold.end) != (found.start, found.end):
        return False
    if gold.start or gold.end:
        return True
    if gold.relative:
        return gold.relative == found.relative
    ours, theirs = (set(plain_words(date.text, SILENT)) for date in (gold, found))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def same_place(gold: tuple[str, str | None] | None, found: tuple[str, str | None] | None) -> bool:
    """Whether two places lie in one country and one name is among the other's words."""
    if gold is None or found is None:
        return gold is found
    ours, theirs = (set(plain_words(name, SILENT)) for name, _ in (gold, found))
    return gold[1] == found[1] and bool(ours & theirs)
