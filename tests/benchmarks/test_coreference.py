from __future__ import annotations

import itertools
import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

# Not on the path: several benchmarks are named as folders of tests are.
MODULE = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "coreference.py"))
assign, b_cubed, ceaf_e, conll, muc = (MODULE[name] for name in ("assign", "b_cubed", "ceaf_e", "conll", "muc"))


def grouping(*groups: str) -> dict[str, str]:
    return {mention: group for group in groups for mention in group}


GOLD = grouping("abc", "de", "f")
# Of three gold links (a–b, b–c, d–e) two are kept; of three found ones (a–b, c–d, d–e) two are right.
FOUND = grouping("ab", "cde", "f")


def test_muc_counts_links():
    assert muc(GOLD, FOUND) == pytest.approx((2 / 3, 2 / 3))


def test_b_cubed_counts_mentions():
    # Precision: a, b 2/2; c 1/3; d, e 2/3; f 1. Recall: a, b 2/3; c 1/3; d, e 1; f 1.
    assert b_cubed(GOLD, FOUND) == pytest.approx(((2 + 1 / 3 + 4 / 3 + 1) / 6, (4 / 3 + 1 / 3 + 2 + 1) / 6))


def test_ceaf_sets_groups_beside_each_other_once():
    # abc with ab 4/5, de with cde 4/5, f with f 1.
    assert ceaf_e(GOLD, FOUND) == pytest.approx((2.6 / 3, 2.6 / 3))


def test_ceaf_takes_the_best_matching_not_the_greediest():
    gold, found = grouping("abcd", "ef"), grouping("abce", "df")
    # abcd–abce 6/8 and ef–df 2/4 together 1.25; the other way 2/6 and 2/6.
    assert ceaf_e(gold, found) == pytest.approx((0.625, 0.625))


def test_what_is_right_scores_one():
    assert muc(GOLD, GOLD) == b_cubed(GOLD, GOLD) == ceaf_e(GOLD, GOLD) == (1.0, 1.0)
    assert conll(GOLD, GOLD) == 1.0


def test_singles_have_no_links_and_half_their_groups():
    singles = grouping(*"abcdef")
    assert muc(GOLD, singles) == (0.0, 0.0)
    assert b_cubed(GOLD, singles) == pytest.approx((1.0, 0.5))


@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(st.integers(-9, 9), min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
def test_the_assignment_is_the_cheapest(cost: list[list[int]]):
    rows = range(len(cost))
    cheapest = min(sum(cost[r][c] for r, c in zip(rows, order, strict=True)) for order in itertools.permutations(rows))
    assert assign([[float(value) for value in row] for row in cost]) == cheapest
