"""Acts told again with a side left out, and rows of states that say which are meant."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Source

BEFORE = "The United States imposed tariffs on Togo on Monday. "
# (text, countries of the targets of the last act that is told with its sources only)
RETOLD = [
    (BEFORE + "The American president imposed the tariffs against all advice.", {"TGO"}),
    ("Norway imposed sanctions on Mali. Norway imposed sanctions on Chad. Oslo imposed the sanctions in May.", set()),
    (BEFORE + "Norway imposed the same tariffs.", set()),
    ("Turkey detained a Greek officer. The Turkish police detained dozens at a rally.", set()),
    ("The United States seized a Russian ship. U.S. customs officers seized cocaine.", set()),
]
ROWS = [
    ("Norway criticised countries such as Mali and Chad.", {"MLI", "TCD"}),
    ("Norway cut aid to several countries, including Mali and Niger.", {"MLI", "NER"}),
    ("Norway imposed sanctions on five banks, including Bank Melli of Iran.", {None}),
    ("The Chile-Peru Business Council condemned Togo. Norway praised the Chile-Peru Business Council.", {"CHL", "PER"}),
]


def targets(text: str) -> set[str | None]:
    reading = dragoman.read(Source(text, published="2018-07-10"))
    countries = {a.id: a.country for a in reading.actors}
    last = max(reading.events, key=lambda e: e.trigger.start)
    return {countries[id_] for id_ in last.targets}


@pytest.mark.parametrize(("text", "countries"), [*RETOLD, *ROWS])
def test_towards_whom_the_text_tells(text: str, countries: set[str | None]) -> None:
    assert targets(text) == countries


def test_who_fight_a_war_fight_each_other() -> None:
    assert targets("Peru and Chile fought a war over the desert.") == {"PER", "CHL"}


def test_who_fight_a_war_elsewhere_fight_together() -> None:
    assert targets("The United States and Britain fought a war in Iraq.") == {"IRQ"}
