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


FEW = "hall", "moscow", "barley", "border", "ferry", "harbour", "river", "tariff"


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
        "who": ("state/RUS",),
        "whom": ("state/IRN",),
        "sentences": (ord(name),),
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
        ({"status": "planned"}, True),
        ({"status": "planned", "dated": False}, False),
        ({"status": "negated"}, False),
        ({"sources": ("CHN",)}, False),
        ({"sources": ("IRN",), "targets": ("RUS",)}, False),
        ({"low": DAY + dt.timedelta(days=1), "high": DAY + dt.timedelta(days=1)}, False),
        ({"low": None, "high": None}, False),
        ({"document": "doc-a"}, True),
        ({"document": "doc-a", "sentences": (ord("a"), 200)}, False),
        ({"words": FEW, "dated": False}, True),
        ({"words": FEW, "dated": False, "trigger": ("call",)}, False),
        ({"words": FEW, "trigger": ("call",)}, True),
        ({"words": ("grain", "harbour"), "trigger": ("call",), "dated": False, "whom": ("group/irn-official",)}, False),
    ],
)
def test_two_reports_are_one_act_only_when_all_fits(changes: dict[str, object], same: bool):  # noqa: FBT001
    match = compare(telling("a"), telling("b", **changes))
    assert (match is not None and match.score >= SAME) is same


UNTOLD: dict[str, object] = {"low": None, "high": None, "dated": False}
LAST_YEAR: dict[str, object] = {
    "low": None,
    "high": None,
    "first": DAY.replace(year=2023, month=1, day=1),
    "last": DAY.replace(year=2023, month=12, day=31),
}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (UNTOLD, {}, True),
        (UNTOLD, UNTOLD, True),
        ({"sources": (), "targets": ()}, {}, True),
        (UNTOLD, {"trigger": ("call",)}, False),
        (UNTOLD, {"type": "AGREE"}, False),
        (UNTOLD | {"place": "Astana"}, {"place": "Moscow"}, False),
        (UNTOLD | {"sources": ("CHN",)}, {}, False),
        (LAST_YEAR, {}, False),
        (LAST_YEAR, UNTOLD, True),
    ],
)
def test_in_one_story_an_untold_day_or_party_may_be_the_same(
    one: dict[str, object],
    other: dict[str, object],
    same: bool,  # noqa: FBT001
):
    match = compare(telling("a", **one), telling("b", **other), occasion=True)
    assert (match is not None and match.score >= SAME) is same
    assert not match or "no day or no named party that both tell" in match.because
    assert compare(telling("a", **one), telling("b", **other)) is None or not same


def score(one: dict[str, object], other: dict[str, object]) -> float:
    match = compare(telling("a", **{"words": ("hall",), **one}), telling("b", **{"words": ("grain",), **other}))
    return match.score if match else 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"who": ("person/Q1",)}, {"who": ("person/Q2",)}),
        ({"who": ("org/RUS-DUMA",)}, {"who": ("org/RUS-MFA",)}),
        ({"place": "Astana"}, {"place": "Moscow"}),
        ({"modes": ("visit",)}, {"modes": ("phone",)}),
        ({"sources": ("RUS", "CHN")}, {"sources": ("RUS", "TUR")}),
        ({}, {"dated": False}),
    ],
)
def test_what_differs_makes_one_act_less_likely(one: dict[str, object], other: dict[str, object]):
    assert score(one, other) < score(one, one)


def test_a_leader_and_his_state_do_not_exclude_each_other():
    assert score({}, {"who": ("person/Q1",)}) > score({"who": ("person/Q2",)}, {"who": ("person/Q1",)})


def test_one_of_whom_a_report_tells_more_is_the_same_man():
    unknown = {"who": ("person/ada-example-rus",)}, {"who": ("person/ada-example-rus-lawmaker",)}
    assert score(*unknown) == score({}, {"who": ("person/ada-example-rus",)})


def test_an_act_that_all_do_together_counts_its_parties_once():
    together = {"who": ("state/RUS", "state/IRN"), "whom": ("state/RUS", "state/IRN"), "dated": False}
    assert score(together, together) < score({"dated": False}, {"dated": False})


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
    assert cluster(NAMES, scores) == cluster(order, shuffled)


def test_one_strong_pair_does_not_chain_two_stories():
    scores = {("a", "b"): 0.9, ("c", "d"): 0.9, ("b", "c"): 0.7}
    assert cluster("abcd", scores) == [{"a", "b"}, {"c", "d"}]


def test_groups_of_which_most_pairs_are_alike_are_one_though_a_few_tell_too_little():
    told = {("a", "b"): 0.9, ("c", "d"): 0.9, ("a", "c"): 0.7, ("b", "d"): 0.7}
    assert cluster("abcd", told) == [{"a", "b"}, {"c", "d"}]
    assert cluster("abcd", told | {("b", "c"): 0.7}) == [set("abcd")]
    assert cluster("abcd", told | {("b", "c"): 0.7}, bars=(SAME, 1.0)) == [{"a", "b"}, {"c", "d"}]


def test_a_persons_word_comes_first():
    scores = {("a", "b"): 0.9}
    assert cluster("abc", scores, apart={("a", "b")}) == [{"a"}, {"b"}, {"c"}]
    assert cluster("abc", scores, same={("b", "c")}, apart={("a", "c")}) == [{"a"}, {"b", "c"}]


def test_each_later_report_is_tied_to_its_best_earlier_one():
    scores = {pair("a", "b"): 0.7, pair("a", "c"): 0.7, pair("b", "c"): 0.9}
    assert span_group(["a", "b", "c"], scores) == [("a", "b"), ("b", "c")]


def test_a_word_of_nearly_every_text_names_no_act():
    light, telling_word = (
        compare(telling("a", trigger=(word,)), telling("b", trigger=(word,), words=FEW)) for word in ("said", "meeting")
    )
    assert light is not None
    assert telling_word is not None
    assert light.score < telling_word.score
    assert "call it" not in light.because
