"""Whose a body is by its own name."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Source
from resolution.readings import cast

OWN = [
    ("The General Staff of the Algerian Armed Forces denied the report.", "General Staff", "DZA"),
    ("The Nairobi Chamber of Commerce signed a contract.", "Nairobi", "KEN"),
    ("The Royal Thai Army denied the claim.", "Royal Thai", "THA"),
    ("The University of Zagreb condemned the attack.", "Zagreb", "HRV"),
    ("The Korea Coal Corporation signed a contract. South Korea welcomed it.", "Korea Coal", "KOR"),
    ("The UN Assistance Mission in Somalia condemned the attack.", "Mission", "IGO"),
    ("The Budget Committee of the Iranian parliament rejected the bill.", "Committee", "IRN"),
    ("[Kenya's] Ministry of Foreign Affairs condemned the raid.", "Ministry", "KEN"),
    ("The Kurdish regional parliament rejected the budget.", "parliament", "IRQ"),
]
# The state is a topic, one of two, or another thing of that name.
UNSURE = [
    ("The US-China Business Council criticised the tariffs.", "Council"),
    ("The Regional Assistance Council to Tonga withdrew its soldiers.", "Council"),
    ("The Jordan River Authority signed an agreement with Israel.", "Authority"),
    ("The Center for Kenyan Studies criticised the raid.", "Center"),
]


def countries(text: str, name: str) -> set[str | None]:
    reading = dragoman.read(Source(text, published="2019-06-20"))
    return {actor.country for actor in reading.actors if any(name in mention.text for mention in actor.mentions)}


@pytest.mark.parametrize(("text", "name", "country"), OWN)
def test_a_name_tells_whose_the_body_is(text: str, name: str, country: str) -> None:
    assert countries(text, name) == {country}


@pytest.mark.parametrize(("text", "name"), UNSURE)
def test_a_topic_tells_nothing(text: str, name: str) -> None:
    assert countries(text, name) <= {None}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Kenya rejected the report. The country's police arrested three bankers.", "police", "KEN"),
        ("Ghana accepted the ruling. Its Supreme Court rejected the appeal.", "Supreme Court", "GHA"),
        ("TIRANA – The Constitutional Court rejected the appeal.", "Constitutional Court", "ALB"),
        ("TIRANA – Serbian President Aleksandar Vucic met the Air Force.", "Air Force", "ALB"),
        # Two states are told, neither as the subject.
        ("Envoys of Ghana and Togo met. Its Supreme Court rejected the appeal.", "Supreme Court", None),
    ],
)
def test_a_body_that_each_state_has(text: str, name: str, country: str | None) -> None:
    assert countries(text, name) <= {country}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The head of the Kenya Textile and Leather Institute, Peter Kamau, criticised Uganda.", "Peter", "KEN"),
        ("Oda Lund, the second Dane aboard the ferry, was rescued.", "Oda", "DNK"),
        ("Noor Ali and Rahim Uddin, two photographers from Chad, were arrested.", "Rahim", "TCD"),
        ("Ambassador of Russia to Kenya Ivan Petrovsky met the president.", "Ivan", "RUS"),
        ("John Barker, a lawyer from Seattle, condemned Iran.", "John", "USA"),
        ("Ana Silva, who lives in Lisbon, condemned Iran.", "Ana", "PRT"),
        ("Oslo-based lawyer Kari Moe condemned Russia.", "Kari", "NOR"),
        ("The Peruvian minister of industrial policy Juan Rojas met Chilean officials.", "Juan", "PER"),
        ("American voters chose Democratic Gov. Maria Hale.", "Maria", "USA"),
        ("American envoys met Christian Democratic leader Maria Hale.", "Maria", None),
        ("American envoys met Democratic Unionist leader Maria Hale.", "Maria", None),
        ("Maria Hale, an aid worker in Sudan, condemned Iran.", "Maria", None),
    ],
)
def test_a_person_whose_belonging_is_told_beside(text: str, name: str, country: str) -> None:
    assert countries(text, name) == {country}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Doe, a critic of Iran, condemned Iraq.", "Jane"),
        ("Jane Doe, a tourist in Peru, condemned Chile.", "Jane"),
        ("Kari Moe, a correspondent in Cairo, condemned Iran.", "Kari"),
        ("Indian-born author Raj Patel condemned Iran.", "Raj"),
    ],
)
def test_a_tie_to_others_tells_no_belonging(text: str, name: str) -> None:
    assert countries(text, name) == {None}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("South Korean refiners such as Blue Lotus Petroleum buy oil.", "Blue Lotus Petroleum", "KOR"),
        ("American allies such as the Mountain Coalition fought.", "Mountain Coalition", None),
        ("Shiraz Steel Company signed a deal in Iran.", "Shiraz Steel Company", "IRN"),
        ("Shiraz Steel Company signed a deal.", "Shiraz Steel Company", None),
        ("Sen. Jane Milford, D-Calif., left. ", "Jane Milford", "USA"),
        ("Rep. Tom Bexley (R-IN) left on Monday.", "Tom Bexley", "USA"),
        ("Tom Bexley (R-ZZ) left on Monday.", "Tom Bexley", None),
    ],
)
def test_whose_is_told_by_class_town_or_party_mark(text: str, name: str, country: str | None) -> None:
    assert {a.name: a.country for a in cast(text).values()}[name] == country


def test_two_bodies_of_one_noun_are_two() -> None:
    found = cast("Lima Chamber of Commerce and Cusco Chamber of Commerce met in Peru.")
    assert {"Lima Chamber of Commerce", "Cusco Chamber of Commerce"} <= {a.name for a in found.values()}


def test_a_known_body_is_found_in_a_name_that_says_what_it_is() -> None:
    assert "org/IRQ-RUDAW" in cast("Rudaw Media Network reported the strike.")


def test_initials_of_plain_words_are_nobody() -> None:
    found = cast("They signed a memorandum of understanding (MOU). The MOU binds Iran.")
    assert [a.name for a in found.values()] == ["Iran"]


def test_initials_at_the_end_of_a_story_are_nobody() -> None:
    assert not cast("The road was opened.\n\nAB/CD")


def test_a_town_where_somebody_is_owns_no_post() -> None:
    found = cast("Receiving in Washington chancellor of Germany Angela Merkel, Trump praised NATO.")
    assert {a.country for a in found.values() if a.name == "Angela Merkel"} == {"DEU"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("NIOC's Exploration Directorate signed a deal with Denmark.", "Exploration Directorate", "IRN"),
        ("Head of Iran Customs Administration (IRICA) Mehdi Farzan said so.", "Mehdi Farzan", "IRN"),
    ],
)
def test_whose_is_told_by_the_body_beside(text: str, name: str, country: str) -> None:
    assert {a.name: a.country for a in cast(text).values()}[name] == country


def test_a_council_of_a_states_own_is_not_the_united_nations() -> None:
    assert not [a for a in cast("The judiciary's Human Rights Council met.").values() if a.country == "IGO"]


def test_a_name_inside_a_title_is_nobody() -> None:
    found = cast("Supreme Leader of the Islamic Revolution Ayatollah Ali Khamenei met the premier of Pakistan.")
    assert "Islamic Revolution" not in {a.name for a in found.values()}


STANDING = [
    ("The Lumen Institute in Riga criticised the plan.", "LVA"),
    ("Peter Novak of the Lumen Institute, Prague, criticised the plan.", "CZE"),
    ("The Lumen Institute in 2012 criticised the plan.", None),
    ("The Lumen Relief Agency in Goma criticised the plan.", None),
]


@pytest.mark.parametrize(("text", "country"), STANDING)
def test_a_body_that_stands_in_a_town_is_of_its_state(text: str, country: str | None) -> None:
    (found,) = [a for a in cast(text).values() if a.kind == "organisation"]
    assert found.country == country
