from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.errors import ModelError
from dragoman.nlp.acts import ACTS
from dragoman.nlp.encoder import (
    BY,
    KEPT,
    OVERLAP,
    WIDTH,
    WINDOW,
    Encoder,
    case_of,
    kept_vectors,
    load_encoder,
    readings,
    sums,
    windows,
)
from dragoman.nlp.wordpieces import WordPieces

VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "talk", "##s", "end"]


class Words:
    """Stands for the session of word vectors: a piece's vector holds its number, how many ran with it, and its case."""

    def run(self, _: object, feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        flat = feed["input_ids"]
        embedded = np.zeros((*flat.shape, WIDTH), dtype=np.float32)
        embedded[..., 0], embedded[..., 1], embedded[..., 2] = flat, flat.shape[1], feed["case"]
        return [embedded]


class Layers:
    """Stands for the session of some layers: the word vectors in as many numbers as it tells."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.asked = 0

    def run(self, _: object, feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        self.asked += 1
        return [np.resize(feed["embedded"], (1, feed["embedded"].shape[1], self.size))]


def encoder(acts: Layers | None = None) -> Encoder:
    made = Encoder.__new__(Encoder)
    made.embeddings, made.layers, made.acts = Words(), Wide(), acts  # type: ignore[assignment]
    made.pieces = WordPieces(VOCABULARY)
    return made


class Wide:
    """Stands for the layers that read: the word vectors with two numbers behind."""

    def run(self, _: object, feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        return [np.pad(feed["embedded"], ((0, 0), (0, 0), (0, 2)))]


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


def test_what_is_told_beside_the_vectors(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dragoman.nlp.encoder.load_encoder", {"en": encoder()}.get)
    doc = Doc(Vocab(), words=["a", "visit"])
    told = readings(doc, [0, 1])
    assert (told.numbers, told.vectors, told.hear) == ([(None, None), (None, None)], None, None)
    doc.user_data[KEPT] = np.concatenate([np.ones((2, WIDTH)), [[-50, 2.5], [0, -3]]], axis=1).astype(np.float32)
    doc.user_data[BY] = "en"
    told = readings(doc, [1])
    assert told.vectors is not None
    assert told.vectors.shape == (1, WIDTH)
    assert told.numbers == [(0.5, -3.0)]
    assert told.hear is not None
    assert told.hear({}) is None  # this encoder was taught nothing of acts


def test_acts_are_heard_in_a_sentence_by_itself_and_only_when_asked_for(monkeypatch: pytest.MonkeyPatch):
    doc = Doc(Vocab(), words=["talk", "end", "talks"])
    layers = Layers(ACTS)
    monkeypatch.setattr("dragoman.nlp.encoder.load_encoder", {"en": encoder(layers)}.get)
    kept_vectors(doc, "en")
    assert Doc(doc.vocab).from_bytes(doc.to_bytes()).user_data[BY] == "en"  # a text may go to another process
    told = readings(doc, [1, 2])
    assert layers.asked == 0
    assert told.hear is not None
    acts = told.hear({0: "a name of four words"})
    assert acts is not None
    assert (len(acts.types), layers.asked) == (2, 1)


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


@given(st.lists(st.integers(1, 12), min_size=1, max_size=20))
def test_words_of_one_piece_are_summed_like_the_others(sizes: list[int]) -> None:
    rows = np.random.default_rng(sum(sizes)).normal(size=(sum(sizes), 5)).astype(np.float32)
    starts = np.cumsum([0, *sizes[:-1]])
    assert np.array_equal(sums(rows, sizes), np.add.reduceat(rows, starts, axis=0))
