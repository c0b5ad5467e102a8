from __future__ import annotations

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.stories.contents import score_likeness, weigh
from dragoman.stories.groups import Groups
from dragoman.stories.occasions import (
    APART,
    DATED,
    HALF_DATED,
    NEAR,
    UNDATED,
    WEEK,
    find_stories,
    score_occasion,
    to_threshold,
)

DAY = dt.date(2024, 4, 23)
TEXT = "They met Zenda in Strelsau to sign the Hentzau treaty."
LATER = DAY + NEAR + dt.timedelta(days=1)
FAR = DAY + WEEK + dt.timedelta(days=1)
NAMES = "abcde"


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [
        (DAY, DAY, DATED),
        (DAY, DAY + NEAR, DATED),
        (DAY + NEAR, DAY, DATED),
        (DAY, LATER, APART),
        (DAY + WEEK, DAY, APART),
        (DAY, FAR, None),
        (FAR, DAY, None),
        (None, None, UNDATED),
        (DAY, None, HALF_DATED),
        (None, DAY, HALF_DATED),
    ],
)
def test_days_say_how_alike_documents_must_be(one: dt.date | None, other: dt.date | None, least: float | None):
    assert to_threshold(one, other) == least


def test_undated_documents_need_a_stronger_likeness():
    assert DATED < UNDATED < APART < HALF_DATED


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((DAY, DAY), "Published 0 days apart"),
        ((DAY, DAY + dt.timedelta(days=1)), "Published 1 day apart"),
        ((DAY + NEAR, DAY), "Published 3 days apart"),
        ((None, DAY), "No day known of one or both"),
        ((None, None), "No day known of one or both"),
    ],
)
def test_a_reason_names_days_and_words(days: tuple[dt.date | None, dt.date | None], told: str):
    other = "Zenda hailed the Hentzau treaty in Strelsau."
    match = score_occasion(weigh(None, TEXT), weigh(None, other), days)
    likeness = score_likeness(weigh(None, TEXT), weigh(None, other))
    assert match is not None
    assert match.because == f"{told}, likeness {likeness:.2f}: both tell of Hentzau, Strelsau, Zenda, treaty."


def test_what_lies_days_apart_or_has_other_words_is_no_occasion():
    one = weigh(None, TEXT)
    assert score_occasion(one, one, (DAY, FAR)) is None
    assert score_occasion(one, weigh(None, "Drought ruined harvests in Kansas."), (DAY, DAY)) is None


def test_copies_share_a_story_whatever_their_words():
    assert find_stories("abc", {}, [("a", "c")]) == [{"a", "c"}, {"b"}]


def test_one_strong_pair_does_not_chain_two_stories():
    scores = {("a", "b"): 2.0, ("c", "d"): 2.0, ("b", "c"): 1.5}
    assert find_stories("abcd", scores, []) == [{"a", "b"}, {"c", "d"}]


@given(st.permutations(NAMES), st.lists(st.floats(0.4, 3), min_size=10, max_size=10))
def test_stories_do_not_depend_on_the_order(order: list[str], likeness: list[float]):
    scores = dict(zip(combinations(NAMES, 2), likeness, strict=True))
    shuffled = dict(sorted(scores.items(), key=lambda item: order.index(item[0][1])))
    assert find_stories(NAMES, scores, []) == find_stories(order, shuffled, [])


def test_averages_are_kept_while_groups_grow():
    groups = Groups([["a"], ["b"], ["c"]], {("a", "b"): 0.9, ("a", "c"): 0.5})
    groups.unite(groups.of["a"], groups.of["b"])
    assert groups.of["a"] == groups.of["b"]
    assert set(groups.members[groups.of["a"]]) == {"a", "b"}
    assert groups.average(groups.of["a"], groups.of["c"]) == 0.25
    assert groups.average(groups.of["c"], groups.of["b"]) == 0.25


def test_who_is_apart_from_one_is_apart_from_all_of_its_group():
    groups = Groups([["a"], ["b"], ["c"], ["d"]], {("a", "b"): 0.9}, apart=[("b", "c"), ("a", "a")])
    groups.unite(groups.of["a"], groups.of["b"])
    assert not groups.may_join(groups.of["a"], groups.of["c"])
    assert not groups.may_join(groups.of["c"], groups.of["b"])
    assert groups.may_join(groups.of["a"], groups.of["d"])
    groups.unite(groups.of["c"], groups.of["d"])
    assert not groups.may_join(groups.of["d"], groups.of["a"])
