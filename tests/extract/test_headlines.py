"""Who tells a headline."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from dragoman.extract.headlines import headline_attribution
from factory import sentence

HELD = "Two/CD/nsubj:pass:held held|hold/VBN/ROOT near/IN/case:Lima Lima/NNP/obl:held"


@pytest.mark.parametrize(
    "teller", [":/: police/NN/parataxis:held", ":/: UN/NNP/parataxis:held", ":/: Peru/NNP/parataxis:held"]
)
def test_who_stands_behind_the_mark_tells(teller: str) -> None:
    found = headline_attribution(sentence(f"{HELD} {teller}"))
    assert found is not None
    assert found.speakers[0].text in teller


@pytest.mark.parametrize(
    "tree",
    [
        "Statement/NN/parataxis:held :/: two/CD/nsubj:pass:held rebels/NNS/dep:held held|hold/VBN/ROOT",
        f"{HELD} :/: Courier/NNP/parataxis:held",
        f"{HELD} :/: police/NN/parataxis:held ./.",
        "States/NNS/ROOT that/WDT/nsubj:recognise recognise/VBP/acl:relcl:States Kosovo/NNP/obj:recognise :/: Peru/NNP/parataxis:States",
        "Peru/NNP/dislocated:held :/: two/CD/nsubj:pass:held held|hold/VBN/ROOT near/IN/case:Lima Lima/NNP/obl:held",
    ],
)
def test_outlets_lists_and_places_tell_nothing(tree: str) -> None:
    assert headline_attribution(sentence(tree)) is None


def test_an_office_before_a_colon_tells() -> None:
    found = headline_attribution(
        sentence("Army/NN/parataxis:held :/: two/CD/nsubj:pass:held rebels/NNS/dep:held held|hold/VBN/ROOT")
    )
    assert found is not None
    assert found.speakers[0].text == "Army"
