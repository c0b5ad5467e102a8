"""A capital's name: the government that sits there, or the city."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.extract.mentions import find_mentions
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.nlp.load import parse
from dragoman.relation import plain_document
from dragoman.resolution.places import is_government
from resolution.trees import mention

TREES = [
    ("Moscow:NNP:nsubj:1 condemned|condemn:VBD:ROOT:1 attacks|attack:NNS:obj:1", "Moscow", True),
    ("ties|tie:NNS:ROOT:0 with:IN:case:2 Tehran:NNP:nmod:0", "Tehran", True),
    ("They:PRP:nsubj:1 accused|accuse:VBD:ROOT:1 Beijing:NNP:obj:1", "Beijing", True),
    ("Ankara:NNP:nmod:poss:2 's:POS:case:0 policy:NN:nsubj:3 changed|change:VBD:ROOT:3", "Ankara", True),
    ("London:NNP:nsubj:3 and:CC:cc:2 Paris:NNP:conj:0 agreed|agree:VBD:ROOT:3", "Paris", True),
    ("Kyiv:NNP:nsubj:pass:2 was|be:VBD:aux:pass:2 warned|warn:VBN:ROOT:2", "Kyiv", True),
    ("They:PRP:nsubj:1 met|meet:VBD:ROOT:1 in:IN:case:3 Geneva:NNP:obl:1", "Geneva", False),
    ("He:PRP:nsubj:1 visited|visit:VBD:ROOT:1 Tehran:NNP:obj:1", "Tehran", False),
    ("trip:NN:ROOT:0 to:IN:case:2 Moscow:NNP:nmod:0", "Moscow", False),
    ("the:DT:det:1 city:NN:ROOT:1 of:IN:case:3 Kabul:NNP:nmod:1", "Kabul", False),
    ("the:DT:det:2 Cairo:NNP:compound:2 airport:NN:ROOT:2", "Cairo", False),
    ("Tehran:NNP:nmod:poss:2 's:POS:case:0 airport:NN:nsubj:3 closed|close:VBD:ROOT:3", "Tehran", False),
    ("protests|protest:NNS:ROOT:0 near:IN:case:2 Baghdad:NNP:nmod:0", "Baghdad", False),
    ("He:PRP:nsubj:1 flew|fly:VBD:ROOT:1 from:IN:case:3 Riyadh:NNP:obl:1", "Riyadh", False),
]
SENTENCES = [
    ("Moscow condemned the decision.", "Moscow", True),
    ("Tehran rejected the report.", "Tehran", True),
    ("Relations between Ankara and Athens have improved.", "Athens", True),
    ("Washington imposed sanctions on Tehran.", "Tehran", True),
    ("Ties with Pyongyang were cut in 2017.", "Pyongyang", True),
    ("Beijing's foreign policy has changed.", "Beijing", True),
    ("The United States accused Damascus of using chlorine.", "Damascus", True),
    ("Riyadh and Tehran restored diplomatic relations.", "Riyadh", True),
    ("The ministers met in Vienna.", "Vienna", False),
    ("A bomb exploded near the airport of Kabul.", "Kabul", False),
    ("The president arrived in Moscow on Monday.", "Moscow", False),
    ("Thousands marched through Beirut.", "Beirut", False),
    ("He left Cairo for Khartoum.", "Cairo", False),
    ("The mayor of London opened the bridge.", "London", False),
    ("Their trip to Baku lasted two days.", "Baku", False),
    ("Shells hit the outskirts of Donetsk and Kyiv.", "Kyiv", False),
]


@pytest.mark.parametrize(("tree", "word", "government"), TREES)
def test_by_its_place_in_the_tree(tree: str, word: str, government: bool) -> None:  # noqa: FBT001 - an expected value
    assert is_government(mention(tree, word)) is government


@pytest.mark.parametrize(("text", "word", "government"), SENTENCES)
def test_in_a_sentence(text: str, word: str, government: bool) -> None:  # noqa: FBT001 - an expected value
    parsed = parse(plain_document(text, None), [(0, len(text))])
    found = [m for m in find_mentions(parsed, load_gazetteer()) if m.name == word]
    assert [is_government(m) for m in found if m.kind == "capital"] == [government]


@pytest.mark.parametrize("noun", ["talk", "summit", "conference"])
def test_a_partner_in_talks_is_a_government(noun: str) -> None:
    assert is_government(mention(f"{noun}:NN:ROOT:0 with:IN:case:2 Tehran:NNP:nmod:0", "Tehran"))


@pytest.mark.parametrize(
    ("where", "country"),
    [
        ("Birmingham, Alabama", "USA"),
        ("Cheshire, Connecticut", "USA"),
        ("Sussex County, Delaware", "USA"),
        ("Manchester, N.H.", "USA"),
        ("Birmingham", "GBR"),
    ],
)
def test_a_town_that_stands_before_a_state_of_the_union_is_there(where: str, country: str) -> None:
    assert {a.country for a in dragoman.read(f"A man was arrested in {where}, on Monday.").actors} - {None} == {country}


@pytest.mark.parametrize("name", ["Surrey, British Columbia", "the Southland mall in Ohio"])
def test_towns_of_several_states_are_of_none_without_it(name: str) -> None:
    told = {a.country for a in dragoman.read(f"A man was shot at {name} on Monday.").actors}
    assert not told & {"GBR", "NZL"}
