"""Where an act took place: the phrase that hangs on its clause."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from dragoman.extract.places import PlaceMention, find_place
from dragoman.knowledge.tables import Predicate
from dragoman.model import Place
from factory import ATTACK, at, predication

VIENNA = Place(name="Vienna", country="AUT", lat=48.2, lon=16.4, geonames_id=2761369)
VISIT = Predicate(id="consult.visit", type="CONSULT", verbs=("visit",))

# what the case shows: (tree, head, is Vienna the place?)
CASES = {
    "in a place": ("Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked in/IN/case:Vienna Vienna/NNP/obl:attacked ./.", "attacked", True),
    "near a place": ("Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked near/IN/case:Vienna Vienna/NNP/obl:attacked ./.", "attacked", True),
    "on an event noun": ("the/DT/det:attack attack/NN/nsubj:failed in/IN/case:Vienna Vienna/NNP/nmod:attack failed/VBD/ROOT ./.", "attack", True),
    "goal of a visit": ("the/DT/det:visit visit/NN/nsubj:failed to/IN/case:Vienna Vienna/NNP/nmod:visit failed/VBD/ROOT ./.", "visit", True),
    "to is no place of an attack": ("Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked to/IN/case:Vienna Vienna/NNP/obl:attacked ./.", "attacked", False),
    "against a place": ("the/DT/det:attack attack/NN/nsubj:failed against/IN/case:Vienna Vienna/NNP/nmod:attack failed/VBD/ROOT ./.", "attack", False),
    "on another verb": ("Iran/NNP/nsubj:said said|say/VBD/ROOT in/IN/case:Vienna Vienna/NNP/obl:said it/PRP/nsubj:attacked attacked|attack/VBD/ccomp:said ./.", "attacked", False),
    "as subject": ("Vienna/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked ./.", "attacked", False),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_place(case: str) -> None:
    tree, head, found = CASES[case]
    act = predication(tree, head, predicate=VISIT)
    assert find_place(act, [PlaceMention(at(act.sentence, "Vienna"), VIENNA)]) == (VIENNA if found else None)


BARE = (
    "ten/CD/nsubj:pass:killed killed|kill/VBN/ROOT in/IN/case:blast Vienna/NNP/compound:{noun}/LOC {noun}/NN/obl:killed"
)


@pytest.mark.parametrize(
    ("noun", "state", "found"), [("blast", False, True), ("blast", True, True), ("strike", True, False)]
)
def test_a_bare_name_before_what_befell_tells_where(noun: str, *, found: bool, state: bool) -> None:
    act = predication(BARE.replace("case:blast", f"case:{noun}").format(noun=noun), "killed", predicate=ATTACK)
    assert find_place(act, [PlaceMention(at(act.sentence, "Vienna"), VIENNA, state)]) == (VIENNA if found else None)


def test_no_places() -> None:
    assert find_place(predication("Iran/NNP/nsubj:left left/VBD/ROOT", "left"), []) is None


BESIDE = {
    "during a stop": ("Macron/NNP/nsubj:thanked/PER during/IN/case:stop a/DT/det:stop stop/NN/nmod:Macron in/IN/case:Vienna Vienna/NNP/nmod:stop thanked|thank/VBD/ROOT Oman/NNP/obj:thanked ./.", True),
    "a person there": ("Macron/NNP/nsubj:thanked/PER in/IN/case:Vienna Vienna/NNP/nmod:Macron thanked|thank/VBD/ROOT Oman/NNP/obj:thanked ./.", True),
    "a court that sits there": ("the/DT/det:court court/NN/nsubj:thanked in/IN/case:Vienna Vienna/NNP/nmod:court thanked|thank/VBD/ROOT Oman/NNP/obj:thanked ./.", False),
}  # fmt: skip


@pytest.mark.parametrize("case", BESIDE)
def test_a_place_told_before_the_verb(case: str) -> None:
    tree, found = BESIDE[case]
    act = predication(tree, "thanked")
    assert find_place(act, [PlaceMention(at(act.sentence, "Vienna"), VIENNA)]) == (VIENNA if found else None)


def test_two_places_of_two_countries_are_no_place() -> None:
    tree = "Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked in/IN/case:Vienna Vienna/NNP/obl:attacked and/CC/cc:Rome Rome/NNP/conj:Vienna ./."
    act = predication(tree, "attacked")
    rome = Place(name="Rome", country="ITA", lat=None, lon=None, geonames_id=None)
    both = [PlaceMention(at(act.sentence, "Vienna"), VIENNA), PlaceMention(at(act.sentence, "Rome"), rome)]
    assert find_place(act, both) is None
    assert find_place(act, both[:1]) == VIENNA
