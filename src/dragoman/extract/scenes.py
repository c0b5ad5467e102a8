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
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import children, preposition

# Told of a place when nobody is named: "gunmen killed nine in Kano", "a reporter was held in Quito", "a march in Lima".
SCENED = {"ASSAULT", "COERCE", "PROTEST"}
NOT_OF_THE_PLACE = ("combatants", "aircraft", "vessels", "weapons", "strangers", "spouses")
WHERE = {"in", "near", "across"}
FOREIGN = {"foreign", "exiled", "visiting", "overseas"}


def is_scened(predication: Predication) -> bool:
    """Whether the place alone may say to whom an act is done, or who protests."""
    return predication.predicate.type in SCENED and not predication.predicate.own


def fights_there(predication: Predication) -> bool:
    """Whether people in arms, of no state that is said, are told with a land: "killed nine militants *in Yemen*"."""
    armed = (t for t in predication.head.subtree() if t.lemma.lower() in load_sets()["anywhere"])
    behind = (c for noun in armed for c in children(noun, "nmod") if preposition(c) in WHERE)
    return is_scened(predication) and any(c.is_proper and c.entity == "LOC" for c in behind)


def with_scene(coded: Coded, places: Sequence[PlaceMention], lookup: Lookup) -> Coded:
    """Return an act that names nobody with the state of its place: as who suffers it, of a protest as who protests."""
    if not is_scened(coded.predication) or any(is_known(p) for p in (*coded.sources, *coded.targets)):
        return coded
    protest = coded.predication.predicate.type == "PROTEST"
    concerned = ("subject", "object") if protest else ("object", "at")
    people = coded.predication.in_slots(*concerned)
    if any(is_not_of_the_place(t, coded.predication.sentence, lookup) for t in people):
        return coded
    site = find_site(coded.predication, places)
    there = at(site, coded.predication, lookup) if site else []
    if protest:
        # "Nurses protested in Lima": nothing says that they protest against Peru.
        return replace(coded, sources=[*coded.sources, *there])
    return replace(coded, targets=[*coded.targets, *there])


def is_not_of_the_place(token: Token, sentence: Sentence, lookup: Lookup) -> bool:
    """Whether who it is about fights there, is a guest there or of another nation, or was harmed at home.

    "Killed nine rebels in Chad", "shot down a drone over Chad", "robbed tourists in Lima", "killed his wife in Lima".
    """
    if any(token.lemma.lower() in load_sets()[name] for name in NOT_OF_THE_PLACE):
        return True
    beside = children(token, "amod", "compound", "nmod:desc")
    return any(c.lower in FOREIGN or lookup.named(sentence, c) for c in beside)


def is_known(party: Party) -> bool:
    """Whether a party goes by a name."""
    return not party.actor.startswith(UNNAMED)


def at(site: PlaceMention, predication: Predication, lookup: Lookup) -> list[Party]:
    """Return the state of a place."""
    sentence = predication.sentence
    found = lookup.placed(sentence, site.token) or lookup.named(sentence, site.token)
    return [replace(p, how="place") for p in found]
