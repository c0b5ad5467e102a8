"""Names told in passing, and places in the United States that are called like states."""

from __future__ import annotations

import pytest

import dragoman

# (text, the names of those told)
TOLD = [
    ("The Republican debate in Iowa was long.", []),
    ("Republicans in Iowa lost.", ["Republican Party"]),
    ("A pro-Israel speech was long.", []),
    ("He lives in Burke County, Georgia.", []),
    ("He flew from Atlanta, Georgia, to Lebanon, Ohio.", []),
    ("Storms hit Alabama, Georgia and Tennessee.", []),
    ("Georgia, Armenia and Moldova joined. Texas did not.", ["Georgia", "Armenia", "Moldova"]),
    ("Georgian farmers left Ohio. Georgia thanked Ohio and Texas.", ["Georgia"]),
    ("Cuba, Mexico and Florida were hit.", ["Cuba", "Mexico"]),
    ("In Lebanon, Georgia opened an embassy.", ["Lebanon", "Georgia"]),
    ("After the talks with Iran, New York stocks fell.", ["Iran"]),
    ("Protests spread in Iran, Al Jazeera said.", ["Iran", "Al Jazeera"]),
    ("He lives in Lebanon, Pa., and teaches there.", []),
    ("Russia invaded Georgia. Georgia fought back. Texas and Ohio sent aid.", ["Russia", "Georgia"]),
    ("Georgia's president flew to Texas. Florida and Alabama hosted him too.", ["Georgia"]),
    ("She moved to Macon, Ga., in May. The heat in Georgia was great.", []),
    ("Georgia's president flew to Atlanta. Georgians cheered him.", ["Georgia"]),
    ("Jan Visser, founder of the Dutch Party for Freedom, wept.", []),
    ("Jan Visser, founder of the Party for Freedom, wept. The Party for Freedom lost.", ["Party for Freedom"]),
    ("Omar Fadli, spokesman for the Indonesian military, wept.", []),
    ("Omar Fadli praised the Indonesian military.", ["Indonesian National Armed Forces"]),
    ("Primaries were held in Texas. Ohio and Michigan vote next. Georgia voted too.", []),
]


@pytest.mark.parametrize(("text", "names"), TOLD)
def test_who_is_told(text: str, names: list[str]) -> None:
    found = [a.name for a in dragoman.read(text).actors if a.kind in {"state", "organisation"}]
    assert [name for name in found if name != "United States"] == names


def test_a_bare_rank_is_no_mention() -> None:
    (actor,) = dragoman.read("Admiral Ali Shamkhani spoke.").actors
    assert [m.text for m in actor.mentions] == ["Ali Shamkhani"]


def test_an_office_that_nobody_holds_yet_is_no_mention() -> None:
    reading = dragoman.read("Joe Biden said that Kamala Harris would be president.", published="2023-05-01")
    assert all("president" not in [m.text for m in a.mentions] for a in reading.actors)


def test_the_two_countries_are_those_that_the_two_serve() -> None:
    text = "Peru's foreign minister Ana Paz met her Omani counterpart Badr Albusaidi. The two countries trade fish."
    assert {"Peru", "Oman"} <= {
        a.name for a in dragoman.read(text).actors if "two countries" in {m.text for m in a.mentions}
    }


@pytest.mark.parametrize(
    ("words", "country", "office"),
    [
        ("Georgia Governor", "USA", "office/governor"),
        ("Georgia Secretary of State", "USA", "office/local-official"),
        ("Ohio Secretary of State", "USA", "office/local-official"),
        ("Georgia foreign minister", "GEO", "office/foreign-minister"),
        ("In Ohio, Secretary of State", None, "office/foreign-minister"),
    ],
)
def test_an_office_of_a_state_of_the_union_is_none_of_a_country(words: str, country: str | None, office: str) -> None:
    (actor,) = (a for a in dragoman.read(f"{words} Wanda Quill met Angela Merkel.").actors if "Quill" in a.name)
    assert (actor.country, actor.office) == (country, office)
