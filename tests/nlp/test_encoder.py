from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.errors import ModelError
from dragoman.nlp.encoder import KEPT, OVERLAP, WIDTH, WINDOW, Encoder, case_of, load_encoder, readings, windows
from dragoman.nlp.wordpieces import WordPieces

VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "talk", "##s", "end"]


class Session:
    """Stands for onnxruntime's: a piece's vector holds its number and how many pieces it was run with."""

    def run(self, _: object, feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        flat = feed["input_ids"]
        hidden = np.zeros((*flat.shape, WIDTH + 2), dtype=np.float32)
        hidden[..., 0], hidden[..., 1], hidden[..., 2] = flat, flat.shape[1], feed["case"]
        return [hidden]


def encoder() -> Encoder:
    made = Encoder.__new__(Encoder)
    made.session, made.pieces = Session(), WordPieces(VOCABULARY)  # type: ignore[assignment]
    return made


def test_a_word_is_the_mean_of_its_pieces():
    vectors = encoder().vectors(["talks", "end"])
    assert vectors[:, 0].tolist() == [3.5, 5.0]
    assert vectors.dtype == np.float32


def test_no_words_have_no_vectors():
    assert encoder().vectors([]).shape == (0, WIDTH + 2)


def test_a_text_is_encoded_by_itself():
    alone = encoder().vectors(["talks"])
    assert alone[0, 1] == 4  # the word's two pieces and the two at the ends; nothing padded


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("talks", 0),
        ("Talks", 1),
        ("I", 1),
        ("NATO", 2),
        ("U.S.", 2),
        ("McCain", 3),
        ("iPhone", 3),
        ("12", 0),
        ("محمد", 0),
    ],
)
def test_the_case_of_a_word(word: str, kind: int):
    assert case_of(word) == kind


def test_each_piece_has_its_words_case():
    assert encoder().vectors(["Talks", "END", "talk"])[:, 2].tolist() == [1, 2, 0]


def test_what_is_told_beside_the_vectors():
    vocab = Vocab()
    doc = Doc(vocab, words=["a", "visit"])
    told = readings(doc, [0, 1])
    assert (told.numbers, told.vectors, told.acts) == ([(None, None), (None, None)], None, None)
    doc.user_data[KEPT] = np.concatenate([np.ones((2, WIDTH)), [[-50, 2.5], [0, -3]]], axis=1).astype(np.float32)
    told = readings(doc, [1])
    assert told.vectors is not None
    assert told.vectors.shape == (1, WIDTH)
    assert (told.numbers, told.acts) == ([(0.5, -3.0)], None)


@given(st.lists(st.integers(1, 90), max_size=400))
def test_every_word_is_kept_in_one_window_of_bounded_size(sizes: list[int]):
    cut = list(windows(sizes))
    assert [i for _, start, end in cut for i in range(start, end)] == list(range(len(sizes)))
    assert all(first <= start < end for first, start, end in cut)
    assert all(sum(sizes[first:end]) <= WINDOW or end - start == 1 for first, start, end in cut)
    assert all(sum(sizes[first:start]) <= OVERLAP for first, start, _ in cut)


def test_an_encoder_that_is_not_there_is_told():
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_encoder("/nowhere/at/all")
