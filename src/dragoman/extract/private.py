"""Acts of private life, sport and art, which are nothing between states though their words are the same."""

from __future__ import annotations

import re

from dragoman.extract.bystanders import phrase
from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, conjuncts, preposition

# What people do with and for each other in private too; violence and law stay what they are.
FRIENDLY = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}
# "won 3-0", "lost 6-4": a result, where a range of years or ages has more digits.
RESULT = re.compile(r"\d{1,2}[-–]\d{1,2}")
# A stage of a contest stands behind these: "met in the semi-final", "knocked out on penalties".
STAGED = {"in", "on", "of", "into", "from"}


def is_private(predication: Predication) -> bool:
    """Whether all who do a friendly act are private people, or it is done in a game."""
    if predication.predicate.type not in FRIENDLY or predication.predicate.own:
        return False
    doers = predication.slots.get("subject") or (predication.slots.get("owner", []) if predication.head.is_noun else [])
    everybody = [t for doer in doers for t in conjuncts(doer)]
    return is_played(predication) or (bool(everybody) and all(is_private_doer(t) for t in everybody))


def is_private_doer(token: Token) -> bool:
    """Whether a noun names who acts for himself: "the singer", "a group of fans", "the football federation"."""
    sets = load_sets()
    lemma = token.lemma.lower()
    if token.is_proper:
        return False
    members = [c for c in children(token, "nmod") if preposition(c) == "of"]
    if lemma in sets["collectives"] and any(is_private_doer(c) for c in members):
        return True
    # "a band of rebels" makes no music
    if lemma in sets["private-life"] and not members:
        return True
    return any(t.lemma.lower() in sets["sports"] for t in phrase(token))


def is_played(predication: Predication) -> bool:
    """Whether the act is one of a game: "met in the semi-final", "hosted the Asian Games"."""
    sets, clause = load_sets(), predication.clause
    within = (c for c in children(clause, "obl") if preposition(c) == "in")
    if any(c.lemma.lower() in sets["contests"] for c in within):
        return True
    held = predication.predicate.type == "COOPERATE" and predication.head.is_verb
    return held and any(o.lemma.lower() in sets["tournaments"] for o in predication.slots.get("object", []))


def is_contest(predication: Predication) -> bool:
    """Whether teams only play: "met *in the semi-final*", "knocked them out *on penalties*", "beat Peru *3-0*"."""
    verb, sets = predication.head, load_sets()
    if predication.predicate.own or verb.lemma not in sets["playing"]:
        return False
    told = children(verb, "obl", "obj", "advmod", "xcomp", "dep", "obl:unmarked")
    around = [*told, *(c for t in told for c in children(t, "nmod", "compound", "nummod", "appos"))]
    stages = (t for t in around if preposition(t) in STAGED)
    return any(t.lemma.lower() in sets["stages"] for t in stages) or any(RESULT.fullmatch(t.text) for t in around)
