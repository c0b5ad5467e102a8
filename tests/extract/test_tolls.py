"""Casualties told in the sentence after an attack."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Casualties

ATTACK = "Gunmen attacked a Turkish patrol on Monday."

TOLLS = {
    "Three soldiers were slightly hurt.": Casualties(injured=3),
    "At least 11 people died and 30 were wounded, a doctor said.": Casualties(killed=11, injured=30),
    "The attack left 12 people dead.": Casualties(killed=12),
    "Officials put the death toll at 14.": Casualties(killed=14),
    "There were no casualties.": Casualties(killed=0, injured=0),
    "Two soldiers died of their wounds in hospital. Another five were injured.": Casualties(killed=2, injured=5),
}

# Told of another act, of another day or place, or not told as done.
ELSEWHERE = [
    "Three people were killed in a bus crash.",
    "Two people were killed on Tuesday.",
    "Two others died in Syria.",
    "Two soldiers may have died.",
    "More than 40,000 people have been killed since 1984.",
    "There were no reports of casualties.",
    "A week earlier, nine soldiers were killed in a similar raid.",
    "The governor arrived. Nine people were killed.",
    "More than 40,000 people have been killed in the war.",
    "The war has killed 40,000 people.",
    "The governor denied that nine people had been killed.",
    "In all, 400 people have now been killed.",
    "The dead included nine officers.",
]


@pytest.mark.parametrize("toll", TOLLS)
def test_the_sentence_after_an_attack_tells_its_toll(toll: str) -> None:
    event = dragoman.read(f"{ATTACK} {toll}", published="2024-04-26").events[0]
    assert event.casualties == TOLLS[toll]
    assert toll.partition(". ")[0].strip(".") in event.evidence[1].text


@pytest.mark.parametrize("later", ELSEWHERE)
def test_what_is_told_of_something_else_is_no_toll_of_the_attack(later: str) -> None:
    event = dragoman.read(f"{ATTACK} {later}", published="2024-04-26").events[0]
    assert event.trigger.text == "attacked"
    assert event.casualties is None
