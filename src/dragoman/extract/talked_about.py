"""What people only talk about, and where they meet: neither is a party."""

from __future__ import annotations

from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, conjuncts, preposition

MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
# What two talk or agree about takes no part: "talks on Syria".
TOPIC = {"on", "over", "about", "regarding", "concerning"}


def venues(predication: Predication) -> list[Token]:
    """Return the words of where people only meet: "held talks *in Geneva*" is no act towards Switzerland."""
    if not is_meeting(predication):
        return []
    around = {predication.head, predication.clause, *(t for tokens in predication.slots.values() for t in tokens)}
    there = (c for t in around for c in children(t, "obl", "nmod") if preposition(c) in {"in", "at"})
    return [t for c in there if c.is_proper for t in conjuncts(c)]


def is_meeting(predication: Predication) -> bool:
    """Whether an act is a meeting or talks, and no way to somebody."""
    sets, lemma = load_sets(), predication.head.lemma.lower()
    if predication.predicate.type != "CONSULT" or "visit" in predication.predicate.mode:
        return False
    return lemma in sets["meetings"] | sets["talks"] and lemma not in sets["moves"]


def topics(predication: Predication) -> list[Token]:
    """Return the words of what several talk or agree about."""
    if predication.predicate.type == "REQUEST":
        return topics_asked(predication)
    if predication.predicate.type not in MUTUAL:
        return []
    # "The council discussed Syria": not with Syria.
    things = children(predication.head, "obj") if is_discussing(predication) else []
    about = (c for c in predication.clause.children if c.dep in {"obl", "nmod"} and preposition(c) in TOPIC)
    return [*(t for o in things for t in discussed_in(o)), *(t for topic in about for t in topic.subtree())]


def topics_asked(predication: Predication) -> list[Token]:
    """Return the words of what the talks are about that somebody asks for: "called for talks on Syria"."""
    talks = [t for t in predication.in_slots("for", "object") if t.lemma.lower() in load_sets()["talks"]]
    beside = (c for t in (*talks, predication.clause) for c in children(t, "nmod", "obl") if talks)
    return [t for c in beside if preposition(c) in TOPIC for t in c.subtree()]


def is_discussing(predication: Predication) -> bool:
    """Whether the object of a verb is what is talked about: no party stands there."""
    frame = predication.predicate
    return frame.reciprocal and predication.head.is_verb and "object" not in (*frame.source, *frame.target)


def discussed_in(thing: Token) -> list[Token]:
    """Return the words of what is discussed, but of with whom: "discussed the war *with Peru*" may be either."""
    partners = {t for c in children(thing, "nmod") if preposition(c) == "with" for t in c.subtree()}
    return [t for t in thing.subtree() if t not in partners]
