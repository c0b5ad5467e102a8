"""Sayings and contests told in the words of acts, beside acts in the same words."""

from __future__ import annotations

import pytest

import dragoman

NONE = [
    "The Norwegian company struck oil off Namibia in May.",
    "French troops took charge of the parade in Senegal.",
    "The Finnish military blew through its budget in Afghanistan.",
    "The Turkish film was shot in Georgia.",
    "Argentina knocked out the Netherlands on penalties.",
    "Morocco and Spain met in the semi-final.",
    "Brazil crushed Peru in straight sets in Lima.",
    "Croatia and Slovenia share a long coast.",
]
TOLD = {
    "Norwegian jets struck a camp in Mali.": "ASSAULT",
    "Morocco and Spain met in the final hours of the summit.": "CONSULT",
    "Greek and Turkish ministers met at the Olympics in Paris.": "CONSULT",
    "The EU imposed a new set of sanctions on Russia.": "COERCE",
    "Ukrainian troops beat back Russian forces near Kharkiv.": "ASSAULT",
}


@pytest.mark.parametrize("text", NONE)
def test_a_saying_or_a_contest_is_no_act(text: str) -> None:
    assert not dragoman.read(text, published="2019-06-20").events


@pytest.mark.parametrize(("text", "kind"), TOLD.items())
def test_the_act_in_the_same_words_is_told(text: str, kind: str) -> None:
    assert [e.type for e in dragoman.read(text, published="2019-06-20").events] == [kind]
