"""Lemmas that the trained lemmatizer makes up give way to known base forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.nlp.lemmas import candidates, cased, mend

# form, lemma as trained, tag: lemma wanted
MENDED = [
    ("freed", "fre", "VBD", "free"),
    ("compensated", "compensat", "VBD", "compensate"),
    ("blamed", "blam", "VBD", "blame"),
    ("resuming", "resum", "VBG", "resume"),
    ("banned", "bann", "VBN", "ban"),
    ("supplied", "suppli", "VBD", "supply"),
    ("supplies", "supplie", "VBZ", "supply"),
    ("imposing", "impos", "VBG", "impose"),
    ("attacks", "attack", "NNS", "attack"),
    ("sanctions", "sanction", "NNS", "sanction"),
    ("treaties", "treatie", "NNS", "treaty"),
    ("tribesmen", "tribesme", "NNS", "tribesman"),
    ("spokeswomen", "spokeswome", "NNS", "spokeswoman"),
    ("met", "meet", "VBD", "meet"),
    ("struck", "strike", "VBD", "strike"),
    ("condemns", "condemn", "VBZ", "condemn"),
    ("visit", "visit", "NN", "visit"),
]


@pytest.mark.parametrize(("form", "trained", "tag", "lemma"), MENDED)
def test_mend(form: str, trained: str, tag: str, lemma: str) -> None:
    assert mend(form, trained, tag) == lemma


@pytest.mark.parametrize("tag", ["NNP", "IN", "RB", ""])
def test_other_word_classes_are_left_alone(tag: str) -> None:
    assert mend("blamed", "blam", tag) == "blam"


def test_unknown_verb_keeps_its_trained_lemma() -> None:
    assert mend("zorped", "zorpe", "VBD") == "zorpe"


def test_doubled_consonant_is_one_candidate_of_several() -> None:
    assert set(candidates("planned", "VBN")) == {"planne", "plann", "plan"}


@given(st.text(max_size=12), st.sampled_from(["VB", "VBD", "VBG", "VBN", "VBZ", "NN", "NNS", "JJ"]))
def test_never_fails_on_any_word(form: str, tag: str) -> None:
    assert isinstance(mend(form, form, tag), str)


# form, lemma as trained, tag: lemma in the treebanks' case
CASED = [
    ("Iranian", "iranian", "JJ", "Iranian"),
    ("Shiite", "shiite", "JJ", "Shiite"),
    ("Great", "great", "JJ", "great"),
    ("largest", "largest", "JJS", "large"),
    ("i", "i", "PRP", "I"),
    ("me", "i", "PRP", "I"),
    ("Blamed", "blam", "VBD", "blame"),
    ("Ministry", "Ministry", "NNP", "Ministry"),
]


@pytest.mark.parametrize(("form", "trained", "tag", "lemma"), CASED)
def test_cased(form: str, trained: str, tag: str, lemma: str) -> None:
    assert cased(form, trained, tag) == lemma
