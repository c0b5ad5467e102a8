from __future__ import annotations

import datetime as dt
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.relations.dyads import Dyad, Period
from dragoman.relations.periods import next_start, to_end
from dragoman.relations.swings import Swing, Usual, find_swings, robust_z

USUAL = Usual(least_periods=4, history=8)


def series(*told: tuple[int, float | None], documents: int = 1000) -> Dyad:
    start, periods = dt.date(2024, 1, 1), []
    for events, score in told:
        periods.append(
            Period(
                start=start,
                end=to_end(start, "month"),
                events=events,
                reports=events,
                documents=documents,
                quads=(events, 0, 0, 0),
                score=score,
                goldstein=None,
            )
        )
        start = next_start(start, "month")
    return Dyad(
        source="IRN", target="SAU", by="month", date="reported", both=True, periods=tuple(periods), undated=0, spread=0
    )


def last(dyad: Dyad, usual: Usual = USUAL) -> list[Swing]:
    return list(find_swings(dyad, usual, dyad.periods[-1].start))


@pytest.mark.parametrize(
    ("before", "value", "z"),
    [
        ((1, 2, 3, 4, 5), 9, (9 - 3) / 1.4826),
        ((3, 3, 3, 3, 5), 8, (8 - 3) / (1.2533 * 0.4)),
        ((3, 3, 3, 3, 3), 5, (5 - 3) / 0.5),
        ((1, 2, 3, 4, 5), 3, 0),
    ],
)
def test_the_robust_z_is_that_of_the_docs(before: tuple[float, ...], value: float, z: float):
    assert robust_z(value, before, 0.5) == pytest.approx(z)


@given(
    before=st.lists(st.integers(-50, 50), min_size=2, max_size=20),
    value=st.integers(-50, 50),
    shift=st.integers(-9, 9),
    scale=st.integers(1, 5),
)
def test_the_robust_z_does_not_depend_on_origin_or_unit(before: list[int], value: int, shift: int, scale: int):
    moved = robust_z(value * scale + shift, [x * scale + shift for x in before], 0.5 * scale)
    assert moved == pytest.approx(robust_z(value, before, 0.5), abs=1e-9)


@given(before=st.lists(st.integers(0, 50), min_size=1, max_size=20), value=st.integers(0, 50))
def test_the_robust_z_has_the_sign_of_the_distance(before: list[int], value: int):
    distance = value - statistics.median(before)
    assert (robust_z(value, before, 1.0) > 0, robust_z(value, before, 1.0) < 0) == (distance > 0, distance < 0)


def test_a_burst_of_acts_is_a_swing_of_volume():
    (swing,) = last(series((2, 1.0), (3, 1.0), (2, 1.0), (3, 1.0), (20, 1.0)))
    assert (swing.what, swing.value, swing.usual, swing.periods) == ("volume", 20.0, 2.5, 4)
    assert swing.z == pytest.approx((20 - 2.5) / max(1.4826 * 0.5, 1.0), abs=0.01)


def test_a_lively_pair_that_falls_silent_swings():
    (swing,) = last(series((20, 1.0), (21, 1.0), (19, 1.0), (20, 1.0), (0, None)))
    assert (swing.what, swing.value, swing.z < 0) == ("volume", 0.0, True)


def test_more_documents_are_no_swing():
    quiet = series((5, 1.0), (5, 1.0), (5, 1.0), (5, 1.0)).periods
    busy = series((50, 1.0), documents=10_000).periods
    moved = Period(
        **{
            **{n: getattr(busy[0], n) for n in busy[0].__dataclass_fields__},
            "start": dt.date(2024, 5, 1),
            "end": dt.date(2024, 5, 31),
        }
    )
    dyad = series()
    dyad = Dyad(**{**{n: getattr(dyad, n) for n in dyad.__dataclass_fields__}, "periods": (*quiet, moved)})
    assert last(dyad) == []


def test_a_turn_for_the_worse_is_a_swing_of_tone():
    (swing,) = last(series((4, 2.5), (4, 2.0), (4, 3.0), (4, 2.5), (4, -6.0)))
    assert (swing.what, swing.value, swing.usual) == ("tone", -6.0, 2.5)


def test_a_tone_of_too_few_acts_says_nothing():
    assert last(series((4, 2.5), (4, 2.0), (4, 3.0), (4, 2.5), (2, -9.0))) == []


@pytest.mark.parametrize("periods", [0, 1, 3])
def test_a_short_history_makes_no_swing(periods: int):
    assert last(series(*[(2, 1.0)] * periods, (30, 1.0))) == []


def test_only_periods_since_the_day_are_held_against_those_before():
    dyad = series((2, 1.0), (2, 1.0), (2, 1.0), (2, 1.0), (30, 1.0), (2, 1.0))
    assert list(find_swings(dyad, USUAL, dt.date(2024, 6, 1))) == []
    assert [s.start.month for s in find_swings(dyad, USUAL, dt.date(2024, 5, 31))] == [5]


def test_the_threshold_can_be_moved():
    dyad = series((2, 1.0), (3, 1.0), (2, 1.0), (3, 1.0), (6, 1.0))
    assert last(dyad, Usual(least_periods=4, z=9.0)) == []
    assert len(last(dyad, Usual(least_periods=4, z=3.0))) == 1


def test_without_publication_days_plain_acts_are_weighed():
    (swing,) = last(series((2, 1.0), (3, 1.0), (2, 1.0), (3, 1.0), (20, 1.0), documents=0))
    assert (swing.what, swing.value) == ("volume", 20)
