"""Offices that only one state has."""

from __future__ import annotations

import dragoman


def actors_of(text: str, published: str | None = None) -> dict[str, str | None]:
    return {actor.name: actor.country for actor in dragoman.read(text, published=published).actors}


def test_the_pope_is_who_is_pope_on_that_day() -> None:
    text = "The pope received the Iraqi prime minister on Monday."
    assert {name for year in ("2004", "2012", "2015") for name in actors_of(text, f"{year}-02-02")} >= {
        "Pope John Paul II",
        "Pope Benedict XVI",
        "Pope Francis",
    }


def test_without_a_day_the_office_is_the_holy_sees() -> None:
    assert actors_of("The pope urged Israel to stop the strikes.")["pope"] == "VAT"


def test_another_church_has_a_pope_of_its_own() -> None:
    told = actors_of("Pope Shenoute condemned the raid in Egypt. The pope urged the police to find the killers.")
    assert "VAT" not in told.values()


def test_a_candidate_told_bare_is_not_the_one_who_is_named_as_one() -> None:
    text = "Democratic front-runner Hillary Clinton spoke in Iowa. The Republican front-runner urged Israel to wait."
    named = next(actor for actor in dragoman.read(text).actors if actor.name == "Hillary Clinton")
    assert "Republican front-runner" not in {span.text for span in named.mentions}
