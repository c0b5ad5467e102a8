"""The mode of an act that no entry gives it, by what it is done with: "threatened Togo with *tariffs*"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.predicates import Predication, said_by
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.ontology import load_ontology
from dragoman.knowledge.tables import Predicate
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, conjuncts, objects

# By type, the first mode of which every set has a word among the act's: its own, what it is done to and with.
CUES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "THREATEN": (
        ("expel", ("verbs-expel",)),
        ("relations", ("verbs-break", "relations")),
        ("restrict", ("punishing",)),
        ("arrest", ("arrests",)),
        ("violence", ("hostile-acts",)),
    ),
    "COERCE": (
        ("deport", ("deporting", "migrants")),
        ("cyber", ("hacking",)),
        ("censor", ("closing", "media")),
        ("seize", ("seizing", "vessels")),
        ("arrest", ("arrests",)),
        ("restrict", ("punishing",)),
        ("restrict", ("closing", "borders")),
    ),
    "SANCTION": (
        ("expel", ("expelling", "diplomats")),
        ("withdraw", ("recalling", "envoys")),
        ("convict", ("convictions",)),
        ("discontinue", ("stopping", "flows")),
        ("withdraw", ("leaving", "institutions")),
    ),
    "RETREAT": (("release", ("freeing", "prisoners")), ("withdraw", ("leaving", "troops")), ("resign", ("resigning",))),
    "ACCUSE": (("investigate", ("inquiries",)), ("allege", ("charges",)), ("disapprove", ("censure",))),
    "PROTEST": (
        ("strike", ("strikes",)),
        ("boycott", ("boycotts",)),
        ("riot", ("riots",)),
        ("demo", ("demonstrations",)),
    ),
}
# Where what is done, or what it is done with, stands.
THINGS = ("object", "clause", "with", "verb", "finite", "of", "to", "from")


def with_mode(predication: Predication) -> Predicate:
    """Return what an act is told by, with the mode that its words give it where its entry gives none."""
    predicate = predication.predicate
    if predicate.mode or predicate.own or predicate.type not in CUES:
        return predicate
    said = {word for token in around(predication) for word in said_by(token)}
    sets = load_sets()
    for mode, needed in CUES[predicate.type]:
        if all(said & sets[name] for name in needed):
            general = predicate.cameo == load_ontology().types[predicate.type].cameo
            return replace(predicate, mode=(mode,), cameo=None if general else predicate.cameo)
    return predicate


def around(predication: Predication) -> Iterator[Token]:
    """Yield the words of an act, of what it is done to or with, and of what a verb below it is done to."""
    yield from predication.words
    for name in THINGS:
        for token in predication.slots.get(name, []):
            for part in conjuncts(token):
                yield part
                yield from children(part, "compound", "amod")
                if part.is_verb:
                    yield from objects(part)
