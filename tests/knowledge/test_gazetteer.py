"""Names and what they stand for."""

from __future__ import annotations

import pytest

from dragoman.knowledge.gazetteer import Entry, Gazetteer, is_name_like, load_gazetteer, surname_forms, to_words
from dragoman.knowledge.tables import Person

STANDS_FOR = [
    ("Iran", "state/IRN", "state"),
    ("Islamic Republic of Iran", "state/IRN", "state"),
    ("Iranian", "state/IRN", "demonym"),
    ("Iranians", "state/IRN", "demonym"),
    ("Tehran", "state/IRN", "capital"),
    ("Teheran", "state/IRN", "capital"),
    ("Isfahan", "state/IRN", "place"),
    ("U.S.", "state/USA", "state"),
    ("US", "state/USA", "state"),
    ("United States of America", "state/USA", "state"),
    ("Britain", "state/GBR", "state"),
    ("Türkiye", "state/TUR", "state"),
    ("Turkiye", "state/TUR", "state"),
    ("Côte d'Ivoire", "state/CIV", "state"),
    ("Cote d’Ivoire", "state/CIV", "state"),
    ("Ivory Coast", "state/CIV", "state"),
    ("Burma", "state/MMR", "state"),
    ("DPRK", "state/PRK", "state"),
    ("North Korea", "state/PRK", "state"),
    ("Kosovo", "state/XKX", "state"),
    ("Taiwan", "state/TWN", "state"),
    ("Kremlin", "org/RUS-KREMLIN", "organisation"),
    ("Foggy Bottom", "org/USA-STATE-DEPARTMENT", "organisation"),
    ("NATO", "org/NATO", "organisation"),
    ("Hezbollah", "org/HEZBOLLAH", "organisation"),
    ("Shakhtar Donetsk", "org/UKR-SHAKHTAR-DONETSK", "organisation"),
    ("Deutsche Post", "org/DEU-DEUTSCHE-POST", "organisation"),
    ("L'Oreal", "org/FRA-LOREAL", "organisation"),
    ("Prensa Libre", "org/GTM-PRENSA-LIBRE", "organisation"),
    ("Sergei Lavrov", "person/Q58217", "person"),
]
WORDS = [
    ("The United States", ("united", "states")),
    ("The Hague", ("the", "hague")),
    ("Guinea-Bissau", ("guinea", "bissau")),
    ("U.A.E.", ("uae",)),
    ("Sana'a", ("sanaa",)),
    ("", ()),
    (" - ", ()),
]


@pytest.mark.parametrize(("name", "actor", "kind"), STANDS_FOR)
def test_a_name_stands_for_its_actor(name: str, actor: str, kind: str) -> None:
    assert (actor, kind) in {(entry.id, entry.kind) for entry in load_gazetteer().names[to_words(name)]}


@pytest.mark.parametrize(("name", "words"), WORDS)
def test_words(name: str, words: tuple[str, ...]) -> None:
    assert to_words(name) == words


def test_abbreviations_ask_for_capitals() -> None:
    assert [entry.exact for entry in load_gazetteer().names["us",] if entry.kind == "state"] == [True]


def test_names_that_mean_much_else_ask_for_support() -> None:
    assert all(entry.caution for entry in load_gazetteer().names["georgia",] if entry.kind == "state")


@pytest.mark.parametrize(
    "name",
    [
        "Ferrari",
        "Henkel",
        "Nordstrom",
        "NBA",
        "Channel 4",
        "Jezebel",
        "Black Panthers",
        "Motorola",
        "NCAA",
        "MTV",
        "DWP",
    ],
)
def test_companies_called_by_a_surname_or_by_letters_of_many_ask_for_support(name: str) -> None:
    assert [entry.caution for entry in load_gazetteer().names[to_words(name)] if entry.kind == "organisation"] == [True]


@pytest.mark.parametrize(
    "name",
    [
        "The Tennessean",
        "Levi Strauss",
        "Lotte",
        "Premier League",
        "Texas Rangers",
        "Colorado Rockies",
        "Weather Underground",
        "Holiday Inn",
        "Marathon Oil",
    ],
)
def test_what_means_somebody_else_as_often_is_no_body(name: str) -> None:
    assert not [e for e in load_gazetteer().names.get(to_words(name), ()) if e.kind == "organisation"]


def test_the_longest_name_comes_first() -> None:
    words = ["united", "states", "of", "america"]
    assert [length for length, _ in load_gazetteer().matches(words, 0)] == [4, 2]


def test_no_name_runs_over_the_end() -> None:
    assert not list(load_gazetteer().matches(["united"], 0))


def test_the_first_word_of_every_title_tells_how_many_words_to_look_at() -> None:
    gazetteer = load_gazetteer()
    assert max(map(len, gazetteer.office_names)) > 1
    assert all(gazetteer.longest_office[words[0]] >= len(words) for words in gazetteer.office_names)


def test_a_name_is_filed_once() -> None:
    gazetteer = Gazetteer()
    for _ in range(2):
        gazetteer.add("Utopia", Entry(id="state/UTO", kind="state", country="UTO"))
    gazetteer.add("  ", Entry(id="state/UTO", kind="state", country="UTO"))
    assert {name: len(entries) for name, entries in gazetteer.names.items()} == {("utopia",): 1}


@pytest.mark.parametrize(("country", "found"), [("LBN", "place/lbn-tripoli"), ("LBY", "place/lby-tripoli")])
def test_places_of_one_name_are_told_apart_by_country(country: str, found: str) -> None:
    place = load_gazetteer().place("Tripoli", country)
    assert place is not None
    assert place.id == found


def test_a_place_elsewhere_is_none() -> None:
    assert load_gazetteer().place("Isfahan", "USA") is None


@pytest.mark.parametrize(("code", "state"), [("IRN", "state/IRN"), ("IGO", None), (None, None)])
def test_the_state_of_a_code(code: str | None, state: str | None) -> None:
    assert load_gazetteer().state_of(code) == state


@pytest.mark.parametrize(("word", "origin"), [("syrian", True), ("syria", True), ("damascus", False), ("army", False)])
def test_words_of_origin(word: str, origin: bool) -> None:  # noqa: FBT001 - an expected value
    assert load_gazetteer().is_origin(word) is origin


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["Sergei", "Lavrov"], True),
        (["Ursula", "von", "der", "Leyen"], True),
        (["Resolution", "2231"], True),
        (["army"], False),
        (["Foreign", "minister"], False),
        ([], False),
    ],
)
def test_what_is_written_as_a_name(words: list[str], name: bool) -> None:  # noqa: FBT001 - an expected value
    assert is_name_like(words) is name


def test_surnames() -> None:
    assert surname_forms(Person(id="person/x", name="Xi Jinping", surname=("Xi",))) == ("Xi",)
    assert set(surname_forms(Person(id="person/y", name="Ali Shamkhani", names=("Ali Shamkhany", "Ali")))) == {
        "Shamkhani",
        "Shamkhany",
    }


def test_every_holder_is_a_person() -> None:
    gazetteer = load_gazetteer()
    assert {i for ids in gazetteer.holders.values() for i in ids} <= gazetteer.persons.keys()


def test_every_term_is_of_an_office() -> None:
    gazetteer = load_gazetteer()
    assert {office for office, _ in gazetteer.holders} <= gazetteer.offices.keys()
