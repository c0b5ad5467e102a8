"""Where an act took place: the locative phrase of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.predicates import Predication
from dragoman.model import Place
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import first_conjunct, preposition

LOCATIVE = {"in", "at", "near", "outside", "inside", "across", "around", "off", "over", "throughout"}
# "a visit to Moscow", "arrived in Riyadh": the goal is the place.
GOALS = {"to", "into"}
GOAL_NOUNS = {"visit", "trip", "travel", "arrive", "journey", "tour", "go", "fly", "return", "come"}
LINKS = {"obl", "nmod", "obl:unmarked"}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at a token; what the text calls it, and what the tables know of it."""

    token: Token
    place: Place


def find_place(predication: Predication, places: Sequence[PlaceMention]) -> Place | None:
    """Return the place whose phrase hangs on the act's clause or event noun; None when none does."""
    holders = {id(predication.head), id(predication.clause), id(first_conjunct(predication.clause))}
    for place in places:
        head = first_conjunct(place.token)
        word = preposition(head)
        hangs = head.head is not None and head.dep in LINKS and id(head.head) in holders
        goal = word in GOALS and (predication.head.lemma in GOAL_NOUNS or predication.clause.lemma in GOAL_NOUNS)
        if hangs and (word in LOCATIVE or goal):
            return place.place
    return None
