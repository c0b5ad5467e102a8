"""When and where of acts that point back to another sentence."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import datetime as dt

import pytest

import dragoman
from dragoman.model import Event

PUBLISHED = dt.date(2018, 3, 14)


def read(text: str) -> dict[str, Event]:
    return {e.trigger.text: e for e in dragoman.read(dragoman.Source(text, published=PUBLISHED)).events}


def test_what_is_said_during_the_meeting_has_its_day_and_place() -> None:
    event = read(
        "The ministers of Iran and Oman met in Muscat on Monday. During the meeting, Iran thanked Oman for its help."
    )["thanked"]
    assert (event.when.start, event.where and event.where.name) == (dt.date(2018, 3, 12), "Muscat")
    assert "is told in" in event.why.detail
    assert len(event.evidence) == 2


def test_the_meeting_has_the_day_of_its_first_telling() -> None:
    events = read(
        "The leaders of Hungary and Croatia met in Zagreb last week. The meeting between Hungary and Croatia was the first in three years."
    )
    assert events["meeting"].when == events["met"].when


@pytest.mark.parametrize(
    "second",
    [
        "Iran thanked Oman for its help.",
        "During a meeting, Iran thanked Oman for its help.",
        "During the war, Iran thanked Oman for its help.",
    ],
)
def test_what_points_to_no_meeting_stays_undated(second: str) -> None:
    event = read(f"The ministers of Iran and Oman met in Muscat on Monday. {second}")["thanked"]
    assert not event.when.given
    assert event.where is None
