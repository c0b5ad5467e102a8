"""Neighbours that the parser joins wrongly are parted, and lists made whole; what is right is left alone."""

from __future__ import annotations

from dragoman.nlp.lists import mend_lists
from factory import to_rows


def heads(tree: str) -> dict[str, tuple[str, str]]:
    rows = mend_lists(to_rows(tree))
    return {r.text: (r.dep, rows[r.head].text) for r in rows}


def test_who_is_told_is_parted_from_who_acts() -> None:
    found = heads("She/PRP/nsubj:told told|tell/VBD/ROOT Tass/NNP/nsubj:left he/PRP/appos:Tass left/VBD/ccomp:told")
    assert (found["Tass"], found["he"]) == (("iobj", "told"), ("nsubj", "left"))


def test_a_name_with_its_office_behind_a_comma_acts() -> None:
    tree = (
        "She/PRP/nsubj:told told|tell/VBD/ROOT Poe/NNP/nsubj:left ,/,/punct:Poe envoy/NN/appos:Poe left/VBD/ccomp:told"
    )
    assert heads(tree)["Poe"] == ("nsubj", "left")


def test_the_first_of_a_list_joins_the_rest() -> None:
    tree = "Chad/NNP/nsubj:left ,/,/punct:Mali Mali/NNP/nsubj:left and/CC/cc:Niger Niger/NNP/conj:Mali left/VBD/ROOT"
    found = heads(tree)
    assert (found["Mali"], found["Niger"]) == (("conj", "Chad"), ("conj", "Chad"))


def test_an_opening_noun_without_a_list_is_left_alone() -> None:
    assert heads("Friday/NNP/nsubj:left ,/,/punct:Mali Mali/NNP/nsubj:left left/VBD/ROOT")["Mali"] == ("nsubj", "left")
