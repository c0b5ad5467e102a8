"""Acts told by a noun, a promise, or beside a quotation: whole sentences through the reader."""

from __future__ import annotations

import pytest

import dragoman


def told(text: str) -> set[tuple[str, str, str, str]]:
    reading = dragoman.read(text)
    codes = {a.id: a.country or "-" for a in reading.actors}
    return {
        (
            e.type,
            e.status,
            "+".join(sorted(codes.get(s, "-") for s in e.sources)) or "-",
            "+".join(sorted(codes.get(t, "-") for t in e.targets)) or "-",
        )
        for e in reading.events
    }


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # Whose a bare noun is, is enough for what one does to others.
        ("Oil prices rose after the U.S. withdrawal from the accord.", ("SANCTION", "actual", "USA", "-")),
        # A promise is made, by who makes it.
        ("Ghana will boost ties with Peru.", ("AGREE", "actual", "GHA", "PER")),
        ("Japan vowed to send aid to Nepal.", ("AGREE", "actual", "JPN", "NPL")),
        # The occasion on which something is agreed is an act of its own.
        ("In talks with Qatar, Kuwait agreed to reopen its border.", ("CONSULT", "actual", "KWT+QAT", "KWT+QAT")),
        ("Peru condemned the raid by Chile, urging Bolivia to stay calm.", ("REQUEST", "actual", "PER", "BOL")),
    ],
)
def test_an_act_that_is_met(text: str, event: tuple[str, str, str, str]):
    assert event in told(text)


def test_what_follows_the_speaking_is_the_speakers():
    text = "“The union helped us in the drought,” the Kenyan minister said in a meeting with the Ugandan president."
    assert ("CONSULT", "actual", "KEN+UGA", "KEN+UGA") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Singapore conveyed its condolences to Spain after the floods.",
        "Japan is considering sending aid to Nepal.",
    ],
)
def test_courtesy_and_considering_are_no_acts(text: str):
    assert {e for e in told(text) if e[1] == "actual"} == set()
