"""Which type of act joins two given phrases."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.extract.act_types import KINDS
from dragoman.extract.pairs import Heard, Said, choose, features, head, path
from dragoman.nlp.acts import TYPES, Acts
from dragoman.nlp.parse import Sentence
from factory import sentence

WORDS = "Oslo/NNP/nsubj:said said/VBD/ROOT it/PRP/nsubj:freed freed/VBD/ccomp:said Bergen/NNP/obj:freed ./."


def heard(votes: dict[str, float], path: dict[str, float] | None = None) -> Heard:
    of = [np.array([found.get(kind, 0.0) for kind in KINDS]) for found in (votes, path or votes)]
    return Heard(sentence(WORDS), *of, {})


def test_what_is_heard_decides_where_no_entry_speaks() -> None:
    assert choose([], heard({"AID": 0.6, "SUPPORT": 0.2})) == "AID"


def test_an_entry_of_both_outweighs_what_is_heard_a_little_louder() -> None:
    assert choose([Said("SUPPORT", both=True)], heard({"AID": 0.5, "SUPPORT": 0.3})) == "SUPPORT"


def test_an_entry_of_both_says_more_than_of_one() -> None:
    found = features([Said("AID", both=True), Said("ACCUSE", both=False)], heard({"AID": 0.5}))
    assert found["AID"]["said.side"] > found["ACCUSE"]["said.side"] > 0
    assert found["CONSULT"]["said.side"] == found["AID"]["said.side"]


def test_an_entry_that_was_overruled_still_counts() -> None:
    said = [Said("SUPPORT", both=True, overruled=True)]
    assert choose(said, heard({"ACCUSE": 0.5, "SUPPORT": 0.1})) == "SUPPORT"
    assert choose([], heard({"ACCUSE": 0.5, "SUPPORT": 0.1})) == "ACCUSE"


@pytest.mark.parametrize(("one", "other", "words"), [(0, 4, "Oslo said freed Bergen"), (2, 4, "it freed Bergen")])
def test_the_way_through_the_tree(one: int, other: int, words: str) -> None:
    tokens = sentence(WORDS).tokens
    found = path(tokens[one], tokens[other])
    assert {t.text for t in found} == set(words.split())


def test_a_phrase_hangs_by_its_head() -> None:
    tokens = sentence(WORDS).tokens
    assert head(tokens[2:4]).text == "freed"


def test_the_word_that_tells_it_points_at_both() -> None:
    told: Sentence = sentence(WORDS)
    types = np.full((len(told.tokens), len(TYPES)), 0.01)
    types[1, TYPES.index("ACCUSE")] = types[3, TYPES.index("RETREAT")] = 0.9
    told.heard = Acts(types, *[np.zeros((len(told.tokens), 1))] * 4, types.tolist())
    found = Heard(told, np.zeros(16), np.zeros(16), {1: 0.2, 3: 0.8})
    assert found.word("RETREAT") is told.tokens[3]
    assert found.weight == pytest.approx(0.8 * 0.99)
