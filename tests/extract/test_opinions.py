"""Acts that are only thought about or assented to."""

from __future__ import annotations

import pytest

import dragoman

THOUGHT = [
    "Japan is considering sending aid to Nepal.",
    "Germany is exploring the possibility of supplying tanks to Ukraine.",
    "The cabinet of Chad mulls a boycott of the summit in Sudan.",
    "Ministers of Norway said they agree with Sweden that the bridge was costly.",
]
DONE = [
    "Egypt considered the raid by Israel an act of war.",
    "Turkey agreed with Russia to open the corridor.",
    "Ankara and Moscow agree with Tehran on a ceasefire in Syria.",
]


@pytest.mark.parametrize("text", THOUGHT)
def test_what_is_only_thought_is_no_act(text: str) -> None:
    assert not dragoman.read(text).events


@pytest.mark.parametrize("text", DONE)
def test_what_is_judged_or_settled_is_one(text: str) -> None:
    assert dragoman.read(text).events
