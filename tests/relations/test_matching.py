from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.relations.matching import Coded, correlate, find_clashes, match, to_months, to_ranks

FIRST = dt.date(2024, 1, 1)


def act(written: str) -> Coded:
    """Return an act written as `day type quad`, day counted from 0, with `<` in front for the other way."""
    day, kind, quad = written.lstrip("<").split()
    way = "B>A" if written.startswith("<") else "A>B"
    when = FIRST + dt.timedelta(days=int(day))
    return Coded(id=written, day=when, way=way, type=None if kind == "-" else kind, quad=int(quad), weight=float(quad))


def acts(*written: str) -> list[Coded]:
    return [act(text) for text in written]


@pytest.mark.parametrize(
    ("ours", "theirs", "pairs"),
    [
        (["5 AID 2"], ["5 AID 2"], [("5 AID 2", "5 AID 2", True)]),
        (["5 AID 2"], ["6 AID 2"], [("5 AID 2", "6 AID 2", True)]),
        (["5 AID 2"], ["7 AID 2"], []),
        (["5 AID 2"], ["<5 AID 2"], []),
        (["5 AID 2"], ["5 COOPERATE 2"], [("5 AID 2", "5 COOPERATE 2", False)]),
        (["5 AID 2"], ["5 COERCE 4"], []),
        (["5 SUPPORT 1"], ["5 - 1"], [("5 SUPPORT 1", "5 - 1", False)]),
        (["5 AID 2", "6 AID 2"], ["5 AID 2"], [("5 AID 2", "5 AID 2", True)]),
        (["1 AID 2", "2 AID 2"], ["2 AID 2", "3 AID 2"], [("1 AID 2", "2 AID 2", True), ("2 AID 2", "3 AID 2", True)]),
        (["5 AID 2"], ["5 COOPERATE 2", "6 AID 2"], [("5 AID 2", "6 AID 2", True)]),
    ],
)
def test_acts_are_paired(ours: list[str], theirs: list[str], pairs: list[tuple[str, str, bool]]):
    found = match(acts(*ours), acts(*theirs))
    assert [(p.ours.id, p.theirs.id, p.type) for p in found.both] == pairs


ACTS = st.lists(
    st.builds(
        lambda day, kind, back: act(f"{'<' if back else ''}{day} {kind}"),
        st.integers(0, 12),
        st.sampled_from(["AID 2", "COOPERATE 2", "SUPPORT 1", "- 1"]),
        st.booleans(),
    ),
    max_size=12,
)


@given(ours=ACTS, theirs=ACTS)
def test_every_act_is_in_one_part(ours: list[Coded], theirs: list[Coded]):
    found = match(ours, theirs)
    assert sorted(a.id for a in [*(p.ours for p in found.both), *found.ours]) == sorted(a.id for a in ours)
    assert sorted(a.id for a in [*(p.theirs for p in found.both), *found.theirs]) == sorted(a.id for a in theirs)


@given(ours=ACTS, theirs=ACTS)
def test_nothing_that_could_be_paired_is_left_alone(ours: list[Coded], theirs: list[Coded]):
    found = match(ours, theirs)
    left = [(a, b) for a in found.ours for b in found.theirs if a.way == b.way and a.quad == b.quad]
    assert [pair for pair in left if abs((pair[0].day - pair[1].day).days) <= 1] == []


@given(ours=ACTS, theirs=ACTS)
def test_the_two_sides_count_alike(ours: list[Coded], theirs: list[Coded]):
    assert len(match(ours, theirs).both) == len(match(theirs, ours).both)


@pytest.mark.parametrize(
    ("ours", "theirs", "clashes"),
    [
        (["5 AID 2"], ["5 COERCE 4"], [("5 AID 2", "5 COERCE 4")]),
        (["5 AID 2"], ["6 COERCE 4", "5 ACCUSE 3"], [("5 AID 2", "5 ACCUSE 3")]),
        (["5 AID 2"], ["8 COERCE 4"], []),
        (["5 AID 2"], ["<5 COERCE 4"], []),
    ],
)
def test_acts_near_each_other_of_two_classes_clash(ours: list[str], theirs: list[str], clashes: list[tuple[str, str]]):
    found = find_clashes(match(acts(*ours), acts(*theirs)))
    assert [(one.id, other.id) for one, other in found] == clashes


def test_months_have_no_gaps():
    months = to_months(acts("0 AID 2"), acts("3 AID 2", "61 COERCE 4"), FIRST, dt.date(2024, 3, 9))
    assert [(m.start.month, m.ours, m.theirs, m.their_weight) for m in months] == [
        (1, 1, 1, 2),
        (2, 0, 0, 0),
        (3, 0, 1, 4),
    ]


@pytest.mark.parametrize(
    ("one", "other", "pearson", "spearman"),
    [
        ([1, 2, 3], [2, 4, 6], 1.0, 1.0),
        ([1, 2, 3, 4], [1, 2, 3, 100], 0.785, 1.0),
        ([1, 2, 3], [3, 2, 1], -1.0, -1.0),
        ([1, 1, 1], [1, 2, 3], None, None),
        ([1, 2], [1, 2], None, None),
    ],
)
def test_series_correlate(one: list[float], other: list[float], pearson: float | None, spearman: float | None):
    found = correlate(one, other)
    assert (found.n, found.pearson, found.spearman) == (len(one), pearson, spearman)


def test_equals_share_their_rank():
    assert to_ranks([3, 1, 3, 2]) == [3.5, 1, 3.5, 2]
