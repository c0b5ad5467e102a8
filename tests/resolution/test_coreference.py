"""Pronouns and pair nouns: whom they stand for, and when nobody is sure."""

from __future__ import annotations

import pytest

import dragoman
from resolution.readings import last_event

PAIRS = [
    "Russia and Iran signed an agreement on Monday. The two countries will build a railway.",
    "Russia and Iran held talks on Monday. They signed a treaty.",
    "Russia held talks with Iran on Monday. The two countries signed a treaty.",
    "Russia and Iran held talks on Monday. Both sides signed a treaty.",
]
SINGLE = [
    ("Angela Merkel met the French delegation. She criticised Russia.", "person/angela-merkel-deu"),
    ("Emmanuel Macron visited Beijing. He met Xi Jinping.", "person/Q3052772"),
    ("France accused Mali of blocking the talks. It withdrew its ambassador.", "state/FRA"),
    ("Sergei Lavrov met Hakan Fidan. He criticised Israel.", "person/Q58217"),
]


@pytest.mark.parametrize("text", PAIRS)
def test_both_sides(text: str) -> None:
    assert set(last_event(text, "2022-02-01").sources) == {"state/RUS", "state/IRN"}


@pytest.mark.parametrize(("text", "actor"), SINGLE)
def test_a_pronoun_is_the_subject_before(text: str, actor: str) -> None:
    assert actor in last_event(text, "2022-02-01").sources


@pytest.mark.parametrize(
    "text",
    [
        "The weather changed. They signed a treaty.",
        "The weather changed. He criticised Iran.",
        "Iran held an election. The weather changed. It rained. Snow fell. He criticised Israel.",
    ],
)
def test_unsure_is_nobody(text: str) -> None:
    assert not [event for event in dragoman.read(text).events if event.trigger.text != "held" and event.sources]


def test_a_pronoun_may_speak() -> None:
    reading = dragoman.read("Angela Merkel met the French delegation. She said that the talks were constructive.")
    assert [claim.speaker for claim in reading.claims] == ["person/angela-merkel-deu"]


def test_the_pronoun_is_a_party_by_its_own_span() -> None:
    spans = last_event("Russia and Iran held talks. They signed a treaty.").source_spans
    assert {span.text for span in spans} == {"They"}
