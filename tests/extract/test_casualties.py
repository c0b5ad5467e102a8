"""Numbers of killed, injured and arrested, where the text gives them."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

import dragoman
from dragoman.extract.casualties import find_casualties
from dragoman.extract.counting import number
from dragoman.model import Casualties
from factory import MEET, predication

# what the case shows: (tree, counts)
CASES: dict[str, tuple[str, Casualties | None]] = {
    "killed so many people": ("the/DT/det:attack attack/NN/nsubj:killed killed|kill/VBD/ROOT 20/CD/nummod:people people/NNS/obj:killed ./.", Casualties(killed=20)),
    "so many were killed": ("20/CD/nummod:people people/NNS/nsubj:pass:killed were/VBD/aux:pass:killed killed|kill/VBN/ROOT in/IN/case:attack the/DT/det:attack attack/NN/obl:killed ./.", Casualties(killed=20)),
    "number in words": ("the/DT/det:attack attack/NN/nsubj:killed killed|kill/VBD/ROOT three/CD/nummod:soldiers soldiers|soldier/NNS/obj:killed ./.", Casualties(killed=3)),
    "thousands with a comma": ("the/DT/det:attack attack/NN/nsubj:killed killed|kill/VBD/ROOT 1,200/CD/nummod:civilians civilians|civilian/NNS/obj:killed ./.", Casualties(killed=1200)),
    "killed and wounded": (
        "the/DT/det:attack attack/NN/nsubj:killed killed|kill/VBD/ROOT two/CD/nummod:people people/NNS/obj:killed and/CC/cc:wounded wounded|wound/VBD/conj:killed five/CD/nummod:others others|other/NNS/obj:wounded ./.",
        Casualties(killed=2, injured=5),
    ),
    "detained": ("the/DT/det:attack attack/NN/nsubj:ended police/NNS/nsubj:detained detained|detain/VBD/ccomp:ended 12/CD/nummod:suspects suspects|suspect/NNS/obj:detained ended/VBD/ROOT ./.", Casualties(arrested=12)),
    "no number": ("the/DT/det:attack attack/NN/nsubj:killed killed|kill/VBD/ROOT many/JJ/amod:people people/NNS/obj:killed ./.", None),
    "a number of things": ("the/DT/det:attack attack/NN/nsubj:destroyed destroyed|destroy/VBD/ROOT 20/CD/nummod:houses houses|house/NNS/obj:destroyed ./.", None),
    "a year": ("the/DT/det:attack attack/NN/nsubj:killed killed|kill/VBD/ROOT civilians|civilian/NNS/obj:killed in/IN/case:1999 1999/CD/obl:killed ./.", None),
    "the killing of so many": ("the/DT/det:attack attack/NN/nsubj:ended ended/VBD/ROOT with/IN/case:killing the/DT/det:killing killing/NN/obl:ended of/IN/case:botanists three/CD/nummod:botanists botanists|botanist/NNS/nmod:killing ./.", Casualties(killed=3)),
    "a toll of the whole war": ("the/DT/det:attack attack/NN/nsubj:came came|come/VBD/ROOT 300/CD/nummod:people people/NNS/nsubj:pass:killed were/VBD/aux:pass:killed killed|kill/VBN/conj:came since/IN/case:2011 2011/CD/obl:killed ./.", None),
    "a hostage who was killed": ("an/DT/det:hostage hostage/NN/nsubj:pass:killed was/VBD/aux:pass:killed killed|kill/VBN/ROOT in/IN/case:attack the/DT/det:attack attack/NN/obl:killed ./.", Casualties(killed=1)),
    "no casualties": ("the/DT/det:attack attack/NN/nsubj:caused caused|cause/VBD/ROOT no/DT/det:casualties casualties|casualty/NNS/obj:caused ./.", Casualties(killed=0, injured=0)),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_casualties(case: str) -> None:
    tree, wanted = CASES[case]
    assert find_casualties(predication(tree, "attack")) == wanted


# A sentence and how many it tells were killed and injured.
COUNTED = {
    "Seventeen people, all but two of them civilians, were killed by Ethiopian air strikes.": (17, None),
    "Four people, including the attacker, were killed and 11 injured by the Taliban in Kabul.": (4, 11),
    "Israeli troops shot dead a 17-year-old Palestinian in Nablus.": (1, None),
    "Israel killed the commander of a Palestinian militia in Gaza.": (1, None),
    "Israel killed the family of a Hamas commander in Gaza.": None,
    "Russia may have killed 40 Ukrainian prisoners.": None,
}


@pytest.mark.parametrize("text", COUNTED)
def test_counts_of_sentences(text: str) -> None:
    found = dragoman.read(text).events[0].casualties
    assert (found and (found.killed, found.injured)) == COUNTED[text]


def test_what_another_verb_holds_is_no_casualty_of_a_killing() -> None:
    tree = "rebels/NNS/nsubj:killed killed|kill/VBD/ROOT 40/CD/nummod:people people/NNS/obj:killed and/CC/cc:abducted abducted|abduct/VBD/conj:killed 20/CD/nummod:girls girls|girl/NNS/obj:abducted ./."
    assert find_casualties(predication(tree, "killed")) == Casualties(killed=40)
    assert find_casualties(predication(tree, "abducted")) == Casualties(arrested=20)


@pytest.mark.parametrize("noun", ["Kenyans|kenyan/NNPS", "soldiers|soldier/NNS"])
@pytest.mark.parametrize(("figure", "value"), [("three", 3), ("2000", 2000)])
def test_people_of_any_nation_are_counted_and_no_year_stands_before_people(noun: str, figure: str, value: int) -> None:
    tree = f"the/DT/det:attack attack/NN/nsubj:killed killed|kill/VBD/ROOT {figure}/CD/nummod:{noun.partition('|')[0]} {noun}/obj:killed ./."
    assert find_casualties(predication(tree, "attack")) == Casualties(killed=value)


def test_talks_harm_nobody() -> None:
    tree = "the/DT/det:talks talks|talk/NNS/nsubj:followed followed|follow/VBD/ROOT 20/CD/nummod:deaths deaths|death/NNS/obj:followed ./."
    assert find_casualties(predication(tree, "talks", predicate=MEET)) is None


NUMBERS = {
    "20": 20,
    "1,200": 1200,
    "three": 3,
    "dozen": 12,
    "1999": None,
    "2024": None,
    "many": None,
    "": None,
    "1.5": None,
}


@pytest.mark.parametrize("word", NUMBERS)
def test_number(word: str) -> None:
    assert number(word) == NUMBERS[word]
