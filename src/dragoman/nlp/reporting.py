"""Who speaks in a participle behind what is said: "*Oslo* said Riga had paid, *urging* others to follow"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token


def reporters(verb: Token) -> list[Token]:
    """Return who says the clause that a participle of speech stands behind."""
    if verb.dep != "advcl" or verb.tag != "VBG" or verb.lemma not in load_sets()["addressing"] or not is_set_off(verb):
        return []
    found: list[Token] = []
    for saying in saying_above(verb):
        # "Biden said he was sure that Putin had decided, warning him": of thinking and saying, who says it warns.
        found = [c for c in saying.children if c.dep == "nsubj"] or found
    return found


def is_set_off(verb: Token) -> bool:
    """Whether a comma stands right before a participle."""
    near = (*verb.children, *(verb.head.children if verb.head else ()))
    return any(c.text == "," and c.i == verb.i - 1 for c in near)


def saying_above(verb: Token) -> Iterator[Token]:
    """Yield the verbs that report what stands before a participle, the nearest first, up to one of speech."""
    told, sets = verb.head, load_sets()
    speaking = sets["addressing"] | sets["speaking"]
    while told is not None and told.dep in {"conj", "ccomp"} and told.lemma not in speaking and told.i < verb.i:
        if told.head is not None and is_reported_by(told, told.head):
            yield told.head
        told = told.head


def is_reported_by(told: Token, saying: Token) -> bool:
    """Whether a clause is the finite complement of a verb before it."""
    bare = any(c.lower == "to" and c.dep == "mark" for c in told.children)
    return told.dep == "ccomp" and saying.i < told.i and not bare


def is_in_statement(verb: Token) -> bool:
    """Whether a participle tells what a statement says: "issued a statement *accusing* Riga"."""
    sets = load_sets()
    return verb.head is not None and verb.head.lemma in sets["statements"] and verb.lemma in sets["addressing"]
