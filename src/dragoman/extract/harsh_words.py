"""A person's "attack on" another person: in the news it is of words, unless something says that blows fell."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.frames import Coded
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children

VERBAL = {"attack", "assault", "onslaught", "broadside"}


def with_words(coded: Coded) -> Coded:
    """Return an act as criticism where one named person makes "attacks on" another."""
    predication, parties = coded.predication, (*coded.sources, *coded.targets)
    predicate, head = predication.predicate, predication.head
    both = bool(coded.sources and coded.targets) and all(p.actor.startswith("person/") for p in parties)
    verbal = predicate.type == "ASSAULT" and head.is_noun and head.lemma.lower() in VERBAL
    if not (both and verbal) or predicate.own or is_armed(head):
        return coded
    predicate = replace(predicate, type="ACCUSE", mode=("disapprove",), cameo="111")
    return replace(coded, predication=replace(predication, predicate=predicate))


def is_armed(attack: Token) -> bool:
    """Whether words beside an attack tell of blows: "a knife attack on the mayor", "the *deadly* attack"."""
    sets = load_sets()
    armed = sets["violent"] | sets["weapons"] | sets["attacks"] | {"knife", "acid", "sexual"}
    return any(t.lemma.lower() in armed for t in children(attack, "amod", "compound"))
