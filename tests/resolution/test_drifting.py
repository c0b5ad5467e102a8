"""Names in the spelling of the tongue they came through, and those that are nobody's spelling."""

from __future__ import annotations

import pytest

from dragoman.extract.mentions import make
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.resolution.cast import Cast
from dragoman.resolution.linker import titled
from dragoman.resolution.skeletons import bones, is_drifted, is_slip, may_be_given
from factory import parsed
from resolution.readings import cast

SPELLINGS = [
    ("Porosjenko", "Poroshenko"), ("Jusjtsjenko", "Yushchenko"), ("Chruszczow", "Khrushchev"),
    ("Medvegyev", "Medvedev"), ("Jamenei", "Khamenei"), ("Ompama", "Obama"), ("Thatcherová", "Thatcher"),
    ("Bidenas", "Biden"), ("Putinas", "Putin"),
    ("Telangpu", "Trump"), ("Alebadi", "Abadi"), ("Stotlenberg", "Stoltenberg"),
]  # fmt: skip
OTHERS = [("Lavrenko", "Lavrov"), ("Schneider", "Scholz"), ("Pushkin", "Putin"), ("Rossi", "Rutte")]
READ = [
    ("Ukrainian President Porosjenko signed the law.", "2016-03-01", "person/Q58077"),
    ("French President Emmanuel Makron spoke in Paris.", "2019-03-01", "person/Q3052772"),
    ("The US president, Co Bayden, signed the law.", "2022-03-01", "person/Q6279"),
]


@pytest.mark.parametrize(("word", "known"), SPELLINGS)
def test_a_surname_is_known_by_its_skeleton(word: str, known: str):
    assert is_drifted(word, known)


@pytest.mark.parametrize(("word", "known"), OTHERS)
def test_another_surname_is_not(word: str, known: str):
    assert not is_drifted(word, known)


def test_one_letter_is_a_slip_and_a_short_word_has_none():
    assert is_slip("Pompoe", "Pompeo")
    assert not is_slip("Mai", "May")


def test_a_given_name_may_be_cut_only_where_office_and_country_are_told():
    assert may_be_given("Alexand", "Alexander", loose=True)
    assert not may_be_given("Alexand", "Alexander", loose=False)
    assert not may_be_given("Barbara", "George", loose=True)


def test_the_endings_of_other_tongues_come_off():
    assert bones("Makrons") & bones("Macron")


@pytest.mark.parametrize(("text", "published", "person"), READ)
def test_a_drifted_name_is_read_as_the_holder_of_the_office(text: str, published: str, person: str):
    assert person in cast(text, published)


@pytest.mark.parametrize(
    "text",
    [
        "The baker Joe Bidden lives in Ohio.",
        "Marina Porosjenko, the wife of a banker, opened a school in Kyiv.",
        "Poutine is a dish of fries and gravy.",
    ],
)
def test_a_trade_a_tie_or_a_thing_is_no_leader(text: str):
    known = {"person/Q6279", "person/Q58077", "person/Q7747"}
    assert not known & set(cast(text, "2017-05-01"))


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Morse said the river would flood.", "2013-03-01"),
        ("The mayor of Macon opened a library.", "2019-03-01"),
        ("Macon's mill closed.", "2019-03-01"),
        ("The orchard is owned by Merkle.", "2015-03-01"),
        ("Scholl told reporters that Germany won the match.", "2022-03-01"),
        ("Carver said the bridge would open.", "1978-05-01"),
        ("Clifton praised the choir.", "1996-05-01"),
        ("Hollander bought the paper.", "2014-05-01"),
        ("Starner painted the barn.", "2024-10-01"),
    ],
)
def test_a_stranger_of_a_like_surname_is_no_leader(text: str, published: str):
    assert not [id_ for id_, actor in cast(text, published).items() if actor.known and id_.startswith("person/")]


def test_what_stands_before_a_name_is_told_of_a_copy():
    read = parsed("mayor/NN/compound:Drossel Drossel/NNP/nsubj:sang sang/VBD/ROOT")
    role, name = (make(read.sentences[0], i, i, kind) for i, kind in enumerate(("role", "person")))
    role.office, role.country = "office/mayor", "FRA"
    cast_ = Cast(parsed=read, gazetteer=load_gazetteer(), at={(0, 0): role, (0, 1): name})
    told = titled(cast_, name)
    assert (told.office, told.country) == ("office/mayor", "FRA")
    assert (name.office, name.country) == (None, None)


def test_one_office_has_another_holder_in_another_year():
    text = "Canadian Prime Minister Trudo spoke."
    assert "person/Q3099714" in cast(text, "2018-02-20")
    assert "person/Q3099714" not in cast(text, "1981-02-20")
