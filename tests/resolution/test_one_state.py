"""Who is of no state said, in a text that tells of one alone."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Source

PERU = "Peru's government raised the tax on boats. Peruvian harbours were shut. In Lima the president of Peru spoke. "
# (what follows, name, country)
CASES = [
    ("Rosa Quispe condemned the president.", "Rosa Quispe", "PER"),
    ("The Harbour League condemned the president.", "Harbour League", "PER"),
    ("Rosa Quispe condemned the teachers.", "Peruvian teachers", "PER"),
    ("The International Boat League condemned the president.", "International Boat League", None),
    ("Rosa Quispe condemned the tourists.", "tourists", None),
    ("The airline Skyhop condemned the president.", "Skyhop", None),
    ("Lonmin condemned the president.", "Lonmin", None),
    ("The striker Kevin Doyle condemned the president.", "Kevin Doyle", None),
    ("Tom Ward, an aid worker in Lima, condemned the president.", "Tom Ward", None),
    ("Insurgents attacked the police.", "Insurgents", None),
    ("Two families sued the president.", "two Peruvian families", "PER"),
    ("Party officials condemned the president.", "Peruvian party officials", "PER"),
    ("Neighbours condemned the president.", "Neighbours", None),
]


def countries(text: str, outlet: str | None = None) -> dict[str, str | None]:
    return {actor.name: actor.country for actor in dragoman.read(Source(text, outlet=outlet)).actors}


@pytest.mark.parametrize(("text", "name", "country"), CASES)
def test_who_is_not_said_to_be_a_stranger_is_of_the_only_state(text: str, name: str, country: str | None) -> None:
    assert countries(PERU + text).get(name) == country


def test_a_text_of_two_states_tells_nothing() -> None:
    found = countries(PERU + "Chile thanked Peru. Chile's navy left. Rosa Quispe condemned the president.")
    assert found["Rosa Quispe"] is None


def test_who_is_named_among_names_of_one_state_alone_is_of_it() -> None:
    apart = "Boats sank. Nets tore. Prices rose. Chile protested. Chile's navy left."
    reading = dragoman.read(PERU + "Rosa Quispe condemned the president of Peru. " + apart)
    (actor,) = (a for a in reading.actors if a.name == "Rosa Quispe")
    assert actor.country == "PER"
    assert "hardly tells" not in actor.why.detail
    assert "around the name" in actor.why.detail


def test_a_line_tells_too_little() -> None:
    assert countries("Rosa Quispe condemned Peru.")["Rosa Quispe"] is None


# What follows, name, country, as above.
LOCAL = [
    ("A Leeds teenager was shot. Police held Ann Foldway.", "Ann Foldway", "GBR"),
    ("Detroit police arrested Ann Foldway on Monday.", "Ann Foldway", "USA"),
    ("Kim Farr, 22, of Leeds, was charged with murder. Police said he fled.", "British police", "GBR"),
    ("Police in Old Tappan, N.J., arrested Ann Foldway.", "Ann Foldway", "USA"),
    ("Police in New Bedford, Massachusetts, arrested Ann Foldway.", "US police", "USA"),
    ("A grand jury indicted Kim Farr, the district attorney said.", "Kim Farr", "USA"),
    ("Dane County Sheriff Dan Brill arrested Kim Farr.", "Kim Farr", "USA"),
    ("A shot was fired on French Street. Police arrested Kim Farr.", "Kim Farr", None),
    ("Police in Leeds arrested Ann Foldway. France asked for her.", "Ann Foldway", None),
    ("The district attorney of Haifa charged Kim Farr. Israel's police had held him.", "Kim Farr", "ISR"),
]


@pytest.mark.parametrize(("text", "name", "country"), LOCAL)
def test_local_news_is_of_the_state_of_its_places_where_it_names_no_other(text: str, name: str, country: str) -> None:
    assert countries(f"{text} The street was shut. Nobody saw the car.")[name] == country


# Texts whose people may be of anywhere, one of them.
ANYONE = [
    ("Jan Oravec won the race in Monaco. He overtook Pedro Lima. The crowd in Monaco cheered.", "Jan Oravec"),
    ("The tanker burned off Leeds. Its captain, Nikos Pallas, spoke. Leeds police came.", "Nikos Pallas"),
    ("Tom Field, a journalist, was held in Leeds. Leeds police freed him. Jill Field wept.", "Jill Field"),
    ("Ana Rosales wrote a book on Helmut Kohl. Detroit police came. She lived in Detroit.", "Ana Rosales"),
    ("Brad Stonely came to Leeds. The director spoke. Leeds was full.", "Brad Stonely"),
    ("Sydney Lane was held. Officers said so. Judge Ann Foldway freed Tom Farr.", "Tom Farr"),
    ("The judges gave Kenji Morita a grand jury prize. He bowed. Nobody spoke.", "Kenji Morita"),
    ("Police arraigned Ola Bandele. The felony shocked people. A congressman spoke.", "Ola Bandele"),
]


@pytest.mark.parametrize(("text", "name"), ANYONE)
def test_where_people_of_anywhere_meet_they_are_of_no_state(text: str, name: str) -> None:
    assert countries(text)[name] is None


def test_a_line_or_two_of_local_news_say_too_little() -> None:
    assert countries("Detroit police arrested Ann Foldway. The street was shut.")["Ann Foldway"] is None


def test_the_reason_says_so() -> None:
    (actor,) = (a for a in dragoman.read(PERU + CASES[0][0]).actors if a.name == "Rosa Quispe")
    assert "hardly tells of a state but PER" in actor.why.detail


def test_a_stranger_in_news_of_a_land_told_at_home_is_of_that_land() -> None:
    text = (
        "Congress debates the budget this week, said Senator Ted Cruz of Texas. John McCain of Arizona opposes the "
        "cuts. Iran was not discussed. Wanda Quill wept when the cuts were announced in Houston."
    )
    actors = dragoman.read(text, published="2016-03-02", outlet="USA Today").actors
    assert {a.country for a in actors if a.name == "Wanda Quill"} == {"USA"}


def test_a_candidate_is_not_meant_where_a_leader_of_that_name_is_told() -> None:
    actors = dragoman.read("Cuba wrote to Washington. Castro rejected the demand.", published="2019-06-20").actors
    assert "Julian Castro" not in {a.name for a in actors}


def test_a_running_candidate_is_meant_by_the_surname() -> None:
    actors = dragoman.read("Clinton criticized the Senate in Iowa.", published="2016-03-02").actors
    assert "Hillary Clinton" in {a.name for a in actors}


def test_a_lone_given_name_is_of_the_text_s_only_state() -> None:
    text = (
        "Detroit police arrested a clerk on Monday. His friend Ana Paz and her sister Laura sued the mayor of Detroit. "
        "The judge praised Laura."
    )
    assert {a.name: a.country for a in dragoman.read(text).actors}.get("Laura") == "USA"


def test_a_county_is_a_place_of_its_state() -> None:
    text = "A clerk, Anna Reed, was killed in Cumbria. Her husband John Reed spoke to detectives. A friend praised her."
    assert {a.name: a.country for a in dragoman.read(text).actors}.get("John Reed") == "GBR"


def test_a_firm_that_is_only_described_is_of_the_text_s_only_state() -> None:
    text = "Ana Paz sued a Detroit firm on Monday. The firm, which makes toys, accused her of theft. A judge heard her."
    assert [a.country for a in dragoman.read(text).actors if a.name == "firm"] in (["USA"], [])
    assert {a.country for a in dragoman.read(text).actors} == {"USA"}
