from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import ModelError
from dragoman.nlp.wordvectors import WordVectors, load_word_vectors


@pytest.mark.parametrize(
    ("word", "nearer", "further"),
    [("visit", "trip", "embargo"), ("killed", "murdered", "signed"), ("agreement", "accord", "raid")],
)
def test_words_of_one_meaning_are_nearer(word: str, nearer: str, further: str):
    vectors = load_word_vectors()
    assert vectors.word(word) @ vectors.word(nearer) > 0.3 > vectors.word(word) @ vectors.word(further)


def test_words_together_have_one_vector_whatever_their_order():
    vectors = load_word_vectors()
    one, other = vectors.mean(["air", "raid"]), vectors.mean(["raid", "air"])
    assert np.array_equal(one, other)
    assert np.linalg.norm(one) == pytest.approx(1)


def test_no_word_is_near_to_nothing():
    vectors = load_word_vectors()
    assert vectors.mean([]) @ vectors.word("raid") == 0


def test_a_folder_without_vectors_is_named(tmp_path: Path):
    with pytest.raises(ModelError, match="word vectors"):
        WordVectors(tmp_path)
