"""Talks with one party, told by whoever holds them."""

from __future__ import annotations

import pytest

import dragoman

CASES = [
    ("The French foreign minister said negotiations with Mali had ended in failure.", {"FRA", "MLI"}),
    ("Talks with Peru went on, a Chilean official told reporters.", {"CHL", "PER"}),
    # Whose talks they are is said; a paper holds none.
    ("The Norwegian premier said Denmark's talks with Peru had ended.", {"DNK", "PER"}),
    ("Reuters reported that talks with Peru had ended.", {"PER"}),
]


@pytest.mark.parametrize(("text", "countries"), CASES)
def test_who_tells_of_talks_holds_them(text: str, countries: set[str]) -> None:
    reading = dragoman.read(text)
    known = {a.id: a.country for a in reading.actors}
    talks = [e for e in reading.events if e.type == "CONSULT"]
    assert {known[id_] for e in talks for id_ in (*e.sources, *e.targets)} == countries


@pytest.mark.parametrize(
    "text",
    [
        "A Turkish official said that talks with Peru were a mistake for Chile.",
        "A Turkish analyst said negotiations with Peru had gone on for months.",
    ],
)
def test_who_only_judges_talks_holds_none(text: str) -> None:
    reading = dragoman.read(text)
    assert not any(reading.actors[id_].country == "TUR" for e in reading.events for id_ in e.sources)
