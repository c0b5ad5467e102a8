"""Who speaks in a participle behind what is said: "*Oslo* said Riga had paid, *urging* others to follow"."""

from __future__ import annotations

from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token


def reporters(verb: Token) -> list[Token]:
    """Return who says the clause that a participle of speech stands behind."""
    told, sets = verb.head, load_sets()
    apart = any(c.text == "," and c.i == verb.i - 1 for c in (*verb.children, *(told.children if told else ())))
    if verb.dep != "advcl" or verb.tag != "VBG" or verb.lemma not in sets["addressing"] or not apart:
        return []
    speaking = sets["addressing"] | sets["speaking"]
    found: list[Token] = []
    while told is not None and told.dep in {"conj", "ccomp"} and told.lemma not in speaking and told.i < verb.i:
        saying = told.head
        bare = any(c.lower == "to" and c.dep == "mark" for c in told.children)
        if told.dep == "ccomp" and saying is not None and saying.i < told.i and not bare:
            # "Biden said he was sure that Putin had decided, warning him": of thinking and saying, who says it warns.
            found = [c for c in saying.children if c.dep == "nsubj"] or found
        told = saying
    return found


def is_in_statement(verb: Token) -> bool:
    """Whether a participle tells what a statement says: "issued a statement *accusing* Riga"."""
    sets = load_sets()
    return verb.head is not None and verb.head.lemma in sets["statements"] and verb.lemma in sets["addressing"]
