"""Linked sentences: trees, spans, ancestors."""

from __future__ import annotations

from dragoman.nlp.parse import plain
from factory import at, parsed, sentence, texts

TREE = (
    "the/DT/det:envoy envoy/NN/nsubj:met of/IN/case:Iran Iran/NNP/nmod:envoy met|meet/VBD/ROOT Turkey/NNP/obj:met ./."
)


def test_root_has_no_head() -> None:
    assert sentence(TREE).root.text == "met"


def test_subtree() -> None:
    found = at(sentence(TREE), "envoy").subtree()
    assert set(texts(found)) == {"the", "envoy", "of", "Iran"}


def test_ancestors_run_upwards() -> None:
    assert texts(at(sentence(TREE), "Iran").ancestors()) == ["envoy", "met"]


def test_sentence_span() -> None:
    found = parsed(TREE, TREE)
    assert found.sentence_span(found.sentences[1]).text == "the envoy of Iran met Turkey."


def test_plain_marks_replace_one_character_by_one() -> None:
    text = "“Iran’s” – „x‘ «y»\u00a0`z`"
    assert plain(text) == '"Iran\'s" - "x\' "y" \'z\''
