"""Whose a bare body of state is where no dateline says it."""

from __future__ import annotations

import pytest

import dragoman

KENYA = "The president of Kenya flew to Paris on Monday. Thousands of Kenyan workers marched in Nairobi. "


def country(text: str, name: str) -> str | None:
    """Return the country of the actor that is called so."""
    return next(a.country for a in dragoman.read(text).actors if name in a.name.lower())


@pytest.mark.parametrize("body", ["Supreme Court", "Interior Ministry", "parliament", "Socialist Party"])
def test_a_bare_body_is_of_the_state_that_the_text_is_about(body: str) -> None:
    """Nobody would say "Kenyan" again."""
    assert country(f"{KENYA}The {body} condemned the attack by rebels on Tuesday.", body.lower()) == "KEN"


def test_a_text_of_two_states_tells_of_neither() -> None:
    """Greece and Turkey are told as often."""
    text = "Greece and Turkey held talks. Athens and Ankara will meet again. The Supreme Court criticised the talks."
    assert country(text, "supreme court") is None


def test_another_state_told_last_is_meant_or_nobody() -> None:
    """The text is of Kenya, but the sentence before the court's tells of Peru."""
    text = f"{KENYA}Kenya's envoy went to Peru. In Peru miners marched. The Constitutional Court condemned the police."
    assert country(text, "constitutional court") != "KEN"


def test_the_military_is_the_one_told_before() -> None:
    """The noun was used of one state's before."""
    text = (
        "Israel's military said hundreds of Palestinians came to the fence. Israel and Gaza were quiet before. "
        "The Palestinians did not leave and the Palestinians threw stones. The military accused Hamas of the march."
    )
    assert country(text, "military") == "ISR"


OTHERS = [
    ("ANKARA — Syria shelled a village. Syria left. Syrian tanks sank. The Foreign Ministry wept.", "foreign ministry"),
    ("India fired a rocket. Indian crowds cheered. India was proud. The parliament condemned India.", "parliament"),
    ("Turkish troops entered Syria. Syria condemned it. Syria wept. The army shelled two villages in Idlib.", "army"),
    ("Gaza was calm. Gaza's hospitals were full. Palestinians mourned. The military attacked Egypt.", "military"),
]


@pytest.mark.parametrize(("text", "body"), OTHERS)
def test_what_may_be_another_states_is_nobodys(text: str, body: str) -> None:
    """Filed elsewhere, against the state by name, beside foreign troops, or where there is no army."""
    assert country(text, body) is None
