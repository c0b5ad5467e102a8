"""Who is named with an act as its beneficiary or owner: whom troops help, whose sailors are to be freed."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.parties import owners_before
from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, objects

# Verbs whose object, with a passive behind it, is what one wants done: "asked" and "urged" are said to somebody.
WISHING = {"want", "demand", "need", "prefer", "like", "expect", "require", "order"}


def own_captives(predication: Predication) -> list[Token]:
    """Return the words of one's own people whose release is asked of others: "the release of *its* sailors"."""
    if predication.predicate.type != "REQUEST":
        return []
    asked = predication.in_slots("object", "for")
    freed = (c for t in asked if t.lemma.lower() in load_sets()["freeings"] for c in children(t, "nmod"))
    return [t for c in freed if any(o.tag == "PRP$" for o in children(c, "nmod:poss")) for t in c.subtree()]


def wished_for(predication: Predication) -> list[Token]:
    """Return the words of to whom something is to be done, by whoever is asked: "wants *the envoy* to be tried"."""
    verb = predication.head
    if predication.predicate.type != "REQUEST" or verb.lemma not in WISHING:
        return []
    passive = [c for c in children(verb, "xcomp", "ccomp") if children(c, "aux:pass")]
    borne = [*(s for c in passive for s in children(c, "nsubj:pass")), *(objects(verb) if passive else [])]
    return [t for o in borne for t in o.subtree()]


def pledging(predication: Predication) -> list[Token]:
    """Return the words of whose word is broken, which is the breaker's own: "reneged on *U.S.* commitments"."""
    if predication.head.lemma not in load_sets()["word-breaking"]:
        return []
    words = predication.in_slots("object", "on")
    return [o for t in words if t.lemma.lower() in load_sets()["undertakings"] for o in owners_before(t)]


def helped(moved: Token) -> Iterator[Token]:
    """Yield the words of whom forces are moved to help, and whom these fight: "sent to help *Mali* fight *rebels*"."""
    clauses = (c for t in (moved, *objects(moved)) for c in children(t, "advcl", "xcomp", "acl"))
    for purpose in (c for c in clauses if c.lemma in load_sets()["helping"]):
        # "to help *Mali* fight the rebels"
        doing = [s for c in children(purpose, "xcomp", "ccomp") for s in children(c, "nsubj", "obj")]
        yield from (t for o in (*objects(purpose), *doing) for t in o.subtree())
