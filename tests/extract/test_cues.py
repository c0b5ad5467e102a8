"""The words that attribute, their speakers and the content they govern: hand-made trees."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from dragoman.extract.cues import is_unreal, sentence_attributions, span_of
from factory import at, sentence, texts

LEFT = "troops/NNS/nsubj:left left|leave/VBD"

# what the case shows: (tree, cue's words, speakers, entry)
CUES = {
    "say": (f"Iran/NNP/nsubj:said said|say/VBD/ROOT {LEFT}/ccomp:said ./.", ["said"], ["Iran"], "say.plain"),
    "passive": ("it/PRP/nsubj:pass:said was/VBD/aux:pass:said said|say/VBN/ROOT by/IN/case:Iran Iran/NNP/obl:agent:said that/IN/mark:left troops/NNS/nsubj:left left|leave/VBD/ccomp:said ./.", ["said"], ["Iran"], "say.plain"),
    "quoted as saying": ("Turkey/NNP/nsubj:quoted quoted|quote/VBD/ROOT Iran/NNP/obj:quoted as/IN/mark:saying saying|say/VBG/advcl:quoted ./.", ["quoted", "saying"], ["Iran"], "say.quoted-as"),
    "two speakers": (f"Iran/NNP/nsubj:said and/CC/cc:Oman Oman/NNP/conj:Iran said|say/VBD/ROOT {LEFT}/ccomp:said ./.", ["said"], ["Iran"], "say.plain"),
    "it says nothing": (f"it/PRP/nsubj:said said|say/VBD/ROOT {LEFT}/ccomp:said ./.", ["said"], [], "say.plain"),
}  # fmt: skip


@pytest.mark.parametrize("case", CUES)
def test_cue(case: str) -> None:
    tree, words, speakers, entry = CUES[case]
    (found,) = sentence_attributions(sentence(tree))
    assert (texts(found.words), texts(found.speakers), found.rule) == (words, speakers, entry)


def test_a_noun_that_is_no_cue() -> None:
    tree = "Iran/NNP/nsubj:saw saw|see/VBD/ROOT ships/NNS/obj:saw ./."
    assert list(sentence_attributions(sentence(tree))) == []


@pytest.mark.parametrize(
    ("helper", "unreal"), [("may/MD", True), ("has/VBZ", False), ("would/MD", True), ("had/VBD", False)]
)
def test_unreal_saying(helper: str, *, unreal: bool) -> None:
    home = sentence(f"Iran/NNP/nsubj:said {helper}/aux:said said|say/VBN/ROOT ./.")
    assert is_unreal(home.root) is unreal


def test_content_leaves_that_and_the_stop_out() -> None:
    home = sentence("that/IN/mark:left troops/NNS/nsubj:left left/VBD/ROOT ./.")
    assert span_of(home.tokens, drop_mark=True) == (at(home, "troops").start, at(home, "left").end)


def test_empty_content() -> None:
    assert span_of([], drop_mark=True) == (0, 0)
