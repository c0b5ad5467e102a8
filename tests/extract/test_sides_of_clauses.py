"""Who acts and towards whom where another clause, an inserted "he said" or a noun stands between."""

# A sentence stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

import dragoman

# text: word of the act, countries of the sources, countries of the targets
SIDES: dict[str, tuple[str, set[str | None], set[str | None]]] = {
    # a foe is fought, equals fight each other, comrades are no foes
    "The Turkish army is fighting Kurdish rebels.": ("fighting", {"TUR"}, {None}),
    "Ukraine is fighting Russia.": ("fighting", {"UKR", "RUS"}, {"UKR", "RUS"}),
    "Colombian troops fought with Peruvian soldiers near Leticia.": ("fought", {"COL", "PER"}, {"COL", "PER"}),
    "Croat militias fought on the side of Serbia in the war on Bosnia.": ("fought", {"HRV"}, {"BIH"}),
    "Iraqi militias fought alongside American troops against the Taliban.": ("fought", {"IRQ"}, {"AFG"}),
    # what is done to a text is done to who made it
    "Germany criticised a report published by the European Commission.": ("criticised", {"DEU"}, {"IGO"}),
    "Brazil welcomed a proposal made by China.": ("welcomed", {"BRA"}, {"CHN"}),
    # behind an inserted verb of speech goes on what is told
    "Russia withdrew its troops, the ministry said, before attacking Kharkiv.": ("attacking", {"RUS"}, {"UKR"}),
    "The German police chased the gunman, ministers said, before arresting him.": ("arresting", {"DEU"}, {None}),
    "The Turkish envoy left Kabul, the UN said, after being threatened by the Taliban.": ("threatened", {"AFG"}, {"TUR"}),
    # who resigns does so towards nobody
    "Theresa May resigned as leader of the Conservative Party.": ("resigned", {"GBR"}, set()),
    # two have a partnership, and both trade
    "France has an intelligence partnership with India.": ("has", {"FRA", "IND"}, {"FRA", "IND"}),
    "China continued to import coal from Mongolia.": ("continued", {"CHN", "MNG"}, {"CHN", "MNG"}),
    # what others do meanwhile; whom a plan is to bring together
    "Pyongyang tested a missile, with Japan lodging a protest.": ("tested", {"PRK"}, set()),
    "The Taliban were ready for inter-Afghan peace talks.": ("ready", {"AFG"}, set()),
    # who does it along with another does it, who is arrested along with another does not arrest
    "Turkey, along with Iran and Russia, condemned the raid by Israel.": ("condemned", {"TUR", "IRN", "RUS"}, {"ISR"}),
    "Peru, together with Chile and Bolivia, condemned Venezuela.": ("condemned", {"PER", "CHL", "BOL"}, {"VEN"}),
    "France, as well as Germany, criticised Hungary.": ("criticised", {"FRA", "DEU"}, {"HUN"}),
    "Donald Trump, along with Mike Pence, met Vladimir Putin.": ("met", {"USA", "RUS"}, {"USA", "RUS"}),
    "Kenya withdrew along with Uganda.": ("withdrew", {"KEN", "UGA"}, set()),
    "Iranian police arrested a Dane along with two Swedes.": ("arrested", {"IRN"}, {"DNK"}),
    # who endures criticism is criticised, by whomever
    "The Hungarian prime minister faced criticism over the media law.": ("criticism", set(), {"HUN"}),
    "World leaders condemned Robert Mugabe.": ("condemned", {None}, {"ZWE"}),
    # titles and names as they stand
    "In a letter to Secretary-General of the United Nations Ana Paz on Friday, Kenya's foreign minister said the camp was closed.": ("letter", {"KEN"}, {"IGO"}),
    "Finland and its neighbour Norway signed a memorandum.": ("signed", {"FIN", "NOR"}, {"FIN", "NOR"}),
}  # fmt: skip


@pytest.mark.parametrize("text", SIDES)
def test_sides_of_clauses(text: str) -> None:
    word, sources, targets = SIDES[text]
    reading = dragoman.read(text)
    (event,) = [e for e in reading.events if e.trigger.text == word]
    assert {reading.actors[a].country for a in event.sources} == sources
    assert {reading.actors[a].country for a in event.targets} == targets
