"""Whether what the words tell is an act between known parties: enough of them, no mishap, no contest."""

from __future__ import annotations

from dragoman.extract.frames import Coded
from dragoman.extract.idioms import is_contest
from dragoman.extract.mishaps import is_mishap
from dragoman.extract.parties import EVENT, acts_for_owner
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.tables import Predicate
from dragoman.model import UNNAMED

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


def is_lone(predicate: Predicate) -> bool:
    """Whether a user's own entry has no target by its frame: what somebody does alone."""
    return predicate.own and not predicate.target and not predicate.reciprocal


def is_event(coded: Coded) -> bool:  # noqa: PLR0911 - one ground a line
    """Whether enough parties are known: somebody named; where nothing weighs the act, both sides but of some acts."""
    named = [p for p in (*coded.sources, *coded.targets) if not p.actor.startswith(UNNAMED)]
    p = coded.predication
    if is_mishap(p) or is_contest(p):
        return False
    if not named or coded.chance is not None:
        # What a side that is missing makes of an act is among what the scorer weighs.
        return bool(named)
    if is_lone(p.predicate):
        return bool(coded.sources)
    if p.predicate.reciprocal or (coded.sources == coded.targets and coded.sources):
        return len(coded.sources) > 1
    if coded.sources and coded.targets:
        return True
    if p.predicate.own:
        return False
    if p.head.is_noun and p.carrier is None:
        # "the U.S. withdrawal from the accord", "the bombing of Guernica": whose it is, or who suffers it, is enough.
        owned = bool(p.slots.get("owner")) and (p.head.event or 0) >= EVENT
        return owned and p.predicate.type in (BY_OWNER if coded.sources else SUFFERED)
    if not coded.sources and p.slots.get("subject") and not any(acts_for_owner(t) for t in p.slots["subject"]):
        # "unfair practices are hurting workers": what acts is no actor, so nobody attacks.
        return False
    if p.predicate.type == "ACCUSE":
        return any(
            t.lemma.lower() in load_sets().get(name, frozenset()) for t in p.slots.get("object", []) for name in DEEDS
        )
    return p.predicate.type in (ALONE if coded.sources else SUFFERED)
