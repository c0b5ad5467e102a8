"""Whether what the words tell is an act between known parties: enough of them, no mishap, no contest."""

from __future__ import annotations

from dragoman.extract.frames import Coded
from dragoman.extract.mishaps import is_mishap
from dragoman.extract.no_acts import is_opinion_of
from dragoman.extract.parties import EVENT, acts_for_owner
from dragoman.extract.predicates import Predication
from dragoman.extract.private import is_contest
from dragoman.extract.scenes import fights_there
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.tables import Predicate
from dragoman.model import UNNAMED
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children

# Acts that may be told with one side only: what one does alone, or suffers from nobody named.
ALONE = {
    "MOBILIZE",
    "PROTEST",
    "RETREAT",
    "CONCEDE",
    "COERCE",
    "SANCTION",
    "REJECT",
    "REQUEST",
    "ASSAULT",
    "THREATEN",
    "ACCUSE",
}
# "condemned the attack" is an act towards whoever did it; "is worried" is a mood.
DEEDS = ("attacks", "violence", "crimes", "actions", "accords-breaches")
# What a bare noun tells with its owner alone, where the encoder takes it for an event.
BY_OWNER = {"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "THREATEN", "AID", "RETREAT"}
SUFFERED = {"ASSAULT", "COERCE", "SANCTION"}
# What befalls people who have no name as well.
BEFALLING = {*SUFFERED, "ACCUSE", "RETREAT"}
OWN = {"its", "their", "his", "her"}
# The least chance of an act that names nobody.
CLEAR = 0.7


def is_lone(predicate: Predicate) -> bool:
    """Whether a user's own entry has no target by its frame: what somebody does alone."""
    return predicate.own and not predicate.target and not predicate.reciprocal


def is_event(coded: Coded) -> bool:
    """Whether enough parties are known: somebody named, or a clear act; where nothing weighs it, mostly both sides."""
    predication = coded.predication
    if is_mishap(predication) or is_contest(predication) or is_of_ones_own(coded) or is_opinion_of(predication):
        return False
    named = any(not p.actor.startswith(UNNAMED) for p in (*coded.sources, *coded.targets))
    if not named or coded.chance is not None:
        # What a side that is missing makes of an act is among what the scorer weighs.
        return named or fights_there(predication) or is_clear(coded)
    return has_sides(coded)


def is_clear(coded: Coded) -> bool:
    """Whether an act is likely enough to be told of people without a name: "aid groups condemned the move".

    Who is arrested, charged or killed need not be told by whom; of what an entry surely tells the scorer has judged.
    """
    told = coded.sources or (coded.targets and coded.predication.predicate.type in BEFALLING)
    return bool(told) and (coded.predication.predicate.sure or (coded.chance or 0) >= CLEAR)


def is_of_ones_own(coded: Coded) -> bool:
    """Whether somebody only comes home, is freed as a state, or deals with his own; not by a user's own entry."""
    if coded.predication.predicate.own:
        return False
    return is_homecoming(coded) or is_liberation(coded) or is_on_own_thing(coded)


def has_sides(coded: Coded) -> bool:
    """Whether the parties of an act are told that it needs: both, of some acts one."""
    predicate = coded.predication.predicate
    if is_lone(predicate):
        return bool(coded.sources)
    if predicate.reciprocal or (coded.sources == coded.targets and coded.sources):
        return len(coded.sources) > 1
    return bool(coded.sources and coded.targets) or (not predicate.own and is_one_sided(coded))


def is_one_sided(coded: Coded) -> bool:
    """Whether an act may be told with one side only, by what stands in the other's place."""
    predication, kinds = coded.predication, ALONE if coded.sources else SUFFERED
    if predication.head.is_noun and predication.carrier is None:
        return is_owned(predication) and predication.predicate.type in (BY_OWNER if coded.sources else SUFFERED)
    subjects = predication.slots.get("subject", [])
    if not coded.sources and subjects and not any(map(acts_for_owner, subjects)):
        # "unfair practices are hurting workers": what acts is no actor, so nobody attacks.
        return False
    if predication.predicate.type == "ACCUSE":
        return any(map(is_deed, predication.slots.get("object", [])))
    return predication.predicate.type in kinds


def is_owned(predication: Predication) -> bool:
    """Whether a noun tells whose an act is, or who suffers it: "the U.S. withdrawal", "the bombing of Guernica"."""
    return bool(predication.slots.get("owner")) and (predication.head.event or 0) >= EVENT


def is_deed(noun: Token) -> bool:
    """Whether a noun tells of what somebody did, and so means him: "the attack"."""
    return any(noun.lemma.lower() in load_sets().get(name, frozenset()) for name in DEEDS)


def is_homecoming(coded: Coded) -> bool:
    """Whether somebody only comes to his own state: "the premier said on his *arrival* at home"."""
    told = coded.predication
    if told.predicate.type not in {"CONSULT", "RETREAT"} or told.head.lemma.lower() not in load_sets()["moves"]:
        return False
    homes = {p.country for p in coded.sources}
    return (
        len(homes) == 1 and bool(coded.targets) and all(p.actor == f"state/{next(iter(homes))}" for p in coded.targets)
    )


def is_liberation(coded: Coded) -> bool:
    """Whether a state was freed, which is no release of people: "*France* was freed in 1944"."""
    freed = [t for t in coded.predication.slots.get("object", []) if t.tag == "NNP"]
    states = coded.targets and all(p.actor.startswith("state/") and p.how == "named" for p in coded.targets)
    return (
        coded.predication.predicate.type == "RETREAT"
        and bool(freed and states)
        and "release" in coded.predication.predicate.mode
    )


def is_on_own_thing(coded: Coded) -> bool:
    """Whether somebody only deals with his own: "the agency *shut its website*"; of borders the entries tell."""
    told = coded.predication
    objects = (t for t in told.slots.get("object", []) if t.dep == "obj")
    things = [t for t in objects if any(c.lower in OWN for c in children(t, "nmod:poss"))]
    return (
        told.predicate.type == "COERCE" and bool(things) and not coded.targets and not any(map(acts_for_owner, things))
    )
