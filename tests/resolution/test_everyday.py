"""Bodies that ordinary news names: firms, teams, papers, by their names in full and cut short; and what is no body."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.knowledge.gazetteer import load_gazetteer, to_words

NAMES = [
    ("LinkedIn", "USA", "BUS"),
    ("Interior Department", "USA", "GOV"),
    ("New Orleans Saints", "USA", "SOC"),
    ("Cumbria Police", "GBR", "COP"),
    ("Anchorage Daily News", "USA", "JRN"),
    ("Yale", "USA", "EDU"),
]
CUT = [
    ("Kestrel Foods sued the city. The judge warned Kestrel on Monday.", "Kestrel", 1),
    ("Dunmore Hawks sued the city. The judge warned the Hawks on Monday.", "Hawks", 1),
    # A town is not the bank called by it.
    ("Detroit Foods sued the city. The mayor of Detroit criticised it.", "Detroit", 0),
]
NOBODY = ["Super Bowl", "Affordable Care Act", "Wall Street"]


@pytest.mark.parametrize(("name", "country", "sector"), NAMES)
def test_bodies_of_everyday_news_are_known(name: str, country: str, sector: str) -> None:
    gazetteer = load_gazetteer()
    (entry,) = gazetteer.names[tuple(to_words(name))]
    assert entry.country == country
    assert gazetteer.organisations[entry.id].sector == (sector,)


def test_a_party_s_committee_is_a_body_of_its_own() -> None:
    names = load_gazetteer().names
    ids = {e.id for name in ("Republican National Committee", "Republicans") for e in names[tuple(to_words(name))]}
    assert len(ids) == 2


@pytest.mark.parametrize(("text", "word", "more"), CUT)
def test_a_name_cut_short_is_the_body_s(text: str, word: str, more: int) -> None:
    (actor,) = (a for a in dragoman.read(text).actors if a.name in text.split(" sued", maxsplit=1)[0])
    assert [text[m.start : m.end] for m in actor.mentions][1 : 1 + more] == [word] * more
    assert len([m for m in actor.mentions if text[m.start : m.end] == word]) == more


def test_police_are_the_department_named_before() -> None:
    text = "The Detroit Police Department criticised the mayor. Police arrested two men on Monday."
    actors = [a for a in dragoman.read(text).actors if "police" in a.name.lower()]
    assert [a.name for a in actors] == ["Detroit Police Department"]


@pytest.mark.parametrize(
    "told", ["In France, police arrested two men.", "French police came. Police arrested two men."]
)
def test_police_of_elsewhere_are_not_the_department_named_before(told: str) -> None:
    reading = dragoman.read(f"The Detroit Police Department criticised the mayor. {told}")
    (arrest,) = (e for e in reading.events if e.type == "COERCE")
    assert "org/USA-DETROIT-POLICE-DEPARTMENT" not in arrest.sources


@pytest.mark.parametrize("name", NOBODY)
def test_laws_and_matches_are_nobody(name: str) -> None:
    reading = dragoman.read(f"The mayor met the senator before the {name} in Lima. The {name} came later.")
    assert name not in {a.name for a in reading.actors}


def test_who_is_called_like_a_prize_is_somebody_where_he_is_told_in_full() -> None:
    text = "Oscar Quispe sued the mayor in Lima. The judge warned Oscar on Monday."
    (actor,) = (a for a in dragoman.read(text).actors if a.name == "Oscar Quispe")
    assert len(actor.mentions) > 1


DESCRIBED = [
    ("Vandals smashed the windows of a jewellery store in Lima.", "jewellery store", "organisation"),
    ('"It is over," a police source said in Lima on Monday.', "police source", "unnamed"),
    ("The gang member shot a sheriff's deputy in Denver.", "gang member", "unnamed"),
]


@pytest.mark.parametrize(("text", "name", "kind"), DESCRIBED)
def test_one_shop_is_a_body_and_one_gang_member_a_person(text: str, name: str, kind: str) -> None:
    assert {a.name: a.kind for a in dragoman.read(text).actors}.get(name) == kind


SPACED = [("The U. S. Army attacked rebels.", "USA"), ("The U. N. Security Council condemned the raid.", "IGO")]


@pytest.mark.parametrize(("text", "country"), SPACED)
def test_letters_with_a_space_between_are_one_abbreviation(text: str, country: str) -> None:
    assert country in {a.country for a in dragoman.read(text).actors if a.kind == "organisation"}


def test_a_boy_of_some_age_is_told_whole() -> None:
    text = "Police in Lima killed a 15-year-old boy on Monday."
    assert "15-year-old boy" in {m.text for a in dragoman.read(text).actors for m in a.mentions}


@pytest.mark.parametrize("people", ["Ottawa senators", "Washington nationals"])
def test_people_of_a_town_are_no_team(people: str) -> None:
    assert not [a for a in dragoman.read(f"The {people} condemned Iran.").actors if a.kind == "organisation"]
