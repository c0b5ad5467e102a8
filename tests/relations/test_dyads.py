from __future__ import annotations

import datetime as dt

import pytest

from dragoman.relations.dyads import Act, By, next_start, to_dyad, to_start


def act(first: str | None, last: str | None = None, **changes: object) -> Act:
    days = [dt.date.fromisoformat(d) if d else None for d in (first, last or first)]
    values: dict[str, object] = {"first": days[0], "last": days[1], "quad": 1, "score": 2.0, "goldstein": 1.0}
    return Act(**(values | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("by", "start", "following"),
    [
        ("day", "2024-12-31", "2025-01-01"),
        ("week", "2024-12-30", "2025-01-06"),
        ("month", "2024-12-01", "2025-01-01"),
        ("quarter", "2024-10-01", "2025-01-01"),
        ("year", "2024-01-01", "2025-01-01"),
    ],
)
def test_a_period_has_a_first_day_and_a_next(by: By, start: str, following: str):
    day = dt.date(2024, 12, 31)
    assert to_start(day, by).isoformat() == start
    assert next_start(to_start(day, by), by).isoformat() == following


def test_periods_without_acts_stand_in_the_series():
    dyad = to_dyad([act("2024-01-05"), act("2024-03-05", quad=4)], source="A", target="B", by="month", date="event")
    assert [(p.start.month, p.events, p.score) for p in dyad.periods] == [(1, 1, 2.0), (2, 0, None), (3, 1, 2.0)]
    assert dyad.rows()[2]["quad_4"] == 1


def test_what_has_no_date_or_a_loose_one_is_counted_apart():
    acts = [act(None), act("2024-01-20", "2024-02-03"), act("2024-01-01", "2024-01-31")]
    dyad = to_dyad(acts, source="A", target="B", by="month", date="event")
    assert (len(dyad.periods), dyad.undated, dyad.spread) == (1, 1, 1)


def test_a_weight_that_is_unknown_is_left_out_of_the_mean():
    acts = [act("2024-01-05", goldstein=None), act("2024-01-06", goldstein=4.0)]
    (period,) = to_dyad(acts, source="A", target="B", by="year", date="event").periods
    assert (period.events, period.goldstein) == (2, 4.0)


def test_nothing_gives_an_empty_series():
    assert to_dyad([], source="A", target="B", by="day", date="event").rows() == []
