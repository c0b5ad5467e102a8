from __future__ import annotations

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.stories.groups import pair
from dragoman.stories.merge import SAME, UNSURE, cluster, compare, span_group
from dragoman.stories.tellings import Telling

DAY = dt.date(2024, 4, 23)
NAMES = "abcde"


def telling(name: str, **changes: object) -> Telling:
    values: dict[str, object] = {
        "id": name,
        "document": f"doc-{name}",
        "type": "CONSULT",
        "status": "actual",
        "sources": ("RUS",),
        "targets": ("IRN",),
        "low": DAY,
        "high": DAY,
        "dated": True,
        "place": None,
        "words": ("hall", "ministers", "moscow", "pipelines"),
        "trigger": ("meeting",),
    }
    return Telling(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"words": ("minister", "pipeline", "summit", "talks"), "trigger": ("meetings",)}, True),
        ({"low": DAY - dt.timedelta(days=2), "dated": False}, True),
        ({"sources": ("RUS", "CHN")}, True),
        ({"type": "AGREE"}, False),
        ({"status": "planned"}, False),
        ({"sources": ("CHN",)}, False),
        ({"sources": ("IRN",), "targets": ("RUS",)}, False),
        ({"low": DAY + dt.timedelta(days=1), "high": DAY + dt.timedelta(days=1)}, False),
        ({"low": None, "high": None}, False),
        ({"document": "doc-a"}, False),
        ({"words": ("grain", "harbour"), "trigger": ("call",)}, False),
        ({"words": ("grain", "harbour"), "place": "Astana"}, False),
    ],
)
def test_two_reports_are_one_act_only_when_all_fits(changes: dict[str, object], same: bool):  # noqa: FBT001
    match = compare(telling("a"), telling("b", **changes))
    assert (match is not None and match.score >= SAME) is same


def test_kin_types_may_be_one_act_told_in_two_ways():
    match = compare(telling("a", type="AGREE"), telling("b", type="SUPPORT"))
    assert match is not None
    assert "one is coded AGREE, the other SUPPORT" in match.because


def test_a_reason_names_what_the_reports_share():
    match = compare(telling("a"), telling("b"))
    assert match is not None
    assert match.because.startswith("Both report CONSULT involving IRN and RUS; they share the words hall, ministers")


def test_reports_without_parties_match_only_in_copies():
    one, other = (telling(n, sources=(), targets=()) for n in "ab")
    assert compare(one, other) is None
    copied = compare(one, other, copies=True)
    assert copied is not None
    assert copied.score >= UNSURE


@given(st.permutations(NAMES), st.lists(st.floats(UNSURE, 1), min_size=10, max_size=10))
def test_groups_do_not_depend_on_the_order(order: list[str], likeness: list[float]):
    scores = dict(zip(combinations(NAMES, 2), likeness, strict=True))
    shuffled = dict(sorted(scores.items(), key=lambda item: order.index(item[0][0])))
    documents = {name: name for name in NAMES}
    assert cluster(documents, scores) == cluster({n: n for n in order}, shuffled)


def test_one_strong_pair_does_not_chain_two_stories():
    scores = {("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "c"): 0.7}
    assert cluster({n: n for n in "abcd"}, scores) == [{"a", "b"}, {"c", "d"}]


def test_a_document_tells_an_act_once():
    assert cluster({"a": "x", "b": "y", "c": "y"}, {("a", "b"): 0.9, ("a", "c"): 0.8}) == [{"a", "b"}, {"c"}]


def test_a_persons_word_comes_first():
    documents = {n: n for n in "abc"}
    scores = {("a", "b"): 0.9}
    assert cluster(documents, scores, apart={("a", "b")}) == [{"a"}, {"b"}, {"c"}]
    assert cluster(documents, scores, same={("b", "c")}, apart={("a", "c")}) == [{"a"}, {"b", "c"}]


def test_each_later_report_is_tied_to_its_best_earlier_one():
    scores = {pair("a", "b"): 0.7, pair("a", "c"): 0.7, pair("b", "c"): 0.9}
    assert span_group(["a", "b", "c"], scores) == [("a", "b"), ("b", "c")]
