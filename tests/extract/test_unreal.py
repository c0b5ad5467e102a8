"""What constructions tell as not done, not sure, or made up."""

from __future__ import annotations

import pytest

import dragoman

STATUS = {
    "Iran nearly attacked Israel.": "negated",
    "Pakistan came close to attacking India.": "negated",
    "Poland came close to attacking the Belarusian convoy.": "negated",
    "Pakistan was on the verge of attacking India.": "hypothetical",
    "Greece and Turkey were to have signed the pact on Monday.": "planned",
    "It is not true that Poland expelled the Belarusian consul.": "negated",
    "It is a lie that Poland expelled the Belarusian consul.": "negated",
    "It is unlikely that Poland will expel the Belarusian consul.": "hypothetical",
    "There is no evidence that Poland expelled the Belarusian consul.": "hypothetical",
    "There is no truth to reports that Poland expelled the Belarusian consul.": "hypothetical",
    "There is no doubt that Poland expelled the Belarusian consul.": "actual",
    "It is true that Poland expelled the Belarusian consul.": "actual",
    "Iran has attacked nearly 40 ships off Oman.": "actual",
    "Lifting the ban on Iran is out of the question for Oslo.": "negated",
    "A French strike on Syria is not an option, a minister said.": "negated",
    "A French strike on Syria is off the table, a minister said.": "negated",
    "A North Korean attack on Japan would bring in the fleet, a minister said.": "hypothetical",
    "The recent North Korean attack on Japan would never be forgotten, a minister said.": "actual",
    "A boycott could lead to a Turkish attack on Greece, a minister said.": "hypothetical",
    # what has a date, or is counted among others, was done; not so what has yet to come
    "A Chadian strike in Mali on Thursday could derail the truce.": "actual",
    "A Turkish strike early on Friday on an Iraqi camp could push up prices.": "actual",
    "A Serbian raid in Pristina on Monday could lead to war.": "actual",
    "A Russian air strike near Aleppo, the second this month, could bring war.": "actual",
    "A US drone strike in Yemen on Sunday could derail peace talks.": "actual",
    "An Iranian attack early on Monday on a Saudi tanker could raise prices.": "actual",
    "An Israeli raid in Jenin on Monday could lead to war.": "actual",
    "A Turkish attack on Greece next week could bring war.": "hypothetical",
    "A Turkish attack on Greece before Sunday could lead to war.": "hypothetical",
    "Observers asked whether Turkey had bombed Iraq.": "hypothetical",
    "Does Norway criticize Denmark?": "hypothetical",
    "Why does Norway criticize Denmark?": "actual",
}
WORDS = {
    "attacked", "attacking", "signed", "expelled", "expel", "Lifting", "strike", "attack", "bombed", "criticize",
    "air strike", "drone attack", "drone strike", "raid",
}  # fmt: skip


@pytest.mark.parametrize("text", STATUS)
def test_status_of_constructions(text: str) -> None:
    found = [e.status for e in dragoman.read(text, published="2024-04-26").events if e.trigger.text in WORDS]
    assert found == [STATUS[text]]


@pytest.mark.parametrize(
    "text",
    [
        "The novel follows a spy who kills an Iranian general in Vienna.",
        "A film in which a spy kidnaps an Iranian general opened on Friday.",
        "In the film, an Italian agent kidnaps a Russian scientist in Oslo.",
    ],
)
def test_what_happens_in_fiction_is_no_event(text: str) -> None:
    assert not dragoman.read(text).events


def test_a_ban_of_a_film_is_an_event() -> None:
    assert dragoman.read("Turkey banned the Armenian film in Ankara and expelled the Armenian envoy.").events


def test_what_was_done_in_an_old_attack_is_background() -> None:
    text = "Survivors remembered the 1988 attack, in which Iraqi planes killed 5,000 Kurds."
    (attack,) = dragoman.read(text, published="2024-04-26").events
    assert attack.historical
