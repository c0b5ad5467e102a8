"""Which names are nobody's: months, feasts, kinds of things in capitals, laws, weapons, single letters."""

from __future__ import annotations

import pytest

from dragoman.extract.nobodies import names_nobody
from resolution.readings import cast

NOBODY = [
    *("Shahrivar", "Arba'een", "Eid al-Fitr", "Eid al Fitr", "Vaisakhi", "Yom Kippur", "Mid-Autumn Festival"),
    *("MOU", "MoU", "SMEs", "PBUH", "L", "Q.", "Resolution", "Cultural Heritage", "Islamic Revolution"),
    *("Harbour Safety Act", "Lighthouse Prize", "Lassa Fever", "Creative Commons"),
]
SOMEBODY = ["Act", "ACT", "Shahrivari", "Mou", "Sme", "Lighthouse Prize Foundation", "IRNA", "Eid Mansour", "Ana", "TV"]


@pytest.mark.parametrize("name", NOBODY)
def test_what_is_nobody(name: str) -> None:
    assert names_nobody(name, "organisation", ())


@pytest.mark.parametrize("name", SOMEBODY)
def test_what_may_be_somebody(name: str) -> None:
    assert not names_nobody(name, "organisation", ())


def test_who_is_told_in_full_is_somebody() -> None:
    assert names_nobody("Bahman", "person", ())
    assert not names_nobody("Bahman", "person", (), {"bahman", "paz"})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Prophet Mohammad (PBUH) was born in Arabia, Omid Sharifi said.", {"Mohammad", "Omid Sharifi"}),
        ("Ana Quispe (L) and Bruno Mamani (R) met in Lima.", {"Ana Quispe", "Bruno Mamani"}),
        ("Oman bought Zephyr missiles from Norway.", {"Oman", "Norway"}),
        ("Mr. Eid accused Norway of spying.", {"Eid", "Norway"}),
        ("Norway praised the Harbour Safety Act.", {"Norway"}),
    ],
)
def test_who_is_left(text: str, names: set[str]) -> None:
    assert {actor.name for actor in cast(text).values()} == names


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("MBS met Imran Khan in Islamabad.", "person/Q6892571"),
        ("The Islamic republic rejected the threats of Norway.", "state/IRN"),
        ("Hunting is banned in Iran, the Department of Environment said.", "org/IRN-DOE"),
        ("YJC reported that the road is open.", "org/IRN-YJC"),
    ],
)
def test_who_is_known_by_a_short_name(text: str, id_: str) -> None:
    assert id_ in cast(text)


def test_members_told_with_capitals_are_described() -> None:
    told = next(actor for actor in cast("Member States condemned Norway.").values() if "Member" in actor.name)
    assert told.kind == "group"
