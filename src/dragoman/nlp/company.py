"""Who does something along with its subject: "Turkey, *along with Iran*, condemned the raid"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.nlp.parse import Token

LINKS = {"nmod", "obl", "appos"}
BEFORE = {"case", "advmod", "cc"}


def companions(verb: Token, slots: Mapping[str, Sequence[Token]]) -> list[Token]:
    """Return who acts with the subject; who stands behind an object suffers with it: "arrested X along with Y"."""
    above = [verb, *slots.get("subject", [])]
    beside = [c for t in above for c in t.children if c.dep in LINKS and is_beside(c)]
    alone = all(t in beside for name, filled in slots.items() if name != "subject" for t in filled)
    return [c for c in beside if alone or c.i < verb.i]


def is_beside(word: Token) -> bool:
    """Whether somebody does the same as another: "*along with* X", "*together with* X", "*as well as* X"."""
    before = [c for c in word.children if c.dep in BEFORE and c.i < word.i]
    words = {c.lower for c in before} | {k.lower for c in before for k in c.children if k.dep == "fixed"}
    return words >= {"along", "with"} or words >= {"together", "with"} or words >= {"as", "well"}
