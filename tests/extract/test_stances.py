"""What a speaker does by what he says, under a plain "said": hand-made trees."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

import dragoman
from dragoman.extract.claims import find_claims
from factory import Names, parsed

SAID = "Iran/NNP/nsubj:said said|say/VBD/ROOT"
WILL = "we/PRP/nsubj:{0} will/MD/aux:{0} {0}/VB/ccomp:said"
LEAD = "it/PRP/nsubj:lead could/MD/aux:lead lead/VB/ccomp:said to/IN/case:war"

# what the case shows: (what Iran says, stance)
SAYINGS = {
    "what we will do": (f"{WILL.format('reopen')} ports|port/NNS/obj:reopen", "promise"),
    "what befalls us": (f"{WILL.format('suffer')} losses|loss/NNS/obj:suffer", "say"),
    "what we will not do": ("we/PRP/nsubj:go will/MD/aux:go not/RB/advmod:go go/VB/ccomp:said", "say"),
    "what another will do": ("Oman/NNP/nsubj:reopen will/MD/aux:reopen reopen/VB/ccomp:said ports|port/NNS/obj:reopen", "say"),
    "what we and another will do": ("we/PRP/nsubj:reopen and/CC/cc:Oman Oman/NNP/conj:we will/MD/aux:reopen reopen/VB/ccomp:said", "say"),
    "striking back": (WILL.format("retaliate"), "warn"),
    "harm foreseen": (f"{LEAD} war/NN/obl:lead", "warn"),
    "no harm foreseen": (f"{LEAD} growth/NN/obl:lead".replace("case:war", "case:growth"), "say"),
    "another's duty": ("Oman/NNP/nsubj:leave must/MD/aux:leave leave/VB/ccomp:said", "ask"),
    "one's own duty": ("we/PRP/nsubj:leave must/MD/aux:leave leave/VB/ccomp:said", "say"),
    "what another should have done": ("Oman/NNP/nsubj:left should/MD/aux:left have/VB/aux:left left|leave/VBN/ccomp:said", "say"),
    "a breach": ("Oman/NNP/nsubj:violated had|have/VBD/aux:violated violated|violate/VBN/ccomp:said it/PRP/obj:violated", "accuse"),
    "no breach": ("Oman/NNP/nsubj:violated had|have/VBD/aux:violated not/RB/advmod:violated violated|violate/VBN/ccomp:said it/PRP/obj:violated", "say"),
    "blame": ("Oman/NNP/nsubj:blame was|be/VBD/cop:blame to/TO/mark:blame blame/VB/ccomp:said", "accuse"),
    "whose exit caused it": ("Oman/NNP/nmod:poss:exit exit/NN/nsubj:cause was|be/VBD/cop:cause the/DT/det:cause cause/NN/ccomp:said of/IN/case:crisis crisis/NN/nmod:cause", "accuse"),
    "what was caused by whose exit": ("the/DT/det:cause cause/NN/nsubj:exit of/IN/case:crisis crisis/NN/nmod:cause was|be/VBD/cop:exit Oman/NNP/nmod:poss:exit exit/NN/ccomp:said", "accuse"),
    "the cause of growth": ("Oman/NNP/nmod:poss:exit exit/NN/nsubj:cause was|be/VBD/cop:cause the/DT/det:cause cause/NN/ccomp:said of/IN/case:growth growth/NN/nmod:cause", "say"),
    "a crime": ("it/PRP/nsubj:crime was|be/VBD/cop:crime a/DT/det:crime crime/NN/ccomp:said", "accuse"),
    "an untrue report": ("the/DT/det:report report/NN/nsubj:false was|be/VBD/cop:false false/JJ/ccomp:said", "deny"),
    "a false tooth": ("the/DT/det:tooth tooth/NN/nsubj:false was|be/VBD/cop:false false/JJ/ccomp:said", "say"),
    "no evidence": ("there/EX/expl:was was|be/VBD/ccomp:said no/DT/det:evidence evidence/NN/nsubj:was", "deny"),
    "what nobody does": ("it/PRP/nsubj:rain will/MD/aux:rain rain/VB/ccomp:said", "say"),
    "what others do": ("they/PRP/nsubj:reopen will/MD/aux:reopen reopen/VB/ccomp:said", "say"),
    "a forecast": ("Oman/NNP/nsubj:grow should/MD/aux:grow grow/VB/ccomp:said", "say"),
    "where it lies": ("Oman/NNP/nsubj:lies lies|lie/VBZ/ccomp:said on/IN/case:coast coast/NN/obl:lies", "say"),
    "a lie": ("Oman/NNP/nsubj:lied lied|lie/VBD/ccomp:said about/IN/case:coast coast/NN/obl:lied", "accuse"),
    "no sign": ("there/EX/expl:was was|be/VBD/ccomp:said no/DT/det:sign sign/NN/nsubj:was", "say"),
    "a wish in so many words": ("we/PRP/nsubj:hope hope/VBP/ccomp:said for/IN/case:rain rain/NN/obl:hope", "hope"),
}  # fmt: skip


@pytest.mark.parametrize("case", SAYINGS)
def test_stance(case: str) -> None:
    tree, stance = SAYINGS[case]
    found = find_claims(parsed(f"{SAID} {tree} ./."), Names(), {})
    assert [c.stance for c in found if c.cue and c.cue.text == "said"] == [stance]


def test_a_cue_that_is_not_plain_keeps_its_stance() -> None:
    (claim,) = find_claims(parsed(f"{SAID} {WILL.format('go')} ./.".replace("said|say", "said|hope")), Names(), {})
    assert claim.stance == "hope"


@pytest.mark.parametrize(
    ("speaker", "stance"),
    [("A Norwegian minister", "promise"), ("Norway", "promise"), ("The Norwegian analyst Ana Paz", "say")],
)
def test_who_speaks_for_no_state_promises_nothing_for_it(speaker: str, stance: str) -> None:
    (claim,) = dragoman.read(f"{speaker} said Norway would send troops to Chad.").claims
    assert claim.stance == stance
