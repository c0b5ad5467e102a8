"""Where what is told begins and ends: hand-made trees."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from dragoman.extract.quotes import is_term
from factory import contents, told

SAID = "Iran/NNP/nsubj:said said|say/VBD/ROOT"


# what the case shows: (tree, what is said)
BOUNDS = {
    "that before the cue is told of": (
        "That/DT/nsubj:gone is/VBZ/cop:gone gone/JJ/ccomp:said ,/,/punct:said Iran/NNP/nsubj:said said|say/VBD/ROOT ./.",
        ["That is gone"],
    ),
    "that behind the cue with a form of be": (f"{SAID} that/DT/nsubj:gone is/VBZ/cop:gone gone/JJ/ccomp:said ./.", ["that is gone"]),
    "that behind the cue with another verb": (f"{SAID} that/DT/nsubj:waits waits|wait/VBZ/ccomp:said ./.", ["waits"]),
    "a second clause behind quoted words": (
        f"{SAID} it/PRP/nsubj:won won|win/VBD/ccomp:said and/CC/cc:lost that/IN/mark:lost Khan/NNP/nsubj:lost lost|lose/VBD/conj:said ./.",
        ["it won", "Khan lost"],
    ),
    "in what it was said": (
        f"{SAID} in/IN/case:tweet a/DT/det:tweet tweet/NN/obl:gone Khan/NNP/nsubj:gone is/VBZ/cop:gone gone/JJ/ccomp:said ./.",
        ["Khan is gone"],
    ),
    "where what is told happened": (
        f"{SAID} in/IN/case:Lima Lima/NNP/obl:gone Khan/NNP/nsubj:gone is/VBZ/cop:gone gone/JJ/ccomp:said ./.",
        ["in Lima Khan is gone"],
    ),
    "what the sayer did next": (
        f"{SAID} Khan/NNP/nsubj:gone is/VBZ/cop:gone gone/JJ/ccomp:said and/CC/cc:shut shut|shut/VBD/conj:gone it/PRP/obj:shut ./.",
        ["Khan is gone"],
    ),
    "what who is told of did next": (
        f"{SAID} Khan/NNP/nsubj:fell fell|fall/VBD/ccomp:said and/CC/cc:died died|die/VBD/conj:fell ./.",
        ["Khan fell and died"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BOUNDS)
def test_bounds(case: str) -> None:
    tree, content = BOUNDS[case]
    assert contents(told(tree)) == content


def test_a_participle_tells_what_the_parser_hung_on_the_verb_before() -> None:
    tree = f"{SAID} it/PRP/nsubj:won won|win/VBD/ccomp:said ,/,/punct:adding adding|add/VBG/advcl:said Khan/NNP/nsubj:lost lost|lose/VBD/ccomp:said ./."
    assert (contents(told(tree)), contents(told(tree, "adding"))) == (["it won"], ["Khan lost"])


def test_who_is_told_is_no_second_subject() -> None:
    tree = "Iran/NNP/nsubj:told told|tell/VBD/ROOT Lima/NNP/nsubj:gone Khan/NNP/nsubj:gone is/VBZ/cop:gone gone/JJ/ccomp:told ./."
    found = told(tree, "told")
    assert (contents(found), [t.text for t in found.addressees]) == (["Khan is gone"], ["Lima"])


def test_what_the_last_word_of_a_cue_governs_is_asked() -> None:
    tree = "Iran/NNP/nsubj:wants wants|want/VBZ/ROOT to/TO/mark:know know|know/VB/xcomp:wants if/IN/mark:won Khan/NNP/nsubj:won won|win/VBD/ccomp:know ./."
    assert contents(told(tree, "wants")) == ["if Khan won"]


@pytest.mark.parametrize(
    ("before", "term"), [("an essay titled ", True), ("on the topic of ", True), ("he spoke of ", False)]
)
def test_the_name_of_a_work_is_nobodys_speech(before: str, term: bool) -> None:  # noqa: FBT001
    assert is_term("Ports and peace: how trade ends quarrels", before) is term
