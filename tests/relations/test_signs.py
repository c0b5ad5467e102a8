"""Signs of ties, balance of triads: Cartwright and Harary's rule, Davis's weaker one, and what holds for any signs."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.relations.signs import Rule, Triad, find_triads, to_rule, to_window
from dragoman.relations.ties import Measure
from relations.ties import EARLY, RULE, tie, window

NODES = "ABCDE"
PAIRS = ["".join(pair) for pair in combinations(NODES, 2)]
SIGNS = st.fixed_dictionaries({pair: st.sampled_from((1, -1)) for pair in PAIRS})


def triads(signs: dict[str, int]) -> dict[tuple[str, ...], Triad]:
    found = find_triads([tie(pair, 4.0 * sign) for pair, sign in signs.items()], RULE)
    return {t.nodes: t for t in found}


@pytest.mark.parametrize(
    ("scores", "pattern", "balanced", "weakly"),
    [
        ((3, 3, 3), "+++", True, True),
        ((3, 3, -3), "++-", False, False),
        ((3, -3, -3), "+--", True, True),
        ((-3, 3, -3), "+--", True, True),
        ((-3, -3, -3), "---", False, True),
    ],
)
def test_the_four_kinds_of_triads(scores: tuple[float, ...], pattern: str, balanced: bool, weakly: bool):  # noqa: FBT001
    (triad,) = window(**dict(zip(("AB", "AC", "BC"), scores, strict=True))).triads
    assert (triad.pattern, triad.balanced, triad.weakly_balanced) == (pattern, balanced, weakly)


@pytest.mark.parametrize(
    ("score", "events", "sign"),
    [(1.0, 3, 1), (0.99, 3, 0), (-1.0, 3, -1), (-0.99, 9, 0), (9.0, 2, 0), (None, 5, 0)],
)
def test_a_sign_takes_acts_enough_and_the_threshold(score: float | None, events: int, sign: int):
    assert RULE.sign(tie("AB", score, events)) == sign


def test_no_tie_has_no_sign():
    assert RULE.sign(None) == 0


@pytest.mark.parametrize(
    ("measure", "threshold", "shift"), [("score", 1.0, 2.0), ("goldstein", 1.0, 2.0), ("share", 0.2, 0.4)]
)
def test_each_measure_has_its_own_threshold(measure: Measure, threshold: float, shift: float):
    rule = to_rule(measure, None, None, 3)
    assert (rule.threshold, rule.shift) == (threshold, shift)


@pytest.mark.parametrize(
    "given_", [("score", 0, None, 3), ("score", 1, -2, 3), ("score", 1, None, 0), ("mood", 1, 1, 3)]
)
def test_a_rule_that_makes_no_sense_is_refused(given_: tuple[Measure, float, float | None, int]):
    with pytest.raises(UsageError, match=r"above 0|choose score"):
        to_rule(*given_)


def test_a_triad_with_an_unsigned_tie_is_none():
    assert window(AB=3, AC=3, BC=0.5).triads == ()


def test_a_missing_tie_makes_no_triad():
    assert window(AB=3, AC=3).triads == ()


@given(signs=SIGNS)
def test_every_three_parties_with_three_signs_are_one_triad(signs: dict[str, int]):
    assert set(triads(signs)) == set(combinations(NODES, 3))


@given(signs=SIGNS, node=st.sampled_from(NODES))
def test_turning_all_ties_of_one_party_leaves_balance_as_it_is(signs: dict[str, int], node: str):
    turned = {pair: -sign if node in pair else sign for pair, sign in signs.items()}
    before, after = triads(signs), triads(turned)
    assert {n: t.balanced for n, t in before.items()} == {n: t.balanced for n, t in after.items()}


@given(signs=SIGNS, pair=st.sampled_from(PAIRS))
def test_turning_one_tie_turns_the_balance_of_just_the_triads_it_is_in(signs: dict[str, int], pair: str):
    before, after = triads(signs), triads(signs | {pair: -signs[pair]})
    changed = {nodes for nodes in before if before[nodes].balanced != after[nodes].balanced}
    assert changed == {nodes for nodes in before if set(pair) <= set(nodes)}


@given(signs=SIGNS)
def test_turning_every_tie_turns_every_balance(signs: dict[str, int]):
    before, after = triads(signs), triads({pair: -sign for pair, sign in signs.items()})
    assert all(before[nodes].balanced != after[nodes].balanced for nodes in before)


@given(camps=st.lists(st.integers(0, 1), min_size=5, max_size=5))
def test_two_camps_are_balanced_throughout(camps: list[int]):
    assert all(t.balanced for t in triads(to_camps(camps)).values())


@given(camps=st.lists(st.integers(0, 4), min_size=5, max_size=5))
def test_any_number_of_camps_is_weakly_balanced_throughout(camps: list[int]):
    assert all(t.weakly_balanced for t in triads(to_camps(camps)).values())


def to_camps(camps: list[int]) -> dict[str, int]:
    of = dict(zip(NODES, camps, strict=True))
    return {pair: 1 if of[pair[0]] == of[pair[1]] else -1 for pair in PAIRS}


@given(signs=SIGNS)
def test_balanced_is_weakly_balanced_too(signs: dict[str, int]):
    assert all(t.weakly_balanced for t in triads(signs).values() if t.balanced)


def test_a_window_counts_ties_and_triads():
    found = window(AB=3, AC=3, BC=-3, AD=0.2)
    row = found.to_row()
    assert (row["ties"], row["positive"], row["negative"], row["triads"], row["++-"]) == (4, 2, 1, 1, 1)
    assert (row["balanced"], row["weakly_balanced"], row["events"]) == (0.0, 0.0, 20)


def test_a_window_without_triads_has_no_share():
    assert window(AB=3).share() is None


def test_only_triads_of_the_actor_are_kept():
    ties = [tie(pair, 3) for pair in PAIRS]
    assert all("A" in t.nodes for t in to_window(EARLY, ties, RULE, "A").triads)
    assert len(to_window(EARLY, ties, RULE, "A").triads) == 6


def test_a_tie_may_be_judged_by_its_share():
    rule = Rule(measure="share", threshold=0.5, shift=1.0)
    assert [rule.sign(tie("AB", 0.0, 4, cooperative)) for cooperative in (4, 3, 2, 1, 0)] == [1, 1, 0, -1, -1]
