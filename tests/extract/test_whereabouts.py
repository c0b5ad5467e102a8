"""Where something is only done is no party, nor who stands in another clause."""

# A sentence stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

import dragoman

# text: word of the act, countries of the sources, countries of the targets
SIDES: dict[str, tuple[str, set[str | None], set[str | None]]] = {
    # what is asked or praised in a place is not asked of it; who is there stands for it
    "The Nigerian opposition called for marches in Nairobi.": ("called", {"NGA"}, set()),
    "Australian officials praised the arrangements in Lima.": ("praised", {"AUS"}, set()),
    "Canada praised the embassy in Lima.": ("praised", {"CAN"}, {"PER"}),
    "Germany aided farmers in Uganda.": ("aided", {"DEU"}, {"UGA"}),
    # a state's own forces on its soil; who is in arms against it
    "The Pakistani army launched an offensive in North Waziristan.": ("launched", {"PAK"}, set()),
    "Iraqi forces were taking back parts of the city of Ramadi.": ("taking", {"IRQ"}, set()),
    "The Syrian army bombed the northern city of Homs.": ("bombed", {"SYR"}, {"SYR"}),
    "The Taliban attacked the northern city of Kunduz.": ("attacked", {"AFG"}, {"AFG"}),
    # to whom something is to be done, by whoever is asked
    "Norway wants Russia to be expelled by the council.": ("wants", {"NOR"}, set()),
    "Finland demands Turkey to be suspended.": ("demands", {"FIN"}, set()),
    "Finland wants Turkey to leave Syria.": ("wants", {"FIN"}, {"TUR"}),
    # who stands in another clause than a thing that acts, or a tape that tells
    "It was not all Angela Merkel's doing, but she gave the push that allowed two allies to settle at a time when storms demand Norway and its friends work together.": ("demand", set(), {"NOR"}),
    "The Swedish minister leaked a tape of Ana Paz criticising Norway.": ("criticising", set(), {"NOR"}),
    "Swedish ministers released a video of Danish soldiers beating a Dutch reporter.": ("beating", {"DNK"}, {"NLD"}),
}  # fmt: skip


@pytest.mark.parametrize("text", SIDES)
def test_no_party_by_place_or_other_clause(text: str) -> None:
    word, sources, targets = SIDES[text]
    reading = dragoman.read(text)
    (event,) = [e for e in reading.events if e.trigger.text == word]
    assert {reading.actors[a].country for a in event.sources} == sources
    assert {reading.actors[a].country for a in event.targets} == targets


def test_nobody_does_what_only_began_meanwhile() -> None:
    text = "Ana Paz, a Kenyan nurse, has slept in the square in Kampala since protests started in late May."
    assert not [e for e in dragoman.read(text).events if "person/ana-paz" in " ".join(e.sources)]
