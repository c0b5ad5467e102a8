"""Whose words they are, and where they end: sentences read with the bundled pipeline."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Claim


def claims(text: str) -> dict[str, Claim]:
    """Return the claims of a text by their cues."""
    return {c.cue.text if c.cue else "": c for c in dragoman.read(text).claims}


def words(claim: Claim) -> str:
    """Return the content of a claim, part by part."""
    return " … ".join(p.text for p in claim.content_parts or (claim.content,))


# what the case shows: (text, cue, content)
ENDS = {
    "what happened, behind what is": (
        "Ana Paz said on Friday that Oman lacks fuel for its trucks, and prices rose in the harbour.",
        "said", "Oman lacks fuel for its trucks",
    ),
    "nothing that may be said too, without a comma": (
        "Ana Paz said on Friday that Oman lacks fuel for its trucks and prices rose in the harbour.",
        "said", "Oman lacks fuel for its trucks and prices rose in the harbour",
    ),
    "nothing that its troops did": (
        "Kyiv said Russia controls the road and its forces shelled the town overnight.",
        "said", "Russia controls the road and its forces shelled the town overnight",
    ),
    "nothing that troops did, behind a comma": (
        "Moscow said it holds the city, and Ukrainian troops fled.",
        "said", "it holds the city, and Ukrainian troops fled",
    ),
    "nothing that a head did": (
        "Chad said it wants peace, and its president met the rebels on Monday.",
        "said", "it wants peace, and its president met the rebels on Monday",
    ),
    "a deed joined to an infinitive": (
        "Oman renewed its threat to scrap the pact and ripped into its partners Chad and Mali in a letter on Sunday.",
        "threat", "to scrap the pact",
    ),
    "where the speaker lives": (
        "“Nobody knows the way. That is our trouble,” said Ana Paz, a clerk of Tacna County, where roads are poor.",
        "said", "Nobody knows the way. That is our trouble,",
    ),
    "accusations that are repeated": (
        "The committee reiterated accusations that Oman and Chad are seeking to provoke a war.",
        "reiterated accusations", "Oman and Chad are seeking to provoke a war",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ENDS)
def test_what_is_said_ends(case: str) -> None:
    text, cue, wanted = ENDS[case]
    assert words(claims(text)[cue]) == wanted


# what the case shows: (text, cue, words that name who speaks)
VOICES = {
    "who says it all, behind while": (
        "Ana Paz said on Thursday that Oman and Chad were close to a deal, while warning Oman that it would be hard.",
        "warning", "Ana Paz",
    ),
    "who describes something": (
        "Rouhani described the talks as positive, suggesting that a deal was near.", "suggesting", "Rouhani",
    ),
    "who notices something": (
        "Merkel noticed delays, indicating that Berlin would send more money.", "indicating", "Merkel",
    ),
    "the subject of a clause of time": (
        "Their uncle, Tom Dean of Tacna, took charge of the house after his wife, Ana Paz, said she wanted it sold.",
        "said", "his wife",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", VOICES)
def test_who_speaks(case: str) -> None:
    text, cue, wanted = VOICES[case]
    assert claims(text)[cue].speaker_text == wanted


# what the case shows: (text, cue that tells nothing)
SILENT = {
    "headlines": ("Tom Dean seemed to bask in headlines noting the long history of the Oman summit.", "noting"),
    "what finds tell": (
        "Officers found nails and bolts among the debris, suggesting the bomber may have filled the box.",
        "suggesting",
    ),
    "an oath": ("Tom Dean pledged allegiance to the guild in a letter before the raid.", "pledged"),
    "a topic": ("Ana Paz alerted him about a leak in the old dam.", "alerted"),
    "accusations told by their noun": (
        "The committee reiterated accusations that Oman and Chad are seeking to provoke a war.", "reiterated",
    ),
    "who hands a saying on": (
        "Two of the men were twins, Ana Paz said on national radio, according to Reuters.", "according to",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SILENT)
def test_what_tells_nothing(case: str) -> None:
    text, cue = SILENT[case]
    assert cue not in claims(text)


def test_who_hands_words_on_is_not_told_them() -> None:
    text = "“Our boats are ready for any storm,” Tom Dean said in his speech, according to Reuters."
    told = claims(text)["said"]
    assert (told.addressee, told.via) == (None, ("org/GBR-REUTERS",))


def test_he_in_quoted_words_is_not_who_speaks_them() -> None:
    text = "“I met the old mayor. He said he wants to leave,” Tom Dean said. “His promise to stay is worth little.”"
    assert all(c.speaker_text not in {"He", "he", "His"} for c in dragoman.read(text).claims)


def test_a_petition_is_not_whom_its_clause_was_hung_on() -> None:
    text = (
        "We spoke with Ana Paz, president of the Harbour Fund, which has circulated the petition urging Oman to wait."
    )
    assert claims(text)["urging"].speaker is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('Tom Dean, an aide, described the votes ahead as an "uphill battle." Then he left.', "mixed"),
        ("Ana Paz blamed the guilds, which she said are “telling the whole town old lies about its mills.”", "mixed"),
    ],
)  # fmt: skip
def test_a_word_outside_the_marks_makes_it_mixed(text: str, kind: str) -> None:
    assert {c.kind for c in dragoman.read(text).claims if c.cue and c.cue.text in {"said", "described"}} == {kind}


# what the case shows: (text, who speaks first)
UNNAMED = {
    "a farmer": ("“Nobody came to us.” A farmer said in an interview. “They never do,” said Tom Blake.", "farmer"),
    "a resident": ("A resident of Tacna said nobody came. “They never do,” said Tom Blake.", "resident"),
    "the official": ("The official said the river was low. “We will wait,” Angela Merkel said.", "official"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNNAMED)
def test_who_is_like_many_is_not_named_by_what_is_told_next(case: str) -> None:
    text, who = UNNAMED[case]
    assert next(c.speaker for c in dragoman.read(text, published="2019-06-14").claims) == f"unnamed/{who}"


def test_who_is_told_of_behind_a_verb_is_not_called_by_its_subject() -> None:
    text = "The official said Putin was ill. The official told reporters that Merkel was well."
    assert {c.speaker for c in dragoman.read(text, published="2019-06-14").claims} == {"unnamed/official"}


def test_the_official_is_no_head_of_state() -> None:
    text = (
        "Joe Biden left the talks on Monday. “We could not get them to pick up the phone,” the official said. "
        "“They left us standing,” the official said."
    )
    assert {c.speaker for c in dragoman.read(text, published="2023-05-01").claims} == {"unnamed/official"}
