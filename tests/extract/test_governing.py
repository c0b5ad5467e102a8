"""Of a verb and its noun that tell one act, one is kept."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.extract.frames import Coded
from dragoman.extract.governing import distinct
from dragoman.extract.predicates import Predication
from factory import ATTACK, party, sentence

HOME = sentence("Chad/NNP/nsubj:2 struck/VBD/ROOT Mali/NNP/obj:2 in/IN/case:5 strikes/NNS/obl:2")


def coded(place: int, sources: list[int], chance: float) -> Coded:
    """Return the attack that one word tells, done by the parties at those places."""
    head = HOME.tokens[place]
    parties = [party(HOME.tokens[s].text, HOME.tokens[s], "subject") for s in sources]
    return Coded(Predication(HOME, head, ATTACK, (head,), {}), parties, [], chance)


@pytest.mark.parametrize(("named", "kept"), [([0], "strikes"), ([0, 2], "struck")])
def test_a_verb_yields_to_its_likelier_noun_unless_it_names_more(named: list[int], kept: str) -> None:
    found = distinct([coded(1, named, 0.4), coded(4, [0], 0.9)])
    assert [c.predication.head.text for c in found] == [kept]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Japan decided to freeze the assets of Russian officials.", "COERCE"),
        ("Russia decided to expel two German diplomats.", "SANCTION"),
        ("India decided to suspend the visas of Canadian citizens.", "COERCE"),
    ],
)
def test_a_decision_against_another_state_is_one_act_of_its_kind(text: str, kind: str) -> None:
    assert [e.type for e in dragoman.read(text).events] == [kind]


def test_who_judges_and_then_acts_does_both() -> None:
    events = dragoman.read("Iran said the raid was a violation and demanded an apology from France.").events
    assert "REQUEST" in {e.type for e in events}


def test_what_is_still_to_be_decided_is_not_done() -> None:
    events = dragoman.read("The EU is deciding whether to impose sanctions on Belarus.").events
    assert not [e for e in events if e.type == "COERCE" and e.status == "actual"]


def test_what_somebody_is_charged_with_is_no_act_of_its_own() -> None:
    assert [e.type for e in dragoman.read("Germany charged a Syrian with torturing prisoners.").events] == ["ACCUSE"]
    text = "Iran criticised Israel, with Syria shelling Turkey on Monday."
    assert "ASSAULT" in {e.type for e in dragoman.read(text).events}


def test_the_act_that_an_accusation_names_as_a_noun_is_told_beside_it() -> None:
    text = "Oman said that the main reason behind the famine is Riyadh's withdrawal from the accord."
    assert [e.type for e in dragoman.read(text).events] == ["ACCUSE", "SANCTION"]


def test_what_came_before_a_promise_or_demand_is_no_part_of_it() -> None:
    after = "Germany called for talks following Russia's invasion of Georgia."
    assert [e.type for e in dragoman.read(after).events] == ["REQUEST", "ASSAULT"]
    part = "Germany called for an end to Russia's invasion of Georgia."
    assert [e.type for e in dragoman.read(part).events] == ["REQUEST"]
