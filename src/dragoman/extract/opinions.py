"""Acts that are only thought about or assented to: "is considering sending aid", "they agree with him that …"."""

from __future__ import annotations

from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, first_conjunct, is_infinitive, preposition

# "the possibility of sending", "the option of a boycott"
CHANCES = {"possibility", "option", "idea", "prospect", "chance"}
INDEFINITE = {"a", "an"}


def is_opinion(predication: Predication) -> bool:
    """Whether nobody does or promises an act, for it is weighed, or agreed with in thought only."""
    return not predication.predicate.own and (is_weighed(predication.clause) or is_assent(predication))


def is_weighed(clause: Token) -> bool:
    """Whether an act is under thought: "is *considering* sending aid", "*mulled* a boycott"; what it is called is done.

    "considered the raid an act of war" judges a raid that was.
    """
    act = first_conjunct(clause)
    chance = act.head is not None and act.head.lemma.lower() in CHANCES and act.dep in {"acl", "nmod"}
    if chance and act.head is not None:
        act = first_conjunct(act.head)
    above = act.head
    if above is None or not above.is_verb or above.lemma not in load_sets()["weighing"]:
        return False
    if act.is_verb:
        return act.dep in {"xcomp", "ccomp"} and act.tag == "VBG"
    named = children(above, "xcomp") or any(preposition(o) == "as" for o in children(above, "obl"))
    known = [c for c in children(act, "det", "nmod:poss") if c.lower not in INDEFINITE]
    return act.dep == "obj" and not named and (chance or not known)


def is_assent(predication: Predication) -> bool:
    """Whether somebody is of another's mind: "they *agree with* the senator that …"; to do something is a promise."""
    verb = predication.head
    if verb.lemma != "agree" or verb.tag not in {"VBP", "VBZ"}:
        return False
    ways = {preposition(o) for o in children(verb, "obl")}
    on_what = ways & {"on", "to"} or any(is_infinitive(c) for c in children(verb, "xcomp", "ccomp", "advcl"))
    return "with" in ways and not on_what
