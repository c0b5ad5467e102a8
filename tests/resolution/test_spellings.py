"""Two names as strings."""

from __future__ import annotations

import pytest

from dragoman.resolution.spellings import alike, relate, to_name

RELATIONS = [
    ("Jinping Xi", "Xi Jinping", "exact"),
    ("Said Dschalili", "Saeed Jalili", "spelling"),
    ("Narendra Modi", "Narendra Damodardas Modi", "part"),
    ("Mohseni Ezhei", "Gholam-Hossein Mohseni-Eje'i", "surname"),
    ("Lavrov", "Sergei Lavrov", "surname"),
    ("Yingluck", "Yingluck Shinawatra", "given"),
    ("Reza Pahlavi", "Mohammad Reza Pahlavi", "extra"),
    ("JOH", "Juan Orlando Hernández", "initials"),
    ("MBS", "Mohammed bin Salman", "initials"),
    ("Ali Larijani", "Sadeq Larijani", "relative"),
    ("Donald Trump Jr.", "Donald Trump", "relative"),
    ("Mohammed bin Salman", "Mohammed bin Zayed", "namesake"),
    ("Hamad bin Khalifa", "Khalifa bin Hamad", "none"),
    ("Park Geun-hye", "Park Chung-hee", "namesake"),
    ("Sergei Lavrov", "John Kerry", "none"),
    ("Pius XI", "Pius XII", "relative"),
    ("King Gustaf VI", "Gustaf", "exact"),
    ("محمود عباس", "Mahmoud Abbas", "spelling"),
    ("राहुल गांधी", "Rahul Gandhi", "spelling"),
    ("문재인", "Moon Jae-in", "spelling"),
    ("胡锦涛", "Hu Jintao", "spelling"),
]


@pytest.mark.parametrize(("one", "other", "relation"), RELATIONS)
def test_how_two_names_stand_to_each_other(one: str, other: str, relation: str) -> None:
    assert relate(to_name(one), to_name(other)).relation == relation
    assert relate(to_name(other), to_name(one)).relation == relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("william", "bill"),
        ("amir-abdollahian", "amirabdollahian"),
        ("essebsi", "sebsi"),
        ("pak", "park"),
        ("hryzlov", "gryslow"),
    ],
)
def test_words_that_are_one(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("hassan", "hussein"), ("geun-hye", "chung-hee"), ("ali", "aliyev"), ("ahmed", "hamid")]
)
def test_words_that_are_two(one: str, other: str) -> None:
    assert not alike(one, other)


def test_titles_are_no_words_of_a_name() -> None:
    name = to_name("Field Marshal Haftar")
    assert (name.words, name.titles) == (("haftar",), ("field", "marshal"))
    assert to_name("Lieutenant-General Dallaire").words == ("dallaire",)


def test_a_surname_and_an_initial_are_no_numerals() -> None:
    assert to_name("Jinping Xi").generation is None
    assert to_name("Vladimir V. Putin").words == ("vladimir", "v", "putin")


def test_initials_need_capitals() -> None:
    assert to_name("MBS").capitals == "mbs"
    assert to_name("Mbs").capitals is None
