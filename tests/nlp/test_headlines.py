"""Headlines that a parser of running text misreads; full sentences stay as they are."""

from __future__ import annotations

import pytest

from dragoman.nlp.headlines import mend_headline
from factory import to_rows

PASSIVE = "Envoy/NN/nsubj:held held|hold/{tag}/ROOT "
GAVE = "Oslo/NNP/nsubj:gave gave|give/VBD/ROOT Riga/NNP/obj:gave two/CD/nummod:{what} {what}/NNS/obl:unmarked:gave"


def deps(tree: str) -> dict[str, tuple[str, str]]:
    return {r.text: (r.tag, r.dep) for r in mend_headline(to_rows(tree))}


@pytest.mark.parametrize(
    "tree",
    [
        "Oslo/NNP/nsubj:Donates Donates/NNPS/ROOT Trucks/NNS/obj:Donates",
        "Oslo/NNP/compound:Donates Donates/NNP/ROOT Trucks/NNS/obj:Donates",
        "Oslo/NNP/compound:Trucks Frees/NNPS/amod:Trucks Trucks/NNS/ROOT",
    ],
)
def test_a_verb_in_capitals_carries_a_headline(tree: str) -> None:
    found = deps(tree)
    verb = next(word for word in found if word.endswith("es"))
    assert (found["Oslo"][1], found[verb], found["Trucks"][1]) == ("nsubj", ("VBZ", "ROOT"), "obj")


def test_a_noun_of_acts_stays_one() -> None:
    assert deps("Oslo/NNP/compound:deals talks/NNS/compound:deals deals/NNS/ROOT")["talks"] == ("NNS", "compound")


def test_the_subject_of_a_bare_participle_suffers() -> None:
    assert deps(PASSIVE.format(tag="VBN") + "in/IN/case:Oslo Oslo/NNP/obl:held")["Envoy"][1] == "nsubj:pass"
    assert deps(PASSIVE.format(tag="VBD") + "by/IN/case:Oslo Oslo/NNP/obl:agent:held ./.")["Envoy"][1] == "nsubj:pass"


def test_who_acts_in_the_past_acts() -> None:
    assert deps(PASSIVE.format(tag="VBD") + "talks/NNS/obj:held ./.")["Envoy"][1] == "nsubj"


def test_who_pressed_for_something_was_not_pressed() -> None:
    tree = "Envoy/NN/nsubj:pressed pressed|press/VBN/ROOT for/IN/case:talks talks/NNS/obl:pressed"
    assert deps(tree)["Envoy"][1] == "nsubj"


def test_what_stands_before_a_colon_does_nothing() -> None:
    tree = "Mali/NNP/nsubj:frees :/: army/NN/nsubj:frees frees/VBZ/ROOT town/NN/obj:frees"
    assert (deps(tree)["Mali"][1], deps(tree)["army"][1]) == ("dislocated", "nsubj")


def test_a_bare_place_goes_with_the_noun_behind_it() -> None:
    tree = "Two/CD/nsubj:die die/VBP/ROOT in/IN/case:Mali Mali/NNP/obl:die ambush/NN/obl:die"
    rows = mend_headline(to_rows(tree))
    assert [(rows[r.head].text, r.dep) for r in rows[2:4]] == [("ambush", "case"), ("ambush", "compound")]


@pytest.mark.parametrize(("what", "found"), [("hour", ("iobj", "obj")), ("ship", ("obj", "obl:unmarked"))])
def test_who_is_given_time_is_given_nothing_else(what: str, found: tuple[str, str]) -> None:
    rows = deps(GAVE.format(what=what))
    assert (rows["Riga"][1], rows[what][1]) == found


def test_who_tells_behind_a_colon_has_no_part() -> None:
    tree = "Two/CD/ROOT held|hold/VBN/acl:Two in/IN/case:raid raid/NN/obl:held :/: army/NN/appos:raid"
    assert deps(tree)["army"][1] == "parataxis"
