"""The actors that a phrase names, holds or stands for."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from dragoman.extract.parties import Party, fill, of_phrase
from dragoman.nlp.roles import slots
from factory import Names, at, sentence

NAMES = Names(places={"Basra": "state/IRQ", "Baghdad": "state/IRQ"}, references={"it": "state/OMN"})


def found(tree: str, word: str, *, target: bool = False) -> list[tuple[str, str]]:
    home = sentence(tree)
    return [(p.actor[-3:], p.how) for p in of_phrase(at(home, word), home, NAMES, target=target)]


# what the case shows: (tree, word, actors of an acting phrase, actors of a phrase acted on)
PHRASES: dict[str, tuple[str, str, list[tuple[str, str]], list[tuple[str, str]]]] = {
    "a name": ("Iran/NNP/ROOT", "Iran", [("IRN", "named")], [("IRN", "named")]),
    "a reference": ("it/PRP/ROOT", "it", [("OMN", "reference")], [("OMN", "reference")]),
    "coordinated names": (
        "Iran/NNP/ROOT ,/, Iraq/NNP/conj:Iran and/CC/cc:Oman Oman/NNP/conj:Iran",
        "Iran",
        [("IRN", "named"), ("IRQ", "named"), ("OMN", "named")],
        [("IRN", "named"), ("IRQ", "named"), ("OMN", "named")],
    ),
    "the same actor twice": ("Iran/NNP/ROOT and/CC/cc:Tehran Tehran/NNP/conj:Iran", "Iran", [("IRN", "named")], [("IRN", "named")]),
    "people of a demonym": ("Turkish/JJ/amod:guards guards|guard/NNS/ROOT", "guards", [("TUR", "owner")], [("TUR", "owner")]),
    "a thing acts for nobody": ("Turkish/JJ/amod:interest interest/NN/ROOT", "interest", [], [("TUR", "owner")]),
    "possessor of a thing": ("Iran/NNP/nmod:poss:airspace 's/POS/case:Iran airspace/NN/ROOT", "airspace", [], [("IRN", "owner")]),
    "a place is only acted on": ("Basra/NNP/ROOT", "Basra", [], [("IRQ", "place")]),
    "a thing in a place": ("the/DT/det:port port/NN/ROOT in/IN/case:Basra Basra/NNP/nmod:port", "port", [], [("IRQ", "place")]),
    "a thing in a state": ("the/DT/det:port port/NN/ROOT in/IN/case:Iraq Iraq/NNP/nmod:port", "port", [], [("IRQ", "place")]),
    "what a phrase is about is no party": ("talks/NNS/ROOT on/IN/case:Iraq Iraq/NNP/nmod:talks", "talks", [], []),
    "nobody known": ("the/DT/det:villagers villagers/NNS/ROOT", "villagers", [], []),
    "a name set beside": ("the/DT/det:neighbour neighbour/NN/ROOT ,/, Iraq/NNP/appos:neighbour", "neighbour", [("IRQ", "owner")], [("IRQ", "owner")]),
}  # fmt: skip


@pytest.mark.parametrize("case", PHRASES)
def test_acting_phrase(case: str) -> None:
    tree, word, wanted, _ = PHRASES[case]
    assert found(tree, word) == wanted


@pytest.mark.parametrize("case", PHRASES)
def test_phrase_acted_on(case: str) -> None:
    tree, word, _, wanted = PHRASES[case]
    assert found(tree, word, target=True) == wanted


TREE = "Iran/NNP/nsubj:met met|meet/VBD/ROOT envoys|envoy/NNS/obj:met with/IN/case:Iraq Iraq/NNP/obl:met for/IN/case:Oman Oman/NNP/obl:met ./."


def filled(*names: str, spread: bool = False, besides: frozenset[str] = frozenset()) -> list[Party]:
    home = sentence(TREE)
    return fill(names, slots(home.root), home, NAMES, target=True, spread=spread, besides=besides)


def test_first_slot_that_holds_an_actor() -> None:
    assert [p.actor for p in filled("object", "with", "for")] == ["state/IRQ"]


def test_spread_gathers_all_slots() -> None:
    assert [p.actor for p in filled("subject", "object", "with", "for", spread=True)] == [
        "state/IRN",
        "state/IRQ",
        "state/OMN",
    ]


def test_actors_named_elsewhere_are_passed_over() -> None:
    assert [p.actor for p in filled("with", "for", besides=frozenset({"state/IRQ"}))] == ["state/OMN"]


def test_no_slot() -> None:
    assert filled("against") == []
