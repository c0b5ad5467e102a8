"""Who speaks in a participle behind what is said: "*Oslo* said Riga had paid, *urging* others to follow"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token

# When or how what is told came about.
WHEN = {"before", "after", "while", "when", "since", "without"}


def reporters(verb: Token) -> list[Token]:
    """Return who says the clause that a participle of speech stands behind."""
    if verb.dep != "advcl" or verb.tag != "VBG" or verb.lemma not in load_sets()["addressing"] or not is_set_off(verb):
        return []
    found: list[Token] = []
    for saying in saying_above(verb):
        # "Biden said he was sure that Putin had decided, warning him": of thinking and saying, who says it warns.
        found = [c for c in saying.children if c.dep == "nsubj"] or found
    return found


def told_above(verb: Token) -> Token | None:
    """Return what a gerund behind an inserted "he said" goes on with: "*the man fled*, police said, before *dying*"."""
    said = verb.head
    adverbial = verb.dep == "advcl" and any(c.dep == "mark" and c.lower in WHEN for c in verb.children)
    if said is None or not adverbial or said.lemma not in load_sets()["speaking"] or not is_gerund(verb):
        return None
    return next((c for c in said.children if c.dep in {"ccomp", "parataxis"} and c.i < said.i < verb.i), None)


def is_gerund(verb: Token) -> bool:
    """Whether a clause has no subject and no finite verb of its own: "before *leaving*", "after *being shot*"."""
    if any(c.dep.startswith("nsubj") for c in verb.children):
        return False
    return verb.tag == "VBG" or any(c.tag == "VBG" and c.dep.startswith("aux") for c in verb.children)


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
