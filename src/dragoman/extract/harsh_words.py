"""A person's "attack on" another person: in the news it is of words, unless something says that blows fell."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.frames import Coded
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Sentence

VERBAL = {"attack", "assault", "onslaught", "broadside"}
BODILY = {
    "knife", "acid", "sexual", "blind", "hurt", "hospital", "assassin", "assassination", "tank", "stab", "shoot",
    "punch", "victim",
}  # fmt: skip


def with_words(coded: Coded) -> Coded:
    """Return an act as criticism where one named person makes "attacks on" another."""
    predication, parties = coded.predication, (*coded.sources, *coded.targets)
    predicate, head = predication.predicate, predication.head
    both = bool(coded.sources and coded.targets) and all(p.actor.startswith("person/") for p in parties)
    verbal = predicate.type == "ASSAULT" and head.is_noun and head.lemma.lower() in VERBAL
    if not (both and verbal) or predicate.own or is_armed(predication.sentence):
        return coded
    predicate = replace(predicate, type="ACCUSE", mode=("disapprove",), cameo="111")
    return replace(coded, predication=replace(predication, predicate=predicate))


def is_armed(sentence: Sentence) -> bool:
    """Whether a sentence tells of blows: "the attack on him *with a knife*", "the attack that *killed* the mayor"."""
    sets = load_sets()
    armed = sets["violent"] | sets["weapons"] | sets["killing"] | sets["injuring"] | BODILY
    return any(t.lemma.lower() in armed or t.lower in armed for t in sentence.tokens)
