"""What befalls people of whom most have no name, and what befalls one person once in other words."""

# A text stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Event

ONE = {
    "shot and killed": "Boris Kellan was shot outside his home in Ohio on Friday. Kellan, 43, was killed by a single bullet, police said.",
    "charges and the trial": "Boris Kellan was charged with fraud in Ohio. Kellan faces two counts of fraud. He went on trial on Monday.",
    "accused and charged": "Boris Kellan is accused in the deaths of two women in Ohio. Kellan faces two counts of murder.",
    "a suit and what it says": "Anna Vex filed a lawsuit against Harlow Foods in Ohio. The lawsuit accuses Harlow Foods of fraud. Vex sued Harlow Foods after a fire.",
    "arrested and held": "Police in Ohio arrested Boris Kellan on Monday. Kellan was held without bail.",
}
TWO = {
    "two people": "Boris Kellan was charged with fraud in Ohio. Anna Vex was charged with theft.",
    "accused in free words": "Anna Vex accused Boris Kellan of lying. She accused Kellan of cheating voters in Ohio.",
    "an older case": "Boris Kellan was charged with murder in Ohio on Monday. In 2004 Kellan was charged with theft.",
    "again": "Boris Kellan was arrested in Ohio. Kellan was arrested again after his release.",
    "new people": "A man was shot in Ohio on Monday. A man was shot in Ohio on Tuesday.",
    "a group struck twice": "Israel struck Hezbollah with jets. Talks failed. Israel attacked Hezbollah with drones.",
    "arrested and jailed": "Boris Kellan was arrested in Ohio. A court jailed Kellan for nine years.",
}
NAMELESS = {
    "A man was arrested on Friday.": ("COERCE", "unnamed/man"),
    "More than 200 people were arrested.": ("COERCE", "unnamed/200-people"),
    "Two women were killed in a shooting at a factory.": ("ASSAULT", "unnamed/two-women"),
    "A man was charged with theft.": ("ACCUSE", "unnamed/man"),
    "A suspect was released on bail.": ("RETREAT", "unnamed/suspect"),
}
NOTHING = [
    "The striker shot wide in the first half.",
    "The club fired its coach on Friday.",
    "A man was killed in a crash near the river.",
    "The tax robbed workers of their joy.",
    "Customers face a charge of nine euros.",
    "The boxer beat the champion on points.",
]


def read(text: str) -> list[Event]:
    return list(dragoman.read(dragoman.Source(text)).events)


@pytest.mark.parametrize("name", ONE)
def test_what_befalls_somebody_once_is_one_event(name: str) -> None:
    kinds = {"ASSAULT", "ACCUSE", "COERCE"}
    first, *others = [e for e in read(ONE[name]) if e.type in kinds]
    assert [e for e in others if e.type == first.type] == []
    assert len(first.evidence) > 1


TOLLS = [
    "A gunman opened fire in a mall in Ohio, killing nine people.",
    "An attack on a school in Kenya that killed at least 40 people shocked the town.",
]


@pytest.mark.parametrize("text", TOLLS)
def test_whom_an_attack_killed_is_told_with_it(text: str) -> None:
    assert len([e for e in read(text) if e.type == "ASSAULT"]) == 1


@pytest.mark.parametrize("name", TWO)
def test_what_befalls_others_or_again_is_another(name: str) -> None:
    assert len([e for e in read(TWO[name]) if e.type in {"ASSAULT", "ACCUSE", "COERCE", "SANCTION"}]) > 1


@pytest.mark.parametrize("text", NAMELESS)
def test_what_befalls_people_without_a_name_is_told(text: str) -> None:
    assert NAMELESS[text] in {(e.type, target) for e in read(text) for target in e.targets}


@pytest.mark.parametrize("text", NOTHING)
def test_sport_business_and_accidents_are_no_acts(text: str) -> None:
    assert read(text) == []


def test_what_nobody_did_is_negated() -> None:
    assert {e.status for e in read("Nobody robbed the bank in Lima on Monday.")} <= {"negated"}
