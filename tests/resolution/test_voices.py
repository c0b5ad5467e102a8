"""Who speaks and has no name."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Actor, Source

SPOKEN = [
    ("Industry sources said the mill was shut.", "group", "sources"),
    ("A source said the mill was shut.", "unnamed", "source"),
    ("A police source said the mill was shut.", "unnamed", "police source"),
    ("Some of the families said the mill was shut.", "group", "families"),
    ("A majority of voters said the mill was shut.", "group", "voters"),
    ("Some 54 percent of readers said the mill was shut.", "group", "readers"),
    ("A close friend of the pilot said the mill was shut.", "unnamed", "close friend"),
    ("Families of those hurt by the flood urged the town to pay.", "group", "Families"),
    ("Ana Paz's campaign said the mill was shut.", "organisation", "campaign"),
    ("Ana Paz spoke. Her campaign said the mill was shut.", "organisation", "campaign"),
    ("A cousin of the miner said the mill was shut.", "unnamed", "cousin"),
    ("The meteorologist spoke. A meteorologist said the mill was shut.", "unnamed", "meteorologist"),
]
NOBODY = [
    "Everybody said the mill was shut.",
    "Voters hope the mill will be shut.",
    "She met candidates who say the mill was shut.",
    "The candidate said the mill was shut.",
    "Some said the mill was shut.",
]


def speaker(text: str, at: int = -1) -> Actor | None:
    reading = dragoman.read(Source(text))
    claims = [c for c in reading.claims if "mill" in c.content.text or "town" in c.content.text]
    return next((a for a in reading.actors if a.id == claims[at].speaker), None) if claims else None


@pytest.mark.parametrize(("text", "kind", "mention"), SPOKEN)
def test_whoever_speaks_is_somebody(text: str, kind: str, mention: str) -> None:
    found = speaker(text)
    assert found is not None
    assert found.kind == kind
    assert any(m.text.endswith(mention) for m in found.mentions)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_in_particular_is_no_speaker(text: str) -> None:
    assert speaker(text) is None


def test_a_campaign_is_told_by_whose_it_is_and_then_alone() -> None:
    text = "Senator Ana Paz (R-Ohio) spoke. Her campaign said the road was open. The campaign said the mill was shut."
    found = speaker(text)
    assert found is not None
    assert (found.name, found.sector, found.country) == ("Ana Paz campaign", ("PTY",), "USA")
    assert len(found.mentions) == 2


def test_the_source_is_the_one_told_before_though_another_spoke_last() -> None:
    text = "A source said the road was open. Mayor Ana Paz said it was late. The source said the mill was shut."
    found = speaker(text)
    assert found is not None
    assert [m.text for m in found.mentions] == ["source", "source"]


@pytest.mark.parametrize(
    "text",
    [
        "One of his aides, Tom Dean, said the mill was shut.",
        "The head of the union, Tom Dean, said the mill was shut.",
        "The owner of the wharf, Tom Dean, said the mill was shut.",
        "Chief of Detectives Tom Dean said the mill was shut.",
    ],
)
def test_who_describes_one_named_beside_is_he(text: str) -> None:
    found = speaker(text)
    assert found is not None
    assert found.name == "Tom Dean"


def test_a_name_behind_somebody_else_s_post_may_be_his() -> None:
    found = speaker("The wife of the mayor, Tom Dean, said the mill was shut.")
    assert found is None or found.name != "Tom Dean"


def test_officials_of_two_states_stay_both() -> None:
    reading = dragoman.read(Source("Peruvian and Chilean officials held talks, the port watch reported."))
    assert {a for e in reading.events for a in e.sources} == {"state/PER", "state/CHL"}


def test_a_source_is_of_the_only_state_told() -> None:
    text = "Peru's government raised the tax. Peruvian harbours were shut. In Lima boats burned. "
    found = speaker(text + "A source said the mill was shut.")
    assert found is not None
    assert found.country == "PER"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police in Peru said the mill was shut.", "Peruvian police"),
        ("Peru's teachers said the mill was shut.", "Peruvian teachers"),
        ("Peruvian teachers said the mill was shut.", "Peruvian teachers"),
        ("Detroit police said the mill was shut. The town burned. It rained.", "Detroit police"),
        ("US officials said the mill was shut.", "US officials"),
        ("Officials in the United States said the mill was shut.", "US officials"),
        ("Two teachers in Peru said the mill was shut.", "two Peruvian teachers"),
        ("Teachers said the mill was shut.", "Teachers"),
    ],
)
def test_who_is_only_described_is_called_with_his_state(text: str, name: str) -> None:
    found = speaker(text)
    assert found is not None
    assert found.name == name
