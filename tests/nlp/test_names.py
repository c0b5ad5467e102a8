"""Names that the recogniser heard are mended by what is known and by the rest of the document."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from dragoman.nlp.names import entity_spans, known_kind, mend_names, settle_names
from factory import sentence

# name, kind heard: kind wanted
KINDS = [
    ("Hamas", "LOC", "ORG"),
    ("Kuomintang", "PER", "ORG"),
    ("Holy See", "ORG", "ORG"),
    ("WHO", "LOC", "ORG"),
    ("Who", "LOC", "LOC"),
    ("hamas", "LOC", "LOC"),
    ("Stanley", "PER", "PER"),
    ("Norway", "LOC", "LOC"),
    ("Farlandia Shipping", "LOC", "LOC"),
]


@pytest.mark.parametrize(("name", "heard", "kind"), KINDS)
def test_known_kind(name: str, heard: str, kind: str) -> None:
    assert known_kind(name, heard) == kind


def test_party_and_state_are_no_name() -> None:
    doc = Doc(Vocab(), words=["Smith", ",", "R-Ohio", ",", "met", "Hamas"])
    doc.ents = [Span(doc, 0, 1, "PER"), Span(doc, 2, 3, "PER"), Span(doc, 5, 6, "LOC")]
    assert [(e.text, e.label_) for e in mend_names(doc).ents] == [("Smith", "PER"), ("Hamas", "ORG")]


def test_a_party_torn_off_its_state_is_no_name() -> None:
    doc = Doc(Vocab(), words=["Lane", ",", "D", "-", "Wash."], spaces=[False, True, False, False, False])
    doc.ents = [Span(doc, 0, 1, "PER"), Span(doc, 2, 4, "PER")]
    assert [e.text for e in mend_names(doc).ents] == ["Lane"]


def test_a_name_is_of_one_kind_in_a_document() -> None:
    told = [
        sentence("Ivan/NNP/nsubj:left/PER Orlov/NNP/flat:Ivan/PER left/VBD/ROOT"),
        sentence("Orlov/NNP/nsubj:spoke/PER spoke/VBD/ROOT"),
        sentence("They/PRP/nsubj:met met/VBD/ROOT Orlov/NNP/obj:met/LOC"),
    ]
    settle_names(told)
    assert [kind for s in told for _, _, kind in entity_spans(s)] == ["PER", "PER", "PER"]


def test_an_arabic_article_makes_no_other_name() -> None:
    told = [sentence("Hamdani/NNP/nsubj:left/PER left/VBD/ROOT") for _ in range(2)]
    told.append(
        sentence("al/NNP/compound:Hamdani/LOC -/HYPH/punct:Hamdani/LOC Hamdani/NNP/nsubj:left/LOC left/VBD/ROOT")
    )
    settle_names(told)
    assert [kind for s in told for _, _, kind in entity_spans(s)] == ["PER", "PER", "PER"]


def test_a_name_heard_once_each_way_stays_as_heard() -> None:
    told = [
        sentence("Orlov/NNP/nsubj:spoke/PER spoke/VBD/ROOT"),
        sentence("They/PRP/nsubj:met met/VBD/ROOT Orlov/NNP/obj:met/LOC"),
    ]
    settle_names(told)
    assert [kind for s in told for _, _, kind in entity_spans(s)] == ["PER", "LOC"]


def test_a_name_that_is_known_is_left_to_the_gazetteer() -> None:
    told = [sentence(f"Jordan/NNP/nsubj:spoke/{kind} spoke/VBD/ROOT") for kind in ("PER", "PER", "LOC")]
    settle_names(told)
    assert [kind for s in told for _, _, kind in entity_spans(s)] == ["PER", "PER", "LOC"]
