"""What the words around a name tell."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.resolution.contexts import Context, read_context

DAY = dt.date(2022, 6, 1)


def read(text: str, name: str = "Somebody", day: dt.date | None = DAY) -> Context:
    return read_context(name, text, day, load_gazetteer())


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Iran's acting foreign minister", {"IRN"}),
        ("in Muscat for talks", {"OMN"}),
        ("iranischer Atomunterhändler", {"IRN"}),
        ("ministre syrien", {"SYR"}),
        ("Erdogan's ruling party", {"TUR"}),
        ("general of the rebels in the east", set()),
    ],
)
def test_countries(text: str, countries: set[str]) -> None:
    assert read(text).countries == countries


def test_where_somebody_is_says_little_of_whose_he_is() -> None:
    assert read("Iran's minister in Baghdad").firm == {"IRN"}


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Tehran's top diplomat", {"office/foreign-minister": False}),
        ("former prime minister", {"office/head-of-government": True}),
        ("brother of President Museveni", {}),
        ("prezydent elekt", {"office/head-of-state": False}),
    ],
)
def test_offices_and_whether_they_are_past(text: str, offices: dict[str, bool]) -> None:
    assert read(text).offices == offices


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("minister in 2010", dt.date(2010, 7, 1)),
        ("elected in May 2021", dt.date(2021, 5, 15)),
        ("in office 2004-2008", dt.date(2006, 7, 1)),
        ("elected in 2022", DAY),
        ("nothing of when", DAY),
    ],
)
def test_the_time_that_is_told(text: str, day: dt.date) -> None:
    assert read(text).day == day


def test_a_name_set_off_at_the_end() -> None:
    assert read("deputy commander, Saddam").apposed == "Saddam"
