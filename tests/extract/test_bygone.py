"""Acts under a rule that is over, and measures that somebody breaks."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import datetime as dt

import pytest

from dragoman.extract.background import is_background
from dragoman.extract.predicates import Predication
from dragoman.knowledge.tables import Predicate
from dragoman.model import UNDATED
from dragoman.nlp.roles import slots
from factory import at, sentence

# Carter governed until January 1981.
LATER, THEN = dt.date(1999, 5, 1), dt.date(1980, 5, 1)
BOMBED = "bombed|bomb/VBD/ROOT Chad/NNP/obj:bombed"
# what the case shows: (tree, the act, its type, published, told as background?)
CASES = {
    "by a rule that is over": (f"the/DT/det:administration Carter/NNP/compound:administration administration/NN/nsubj:bombed {BOMBED} ./.", "bombed", "ASSAULT", LATER, True),
    "by the rule of the day": (f"the/DT/det:administration Carter/NNP/compound:administration administration/NN/nsubj:bombed {BOMBED} ./.", "bombed", "ASSAULT", THEN, False),
    "by a rule of nobody known": (f"the/DT/det:administration Qwx/NNP/compound:administration administration/NN/nsubj:bombed {BOMBED} ./.", "bombed", "ASSAULT", LATER, False),
    "on whom it is done says nothing": ("Chad/NNP/nsubj:bombed bombed|bomb/VBD/ROOT the/DT/det:administration Carter/NNP/compound:administration administration/NN/obj:bombed ./.", "bombed", "ASSAULT", LATER, False),
    "by the previous government": (f"the/DT/det:government previous/JJ/amod:government government/NN/nsubj:bombed {BOMBED} ./.", "bombed", "ASSAULT", LATER, True),
    "by a former official": (f"a/DT/det:official former/JJ/amod:official official/NN/nsubj:bombed {BOMBED} ./.", "bombed", "ASSAULT", LATER, False),
    "under a head who left": (f"Oslo/NNP/nsubj:bombed {BOMBED} under/IN/case:Carter Carter/NNP/obl:bombed ./.", "bombed", "ASSAULT", LATER, True),
    "under a head in office": (f"Oslo/NNP/nsubj:bombed {BOMBED} under/IN/case:Carter Carter/NNP/obl:bombed ./.", "bombed", "ASSAULT", THEN, False),
    "in the last days of a rule": (f"Oslo/NNP/nsubj:bombed {BOMBED} in/IN/case:days the/DT/det:days last/JJ/amod:days days/NNS/obl:bombed of/IN/case:presidency the/DT/det:presidency Carter/NNP/compound:presidency presidency/NN/nmod:days ./.", "bombed", "ASSAULT", LATER, True),
    "by who rules again in another office": (f"the/DT/det:government Lai/NNP/compound:government government/NN/nsubj:bombed {BOMBED} ./.", "bombed", "ASSAULT", dt.date(2024, 6, 14), False),
    "by who bears the name of one who left": (f"the/DT/det:administration Johnson/NNP/compound:administration administration/NN/nsubj:bombed {BOMBED} ./.", "bombed", "ASSAULT", dt.date(2020, 6, 14), False),
    "under a head of state who leads today": (f"Oslo/NNP/nsubj:bombed {BOMBED} under/IN/case:Khamenei Khamenei/NNP/obl:bombed ./.", "bombed", "ASSAULT", dt.date(2019, 6, 14), False),
    "by one head, whatever another of the name is": (f"the/DT/det:administration Obama/NNP/compound:administration administration/NN/nsubj:bombed {BOMBED} ./.", "bombed", "ASSAULT", dt.date(2019, 6, 14), True),
    "by a rule out of memory": (f"the/DT/det:government Ford/NNP/compound:government government/NN/nsubj:bombed {BOMBED} ./.", "bombed", "ASSAULT", dt.date(2019, 6, 14), False),
    "by the like of another office": (f"the/DT/det:administration Adams/NNP/compound:administration administration/NN/nsubj:bombed {BOMBED} ./.", "bombed", "ASSAULT", dt.date(2024, 6, 14), False),
    "by a rule in a town": (f"the/DT/det:administration Carter/NNP/compound:administration administration/NN/nsubj:bombed in/IN/case:Ulm Ulm/NNP/nmod:administration {BOMBED} ./.", "bombed", "ASSAULT", LATER, False),
    "by a town's rule": (f"Ulm/NNP/nmod:poss:administration 's/POS/case:Ulm Carter/NNP/compound:administration administration/NN/nsubj:bombed {BOMBED} ./.", "bombed", "ASSAULT", LATER, False),
    "a measure that is broken": ("Oslo/NNP/nsubj:violated violated|violate/VBD/ROOT an/DT/det:embargo embargo/NN/obj:violated against/IN/case:Chad Chad/NNP/nmod:embargo ./.", "embargo", "COERCE", LATER, True),
    "in violation of a measure": ("Oslo/NNP/nsubj:sold sold/VBD/ROOT arms/NNS/obj:sold in/IN/case:violation violation/NN/obl:sold of/IN/case:embargo an/DT/det:embargo embargo/NN/nmod:violation ./.", "embargo", "COERCE", LATER, True),
    "a measure that is imposed": ("Oslo/NNP/nsubj:imposed imposed|impose/VBD/ROOT an/DT/det:embargo embargo/NN/obj:imposed on/IN/case:Chad Chad/NNP/nmod:embargo ./.", "embargo", "COERCE", LATER, False),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_of_a_rule_that_is_over_or_a_measure_that_is_broken(case: str) -> None:
    tree, head, kind, published, historical = CASES[case]
    home = sentence(tree)
    predicate = Predicate(id="x", type=kind, verbs=("x",), source=(), target=())
    act = Predication(home, at(home, head), predicate, (at(home, head),), slots(at(home, head)))
    assert (is_background(act, UNDATED, published) is not None) is historical
