"""The stretches that name or describe somebody: hand-made trees and a gazetteer of a few names."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from dragoman.extract.heard import is_plausible_name
from dragoman.extract.mentions import Mention, find_mentions, sentence_mentions, span_head
from dragoman.extract.role_nouns import is_modifier, role_of
from dragoman.knowledge.gazetteer import Entry, Gazetteer, NameKind
from dragoman.knowledge.tables import Role
from dragoman.nlp.parse import Token
from factory import parsed, sentence

ENTRIES: list[tuple[str, str, NameKind, str | None, bool]] = [
    ("Iran", "state/IRN", "state", "IRN", False),
    ("Iranian", "state/IRN", "demonym", "IRN", False),
    ("Iranians", "state/IRN", "demonym", "IRN", False),
    ("Washington", "state/USA", "capital", "USA", False),
    ("US", "state/USA", "state", "USA", True),
    ("Isfahan", "state/IRN", "place", "IRN", False),
    ("Bank of Oman", "org/bank-of-oman", "organisation", "OMN", False),
    ("Oman", "state/OMN", "state", "OMN", False),
    ("Syrian army", "org/syrian-army", "organisation", "SYR", False),
    ("Syrian", "state/SYR", "demonym", "SYR", False),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    built = Gazetteer()
    for name, id_, kind, country, exact in ENTRIES:
        built.add(name, Entry(id=id_, kind=kind, country=country, exact=exact))
    built.file_office(("foreign", "minister"), "office/foreign-minister")
    built.file_office(("minister",), "office/minister")
    built.roles = {
        "force": Role(noun="force", sector="MIL"),
        "security force": Role(noun="security force", sector="COP"),
    }
    return built


def shown(mention: Mention) -> tuple[str, str]:
    return " ".join(t.text for t in mention.tokens), mention.kind


# what the case shows: (tree, mentions)
CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "state": ("Iran/NNP/nsubj:left left/VBD/ROOT", [("Iran", "state")]),
    "capital": ("Washington/NNP/nsubj:left left/VBD/ROOT", [("Washington", "capital")]),
    "place": ("they/PRP/nsubj:left left/VBD/ROOT Isfahan/NNP/obj:left", [("Isfahan", "place")]),
    "demonym": ("Iranians/NNPS/nsubj:left left/VBD/ROOT", [("Iranians", "demonym")]),
    "longest name": ("Bank/NNP/nsubj:left of/IN/case:Oman Oman/NNP/nmod:Bank left/VBD/ROOT", [("Bank of Oman", "organisation")]),
    "abbreviation in capitals": ("US/NNP/nsubj:left left/VBD/ROOT", [("US", "state")]),
    "pronoun spelt like an abbreviation": ("they/PRP/nsubj:told told/VBD/ROOT us/PRP/obj:told", []),
    "common word spelt like a name": ("washington/NN/nsubj:left left/VBD/ROOT", []),
    "body with a common noun": ("Syrian/JJ/amod:army army/NN/nsubj:left left/VBD/ROOT", [("Syrian army", "organisation")]),
    "heard person": ("Ali/NNP/compound:Reza/PER Reza/NNP/nsubj:left/PER left/VBD/ROOT", [("Ali Reza", "person")]),
    "heard person named like a place": ("Denzel/NNP/compound:Washington/PER Washington/NNP/nsubj:left/PER left/VBD/ROOT", [("Denzel Washington", "person")]),
    "heard body that ends like a place": ("Visit/NNP/compound:Isfahan/ORG Isfahan/NNP/nsubj:left/ORG left/VBD/ROOT", [("Visit Isfahan", "organisation")]),
    "weekday heard as a name": ("Friday/NNP/nsubj:came/PER came/VBD/ROOT", []),
    "title heard as a name": ("President/NNP/nsubj:came/PER came/VBD/ROOT", []),
    "office": ("the/DT/det:minister foreign/JJ/amod:minister minister/NN/nsubj:left left/VBD/ROOT", [("foreign minister", "office")]),
    "office with its country": ("the/DT/det:minister Iranian/JJ/amod:minister foreign/JJ/amod:minister minister/NN/nsubj:left left/VBD/ROOT", [("Iranian foreign minister", "office")]),
    "role": ("the/DT/det:forces forces|force/NNS/nsubj:left left/VBD/ROOT", [("forces", "role")]),
    "role with its country": ("Iranian/JJ/amod:forces forces|force/NNS/nsubj:left left/VBD/ROOT", [("Iranian forces", "role")]),
    "possessor stays apart": ("Iran/NNP/nmod:poss:forces 's/POS/case:Iran forces|force/NNS/nsubj:left left/VBD/ROOT", [("Iran", "state"), ("forces", "role")]),
    "nothing": ("they/PRP/nsubj:left left/VBD/ROOT", []),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_mentions(case: str, gazetteer: Gazetteer) -> None:
    tree, wanted = CASES[case]
    assert [shown(m) for m in sentence_mentions(sentence(tree), gazetteer)] == wanted


def test_heard_body_that_opens_with_a_place(gazetteer: Gazetteer) -> None:
    tree = "Isfahan/NNP/compound:Times/ORG Times/NNP/nsubj:left/ORG left/VBD/ROOT"
    assert [shown(m) for m in sentence_mentions(sentence(tree), gazetteer)] == [("Isfahan Times", "organisation")]


def only(tree: str, gazetteer: Gazetteer) -> Mention:
    (found,) = sentence_mentions(sentence(tree), gazetteer)
    return found


def test_office_and_country(gazetteer: Gazetteer) -> None:
    found = only(CASES["office with its country"][0], gazetteer)
    assert (found.office, found.country) == ("office/foreign-minister", "IRN")


def test_sector_of_a_compound_role(gazetteer: Gazetteer) -> None:
    tree = "security/NN/compound:forces forces|force/NNS/nsubj:left left/VBD/ROOT"
    assert only(tree, gazetteer).sector == "COP"


def test_name_leaves_the_article_out(gazetteer: Gazetteer) -> None:
    tree = "The/DT/det:Post/ORG Washington/NNP/compound:Post/ORG Post/NNP/nsubj:left/ORG left/VBD/ROOT"
    assert only(tree, gazetteer).name == "Washington Post"


def test_offsets_are_those_of_the_text(gazetteer: Gazetteer) -> None:
    found = only("then/RB/advmod:left Iran/NNP/nsubj:left left/VBD/ROOT", gazetteer)
    assert (found.start, found.end) == (5, 9)


def test_several_sentences_in_order(gazetteer: Gazetteer) -> None:
    trees = ["Iran/NNP/nsubj:left left/VBD/ROOT", "Oman/NNP/nsubj:left left/VBD/ROOT"]
    assert [m.sentence.index for m in find_mentions(parsed(*trees), gazetteer)] == [0, 1]


def test_head_hangs_outside() -> None:
    home = sentence("Bank/NNP/nsubj:left of/IN/case:Oman Oman/NNP/nmod:Bank left/VBD/ROOT")
    assert span_head(home, 0, 2).text == "Bank"


PLAUSIBLE = {
    "Ali/NNP/ROOT": True,
    "ali/NN/ROOT": False,
    "Monday/NNP/ROOT": False,
    "90/CD/ROOT": False,
    "–/:/ROOT": False,
}


@pytest.mark.parametrize("tree", PLAUSIBLE)
def test_plausible_name(tree: str) -> None:
    assert is_plausible_name(sentence(tree), 0, 0) is PLAUSIBLE[tree]


def test_whom_police_tell_of_is_no_word_for_the_police() -> None:
    man = Token(i=0, text="man", lemma="man", tag="NN", dep="compound", start=0, end=3)
    police = Token(i=1, text="police", lemma="police", tag="NNS", dep="nsubj", start=4, end=10)
    man.head = police
    assert not is_modifier(man, police)


def test_every_man_and_woman_is_nobody() -> None:
    told = sentence("Every/DT/det:man man/NN/nsubj:left left/VBD/ROOT")
    assert role_of(told.tokens[1], Gazetteer(roles={"man": Role(noun="man", sector="CVL")})) is None
