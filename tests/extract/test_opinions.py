"""Acts that are only thought about or assented to."""

from __future__ import annotations

import pytest

import dragoman

THOUGHT = [
    "Japan is considering sending aid to Nepal.",
    "The Peruvian government is considering sending boats to help Chile cope with the flood.",
    "Germany is exploring the possibility of supplying tanks to Ukraine.",
    "The cabinet of Chad mulls a boycott of the summit in Sudan.",
    "The Dutch cabinet rejected the idea that it had misled Belgium.",
    "Lawyers advised the Peruvian government that the decree was legal.",
    "Ministers of Norway said they agree with Sweden that the bridge was costly.",
    "The Norwegian premier agreed with Sweden that the bridge was costly.",
    "Norwegian officials insist the Danes were told not to go to Benghazi.",
    "Norway's premier insisted to a crowd that Denmark was richer than ever.",
    "The Dutch minister insisted that Belgium will not go bankrupt.",
    "Dutch officials said they expect Belgium to go its own way.",
    "“We need to be patient with Belgium,” the Dutch minister said.",
    "The Dutch minister said that Belgium would need to borrow if the bank failed.",
]
DONE = [
    "Peru sent boats to help Chile cope with the flood.",
    "Egypt considered the raid by Israel an act of war.",
    "Ministers discussed a raid by Israel on Syria.",
    "Chile rejected the demand that it close the mine.",
    "Serbia rejected the proposal that Kosovo should join the council.",
    "China advised Japan that it should stop the drills.",
    "Turkey agreed with Russia to open the corridor.",
    "Norway insisted that Israel lift the siege.",
    "Norway said it expects an explanation from Israel.",
    "Norway said it expects both Israel and Lebanon to honour the truce.",
    "Norway insisted that Israel has to lift the siege.",
    "The Dutch minister insisted that Belgium must close the reactor.",
    "The Dutch minister said that Belgium needs to close the reactor.",
    "Peru and Chile agreed that the border is open.",
    "Ankara and Moscow agree with Tehran on a ceasefire in Syria.",
]


@pytest.mark.parametrize("text", THOUGHT)
def test_what_is_only_thought_is_no_act(text: str) -> None:
    assert not dragoman.read(text).events


@pytest.mark.parametrize("text", DONE)
def test_what_is_judged_or_settled_is_one(text: str) -> None:
    assert dragoman.read(text).events


OWN = [
    "Prime Minister Viktor Orban arrived home in Hungary on Friday.",
    "France was freed in 1944.",
    "Germany's state broadcaster shut its website.",
]


@pytest.mark.parametrize("text", OWN)
def test_what_one_does_at_home_or_with_his_own_is_none(text: str) -> None:
    assert not dragoman.read(text).events


def test_what_is_done_to_the_tellers_own_street_is_one() -> None:
    assert dragoman.read("Our suburb has been encircled by American troops since Monday.").events


def test_freed_people_are_released() -> None:
    assert [e.type for e in dragoman.read("Italy released the Libyans on Monday.").events] == ["RETREAT"]
