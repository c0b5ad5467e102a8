"""Days as archives write them."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.ingest.formats.days import is_believable, read_day

DAY = dt.date(2024, 4, 26)


@pytest.mark.parametrize(
    "stamp",
    [
        "2024-04-26",
        "2024-04-26T23:59:00-05:00",
        "20240426",
        "20240426T101500Z",
        "Fri, 26 Apr 2024 23:30:00 -0500",
        "26 April 2024",
        "April 26, 2024 Friday",
        "1714125600",
        1714125600,
        1714125600.5,
        "1714125600000",
    ],
)
def test_a_stamp_names_its_day(stamp: str | float) -> None:
    assert read_day(stamp) == DAY


@pytest.mark.parametrize(
    "stamp", [None, "", " ", "03/04/2024", "soon", "2024-02-30", "20241301", "2024", "Fri, 99 Apr"]
)
def test_no_day(stamp: str | None) -> None:
    assert read_day(stamp) is None


@pytest.mark.parametrize(
    ("day", "believed"),
    [
        (DAY, True),
        (DAY + dt.timedelta(days=1), True),
        (DAY + dt.timedelta(days=2), False),
        (dt.date(1970, 1, 1), False),
        (dt.date(1, 1, 1), False),
        (dt.date(1999, 3, 1), True),
    ],
)
def test_what_a_feed_may_say_on_that_day(day: dt.date, *, believed: bool) -> None:
    assert is_believable(day, DAY) is believed
