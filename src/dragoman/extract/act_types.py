"""Which type of act words tell: what the lexicon's entry says and what the encoder hears, weighed together.

A conditional logit over the 16 types: the encoder's log-probability of each, and for the one that the entry says how
often that entry was right. The weights lie beside the scorer's (`training/weigh.py`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from dragoman.extract import scorer
from dragoman.extract.predicates import Predication
from dragoman.extract.status import find_status
from dragoman.extract.status_marks import is_not_only
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.ontology import load_ontology
from dragoman.nlp.acts import TYPES, Acts
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, first_conjunct, is_finite, is_negated, subjects

KINDS = TYPES[:-1]
# A plan of an act counts as one of these, which its status settles (`scorer.FUTURE`).
PROMISED = {"AGREE", "CONCEDE", "THREATEN"}
YIELDING = {"RETREAT", "CONCEDE"}
DECIDING = {"decide", "opt", "choose", "vote", "resolve", "intend", "plan"}
PROMISING = {"agree", "pledge", "promise", "undertake", "commit"}
WILL, WILLING = {"will", "wo", "'ll"}, {"willing", "ready", "prepared"}
# Quads 1 and 2 of PLOVER are cooperation, 3 and 4 conflict.
COOPERATION, MATERIAL_CONFLICT = 2, 4
# Log-odds from which on an entry's own word stands: it was right where it fired, nine times in ten and often.
PROVEN = 1.5
# A type less likely than this says no more against itself.
LEAST = 0.001


def choose_type(predication: Predication, acts: Acts) -> str:
    """Return the likeliest type of what an entry of the lexicon has found."""
    predicate = predication.predicate
    if is_settled(predication):
        return predicate.type
    heard = acts.chances(predication.words, open_kinds(predication))
    speaks = {kind: utility(found) for kind, found in features(predicate.type, predicate.id, heard).items()}
    return max(speaks, key=speaks.__getitem__)


def is_settled(predication: Predication) -> bool:
    """Whether an entry's own type stands whatever is heard: a proven entry, or a deed that somebody will not do."""
    predicate = predication.predicate
    said = predicate.type
    if predicate.sure or scorer.right(predicate.id) >= PROVEN:
        return True
    if abstains(predication) if said == "THREATEN" else said == "AGREE" and is_not_to(predication):
        return True
    # "will not lift the embargo" is a refusal, which the status settles.
    return said in YIELDING and will_not(predication)


def open_kinds(predication: Predication) -> list[str]:
    """Return the types that the encoder is believed about beside what an entry says."""
    said, barred = predication.predicate.type, set[str]()
    if find_status(predication)[0] == "planned":
        barred |= PROMISED - {said}
    if said == "THREATEN" and predication.slots.get("verb"):
        # "decided to bomb": the encoder hears what is threatened.
        barred.add("ASSAULT")
    least, most = open_quads(predication)
    return [kind for kind in KINDS if kind not in barred and least <= quad(kind) <= most]


def open_quads(predication: Predication) -> tuple[int, int]:
    """Return between which quads the type lies that the encoder is believed about."""
    predicate = predication.predicate
    said, least, most = predicate.type, 1, MATERIAL_CONFLICT
    if said in YIELDING and predicate.needs:
        # "suspended the sanctions": the encoder hears sanctions; a demand that they be lifted it hears rightly.
        most = COOPERATION if said == "RETREAT" and is_done(predication) else MATERIAL_CONFLICT - 1
    if quad(said) == MATERIAL_CONFLICT or scorer.right(predicate.id) > 0:
        # "Chad and Libya fought with rifles": the encoder hears two who do something with each other.
        least, most = (COOPERATION + 1, most) if quad(said) > COOPERATION else (least, min(most, COOPERATION))
    return least, most


def is_done(predication: Predication) -> bool:
    """Whether a finite verb tells an act as done."""
    return is_finite(predication.clause) and find_status(predication)[0] == "actual"


def quad(kind: str) -> int:
    """Return the quad of a type, 1 to 4."""
    return load_ontology().types[kind].quad


def will_not(predication: Predication) -> bool:
    """Whether the clause says that somebody will not do it: "will not release", "won't allow", "decided not to"."""
    words = {c.lower for c in predication.clause.children}
    wills = WILL | ({"would"} if is_of_himself(predication.clause) else set())
    denied = bool(words & wills and words & {"not", "n't", "never"})
    return denied or decides_not(predication) or is_unwilling(predication.clause)


def is_of_himself(verb: Token) -> bool:
    """Whether somebody tells what he himself would do: "said *it* would not release them"."""
    verb = first_conjunct(verb)
    told = verb.dep == "ccomp" and verb.head is not None and verb.head.lemma in load_sets()["announcing"]
    return told and any(s.tag == "PRP" for s in subjects(verb))


def is_unwilling(verb: Token) -> bool:
    """Whether somebody has no mind to do it: "is *not ready* to release", "is *unwilling* to", "*no intention* of"."""
    if verb.lower in WILLING:
        return is_negated(verb)
    above = first_conjunct(verb).head
    if above is None or verb.dep not in {"xcomp", "ccomp", "advcl", "acl"}:
        return False
    if above.lemma.lower() == "intention":
        return any(c.lower == "no" for c in children(above, "det"))
    return above.lower == "unwilling" or (above.lower in WILLING and is_negated(above))


def decides_not(predication: Predication) -> bool:
    """Whether somebody decides that he will not: "decided not to lift the ban"; who "agreed not to attack" promises."""
    return predication.head.lemma.lower() in DECIDING and is_not_to(predication)


def is_not_to(predication: Predication) -> bool:
    """Whether what is decided, agreed or so on is not to be done: "agreed *not* to extend", never "not only to"."""
    verbs = predication.slots.get("verb", [])
    return any(c.lower == "not" and not is_not_only(c, verb) for verb in verbs for c in verb.children)


def abstains(predication: Predication) -> bool:
    """Whether what is decided or agreed is not to harm: "decided not to attack"; a refusal holds its "not"."""
    kind = predication.predicate.type
    resolved = predication.head.lemma.lower() in DECIDING | PROMISING
    return resolved and kind != "REJECT" and quad(kind) > COOPERATION and is_not_to(predication)


def features(said: str | None, entry: str | None, heard: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """Return by type what speaks for it: how likely the encoder hears it, and whether an entry says so."""
    found = {kind: {"heard": math.log(max(chance, LEAST))} for kind, chance in heard.items()}
    if said is not None and entry is not None:
        found[said] |= {"said": 1.0, "said.right": scorer.right(entry)}
    return found


def utility(found: Mapping[str, float]) -> float:
    """Return how much speaks for a type."""
    weights = scorer.load_weights().types
    return sum(weights.get(name, 0.0) * value for name, value in found.items())
