"""Who says it, where the parser took him for a part of another phrase: sentences read with the bundled pipeline."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Claim

# what the case shows: (text, cue, who says it, what is said)
SAYERS = {
    "a name taken into the phrase that opens the sentence": (
        "Alarmed by the strike in Callao, Mayor Ana Quispe, the party leader, said that the port would stay open.",
        "said", "Mayor Ana Quispe", "the port would stay open",
    ),
    "he who goes on": (
        "Alarmed by the strike in Callao, Mayor Ana Quispe, the party leader, said it was late but added it was safe.",
        "added", "Mayor Ana Quispe", "it was safe",
    ),
    "a name behind what is told, with what he is": (
        "Two emails sent to Lima have been classified, Juan B. Quispe, the clerk of the court, wrote in a memo.",
        "wrote", "Juan B. Quispe", "Two emails sent to Lima have been classified",
    ),
    "who is meant behind a cue of his": (
        "“We show anger,” said Paz, who acknowledged Quispe was his fourth choice.",
        "acknowledged", "Paz", "Quispe was his fourth choice",
    ),
    "who issued a statement": (
        "The dockers' union issued a statement saying the port was unsafe.",
        "saying", "The dockers' union", "the port was unsafe",
    ),
    "a statement that nobody issued": (
        "A statement saying the port was unsafe hung on the gate.", "saying", "A statement", "the port was unsafe",
    ),
    "a woman named April": (
        "April Paz, a clerk of the port, said that the gates were shut.", "said", "April Paz", "the gates were shut",
    ),
    "they, whoever they are": (
        "They believe that the talks will fail.", "believe", "They", "the talks will fail",
    ),
    "who acts in a hope": (
        "The court returned the case in the hope that the two sides could settle.",
        "hope", "The court", "the two sides could settle",
    ),
    "not who is sent": (
        "The envoy was sent to Oslo in the hope that the talks would resume.", "hope", None, "the talks would resume",
    ),
    "a question with why": (
        "The envoy asked why the port was closed.", "asked", "The envoy", "why the port was closed",
    ),
    "a poll of her": (
        "The NBC poll shows her with a net positive of 51 points.",
        "shows", "The NBC poll", "her with a net positive of 51 points",
    ),
}  # fmt: skip


def claims(text: str) -> dict[str, Claim]:
    """Return the claims of a text by their cues."""
    return {c.cue.text if c.cue else "": c for c in dragoman.read(text).claims}


@pytest.mark.parametrize("case", SAYERS)
def test_who_says_what(case: str) -> None:
    text, cue, sayer, content = SAYERS[case]
    found = claims(text)[cue]
    assert (found.speaker_text, found.content.text) == (sayer, content)


@pytest.mark.parametrize(
    "text",
    [
        "We believe that the talks will fail.",
        "The envoy was sent to Oslo with a note.",
        "The guard identified three men on Monday.",
        "The police acted on a warning that rebels would attack the port.",
        "The clerk understood why he had been dismissed.",
    ],
)
def test_no_claims(text: str) -> None:
    assert not claims(text)


def test_a_warning_with_which_one_answers_is_told_once() -> None:
    found = claims("The minister answered with a warning that the port would close.")
    assert [(c, f.speaker_text) for c, f in found.items()] == [("answered", "The minister")]


def test_a_clerk_of_another_is_no_sayer() -> None:
    found = claims("The road to the farm of Juan Quispe, the mayor said on Friday, is shut.")
    assert found["said"].speaker_text == "the mayor"
