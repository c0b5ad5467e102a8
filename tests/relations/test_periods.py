from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UsageError
from dragoman.relations.periods import By, Days, check_choice, next_start, to_end, to_label, to_start, to_windows

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
BYS: tuple[By, ...] = ("day", "week", "month", "quarter", "year")
YEAR = Days(dt.date(2024, 1, 1), dt.date(2024, 12, 31))


@pytest.mark.parametrize(
    ("by", "start", "following", "label"),
    [
        ("day", "2024-12-31", "2025-01-01", "2024-12-31"),
        ("week", "2024-12-30", "2025-01-06", "2025-W01"),
        ("month", "2024-12-01", "2025-01-01", "2024-12"),
        ("quarter", "2024-10-01", "2025-01-01", "2024-Q4"),
        ("year", "2024-01-01", "2025-01-01", "2024"),
    ],
)
def test_a_period_has_a_first_day_a_next_and_a_name(by: By, start: str, following: str, label: str):
    day = dt.date(2024, 12, 31)
    assert to_start(day, by).isoformat() == start
    assert next_start(to_start(day, by), by).isoformat() == following
    assert to_label(to_start(day, by), by) == label


@given(day=DAYS, by=st.sampled_from(BYS))
def test_every_day_lies_in_its_period_and_in_no_other(day: dt.date, by: By):
    start = to_start(day, by)
    assert start <= day <= to_end(start, by)
    assert to_start(to_end(start, by), by) == start
    assert to_start(next_start(start, by), by) == next_start(start, by)


@pytest.mark.parametrize(
    ("by", "span", "count"), [("quarter", 1, 4), ("quarter", 2, 3), ("year", 1, 1), ("year", 2, 0)]
)
def test_windows_slide_by_one_period(by: By, span: int, count: int):
    assert len(to_windows(YEAR, by, span)) == count


def test_windows_of_one_period_follow_each_other_without_gaps():
    windows = to_windows(YEAR, "month")
    assert windows[0].start == YEAR.start
    assert windows[-1].end == YEAR.end
    assert all(b.start - a.end == dt.timedelta(1) for a, b in itertools.pairwise(windows))


def test_windows_of_two_quarters_overlap():
    windows = to_windows(YEAR, "quarter", 2)
    assert [str(w) for w in windows] == [
        "2024-01-01..2024-06-30",
        "2024-04-01..2024-09-30",
        "2024-07-01..2024-12-31",
    ]


def test_a_word_that_is_no_choice_is_told_with_the_choices():
    with pytest.raises(UsageError, match="by: there is no 'hour'; choose day, week, month"):
        check_choice("by", "hour", By)
