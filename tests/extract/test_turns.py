"""Turns of interviews and transcripts, read with the bundled pipeline."""

from __future__ import annotations

import dragoman

INTERVIEW = """Samir Haddad teaches politics in Beirut.

Weekly: What is your view of the truce?

Haddad: The truce is weak. Nobody trusts it.

Weekly: Will it last?

Haddad: It will not survive the winter in the hills."""
UNNAMED = """The minister spoke to our paper.

Q: Will Jordan take part in the talks?

A: We have not decided yet, but we are ready.

Q: What about Syria?

A: Syria must open the border."""
LIST = """Winner: The opposition party gained ten seats.

Loser: The ruling party lost ten seats.

Winner: The Greens gained two seats."""


def told(text: str) -> list[tuple[str | None, str]]:
    return [(c.speaker_text, c.content.text) for c in dragoman.read(text).claims if c.cue and c.cue.text == ":"]


def test_who_answers_speaks() -> None:
    answers = ["The truce is weak. Nobody trusts it.", "It will not survive the winter in the hills."]
    assert told(INTERVIEW) == [("Haddad", answer) for answer in answers]


def test_an_answer_without_a_name_is_nobodys() -> None:
    answers = ["We have not decided yet, but we are ready.", "Syria must open the border."]
    assert told(UNNAMED) == [(None, answer) for answer in answers]


def test_an_act_in_an_answer_is_reported_by_it() -> None:
    reading = dragoman.read(INTERVIEW.replace("Nobody trusts it.", "Israel shelled Lebanon on Friday."))
    claim = next(c for c in reading.claims if "shelled" in c.content.text)
    assert [e.reported_by for e in reading.events if e.trigger.text == "shelled"] == [(claim.id,)]


def test_labels_of_a_list_speak_not() -> None:
    assert told(LIST) == []


def test_profiles_speak_not() -> None:
    lives = ["Haddad: Born in Tyre, he taught law there.", "Khoury: Her novels tell of the harbour in Sidon."]
    assert told("\n\n".join([*lives, "Haddad: He moved to Beirut with his family."])) == []


def test_one_label_is_no_transcript() -> None:
    assert told("Haddad: The truce is weak and nobody trusts it.") == []
