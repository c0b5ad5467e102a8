"""Sayings in the words of an act, which tell none: "struck oil", "took charge"."""

from __future__ import annotations

from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, objects


def is_idiom(verb: Token) -> bool:
    """Whether a verb with its object, particle or phrase is a saying: "struck *oil*", "blew *through* its budget".

    Of these the lexicon knows which tell an act; the encoder, which hears the verb, does not.
    """
    if not verb.is_verb:
        return False
    beside = (*objects(verb), *children(verb, "compound:prt", "obl", "xcomp", "advmod"), *cases(verb))
    sayings = load_sets()["idioms"]
    return any(f"{verb.lemma.lower()} {t.lemma.lower()}" in sayings for t in beside)


def cases(verb: Token) -> list[Token]:
    """Return the prepositions right behind a verb: "blew *through* its budget"."""
    return [c for o in children(verb, "obl") for c in children(o, "case") if c.i == verb.i + 1]
