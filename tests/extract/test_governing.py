"""Of a verb and its noun that tell one act, one is kept."""

from __future__ import annotations

import pytest

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
