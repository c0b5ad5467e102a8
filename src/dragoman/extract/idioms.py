"""What is told in the words of an act and is none: idioms, and what teams do in a contest."""

from __future__ import annotations

import re

from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, objects, preposition

# "won 3-0", "lost 6-4": a result, where a range of years or ages has more digits.
RESULT = re.compile(r"\d{1,2}[-–]\d{1,2}")
# A stage of a contest stands behind these: "met in the semi-final", "knocked out on penalties".
STAGED = {"in", "on", "of", "into", "from"}


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


def is_contest(predication: Predication) -> bool:
    """Whether teams only play: "met *in the semi-final*", "knocked them out *on penalties*", "beat Peru *3-0*"."""
    verb, sets = predication.head, load_sets()
    if predication.predicate.own or verb.lemma not in sets["playing"]:
        return False
    told = children(verb, "obl", "obj", "advmod", "xcomp", "dep", "obl:unmarked")
    around = [*told, *(c for t in told for c in children(t, "nmod", "compound", "nummod", "appos"))]
    stages = (t for t in around if preposition(t) in STAGED)
    return any(t.lemma.lower() in sets["stages"] for t in stages) or any(RESULT.fullmatch(t.text) for t in around)
