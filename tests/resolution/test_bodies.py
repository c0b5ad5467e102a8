"""Bodies by name: the sector that their noun tells, names with a genitive, and names that two states share."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.knowledge.gazetteer import load_gazetteer, to_words
from dragoman.model import Actor, Source
from dragoman.resolution.bodies import told_sector

SECTORS = [
    ("Ministry of Home Affairs", "GOV"),
    ("Royal Thai Navy", "MIL"),
    ("Uganda's Constitutional Court", "JUD"),
    ("House of Representatives of Belize", "LEG"),
    ("Tonga Chamber of Commerce", "BUS"),
    ("National Police Service", "COP"),
    ("Attorney General's Office", "JUD"),
    ("Oromo Liberation Army", "UNK"),
    ("Committee for the Navy Fund", "UNK"),
]
SHARED = [
    ("Congolese troops attacked a rebel camp.", "Congolese", "COD"),
    ("Brazzaville condemned the raid. Congolese troops attacked a camp.", "Congolese", "COG"),
    ("Kinshasa accused Brazzaville of lying. Congolese pilots met Rwandan pilots.", "Congolese", None),
    ("The Dominican government deported 300 Haitians.", "Dominican", "DOM"),
    ("Dominica met Cuban envoys. The Dominican government thanked Cuba.", "Dominican", "DMA"),
    ("Korean troops attacked a camp.", "Korean", None),
    ("BRAZZAVILLE, March 3 (Reuters) - Congo expelled two French diplomats on Monday.", "Congo", "COG"),
    ("ROSEAU, March 3 (Reuters) - The Dominican government thanked Cuba on Monday.", "Dominican", "DMA"),
    ("Denis Sassou Nguesso said Congo would meet Chadian officials.", "Congo", "COG"),
]
AT_HOME = [
    (
        "The Consumer Financial Protection Bureau fined a lender on Monday.",
        "org/USA-CONSUMER-FINANCIAL-PROTECTION-BUREAU",
    ),
    ("Scottish Labour said on Monday that it had signed the pledge.", "org/GBR-SCOTTISH-LABOUR"),
    ("The Mossos d'Esquadra arrested two men.", "org/ESP-MOSSOS-DESQUADRA"),
    (
        "In Manila, the Department of Agriculture said that rice was scarce.",
        "org/PHL-DEPARTMENT-OF-AGRICULTURE-OF-THE-PHILIPPINES",
    ),
    ("In Chicago, the Department of Agriculture said that maize was scarce.", "org/USA-DEPARTMENT-OF-AGRICULTURE"),
    ("The Department of Agriculture said that rice was scarce.", None),
    ("In Chicago, the FCC fined a radio station.", "org/USA-FEDERAL-COMMUNICATIONS-COMMISSION"),
    ("The FCC fined a radio station.", None),
]
WHOLE = [
    ("The Security Council of the UN condemned the raid.", "org/UNSC"),
    ("The Lord's Resistance Army abducted villagers.", "org/LRA"),
    ("The Kurdistan Workers' Party declared a truce.", "org/PKK"),
    ("Togo's Attorney General's Office charged two men.", "org/attorney-general-s-office-tgo"),
    ("The Supreme Court of Nepal freed two prisoners.", "org/supreme-court-of-nepal-npl"),
    ("The Kenyan Court of Appeal condemned the raid.", "org/kenyan-court-of-appeal-ken"),
    ("The Tonga Chamber of Commerce criticised the tax.", "org/tonga-chamber-of-commerce-ton"),
]


CALLED_BY_PLACE = [
    "The Oslo accords were rejected by Hamas.",
    "The Maastricht Treaty was criticised by London.",
    "Norway condemned the Ukraine war.",
]


CALLED_BY_TOWN = [
    "The tanker Athens was seized by pirates.",
    "Paris Saint-Germain rejected the offer.",
    "The Jakarta Globe accused the minister of lying.",
]
SPOKEN_FOR = [
    ("A spokesman for the Taliban accused Pakistan of lying.", "org/TALIBAN"),
    ("A spokeswoman for the World Bank criticised Uganda.", "org/WORLD-BANK"),
    ("A spokesman for the Indonesian navy accused Vietnam.", "group/idn-spokesman"),
    ("The spokesman for Japan's foreign ministry accused China.", "office/spokesperson-jpn"),
]


PEOPLES = [
    ("Kurds in northern Syria protested against Turkey.", "group/syr-kurds"),
    ("Iraqi Kurds accused Baghdad of discrimination.", "group/irq-kurds"),
    ("Kurds protested against Turkey.", "org/KURDS"),
]
BARE = [
    ("NAIROBI, May 4 (Reuters) - The president met farmers and accused the police of lying.", "KEN"),
    ("NAIROBI, May 4 (Reuters) - Uganda closed the border. The president condemned the raid.", None),
    ("NAIROBI, May 4 (Reuters) - The president of the club condemned the raid.", None),
]


OF_THE_SOUTH = [
    ("The National Unity Platform accused the army of beating voters.", "org/UGA-NUP"),
    ("The Caribbean Court of Justice dismissed the appeal.", "org/CCJ"),
    ("Unicef criticised Mali.", "org/UNICEF"),
    ("Uganda praised the East African Community.", "org/EAC"),
    ("Benin joined the East African bloc.", "org/east-african-bloc"),
    ("The ADF killed nine farmers, Kinshasa said.", "org/ISCAP"),
    ("The ADF killed nine farmers, Canberra said.", "org/AUS-ADF"),
    ("The PCC attacked two prisons in Brazil.", "org/PCC-BRAZIL"),
    ("The PCC attacked two prisons.", "org/pcc"),
    ("Congress impeached the president. Congress then left Lima.", None),
]


def actors(text: str) -> tuple[Actor, ...]:
    return dragoman.read(Source(text, published="2024-06-12")).actors


@pytest.mark.parametrize(("name", "sector"), SECTORS)
def test_the_noun_of_a_name_tells_the_sector(name: str, sector: str) -> None:
    assert told_sector(to_words(name)) == sector


@pytest.mark.parametrize(("text", "name", "country"), SHARED)
def test_a_name_of_two_states_is_of_the_one_that_the_text_or_custom_tells(
    text: str, name: str, country: str | None
) -> None:
    found = {a.country for a in actors(text) if any(name in m.text for m in a.mentions)}
    assert found <= {country}
    assert found or country is None


@pytest.mark.parametrize(("text", "id_"), WHOLE)
def test_a_name_with_a_genitive_or_of_many_bodies_is_read_whole(text: str, id_: str) -> None:
    assert id_ in {a.id for a in actors(text)}


def test_what_ends_in_an_apostrophe_alone_is_no_genitive() -> None:
    assert to_words("Ba'ath Party") in load_gazetteer().names
    assert not any(name[:2] == ("ba", "'s") for name in load_gazetteer().names)


@pytest.mark.parametrize("text", CALLED_BY_PLACE)
def test_what_is_called_by_a_place_is_no_act_of_its_state(text: str) -> None:
    events = dragoman.read(Source(text, published="2024-06-12")).events
    assert events
    assert not any(e.targets for e in events)


@pytest.mark.parametrize("text", CALLED_BY_TOWN)
def test_a_ship_or_club_that_is_called_by_a_town_is_no_state(text: str) -> None:
    assert not any(a.kind == "state" for a in actors(text))


@pytest.mark.parametrize(("text", "id_"), SPOKEN_FOR)
def test_who_speaks_for_a_body_is_the_body_or_of_its_state(text: str, id_: str) -> None:
    assert any(e.sources == (id_,) for e in dragoman.read(Source(text, published="2024-06-12")).events)


@pytest.mark.parametrize(("text", "id_"), PEOPLES)
def test_people_of_several_states_are_of_the_one_they_live_in(text: str, id_: str) -> None:
    assert id_ in {a.id for a in actors(text)}


@pytest.mark.parametrize(("text", "country"), BARE)
def test_a_bare_office_is_the_own_states_where_no_other_is_told(text: str, country: str | None) -> None:
    reading = dragoman.read(Source(text, published="2024-06-12"))
    countries = {a.id: a.country for a in reading.actors}
    accusers = {countries[s] for e in reading.events if e.type == "ACCUSE" for s in e.sources}
    assert accusers == ({country} if country else set())


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Saudi-led coalition bombed Sanaa.", "org/SAUDI-LED-COALITION"),
        ("The US and south Korea held a joint drill.", "state/KOR"),
        ("The Zionist entity bombed Damascus.", "state/ISR"),
        ("The Israeli enemy shelled Khiam in Lebanon.", "state/ISR"),
        (
            "The 9th Circuit said on Monday that it had heard the case.",
            "org/USA-COURT-OF-APPEALS-FOR-THE-NINTH-CIRCUIT",
        ),
        ("The 82nd Airborne Division landed near the town.", "org/USA-82ND-AIRBORNE-DIVISION"),
        ("The Quai d'Orsay said on Monday that it had signed the contract.", "org/FRA-QUAI-DORSAY"),
    ],
)
def test_names_written_small_or_with_a_hyphen_are_found(text: str, actor: str) -> None:
    assert actor in {a.id for a in dragoman.read(text).actors}


@pytest.mark.parametrize(("text", "actor"), AT_HOME)
def test_bodies_of_news_at_home_are_known_and_shared_names_are_of_the_state_told(text: str, actor: str | None) -> None:
    found = {a.id for a in dragoman.read(text).actors if a.kind == "organisation" and a.known}
    assert found == ({actor} if actor else set())


@pytest.mark.parametrize(("text", "body"), OF_THE_SOUTH)
def test_short_and_shared_names_of_bodies_need_their_state_beside_them(text: str, body: str | None) -> None:
    found = {a.id for a in actors(text) if a.kind in {"organisation", "group"} and a.id.startswith("org/")}
    assert found == ({body} if body else set())
