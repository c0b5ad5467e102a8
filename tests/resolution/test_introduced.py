"""The name that follows a description in the next sentence."""

from __future__ import annotations

import pytest

import dragoman

NAMED_AFTER = [
    ("Exports rose, a Kenyan customs official said. Grace Otieno told reporters that prices would fall.", "KEN"),
    ("Exports rose, a spokesman for the Rada said. Grace Otieno made the remarks in Lviv.", "UKR"),
    ("Exports rose, a Kenyan customs official said. Grace Otieno, a baker, told reporters that she was glad.", None),
    ("Exports rose, the Kenyan minister James Maina said. Grace Otieno told reporters that prices would fall.", None),
    ("The Kenyan minister said exports rose. Grace Otieno told reporters that prices would fall.", None),
    ("Exports rose, a Kenyan woman said. Grace Otieno told reporters that prices would fall.", None),
    ("Exports rose, the Kenyan minister said. Grace Otieno bought a house.", None),
    ("It rained. Roads sank. Exports rose, a Kenyan customs official said. Grace Otieno told reporters so.", None),
]


@pytest.mark.parametrize(("text", "country"), NAMED_AFTER)
def test_a_bare_name_that_speaks_on_is_of_whom_the_sentence_before_described(text: str, country: str | None) -> None:
    (found,) = [a for a in dragoman.read(text, published="2016-06-20").actors if a.name == "Grace Otieno"]
    assert found.country == country
