"""Whose a body or an office is when nothing beside it says so."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Source


def countries(text: str, outlet: str | None = None) -> dict[str, str | None]:
    reading = dragoman.read(Source(text, published="2019-06-20", outlet=outlet))
    return {m.text: a.country for a in reading.actors for m in a.mentions}


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("ANKARA – The parliament condemned the raid by Israel on Sunday.", "parliament", "TUR"),
        ("MOSCOW – The government imposed sanctions on Japan.", "government", "RUS"),
        # A dateline of a city where many states meet says nothing of whose body it is.
        ("VIENNA – The parliament condemned the raid by Israel on Sunday.", "parliament", None),
        # The words beside a body are surer than the dateline.
        ("ANKARA – The parliament of Greece condemned the raid by Israel.", "parliament", "GRC"),
    ],
)
def test_a_body_without_a_state_is_the_datelines(text: str, words: str, country: str | None):
    found = {m: c for m, c in countries(text).items() if words in m.lower()}
    assert set(found.values()) == {country}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The Trump administration imposed sanctions on Iran.", "state/USA"),
        ("The Maduro government rejected the demand of Colombia.", "state/VEN"),
        ("The Assad regime accused Israel of an attack.", "state/SYR"),
    ],
)
def test_a_government_named_after_its_head_is_the_state(text: str, state: str):
    (event,) = dragoman.read(Source(text, published="2019-06-20")).events
    assert event.sources == (state,)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Norway's Hydro ASA met officials of Peru. Hydro ASA signed a contract with Peru.", "Hydro ASA", "NOR"),
        ("The Gdynia Company of Poland signed a contract with Peru.", "Gdynia Company of Poland", "POL"),
    ],
)
def test_a_body_has_the_state_that_the_text_gives_it(text: str, name: str, country: str):
    found = {m: c for m, c in countries(text).items() if name in m}
    assert found
    assert set(found.values()) == {country}
