"""Blame and support of public life at home, where the words of an entry say all."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.extract.learned import taken_by
from dragoman.extract.predicates import Predication
from dragoman.knowledge.tables import Predicate
from factory import sentence


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Turkey said that Israel is hypocritical.", "ACCUSE"),
        ("Lebanon said the United Nations had failed to answer its letters.", "ACCUSE"),
        ("China took aim at the American tariffs.", "ACCUSE"),
        ("France took a swipe at Britain.", "ACCUSE"),
        ("Bahrain lined up behind Saudi Arabia.", "SUPPORT"),
    ],
)
def test_the_words_of_a_quarrel_tell_it(text: str, kind: str) -> None:
    assert [e.type for e in dragoman.read(text).events] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey said that it was unprepared for the quake.",
        "Chile said that Peru was not corrupt.",
        "Greece said that Turkey failed to qualify for the cup.",
        "Canada said that an American ban would be unfair.",
    ],
)
def test_what_is_said_of_oneself_denied_or_of_a_contest_is_no_blame(text: str) -> None:
    assert not [e for e in dragoman.read(text).events if e.type == "ACCUSE"]


@pytest.mark.parametrize("sure", [True, False])
def test_the_object_of_an_entry_that_says_all_tells_no_act_of_its_own(*, sure: bool) -> None:
    told = sentence("Peru/NNP/nsubj:2 took/VBD/ROOT shots/NNS/obj:2 at/IN/case:5 Chile/NNP/obl:2")
    took, shots = told.tokens[1], told.tokens[2]
    predicate = Predicate(id="accuse.shots", type="ACCUSE", sure=sure)
    found = Predication(told, took, predicate, (took,), {}, company=(shots,))
    assert (shots.i in taken_by([found])) is sure
