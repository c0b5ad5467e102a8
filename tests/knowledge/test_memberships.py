"""Who belonged to which body when: facts that are easy to check anywhere."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.knowledge.tables import Members, Membership, State, load

BODIES = {m.id: m for m in load("memberships", tuple[Members, ...])}


@pytest.mark.parametrize(
    ("body", "day", "count"),
    [
        ("org/UN", "2012-01-01", 193),
        ("org/UNSC", "1950-06-25", 11),
        ("org/UNSC", "2003-03-20", 15),
        ("org/NATO", "1949-08-24", 12),
        ("org/NATO", "2024-03-08", 32),
        ("org/EU", "2004-05-01", 25),
        ("org/EU", "2020-02-01", 27),
        ("org/ASEAN", "2000-01-01", 10),
        ("org/GCC", "1990-08-02", 6),
        ("org/BRICS", "2011-01-01", 5),
    ],
)
def test_how_many_members(body: str, day: str, count: int):
    assert len(BODIES[body].on(dt.date.fromisoformat(day))) == count


@pytest.mark.parametrize(
    ("body", "state", "before", "after"),
    [
        ("org/NATO", "FIN", "2023-04-03", "2023-04-04"),
        ("org/NATO", "SWE", "2024-03-06", "2024-03-07"),
        ("org/EU", "HRV", "2013-06-30", "2013-07-01"),
        ("org/BRICS", "IRN", "2023-12-31", "2024-01-01"),
        ("org/AU", "MAR", "2017-01-29", "2017-01-31"),
    ],
)
def test_the_day_of_joining(body: str, state: str, before: str, after: str):
    assert state not in BODIES[body].on(dt.date.fromisoformat(before))
    assert state in BODIES[body].on(dt.date.fromisoformat(after))


def test_a_member_that_left():
    assert "GBR" in BODIES["org/EU"].on(dt.date(2020, 1, 31 - 1))
    assert "GBR" not in BODIES["org/EU"].on(dt.date(2020, 2, 1))


def test_partial_dates_and_unknown_beginnings():
    year = Membership(state="X", since="1971")
    assert year.covers(dt.date(1971, 1, 1))
    assert not year.covers(dt.date(1970, 12, 31))
    assert Membership(state="X").covers(dt.date(1900, 1, 1))


def test_every_member_is_a_state():
    codes = {s.code for s in load("states", tuple[State, ...])}
    assert {m.state for b in BODIES.values() for m in b.members} <= codes
