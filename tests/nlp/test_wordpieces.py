from __future__ import annotations

import pytest

from dragoman.nlp.wordpieces import WordPieces, parts

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "minister",
    "##s",
    "un",
    "##like",
    "##ly",
    ".",
    "-",
    "erdogan",
    "u",
    "s",
]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Minister", ["minister"]),
        ("ministers", ["minister", "##s"]),
        ("unlikely", ["un", "##like", "##ly"]),
        ("Erdoğan", ["erdogan"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("qqq", ["[UNK]"]),
        ("minister" * 20, ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
    ],
)
def test_a_word_is_cut_into_the_longest_known_pieces(word: str, pieces: list[str]):
    cut = WordPieces(VOCABULARY).pieces(word)
    assert [VOCABULARY[number] for number in cut] == pieces


def test_a_word_falls_apart_at_its_marks():
    assert list(parts("Anglo-French's")) == ["anglo", "-", "french", "'", "s"]


def test_a_vocabulary_needs_its_special_pieces():
    with pytest.raises(KeyError):
        WordPieces(["minister"])
