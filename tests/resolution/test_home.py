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
        ("The Assad regime rejected the demand of Israel.", "state/SYR"),
        ("The Obama administration rejected the demand of Colombia.", "state/USA"),
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


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Olga Petrenko, spokeswoman for the Rada, met envoys of Chad.", "Olga Petrenko", "UKR"),
        ("Jean Mbarga from the World Bank met envoys of Chad.", "Jean Mbarga", "IGO"),
        # What somebody once was tells not whose he is.
        ("Jean Mbarga, a former member of the World Bank, met envoys of Chad.", "Jean Mbarga", None),
        ("TEHRAN – Deputy Energy Minister Karim Nouri met envoys of Chad.", "Karim Nouri", "IRN"),
        ("TEHRAN – Minister of Roads and Housing Karim Nouri met envoys of Chad.", "Karim Nouri", "IRN"),
        # A lawmaker of another state is called so in any story.
        ("TEHRAN – Senator Jack Porter met envoys of Chad.", "Jack Porter", None),
        ("Kenya's outgoing Minister of Economic Affairs Karim Nouri met envoys of Chad.", "Karim Nouri", "KEN"),
        ("Russia's Ambassador to the United States Sergey Kislyak met envoys of Chad.", "Sergey Kislyak", "RUS"),
        ("Envoys of Chad met the Kenyan president's special envoy Jorge Gil.", "Jorge Gil", "KEN"),
    ],
)
def test_a_person_is_of_the_body_or_post_beside_the_name(text: str, name: str, country: str | None):
    found = {m: c for m, c in countries(text).items() if name in m}
    assert set(found.values()) == {country}


def test_the_story_of_another_state_is_not_the_datelines():
    text = (
        "TEHRAN – The police of Myanmar held three boats off Dawei. Myanmar says the boats left Rakhine. Villagers in "
        "Myanmar saw the boats. Myanmar's navy towed them. Deputy Interior Minister Ko Win spoke of a good day."
    )
    assert {c for m, c in countries(text).items() if "Ko Win" in m} == {"MMR"}


def test_an_abbreviation_is_the_body_whose_name_it_stands_behind():
    text = "Officials of the Gulf Energy Exchange (GEE) came to Lima. GEE signed a contract with Peru."
    (body,) = [a for a in dragoman.read(text).actors if a.id == "org/gulf-energy-exchange"]
    assert [m.text for m in body.mentions] == ["Gulf Energy Exchange", "GEE", "GEE"]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Police fired tear gas at demonstrators in Istanbul on Sunday.", "Police", "TUR"),
        ("Students marched in Dhaka against the quota.", "Students", "BGD"),
        # Soldiers may be far from home, and two places are no scene.
        ("Soldiers marched in Dhaka on Sunday.", "Soldiers", None),
        ("Students marched in Dhaka and in Lahore.", "Students", None),
    ],
)
def test_people_at_home_belong_to_the_scene(text: str, words: str, country: str | None):
    assert countries(text).get(words) == country


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pro-Iran militias attacked a base of the United States.", "militias"),
        ("Ukraine is battling Russian-backed separatists.", "separatists"),
    ],
)
def test_who_is_for_or_backed_by_a_state_is_not_its_own(text: str, words: str):
    assert countries(text)[words] is None


def test_the_administration_of_nobody_said_is_the_american_one() -> None:
    text = "The United States warned Japan on Monday. The administration urged Tokyo to lift the ban."
    assert countries(text)["administration"] == "USA"


def test_no_administration_is_american_in_a_text_that_names_no_american() -> None:
    text = "Japan warned Peru on Monday. The administration urged Lima to lift the ban."
    assert countries(text)["administration"] is None


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The occupation forces stormed the Palestinian town of Tubas.", "occupation forces", "ISR"),
        ("The occupiers shelled the port of Kherson in Ukraine.", "occupiers", "RUS"),
        ("The occupation forces left the Philippines.", "occupation forces", None),
    ],
)
def test_occupation_forces_are_of_the_state_that_holds_the_land(text: str, words: str, country: str | None) -> None:
    found = dragoman.read(Source(text, published="2023-06-20")).actors
    told = {m.text.lower().removeprefix("the "): a.country for a in found for m in a.mentions}
    assert told.get(words) == country


def test_security_forces_are_of_the_place_where_they_act() -> None:
    assert countries("Security forces killed two gunmen in Mindanao.")["Security forces"] == "PHL"


def test_a_body_told_behind_the_name_of_whoever_has_a_post_is_none_of_its_title() -> None:
    # The parse hangs the institute on the politician, of whom nothing of it stands before the name.
    reading = dragoman.read("Ann Reed beat the veteran politician Tom Dean of the Harbour Institute.")
    assert "Tom Dean" in {actor.name for actor in reading.actors}
