"""How words are cut: the model that ships cuts as `training/tokens.py` says, and leaves whole what news has whole."""

from __future__ import annotations

import pytest
import spacy

from dragoman.nlp.load import load_pipeline
from tokens import set_tokenizer

CUT = [
    "At 7:30 PM", "from 9 am - 5 pm", "$ 10 k", "€ 3.8 bn", "$ 4 - $ 6", "port -- it", "-- Oslo", "- Reuters", "long -",
    "the agency ( NATO ) : no", "the state ( s )", "harbour ) Norway", "left ? it waits", "said ; so", 'Week " on',
    "DO N'T", "ca n't", "woud n't", "wan na", "du n no", "known .?",
]  # fmt: skip
WHOLE = [
    "1-800-555-0199",
    "12-20-2000",
    "the 60's",
    "c/o",
    "to wed Ana",
    "id",
    "Wed.",
    "et al.",
    "F-16",
    "G-7",
    "Anti-",
    "https://t.co/10k",
    "R&amp;D",
]
TORN = [
    "At 7:30PM", "from 9am-5pm", "$10k", "€3.8bn", "$4-$6", "port--it", "--Oslo", "-Reuters", "long-",
    "the agency (NATO): no", "the state(s)", "harbour)Norway", "left?it waits", "said;so", 'Week"on',
    "DON'T", "can't", "woudn't", "wanna", "dunno", "known.?",
]  # fmt: skip


def cut(text: str) -> str:
    return " ".join(token.text for token in load_pipeline().tokenizer(text))


@pytest.mark.parametrize(("text", "expected"), list(zip(TORN, CUT, strict=True)))
def test_words_are_cut_as_the_treebanks_cut_them(text: str, expected: str) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_one_word_stays_whole(text: str) -> None:
    assert cut(text) == text


@pytest.mark.parametrize("text", ["Is it the U.S.?", "At 7 p.m.?", "They waited...?", "https://a.org/b?c=d"])
def test_a_question_behind_an_abbreviation_leaves_its_stop(text: str) -> None:
    assert not {".?", "."}.intersection(cut(text).split())


def test_the_tokenizer_that_ships_is_as_made() -> None:
    made = spacy.blank("en")
    set_tokenizer(made)
    assert [[t.text for t in made.tokenizer(text)] for text in TORN] == [cut(text).split() for text in TORN]
