"""Acts that name nobody but the place."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from dragoman.extract.frames import code_parties
from dragoman.extract.places import PlaceMention
from dragoman.extract.predicates import Predication
from dragoman.extract.scenes import with_scene
from dragoman.knowledge.tables import Predicate
from dragoman.model import Place
from factory import ATTACK, PRAISE, Names, at, predication

PROTEST = Predicate(id="protest.protest", type="PROTEST", verbs=("protest",), source=("subject",))
NAMES = Names(places={"Basra": "state/IRQ"})
ATTACKED = "{who}/NNS/nsubj:attacked attacked|attack/VBD/ROOT {whom}/NNS/obj:attacked in/IN/case:Basra Basra/NNP/obl:attacked ./."


def sides(act: Predication) -> tuple[list[str], list[str]]:
    place = Place(name="Basra", country="IRQ", lat=None, lon=None, geonames_id=None)
    coded = with_scene(code_parties(act, NAMES), [PlaceMention(at(act.sentence, "Basra"), place)], NAMES)
    return [p.actor for p in coded.sources], [p.actor for p in coded.targets]


def test_who_is_attacked_somewhere_is_of_that_place() -> None:
    tree = ATTACKED.format(who="gunmen", whom="shoppers")
    assert sides(predication(tree, "attacked", predicate=ATTACK)) == ([], ["state/IRQ"])


def test_fighters_attacked_somewhere_are_not() -> None:
    tree = ATTACKED.format(who="gunmen", whom="rebels|rebel")
    assert sides(predication(tree, "attacked", predicate=ATTACK)) == ([], [])


@pytest.mark.parametrize("whom", ["tourists|tourist", "wives|wife"])
def test_guests_and_spouses_attacked_somewhere_are_not(whom: str) -> None:
    assert sides(predication(ATTACKED.format(who="men", whom=whom), "attacked", predicate=ATTACK)) == ([], [])


def test_foreign_people_attacked_somewhere_are_not() -> None:
    tree = "gunmen/NNS/nsubj:attacked attacked|attack/VBD/ROOT foreign/JJ/amod:students students|student/NNS/obj:attacked in/IN/case:Basra Basra/NNP/obl:attacked ./."
    assert sides(predication(tree, "attacked", predicate=ATTACK)) == ([], [])


@pytest.mark.parametrize(("who", "found"), [("nurses|nurse", ["state/IRQ"]), ("exiles|exile", [])])
def test_a_protest_somewhere_is_by_its_people_and_against_nobody(who: str, found: list[str]) -> None:
    tree = f"{who}/NNS/nsubj:protested protested|protest/VBD/ROOT in/IN/case:Basra Basra/NNP/obl:protested ./."
    assert sides(predication(tree, "protested", predicate=PROTEST)) == (found, [])


def test_who_is_named_needs_no_place() -> None:
    tree = ATTACKED.format(who="Iran", whom="shoppers")
    assert sides(predication(tree, "attacked", predicate=ATTACK)) == (["state/IRN"], [])


def test_who_protests_somewhere_is_of_that_place() -> None:
    tree = "thousands/NNS/nsubj:protested protested|protest/VBD/ROOT in/IN/case:Basra Basra/NNP/obl:protested ./."
    assert sides(predication(tree, "protested", predicate=PROTEST)) == (["state/IRQ"], [])


def test_praise_somewhere_is_praise_of_nobody() -> None:
    tree = "guests/NNS/nsubj:praised praised|praise/VBD/ROOT shoppers/NNS/obj:praised in/IN/case:Basra Basra/NNP/obl:praised ./."
    assert sides(predication(tree, "praised", predicate=PRAISE)) == ([], [])
