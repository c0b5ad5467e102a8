"""One act told several times in one text."""

# A text stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import datetime as dt

import pytest

import dragoman
from dragoman.model import Event

PUBLISHED = dt.date(2018, 3, 14)


def read(text: str) -> list[Event]:
    return list(dragoman.read(dragoman.Source(text, published=PUBLISHED)).events)


ONE = {
    "a noun that points back": "The leaders of Hungary and Croatia met in Zagreb last week. The meeting between Hungary and Croatia was the first in three years.",
    "its parties left out": "The ministers of France and Germany held talks in Paris. Both were pleased with the talks between France and Germany.",
    "one thing": "Israel bombed a depot in Syria. Israel bombed the depot in Syria, killing two.",
    "a body and who heads it": "Estonia signed a pact with Latvia in Riga. The Estonian foreign minister signed the document with Latvia.",
    "the talks at which they spoke": "The ministers of France and Germany held talks in Paris. In the talks they discussed trade with Germany's minister.",
    "a pact left in other words": "The United States withdrew from the Paris climate accord with France. The United States quit the accord with France.",
    "one person, held by whom is told later": "Viktor Orlov was arrested on Monday at the airport. Poland arrested Orlov for fraud.",
    "a pact in other words": "Iran and Iraq inked a bilateral pact on security. By signing the pact, Iran and Iraq pledged to guard the border.",
    "a stance that is quoted": "Iran's president said that Iran stood beside Qatar. “Iran stood beside Qatar out of duty,” he said.",
    "talks told in other words": "Kenya's president held a phone conversation with Uganda's president. The two leaders discussed trade.",
    "a city of the state visited": "Ireland's foreign minister arrived in Oslo on Monday. His trip to Norway is the first in years.",
    "a verb for a noun": "The seizure of a tanker by Peru has angered shippers. Peruvian marines seized the tanker near Callao.",
    "who acts as the state": "The U.S. military attacked a base in Syria. The United States attacked the base in Syria, officials said.",
    "what sanctions do": "The sanctions imposed by the United States on Cuba have hurt families. The sanctions have frozen Cuba's bank accounts.",
}


@pytest.mark.parametrize("name", ONE)
def test_what_is_told_again_is_one_event(name: str) -> None:
    (event,) = [e for e in read(ONE[name]) if e.type in {"CONSULT", "COERCE", "ASSAULT", "SUPPORT", "SANCTION"}]
    assert len(event.evidence) == 2
    assert "Told again in" in event.why.detail


ONE_SENTENCE = [
    "Latvia's president visited Oslo on Friday and was welcomed by the Norwegian premier.",
    "General Viktor Orlov was killed in an American airstrike on a convoy in Baghdad.",
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_what_one_sentence_tells_twice_is_one_event(text: str) -> None:
    assert len(read(text)) == 1


TWO = {
    "again": "Israel bombed Syria. Israel bombed Syria again.",
    "another day": "Israel bombed Syria on Monday. Israel bombed Syria on Tuesday.",
    "another year": "Turkey attacked Syria on Friday. Turkey had attacked Syria in 2016.",
    "another demand": "France urged Iran to release the sailors. France urged Iran to return to talks.",
    "another party": "Israel shelled Lebanon. Israel shelled Syria.",
    "another thing": "Israel bombed a depot in Syria. Israel bombed an airfield in Syria.",
    "another pact": "Kenya signed an agreement with Uganda. Kenya signed a memorandum with Uganda.",
    "another minister": "Kenya's minister Ali Wako met Rosa Quispe of Peru in Vienna. Chad's minister Omar Saleh met Rosa Quispe of Peru in Vienna.",
    "another visit": "Lukashenko visited Iran in spring. His last visit to Iran was short.",
    "others of one state": "Israel killed a Palestinian officer in Gaza. Israel killed a Palestinian nurse in Gaza.",
    "another thing asked": "China urged Japan to withdraw its ships. China urged Japan to withdraw its planes.",
    "another charge": "Iran accused Israel of killing a scientist. Iran accused Israel of killing a general.",
    "another topic": "Iran and Iraq signed an agreement on gas. Iran and Iraq signed an agreement on water.",
    "others who meet meanwhile": "Kenya's minister Ali Wako met Rosa Quispe of Peru. At the meeting the German chancellor spoke with the French president.",
    "others of the same state": "Kenya's minister Ali Wako met Rosa Quispe of Peru in Geneva. During the meeting, Daniel Kimani of Kenya phoned Hugo Mamani of Peru.",
    "several times": "Police arrested Viktor Orlov on Sunday. Orlov had been arrested three times this year.",
    "seen and rung": "Barack Obama met David Cameron in London. Obama phoned Cameron to discuss Libya.",
    "another round": "Russia imposed sanctions on Ukraine. Russia imposed new sanctions on Ukraine.",
    "a visit years before": "The visit of the Chinese delegation to Chad ended in May 2014. China's minister had visited Chad in 2010.",
    "a noun, and a verb of years before": "The visit of the Chinese delegation to Chad ended. China's minister visited Chad in 2010.",
    "two bodies of a state": "Kenyan police arrested a Somali trader. The Kenyan army arrested a Somali trader.",
    "rebels are not the army": "The Sudanese army attacked a village in Chad. Sudanese rebels attacked a village in Chad.",
    "another city of a state": "Kenya's president visited Lyon. Kenya's president visited Paris.",
    "another reproach": "Italy criticised France over Libya. Italy slammed France over migrants.",
    "another place": "Kim Jong Un met Donald Trump in Singapore. Kim met Trump in Hanoi.",
}


@pytest.mark.parametrize("name", TWO)
def test_two_acts_stay_two(name: str) -> None:
    assert len(read(TWO[name])) == 2


def test_the_first_telling_takes_what_a_later_one_adds() -> None:
    (event,) = read("Viktor Orlov was arrested at the airport. Poland arrested Orlov on Monday.")
    assert event.sources == ("state/POL",)
    assert event.when.start == dt.date(2018, 3, 12)


def test_a_claim_of_a_later_telling_is_of_the_event() -> None:
    reading = dragoman.read("Viktor Orlov was arrested at the airport. The premier said Poland arrested Orlov.")
    (event,) = reading.events
    assert [c.events for c in reading.claims if c.id in event.reported_by] == [(event.id,)]


def test_a_demand_told_in_the_words_of_who_makes_it_is_told_again() -> None:
    text = "Poland urged Belarus to free the jailed reporters. Poland called on Belarus to free all the reporters."
    (event,) = read(text)
    assert event.type == "REQUEST"


def test_what_is_condemned_in_two_words_is_condemned_once() -> None:
    (event,) = read("Chile condemned the raid on the consulate. Chile strongly denounced the raid, calling it a crime.")
    assert event.type == "ACCUSE"


def test_who_met_may_be_told_later() -> None:
    (event,) = read("Kenya hosted a meeting in May. Kenya, Uganda and Rwanda held the meeting in Nairobi.")
    assert set(event.sources) == set(event.targets) == {"state/KEN", "state/UGA", "state/RWA"}
