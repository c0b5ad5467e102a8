from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.stories.contents import KEYS, MOST, Content, find_shared, keys, load_background, score_likeness, weigh

TEXT = "The envoys met Zenda in Strelsau. Then Zenda signed the treaty on the pipeline, and the envoys left."


def weight(content: Content, word: str) -> int:
    return dict(zip(content.words, content.weights, strict=True))[word]


def test_rare_words_weigh_more_than_common_ones():
    common, rare = load_background()
    assert common["countr"] < common["parlia"] < rare
    content = weigh(None, "ministers harpsichords")
    assert weight(content, "harpsichords") > weight(content, "ministers")


def test_a_name_weighs_more_than_a_word_as_rare():
    content = weigh(None, "They saw Zenda and a quagga.")
    assert weight(content, "Zenda") > weight(content, "quagga")


def test_a_word_that_opens_a_sentence_is_no_name():
    content = weigh(None, "Quaggas graze. They saw a zebroid.")
    assert weight(content, "Quaggas") == weight(content, "zebroid")


def test_title_and_lead_weigh_more_than_what_comes_late():
    content = weigh("Quaggas", f"They saw zebroids. {'the ' * 100} They saw okapis.")
    assert weight(content, "Quaggas") == weight(content, "zebroids") > weight(content, "okapis")


def test_forms_of_a_word_are_one():
    assert weigh(None, "treaty treaties").words == ("treaty",)


@pytest.mark.parametrize("text", ["", "…", "of it, is, to"])
def test_a_text_that_tells_nothing_is_like_no_other(text: str):
    assert score_likeness(weigh(None, text), weigh(None, TEXT)) == 0.0


def test_likeness_names_the_words_that_make_it():
    one, other = weigh(None, TEXT), weigh(None, "Zenda went home from Strelsau by train.")
    assert 0 < score_likeness(one, other) < 1
    assert set(find_shared(one, other)) == {"Zenda", "Strelsau"}


@given(st.text(), st.text())
def test_likeness_is_symmetric_and_bounded(one: str, other: str):
    mine, theirs = weigh(None, one), weigh(other, "")
    score = score_likeness(mine, theirs)
    assert score == score_likeness(theirs, mine)
    assert 0 <= score <= 1


@given(st.lists(st.sampled_from(TEXT.split()), max_size=300), st.text(max_size=500))
def test_contents_are_short_ordered_and_of_one_stem_each(words: list[str], title: str):
    content = weigh(title, " ".join(words))
    assert len(content.words) == len(content.weights) <= MOST
    assert list(content.weights) == sorted(content.weights, reverse=True)
    assert len(set(keys(content))) == min(len(content.words), KEYS)
