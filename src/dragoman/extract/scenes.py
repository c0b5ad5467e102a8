"""Acts of people without a name: whoever is attacked, arrested or protests somewhere is of that place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.frames import Coded
from dragoman.extract.parties import Lookup, Party
from dragoman.extract.places import PlaceMention, find_site
from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import UNNAMED
from dragoman.nlp.parse import Token

# Told of a place when nobody is named: "gunmen killed nine in Kano", "a reporter was held in Quito", "a march in Lima".
SCENED = {"ASSAULT", "COERCE", "PROTEST"}


def is_scened(predication: Predication) -> bool:
    """Whether the place alone may say to whom an act is done, or who protests."""
    return predication.predicate.type in SCENED and not predication.predicate.own


def with_scene(coded: Coded, places: Sequence[PlaceMention], lookup: Lookup) -> Coded:
    """Return an act that names nobody with the state of its place: as who suffers it, of a protest as who protests."""
    if not is_scened(coded.predication) or any(is_known(p) for p in (*coded.sources, *coded.targets)):
        return coded
    if any(is_not_of_the_place(t) for t in coded.predication.slots.get("object", [])):
        return coded
    site = find_site(coded.predication, places)
    there = at(site, coded.predication, lookup) if site else []
    if coded.predication.predicate.type == "PROTEST" and not coded.sources:
        return replace(coded, sources=there)
    return replace(coded, targets=[*coded.targets, *there])


def is_not_of_the_place(token: Token) -> bool:
    """Whether who or what is struck fights there: "killed nine rebels in Chad", "shot down a drone over Chad"."""
    return any(token.lemma.lower() in load_sets()[name] for name in ("combatants", "aircraft", "vessels", "weapons"))


def is_known(party: Party) -> bool:
    """Whether a party goes by a name."""
    return not party.actor.startswith(UNNAMED)


def at(site: PlaceMention, predication: Predication, lookup: Lookup) -> list[Party]:
    """Return the state of a place."""
    sentence = predication.sentence
    found = lookup.placed(sentence, site.token) or lookup.named(sentence, site.token)
    return [replace(p, how="place") for p in found]
