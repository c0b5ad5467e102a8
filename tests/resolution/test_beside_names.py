"""Mentions beside a name: descriptions, relative pronouns, and plurals that mean several."""

from __future__ import annotations

import pytest

import dragoman
from resolution.readings import cast

# (text, whose mentions, their words)
MENTIONS = [
    ("Retired neurosurgeon Ben Carson spoke.", "Ben Carson", ["Retired neurosurgeon", "Ben Carson"]),
    ("The real estate mogul Donald Trump spoke.", "Donald Trump", ["real estate mogul", "Donald Trump"]),
    ("NASCAR chief Jim France spoke.", "Jim France", ["NASCAR chief", "Jim France"]),
    ("Mark Cuban, a billionaire investor, spoke.", "Mark Cuban", ["Mark Cuban", "billionaire investor"]),
    ("Reuters, a news agency, reported it.", "Reuters", ["Reuters", "news agency"]),
    ("Objectors Ana Paz and Luis Mora left.", "Luis Mora", ["Objectors", "Luis Mora"]),
    ("Ana Paz, who left Peru, spoke.", "Ana Paz", ["Ana Paz", "who"]),
    ("William Ruto, whose government fell, spoke.", "William Ruto", ["William Ruto", "whose"]),
    ("Ana Paz and Luis Mora, who are rivals, met.", "Ana Paz", ["Ana Paz", "who"]),
    ("The United Nations, which sits in New York, spoke.", "United Nations", ["United Nations", "which"]),
    ("Apple sued Samsung, a move that cost it much.", "Samsung", ["Samsung"]),
    ("The sister of former president Mary Robinson left.", "Mary Robinson", ["former president", "Mary Robinson"]),
    ("The policies of Viktor Orbán, who leads Hungary, failed.", "Viktor Orbán", ["Viktor Orbán", "who"]),
    ("As he was leaving, Ana Paz met Luis Mora.", "Luis Mora", ["Luis Mora"]),
    ("Ana Paz said who would leave.", "Ana Paz", ["Ana Paz"]),
    ("A United Nations official, who left, spoke.", "United Nations", ["United Nations official"]),
]


@pytest.mark.parametrize(("text", "name", "words"), MENTIONS)
def test_what_stands_beside_a_name_is_a_mention(text: str, name: str, words: list[str]) -> None:
    actors = {actor.name: [m.text for m in actor.mentions] for actor in dragoman.read(text).actors}
    assert actors.get(name) == words


def test_a_body_inside_a_description_is_no_actor() -> None:
    assert [a.name for a in dragoman.read("NASCAR chief Jim France spoke.").actors] == ["Jim France"]


def test_a_plural_is_a_mention_of_each() -> None:
    actors = cast("Iran and Oman signed a pact. The two countries trade fish.")
    assert all("two countries" in [m.text for m in actors[id_].mentions] for id_ in ("state/IRN", "state/OMN"))


def test_a_noun_beside_the_name_takes_it_up_later() -> None:
    actors = cast("Mark Cuban, a billionaire investor, spoke. The investor said that taxes were high.")
    assert [m.text for a in actors.values() for m in a.mentions][-1] == "investor"
    assert len(actors) == 1
