"""The sectors of those who speak for, direct or chair a body; what a body and its people are."""

from __future__ import annotations

import pytest

import dragoman

SECTORS = [
    ("A spokesman for Hamas, Omar Quill, spoke in Gaza.", "Omar Quill", ("REB",)),
    ("Police spokesman Omar Quill spoke in Nairobi.", "Omar Quill", ("COP",)),
    ("A government spokesman, Omar Quill, spoke in Nairobi.", "Omar Quill", ("GOV",)),
]


@pytest.mark.parametrize(("text", "name", "sector"), SECTORS)
def test_who_speaks_for_a_body_is_of_its_sector(text: str, name: str, sector: tuple[str]) -> None:
    found = {a.name: a.sector for a in dragoman.read(text).actors}
    assert found[name] == sector


KINDS = [
    ("Hamas fired rockets at Israel.", "Hamas", "organisation"),
    ("The Peruvian army attacked the rebels in Ayacucho.", "Peruvian army", "organisation"),
    ("Peruvian soldiers attacked the rebels in Ayacucho.", "Peruvian soldiers", "group"),
    ("Gulf states condemned Qatar.", "Gulf states", "group"),
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_a_named_body_is_an_organisation_and_people_are_a_group(text: str, name: str, kind: str) -> None:
    assert {a.name: a.kind for a in dragoman.read(text).actors}[name] == kind


@pytest.mark.parametrize("outlet", ["usatoday.com", "https://www.washingtonpost.com/world", "USA Today - News"])
def test_an_outlet_is_known_by_its_address(outlet: str) -> None:
    text = "Congress debates the budget. John McCain of Arizona and Ted Cruz of Texas voted. Wanda Quill wept."
    actors = dragoman.read(text, published="2016-03-02", outlet=outlet).actors
    assert {a.country for a in actors if a.name == "Wanda Quill"} == {"USA"}
