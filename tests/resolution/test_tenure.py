"""What somebody known was on a day: in office, out of it, or not yet in it."""

from __future__ import annotations

import datetime as dt

import pytest

import dragoman

SEEN = [
    ("Barack Obama spoke in Chicago.", "2012-05-01", "office/head-of-state", ("GOV",)),
    ("Barack Obama spoke in Chicago.", "2018-05-01", None, ("ELI",)),
    ("Donald Trump spoke in Ohio.", "2016-03-01", None, ("PTY",)),
    ("President Bill Clinton spoke in Ohio.", "2016-03-01", None, ("ELI",)),
    ("General David Petraeus spoke in Tampa.", "2012-03-01", "office/intelligence-chief", ("SPY", "GOV")),
    ("Hillary Clinton spoke in Ohio.", "2007-06-01", "office/lawmaker", ("LEG",)),
    ("Barack Obama spoke in Ohio.", "2008-06-01", "office/lawmaker", ("LEG",)),
    ("President-elect Donald Trump spoke in Ohio.", "2016-12-20", None, ("PTY",)),
    ("Vladimir Putin, a former spy, spoke in Sochi.", "2014-06-01", "office/head-of-state", ("GOV",)),
    ("Former mayor Richard Daley spoke in Ohio.", "2014-06-01", "office/former-official", ("ELI",)),
    ("Campaign manager Robby Mook spoke in Ohio.", "2014-06-01", "office/campaign-official", ("PTY",)),
    ("Joe Biden spoke in Ohio.", "2020-06-01", None, ("PTY",)),
    ("Hillary Clinton spoke in Ohio.", "2011-03-01", "office/foreign-minister", ("GOV",)),
]


@pytest.mark.parametrize(("text", "day", "office", "sector"), SEEN)
def test_an_office_is_told_only_while_it_is_held(text: str, day: str, office: str | None, sector: tuple[str]) -> None:
    actors = dragoman.read(text, published=dt.date.fromisoformat(day)).actors
    person = next(a for a in actors if a.kind == "person")
    assert (person.office, person.sector) == (office, sector)


def test_the_former_president_is_he_who_was() -> None:
    text = "Barack Obama met nurses in Chicago. The former president praised the nurses."
    reading = dragoman.read(text, published="2018-05-01")
    obama = next(a for a in reading.actors if a.name == "Barack Obama")
    assert "former president" in {m.text for m in obama.mentions}
