"""The notation for hand-made parses means what it says."""

from __future__ import annotations

import pytest

from factory import at, parsed, sentence, texts

MET = "Iran/NNP/nsubj:2/LOC met|meet/VBD/ROOT Turkey/NNP/obj:met ./."


def test_heads_by_number_and_by_word() -> None:
    found = sentence(MET)
    assert texts(at(found, "met").children) == ["Iran", "Turkey", "."]


def test_lemma_and_entity() -> None:
    found = sentence(MET)
    assert (found.root.lemma, at(found, "Iran").entity, at(found, "Turkey").lemma) == ("meet", "LOC", "turkey")


def test_relation_with_a_colon() -> None:
    assert at(sentence("Iran/NNP/nsubj:pass:hit hit/VBN/ROOT"), "Iran").dep == "nsubj:pass"


def test_text_is_the_exact_slice() -> None:
    found = parsed(MET, MET, apart=True)
    assert found.document.text == "Iran met Turkey.\n\nIran met Turkey."
    assert all(found.span(t.start, t.end).text == t.text for s in found.sentences for t in s.tokens)


def test_ambiguous_head_is_refused() -> None:
    with pytest.raises(ValueError, match="write its number"):
        sentence("the/DT/det:side side/NN/ROOT side/NN/conj:1")
