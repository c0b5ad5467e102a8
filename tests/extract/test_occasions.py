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


def test_of_two_meetings_an_act_is_of_the_one_its_actor_was_at() -> None:
    events = read(
        "France and Germany held talks in Berlin on Monday. Iran and Oman held talks in Muscat on Tuesday. During the talks, France warned Germany."
    )
    where = events["warned"].where
    assert where is not None
    assert where.name == "Berlin"


def test_what_will_be_done_during_a_meeting_is_of_no_meeting_of_the_past() -> None:
    event = read("Iran and Oman held talks in Muscat in 2015. During the talks, Iran will offer Oman loans.")["offer"]
    assert not event.when.given


def test_an_attack_on_another_state_has_no_day_of_the_attack_before() -> None:
    event = read(
        "Gunmen attacked a mosque in Pakistan on Friday. Police in Afghanistan blamed the Taliban for the attack on a market in Kabul."
    )["attack"]
    assert not event.when.given


@pytest.mark.parametrize(
    "text", ["Kyiv said on Sunday Russian forces shelled Kherson.", "Kyiv said on Sunday it had shelled Belgorod."]
)
def test_the_day_right_behind_a_verb_of_saying_is_not_that_of_the_deed(text: str) -> None:
    assert not read(text)["shelled"].when.given


def test_the_day_behind_that_is_that_of_the_deed() -> None:
    event = read("Kyiv said that on Sunday Russian forces shelled Kherson.")["shelled"]
    assert event.when.start == dt.date(2018, 3, 11)


HARMS = {
    "Pakistan said India killed three soldiers; India said Pakistan killed two civilians.": [3, 2],
    "Iran hanged two men convicted of killing five policemen.": [2],
    "The European Union sanctioned Syria, where 5,000 people have been killed.": [None, 5000],
    "In revenge for the killing of three soldiers, Israel bombed Gaza.": [3, None],
}


@pytest.mark.parametrize("text", HARMS)
def test_an_act_has_its_own_dead(text: str) -> None:
    events = [e for e in dragoman.read(text).events if e.type != "SANCTION"]
    assert [e.casualties and e.casualties.killed for e in events] == HARMS[text]


@pytest.mark.parametrize("dead", ["6 people", "six soldiers"])
def test_who_is_held_for_a_bombing_was_not_held_in_it(dead: str) -> None:
    text = f"Turkey detained 30 people over the bombing that killed {dead} in Istanbul."
    counts = [e.casualties for e in dragoman.read(text).events]
    assert (None, 30) in [(c.killed, c.arrested) for c in counts if c]
    assert not any(c.killed and c.arrested for c in counts if c)
