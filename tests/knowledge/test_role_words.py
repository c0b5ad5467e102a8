"""Nouns for people and bodies: those who serve together have one sector, and what is mostly a thing is nobody."""

from __future__ import annotations

import pytest

from dragoman.knowledge.gazetteer import load_gazetteer

ALIKE = [
    ("fire department", "fire brigade"),
    ("press secretary", "spokesperson"),
    ("interviewee", "respondent"),
    ("defendant", "plaintiff"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_words_for_the_like_have_one_sector(one: str, other: str) -> None:
    roles = load_gazetteer().roles
    assert roles[one].sector == roles[other].sector


def test_a_union_is_no_person() -> None:
    assert load_gazetteer().roles["teachers' union"].kind == "collective"


@pytest.mark.parametrize("thing", ["booster", "model", "receiver", "franchise", "fundraiser", "guru"])
def test_what_is_mostly_a_thing_is_nobody(thing: str) -> None:
    assert thing not in load_gazetteer().roles
