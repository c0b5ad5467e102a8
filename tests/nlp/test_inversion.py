"""A subject that stands behind its verb is found; what stands behind a preposition is none."""

from __future__ import annotations

import pytest

from dragoman.nlp.inversion import turn_around
from factory import to_rows


def turned(tree: str) -> dict[str, str]:
    return {r.text: r.dep for r in turn_around(to_rows(tree))}


def test_who_is_arrested_stands_behind_the_passive_verb() -> None:
    found = turned(
        "In/IN/case:Rome Rome/NNP/nsubj:pass:arrested were|be/VBD/aux:pass:arrested arrested|arrest/VBN/ROOT "
        "two/CD/nummod:Albanians Albanians/NNPS/obj:arrested ./."
    )
    assert (found["Rome"], found["Albanians"]) == ("obl", "nsubj:pass")


def test_who_does_it_stands_behind_by_in_front() -> None:
    found = turned(
        "By/IN/case:Peru Peru/NNP/nsubj:pass:freed was|be/VBD/aux:pass:freed freed|free/VBN/ROOT "
        "the/DT/det:sailor sailor/NN/obj:freed ./."
    )
    assert found["Peru"] == "obl:agent"


def test_of_two_nouns_behind_a_verb_the_first_acts() -> None:
    found = turned(
        "On/IN/case:Monday Monday/NNP/obl:signed signed|sign/VBD/ROOT Oman/NNP/obj:signed a/DT/det:pact "
        "pact/NN/obj:signed ./."
    )
    assert (found["Oman"], found["pact"]) == ("nsubj", "obj")


def test_who_speaks_with_somebody_named_first() -> None:
    found = turned("With/IN/case:Chile Chile/NNP/nsubj:spoke spoke|speak/VBD/ROOT Peru/NNP/obj:spoke ./.")
    assert (found["Chile"], found["Peru"]) == ("obl", "nsubj")


@pytest.mark.parametrize(
    "tree",
    [
        "Oman/NNP/nsubj:signed signed|sign/VBD/ROOT a/DT/det:pact pact/NN/obj:signed ./.",
        "Between/IN/case:men 9/CD/nummod:men men/NNS/nsubj:pass:held were|be/VBD/aux:pass:held held|hold/VBN/ROOT ./.",
        "In/IN/case:May May/NNP/obl:signed signed|sign/VBD/ROOT a/DT/det:pact pact/NN/obj:signed ./.",
        "Paz/NNP/obl:unmarked:Lima tells|tell/VBZ/ROOT Lima/NNP/obj:tells ./.",
    ],
)
def test_other_clauses_stay(tree: str) -> None:
    assert turn_around(to_rows(tree)) == to_rows(tree)
