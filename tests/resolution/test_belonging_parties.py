"""Whose the people and bodies are that take part in an act, read with the bundled pipeline."""

from __future__ import annotations

import pytest

import dragoman

# text: (trigger, countries of the sources, countries of the targets)
ACTS: dict[str, tuple[str, list[str], list[str]]] = {
    "Norway's foreign minister held talks with the defence ministers of Chile, Peru and Ecuador in Oslo on Monday.": (
        "talks",
        ["CHL", "ECU", "NOR", "PER"],
        ["CHL", "ECU", "NOR", "PER"],
    ),
    "Defence Minister Ine Soreide of Norway met her Danish and Swedish counterparts on Sunday.": (
        "met",
        ["DNK", "NOR", "SWE"],
        ["DNK", "NOR", "SWE"],
    ),
    "A delegation of Peruvian miners visited Chile on Monday.": ("visited", ["PER"], ["CHL"]),
    "The Kenyan ambassador to Kampala Grace Wanjiru Otieno criticised Rwanda on Monday.": (
        "criticised",
        ["KEN"],
        ["RWA"],
    ),
}


@pytest.mark.parametrize("text", ACTS)
def test_countries_of_the_sides(text: str) -> None:
    word, sources, targets = ACTS[text]
    reading = dragoman.read(text, published="2019-06-20")
    home = {actor.id: actor.country for actor in reading.actors}
    (event,) = [e for e in reading.events if e.trigger.text == word]
    assert sorted({home[a] for a in event.sources}) == sources
    assert sorted({home[a] for a in event.targets}) == targets


def test_those_a_leader_has_against_him_are_not_of_the_state_they_condemn() -> None:
    reading = dragoman.read("Critics of Erdogan condemned Zambia on Monday.", published="2019-06-20")
    (led,) = [actor for actor in reading.actors if actor.kind == "person"]
    assert led.country == "TUR"


def test_an_arabic_surname_with_its_article_attaches_to_the_full_name() -> None:
    text = "Deputy Minister Samir al-Haddad met Peru's envoy on Monday. Al-Haddad thanked Peru."
    persons = [a for a in dragoman.read(text, published="2019-06-20").actors if a.name.endswith("Haddad")]
    assert [[m.text for m in p.mentions][-2:] for p in persons] == [["Samir al-Haddad", "Al-Haddad"]]


def test_an_agreement_is_nobody() -> None:
    reading = dragoman.read("The United States withdrew from the JCPOA on Monday.", published="2019-06-20")
    assert [actor.id for actor in reading.actors] == ["state/USA"]


def test_a_surname_of_one_state_alone_is_that_state_s_where_the_text_tells_of_it() -> None:
    told = dragoman.read("The plan is Bush's. The senator said the United States and Peru like Bush.")
    away = dragoman.read("The plan is Bush's. The senator said Chile and Peru like Bush.")
    rare = dragoman.read("The plan is Bush's. Chile and Peru praised Bush. Bolivia, unlike the United States, left.")
    assert [next((a.country for a in r.actors if a.name == "Bush"), "none") for r in (told, away, rare)] == [
        "USA",
        None,
        None,
    ]


def test_a_surname_of_two_known_people_is_no_state_s() -> None:
    reading = dragoman.read("The plan is White's. The senator said the United States and Peru like White.")
    assert [a.country for a in reading.actors if a.name == "White"] == [None]
