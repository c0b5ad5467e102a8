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
    # a people is no place; help is to the land that it comes to; a land holds its elections, inquiries and truces
    "Kenya has taken in a thousand Somalis.": ("taken", {"KEN"}, {"SOM"}),
    "Uganda took in Rwandans.": ("took", {"UGA"}, {"RWA"}),
    "Jordan has taken in half a million Syrians.": ("taken", {"JOR"}, {"SYR"}),
    "Norway handed out blankets across Nepal.": ("handed out", {"NOR"}, {"NPL"}),
    "Oxfam delivered food across Yemen.": ("delivered", {"NGO"}, {"YEM"}),
    "Chile demanded a fair election in Bolivia.": ("demanded", {"CHL"}, {"BOL"}),
    "The United States demanded free elections in Venezuela.": ("demanded", {"USA"}, {"VEN"}),
    "Canada demanded an investigation in Saudi Arabia.": ("demanded", {"CAN"}, {"SAU"}),
    "Norway welcomed the truce in Sudan.": ("welcomed", {"NOR"}, {"SDN"}),
    "Norway welcomed the ceasefire in Libya.": ("welcomed", {"NOR"}, {"LBY"}),
    # whose homes are burnt is harmed; whose village is taken only loses ground
    "Turkish soldiers burned houses in Hakkari.": ("burned", {"TUR"}, {"TUR"}),
    "Myanmar's military stormed villages in Rakhine and torched homes.": ("torched", {"MMR"}, {"MMR"}),
    "Sudan's army burned villages in Darfur.": ("burned", {"SDN"}, {"SDN"}),
    "The Turkish army razed houses in Diyarbakir.": ("razed", {"TUR"}, {"TUR"}),
    "The Nigerian army defended a village in Borno.": ("defended", {"NGA"}, set()),
    "Iraqi forces retook villages in Nineveh.": ("retook", {"IRQ"}, set()),
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
