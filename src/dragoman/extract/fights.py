"""Who fights whom: "the army fought *the rebels*" is no fight of two equals, "on the side of Peru" none with Peru."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.extract.parties import Party
from dragoman.extract.predicates import Predication
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, preposition

FIGHTING = {"fight", "battle", "combat"}
# On whose side one fights: "on the *side* of Peru", "alongside Peru", "in the *ranks* of the guard".
SIDES, BESIDE = {"side", "behalf", "rank"}, {"alongside", "beside"}


def is_one_way(predication: Predication, met: Iterable[Party] = ()) -> bool:
    """Whether somebody is fought as a foe, which is no fight of two states with each other."""
    if predication.head.lemma not in FIGHTING or predication.predicate.type != "ASSAULT":
        return False
    foes = predication.in_slots("object")
    return bool(comrades(predication)) or (bool(foes) and not all(p.actor.startswith("state/") for p in met))


def comrades(predication: Predication) -> list[Token]:
    """Return the words of those on whose side somebody fights."""
    if predication.predicate.type != "ASSAULT" or not predication.head.is_verb:
        return []
    beside = children(predication.head, "obl")
    return [t for c in beside if is_ally(c) for t in c.subtree()]


def is_ally(word: Token) -> bool:
    """Whether a phrase names those who fight on the same side."""
    sided = word.lemma.lower() in SIDES and preposition(word) in {"on", "at", "by", "in"}
    return preposition(word) in BESIDE or (sided and any(preposition(c) == "of" for c in children(word, "nmod")))
