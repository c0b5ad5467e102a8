from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.stories.duplicates import COMMON, FEW, LEAST, SIZE, find_duplicates, score_resemblance, sketch

WORDS = [f"w{n}" for n in range(400)]
STORY = " ".join(WORDS)


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (STORY.upper(), True),
        (STORY.replace("w200 ", "changed "), True),
        (" ".join(WORDS[20:]), True),
        (" ".join(WORDS[300:]), False),
        (" ".join(reversed(WORDS)), False),
        ("", False),
    ],
)
def test_copies_are_alike_and_others_are_not(other: str, alike: bool):  # noqa: FBT001
    assert (score_resemblance(sketch(STORY), sketch(other)) >= LEAST) is alike


def test_a_sketch_is_short_and_the_same_every_time():
    assert sketch(STORY) == sketch(STORY)
    assert len(sketch(STORY)) == SIZE
    assert sketch("One word") == sketch("one  word.")
    assert sketch("…") == ()


@given(st.text(), st.text())
def test_resemblance_is_symmetric_and_bounded(one: str, other: str):
    score = score_resemblance(sketch(one), sketch(other))
    assert score == score_resemblance(sketch(other), sketch(one))
    assert 0 <= score <= 1


def test_pairs_are_found_once():
    sketches = {name: sketch(STORY) for name in "ab"} | {"c": sketch("Something else was said on that day.")}
    assert [p for p, _ in find_duplicates(sketches, sketches)] == [("a", "b")]


@given(st.text())
def test_a_sketch_has_the_pairs_of_words_that_a_regular_expression_finds(text: str):
    words = re.findall(r"\w+", "".join(letter.lower()[0] for letter in text))
    assert len(sketch(text)) == min(SIZE, len(set(pairwise(words)) or set(words)))
    assert sketch(text) == sketch(" — ".join(words))


def test_all_pairs_are_found_and_of_what_very_many_carry_each_with_the_first_few():
    sketches = {f"{n:02}": sketch(STORY) for n in range(COMMON)}
    assert len(dict(find_duplicates(sketches, sketches))) == COMMON * (COMMON - 1) // 2
    sketches["more"] = sketch(STORY)
    found = dict(find_duplicates(sketches, sketches))
    assert {name for both in found for name in both} == sketches.keys()
    assert {one for one, _ in found} == {f"{n:02}" for n in range(FEW)}


def test_only_those_that_ask_are_compared_with_those_that_are_held():
    one = {"a": sketch(STORY)}
    assert dict(find_duplicates(one, {"b": sketch(STORY), "c": sketch(STORY)})) == {("a", "b"): 1.0, ("a", "c"): 1.0}
    assert not dict(find_duplicates(one, one))
    assert not dict(find_duplicates({}, one))
    assert not dict(find_duplicates({"d": ()}, one | {"d": ()}))


@given(st.lists(st.integers(0, 30)), st.lists(st.integers(0, 30)))
def test_resemblance_is_the_share_of_what_both_have(one: list[int], other: list[int]):
    mine, theirs = set(one), set(other)
    share = len(mine & theirs) / max(len(mine | theirs), 1)
    assert score_resemblance(tuple(sorted(mine)), tuple(sorted(theirs))) == pytest.approx(share)
