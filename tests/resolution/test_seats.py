"""Cities whose name stands for a body that sits there, for the state, or for the place; seats that were."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from resolution.readings import cast

SEATS = yaml.safe_load((Path(__file__).parents[2] / "data" / "names" / "seats.yaml").read_text("utf8"))
EXAMPLES = [
    (seat["city"], meant, text) for seat in SEATS for meant, texts in seat["examples"].items() for text in texts
]
BODIES = {body for seat in SEATS for body in seat["bodies"]}


@pytest.mark.parametrize(("city", "meant", "text"), EXAMPLES)
def test_the_examples_of_the_seats(city: str, meant: str, text: str):
    name = city.removeprefix("The ")
    found = {actor.id for actor in cast(text).values() if any(name in m.text for m in actor.mentions)}
    assert not found & BODIES if meant == "none" else meant in found


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Kiew protested, and Moskau expelled an envoy.", {"state/UKR", "state/RUS"}),
        ("Addis accused Asmara of aggression.", {"state/ETH", "state/ERI"}),
    ],
)
def test_capitals_in_other_tongues(text: str, states: set[str]):
    assert states <= set(cast(text))


def test_a_seat_that_was_is_a_place_after_its_time():
    text = "Bonn has a large cathedral."
    assert "state/DEU" in cast(text, "1985-05-01")
    assert "state/DEU" not in cast(text, "2015-05-01")
