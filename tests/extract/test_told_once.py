"""What befalls a person once, and whose fate is blamed on others."""

from __future__ import annotations

import pytest

import dragoman


def told(text: str, kind: str) -> list[tuple[str, ...]]:
    """Return the targets of the acts of a type."""
    return [e.targets for e in dragoman.read(text).events if e.type == kind]


def test_a_person_is_killed_once() -> None:
    """The assassination is the shooting told before."""
    text = "Gunmen shot dead General Karim Saleh in Baghdad on Monday. The assassination of Saleh shocked Iraq."
    assert len(told(text, "ASSAULT")) == 1


def test_another_victim_is_another_act() -> None:
    """A minister is not a policeman."""
    text = "Protesters killed two policemen in Kabul. The killing of an Afghan minister in 2011 was never solved."
    assert len(told(text, "ASSAULT")) > 1


def test_whose_arrest_is_condemned_is_not_blamed() -> None:
    """The editor suffers it."""
    text = "Police arrested the editor Maria Lopez in Lima. Her detention was condemned by the United Nations."
    assert told(text, "ACCUSE") == [()]


def test_a_state_is_blamed_for_the_killing_that_is_its_own() -> None:
    """Of whom stands behind."""
    assert told("Iran condemned Israel's killing of the general.", "ACCUSE") == [("state/ISR",)]


def test_whom_an_act_angers_has_no_part_in_it() -> None:
    """China sold nothing."""
    sale = next(
        e for e in dragoman.read("The sale of tanks to Taiwan infuriated China.").events if e.type == "COOPERATE"
    )
    assert "state/CHN" not in {*sale.sources, *sale.targets}


@pytest.mark.parametrize(
    "text", ["The army killed nine militants in Yemen.", "An air strike killed five militants in Somalia."]
)
def test_who_fights_in_a_land_is_killed_though_of_no_state(text: str) -> None:
    """The land is told, if not theirs."""
    (event,) = dragoman.read(text).events
    assert event.type == "ASSAULT"
