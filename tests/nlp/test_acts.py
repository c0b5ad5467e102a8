"""What the encoder tells of acts: rows taken apart, probabilities, sides."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.nlp.acts import ACTS, KEY, SIDES, STATUSES, TYPES, Acts, softmax
from factory import sentence

TREE = sentence("Oslo/NNP/nsubj:freed freed|free/VBD/ROOT Bergen/NNP/obj:freed ./.")


def rows() -> np.ndarray:
    """Return three words' rows: the verb tells RETREAT and is planned, the first word answers the source's key."""
    found = np.zeros((len(TREE.tokens), ACTS), dtype=np.float32)
    found[1, TYPES.index("RETREAT")] = 5
    found[1, len(TYPES) + STATUSES.index("planned")] = 5
    keys = len(TYPES) + len(STATUSES)
    queries = keys + SIDES * KEY
    found[1, keys] = found[0, queries] = 8  # the source's key and its answer share one number
    found[1, keys + KEY + 1] = found[2, queries + 1] = 8
    found[:, -SIDES:] = -4
    return found


def test_a_word_tells_type_and_status() -> None:
    acts = Acts.of(rows())
    assert acts.type_of(TREE.tokens[1])[0] == "RETREAT"
    assert acts.chance(TREE.tokens[1], "RETREAT") > 0.8
    assert acts.status_of(TREE.tokens[1])[0] == "planned"


def test_of_several_words_the_likeliest_counts() -> None:
    acts, words = Acts.of(rows()), TREE.tokens[:2]
    told = acts.chances(words, ["RETREAT", "NONE"])
    assert told == {kind: max(acts.chance(w, kind) for w in words) for kind in ("RETREAT", "NONE")}


def test_a_word_said_twice_asks_as_if_said_once() -> None:
    acts, verb = Acts.of(rows()), TREE.tokens[1]
    assert acts.pointed([verb, verb]).tolist() == acts.pointed([verb]).tolist()


@pytest.mark.parametrize(("word", "side"), [(0, 0), (2, 1)])
def test_a_word_answers_for_its_side(word: int, side: int) -> None:
    chances = Acts.of(rows()).sides([TREE.tokens[1]], TREE.tokens[word])
    assert chances[side] > 0.5 > chances[1 - side]


def test_nobody_answers_a_word_that_asks_nothing() -> None:
    assert max(Acts.of(rows()).sides([TREE.tokens[0]], TREE.tokens[2])) < 0.05


@given(st.lists(st.floats(-30, 30), min_size=2, max_size=20))
def test_probabilities_sum_to_one(logits: list[float]) -> None:
    assert softmax(np.array([logits], dtype=np.float32)).sum() == pytest.approx(1, abs=1e-4)


def test_a_word_joins_the_phrases_that_answer_it() -> None:
    source, word, target = TREE.tokens[:3]
    there, back = (Acts.of(rows()).joined(*phrases) for phrases in (([source], [target]), ([target], [source])))
    assert there[word.i] > 0.5 > max(back)
