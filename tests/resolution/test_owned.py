"""Whose "his government" and "its troops" are, and whom a word means by what else the text names."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Actor

OWNED = [
    (
        "Canadian lawmaker Adam Reyes landed in Paris. He said his government had condemned Peru.",
        "government",
        "state/CAN",
    ),
    ("Canadian lawmaker Adam Reyes said his country's army had attacked the rebels.", "army", "group/can-army"),
    ("Ghana said its soldiers had attacked the rebels.", "soldiers", "group/gha-soldier"),
    ("Ghana warned the country's lawmakers and judges.", "lawmakers", "group/gha-lawmaker"),
    ("Ghana told the nurses from the country to leave Libya.", "nurses", "group/gha-nurse"),
    ("The Chadian government and people thanked Ghana.", "people", "group/tcd-people"),
    ("Chad's navy and police attacked the rebels.", "police", "group/tcd-police"),
    ("Ghana's foreign and defence ministers met in Lima.", "ministers", "group/gha-minister"),
    ("Canadian lawmaker Adam Reyes spoke. The government of Adam Reyes condemned Peru.", "government", "state/CAN"),
]
OTHERS = [
    ("Peru's allies attacked the rebels.", "allies"),
    ("The neighbours of Peru condemned Ghana.", "neighbours"),
    ("US allies condemned Ghana.", "allies"),
    ("Peru's ministers and investors thanked Ghana.", "investors"),
    ("Norwegian lawmaker Ana Paz met Omani lawmaker Ali Sabri. His government thanked Peru.", "government"),
    ("Norwegian lawmaker Eli Paz called Omani lawmaker Ali Sabri and said his government was weak.", "government"),
    ("Israeli troops and militants attacked the village.", "militants"),
    ("Canadian lawmaker Adam Reyes said his attackers had threatened Peru.", "attackers"),
]
MEANT = [
    ("Lawmaker Jim Jordan spoke. An exchange with Jordan followed.", "Jordan", "person/jim-jordan-usa"),
    ("Lawmaker Jim Jordan flew to Jordan. Later Jordan thanked Chad.", "Jordan", "state/JOR"),
    ("Envoys of North and South Korea met. The North thanked Chad.", "North", "state/PRK"),
    ("Envoys of North and South Korea met.", "North", "state/PRK"),
    ("Envoys of North and South Dakota met.", "North", None),
    ("East and West Germany signed a treaty. The West thanked Chad.", "West", None),
    ("Chad's army attacked. The South thanked Ghana.", "South", None),
    ("Michael Jordan landed. Jordan's army thanked Chad.", "army", "group/jor-army"),
    ("Michael Jordan landed. Jordan thanked Chad.", "Jordan", "person/michael-jordan"),
    ("Kim Marlow landed. Kim thanked Chad.", "Kim", "person/kim-marlow"),
    ("Kim Marlow landed in North Korea. Kim thanked Chad.", "Kim", "person/Q56226"),
    ("The farmer Ron Paul thanked Chad.", "Paul", "person/ron-paul"),
    (
        "The Omani envoy Ali Sabri landed. The Omani envoy thanked Chad.",
        "Omani envoy",
        "person/ali-sabri-omn-special-envoy",
    ),
    ("Zoe Marlow spoke in Lima. The Marlow campaign thanked Chad.", "Marlow", "person/zoe-marlow"),
    ("The Chinese People's Liberation Army attacked a ship.", "Army", "org/CHN-PLA"),
    ("The DoD warned Chad.", "DoD", "org/USA-DEFENSE-DEPARTMENT"),
    ("Donald Trump Jr. landed in Lima. Trump Jr. thanked Chad.", "Trump Jr.", "person/donald-trump-jr-usa"),
    ("Trump met Kim Jong-un. The North Korean leader thanked Chad.", "leader", "person/Q56226"),
    ("Trump met Kim Jong-un. A North Korean leader thanked Chad.", "leader", "group/prk-leader"),
    ("The European council thanked Chad.", "council", "org/EU-COUNCIL"),
    ("The Margaret Thatcher Center thanked Chad.", "Center", "org/margaret-thatcher-center"),
    ("Ana Herrera Ruiz landed in Lima. Herrera thanked Chad.", "Herrera", "person/ana-herrera-ruiz"),
    (
        "The Grand Mufti of Accra, Mohammed Hussein, condemned Sudan.",
        "Hussein",
        "person/mohammed-hussein-gha-grand-mufti",
    ),
    ("Ahmed Hussein condemned Sudan.", "Hussein", "person/ahmed-hussein"),
    ("Norway's NATO partners thanked Chad.", "NATO", "org/NATO"),
    ("Fighters of al Qaeda attacked Chad.", "al Qaeda", "org/AL-QAEDA"),
]


def last(text: str, words: str) -> Actor | None:
    """Return whom the last of such words means."""
    actors = dragoman.read(text, published="2018-06-20").actors
    found = [(m.start, a) for a in actors for m in a.mentions if m.text.endswith(words)]
    return max(found, key=lambda f: f[0])[1] if found else None


@pytest.mark.parametrize(("text", "words", "actor"), [*OWNED, *MEANT])
def test_whom_a_word_means(text: str, words: str, actor: str | None):
    found = last(text, words)
    assert (found.id if found else None) == actor


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Ohio Gov. Zoe Marlow thanked Chad.", "Zoe Marlow", "USA"),
        ("Sen. Zoe Marlow of Ohio thanked Chad.", "Zoe Marlow", "USA"),
        ("Rep. Zoe Marlow, R-Wyoming, thanked Chad.", "Zoe Marlow", "USA"),
        ("The Senate rejected it. Republicans agreed. Sen. Zoe Marlow thanked Chad.", "Zoe Marlow", "USA"),
        ("The European Parliament voted. Sen. Zoe Marlow thanked Chad.", "Zoe Marlow", None),
        ("Sen. Zoe Marlow met leaders of Fatah.", "Zoe Marlow", None),
        ("Zoe Marlow and Pia Brandt of Stanford University thanked Chad.", "Pia Brandt", "USA"),
        ("Chad thanked Zoe Marlow, who is a professor at Stanford University.", "Zoe Marlow", "USA"),
        ("Chad thanked Zoe Marlow, who is a friend of Peru.", "Zoe Marlow", None),
        ("Zoe Marlow, inspector general for Mali reconstruction, thanked Chad.", "Zoe Marlow", None),
        ("Zoe Marlow is the director of the World Bank and Pia Brandt is a critic.", "Pia Brandt", None),
    ],
)
def test_whose_a_person_is(text: str, words: str, country: str | None):
    found = last(text, words)
    assert found is not None
    assert found.country == country


@pytest.mark.parametrize(
    "text", ["Senators from Ohio, R-Ariz., met.", "The TPP has no rules.", "Brexit will fail.", "Sunday ministers met."]
)
def test_what_is_no_name_is_nobody(text: str):
    assert not [a for a in dragoman.read(text).actors if a.kind in {"person", "organisation"}]


@pytest.mark.parametrize(("text", "words"), OTHERS)
def test_those_beside_a_name_are_not_its_own(text: str, words: str):
    found = last(text, words)
    assert found is None or found.country is None


def test_an_aide_is_of_the_state_of_whom_the_pronoun_means():
    found = last("Canadian lawmaker Adam Reyes landed. His spokeswoman, Zoe Marlow, thanked Chad.", "Zoe Marlow")
    assert found is not None
    assert (found.id, found.country) == ("person/zoe-marlow-can-spokesperson", "CAN")


SERVING = [
    ("Angela Merkel's spokesman, Udo Brandt, rejected the claim.", "DEU"),
    ("Udo Brandt, a lawyer for Paul Biya, rejected the claim.", "CMR"),
    ("Udo Brandt, the Macky Sall campaign's media director, rejected the claim.", "SEN"),
    ("Udo Brandt, biographer of Vladimir Putin, rejected the claim.", None),
    ("Emmanuel Macron's rival, Udo Brandt, rejected the claim.", None),
]


@pytest.mark.parametrize(("text", "country"), SERVING)
def test_who_serves_a_leader_is_of_the_leaders_state(text: str, country: str | None) -> None:
    (found,) = [a for a in dragoman.read(text, published="2018-06-20").actors if a.name == "Udo Brandt"]
    assert found.country == country
