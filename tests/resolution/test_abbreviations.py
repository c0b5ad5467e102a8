"""A body under its long name, its abbreviation and its noun is one actor."""

from __future__ import annotations

import pytest

from resolution.readings import cast

ONE = [
    ("Kenya Textile and Leather Institute (KTLI) works with Uganda. KTLI met Chad.", "Kenya Textile", "KTLI", "KEN"),
    ("KTLI (the Kenya Textile and Leather Institute) works with Uganda.", "Kenya Textile", "KTLI", "KEN"),
    ("Peru's Association of Salt Producers (ASP) rejected it. ASP blamed Chile.", "Association", "ASP", "PER"),
    ("The Council of the European Union condemned it. The Council met.", "European Union", "Council", "IGO"),
    ("The Arab League condemned the raid. The League called on Israel to stop.", "Arab", "League", "IGO"),
    ("The Tirana Chamber of Commerce met. The Chamber criticised Greece.", "Tirana", "Chamber", "ALB"),
]


@pytest.mark.parametrize(("text", "long", "short", "country"), ONE)
def test_a_short_name_is_the_long_names(text: str, long: str, short: str, country: str) -> None:
    (actor,) = [a for a in cast(text).values() if any(long in m.text for m in a.mentions)]
    assert actor.country == country
    assert any(mention.text.endswith(short) and long not in mention.text for mention in actor.mentions)


def test_a_noun_that_fits_two_bodies_is_neither() -> None:
    found = cast("The Bank of Estonia met the Bank of Latvia. The Bank rejected the plan of Sweden.")
    assert all(len(a.mentions) == 1 for a in found.values() if a.kind == "organisation")


def test_the_abbreviation_of_an_agreement_is_no_body() -> None:
    found = cast("Iran left the Joint Plan of Steps (JPS). Russia praised the JPS.")
    assert not [a for a in found.values() if a.name == "JPS" and a.country]


@pytest.mark.parametrize("mark", ["(known as Tavaneer)", "(Tavaneer)"])
def test_a_short_name_of_its_own_in_brackets(mark: str) -> None:
    found = cast(f"Power Generation Company of Peru {mark} signed a deal. Tavaneer said so.")
    assert [a.country for a in found.values() if a.kind == "organisation"] == ["PER"]


def test_the_text_says_whose_an_abbreviation_is() -> None:
    found = cast("The Central Bank of Iran (CBI) sold gold. The CBI praised India.")
    assert [a.name for a in found.values()] == ["Central Bank of Iran", "India"]
