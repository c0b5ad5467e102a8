"""Who arrests, tries and puts out where nobody is named."""

from __future__ import annotations

import pytest

import dragoman


def countries(text: str) -> tuple[list[str | None], list[str | None]]:
    reading = dragoman.read(text)
    of = {actor.id: actor.country for actor in reading.actors}
    [event] = reading.events
    return [of[a] for a in event.sources], [of[a] for a in event.targets]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Two Greek diplomats were expelled from Ankara in May.", "TUR", "GRC"),
        ("A Chilean officer was arrested in Madrid on Monday.", "ESP", "CHL"),
        ("Hundreds of Guineans were deported from Tunisia last week.", "TUN", "GIN"),
        ("A former minister of Mozambique was sentenced in New York to eight years in prison.", "USA", "MOZ"),
    ],
)
def test_a_state_acts_where_the_passive_names_nobody(text: str, source: str, target: str) -> None:
    assert countries(text) == ([source], [target])


def test_who_is_named_as_doing_it_stays() -> None:
    assert countries("A Chilean officer was arrested in Madrid by French agents.") == (["FRA"], ["CHL"])


def test_whom_a_party_is_for_is_not_banned_with_it() -> None:
    assert countries("Moldova banned a pro-Russian party.")[1] != ["RUS"]


def test_a_ship_is_of_its_flag() -> None:
    assert countries("Indonesia seized a Vietnamese-flagged fishing boat.")[1] == ["VNM"]
