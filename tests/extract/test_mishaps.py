"""What kills and is nobody's act."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from dragoman.extract.mishaps import is_mishap
from dragoman.knowledge.tables import Predicate
from factory import ATTACK, predication

KILL = Predicate(id="assault.kill", type="ASSAULT", verbs=("kill", "hit"), source=("subject",), target=("object",))

# what the case shows: (tree, head, nobody's act?)
CASES = {
    "an accident": ("nine/CD/nsubj:pass:killed were/VBD/aux:pass:killed killed|kill/VBN/ROOT in/IN/case:crash a/DT/det:crash crash/NN/obl:killed ./.", "killed", True),
    "an ambush": ("nine/CD/nsubj:pass:killed were/VBD/aux:pass:killed killed|kill/VBN/ROOT in/IN/case:ambush an/DT/det:ambush ambush/NN/obl:killed ./.", "killed", False),
    "a storm with a name": ("Typhoon/NNP/compound:Yolanda Yolanda/NNP/nsubj:hit hit/VBD/ROOT Oman/NNP/obj:hit ./.", "hit", True),
    "what gave way": ("nine/CD/nsubj:pass:killed were/VBD/aux:pass:killed killed|kill/VBN/ROOT when/WRB/advmod:collapsed a/DT/det:bridge bridge/NN/nsubj:collapsed collapsed|collapse/VBD/advcl:killed ./.", "killed", True),
    "what somebody crashed": ("nine/CD/nsubj:pass:killed were/VBD/aux:pass:killed killed|kill/VBN/ROOT when/WRB/advmod:crashed Iran/NNP/nsubj:crashed crashed|crash/VBD/advcl:killed a/DT/det:plane plane/NN/obj:crashed ./.", "killed", False),
    "a fire": ("nine/CD/nsubj:pass:killed were/VBD/aux:pass:killed killed|kill/VBN/ROOT in/IN/case:fire a/DT/det:fire fire/NN/obl:killed ./.", "killed", True),
    "fire from guns": ("nine/CD/nsubj:pass:killed were/VBD/aux:pass:killed killed|kill/VBN/ROOT by/IN/case:fire Iranian/JJ/amod:fire fire/NN/obl:killed ./.", "killed", False),
    "police in a storm": ("police/NNS/nsubj:killed killed|kill/VBD/ROOT nine/CD/obj:killed after/IN/case:storm a/DT/det:storm storm/NN/obl:killed ./.", "killed", False),
    "by police in a storm": ("nine/CD/nsubj:pass:killed were/VBD/aux:pass:killed killed|kill/VBN/ROOT by/IN/case:police police/NNS/obl:agent:killed during/IN/case:storm a/DT/det:storm storm/NN/obl:killed ./.", "killed", False),
    "a driver": ("drivers/NNS/nsubj:killed killed|kill/VBD/ROOT nine/CD/obj:killed in/IN/case:crash a/DT/det:crash crash/NN/obl:killed ./.", "killed", True),
    "a car": ("nine/CD/nsubj:pass:hit were/VBD/aux:pass:hit hit/VBN/ROOT by/IN/case:car a/DT/det:car car/NN/obl:agent:hit ./.", "hit", True),
    "a drunk driver": ("a/DT/det:driver drunk/JJ/amod:driver driver/NN/nsubj:killed killed|kill/VBD/ROOT nine/CD/obj:killed ./.", "killed", True),
    "a car on purpose": ("nine/CD/nsubj:pass:hit were/VBD/aux:pass:hit deliberately/RB/advmod:hit hit/VBN/ROOT by/IN/case:car a/DT/det:car car/NN/obl:agent:hit ./.", "hit", False),
    "an army truck": ("nine/CD/nsubj:pass:hit were/VBD/aux:pass:hit hit/VBN/ROOT by/IN/case:truck an/DT/det:truck army/NN/compound:truck truck/NN/obl:agent:hit ./.", "hit", False),
    "a car of theirs": ("nine/CD/nsubj:pass:hit were/VBD/aux:pass:hit hit/VBN/ROOT by/IN/case:car an/DT/det:car Israeli/JJ/amod:car car/NN/obl:agent:hit ./.", "hit", False),
    "a crisis": ("nine/CD/nsubj:pass:killed were/VBD/aux:pass:killed killed|kill/VBN/ROOT in/IN/case:crisis the/DT/det:crisis crisis/NN/obl:killed ./.", "killed", False),
    "gas": ("a/DT/det:explosion gas/NN/compound:explosion explosion/NN/nsubj:killed killed|kill/VBD/ROOT nine/CD/obj:killed ./.", "killed", True),
    "a bomb": ("a/DT/det:explosion bomb/NN/compound:explosion explosion/NN/nsubj:killed killed|kill/VBD/ROOT nine/CD/obj:killed ./.", "killed", False),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_mishap(case: str) -> None:
    tree, head, nobody = CASES[case]
    assert is_mishap(predication(tree, head, predicate=KILL)) is nobody


def test_an_attack_in_a_storm_is_one() -> None:
    tree = "Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked during/IN/case:storm a/DT/det:storm storm/NN/obl:attacked ./."
    assert not is_mishap(predication(tree, "attacked", predicate=ATTACK))
