"""Frames of the lexicon → the parties of an act: which slot holds the source, which the target."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.extract.bystanders import MUTUAL, victims
from dragoman.extract.parties import Lookup, Party, fill
from dragoman.extract.predicates import Predication, reach
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.roles import children, is_mutual


@dataclass(slots=True, eq=False)
class Coded:
    """A predication with its parties, before it becomes an event; `chance`: how likely it is told, by the scorer."""

    predication: Predication
    sources: list[Party]
    targets: list[Party]
    chance: float | None = None


def code_parties(predication: Predication, lookup: Lookup) -> Coded:
    """Fill source and target from the frame; every party of a reciprocal act stands on both sides."""
    frame, sentence, slots = predication.predicate, predication.sentence, predication.slots
    if frame.reciprocal:
        # A place is no party to what two do together: "the Vienna agreement" is not Austria's.
        parties = fill((*frame.source, *frame.target), slots, sentence, lookup, target=False, spread=True)
        between = fill(("between", "among"), slots, sentence, lookup, target=False, spread=True)
        if len(between) > 1:
            # "Oman announced an agreement between Iran and Iraq": who announces is no party.
            parties = between
        if predication.head.is_verb and not fill(frame.source, slots, sentence, lookup, target=False, spread=True):
            parties = []
        return Coded(predication, parties, parties if len(parties) > 1 else [])
    if "of" in frame.target and "of" in slots and "owner" in slots:
        # "the recognition of Palestine by Norway": what stands behind "of" is no owner here.
        slots = slots | {"owner": [t for t in slots["owner"] if t not in slots["of"]]}
    sources = fill(frame.source, slots, sentence, lookup, target=False, spread=False)
    if len(sources) > 1 and any(is_mutual(t) for name in frame.target for t in reach(name, slots)):
        return Coded(predication, sources, sources)
    struck = [p for p in sources if is_struck(p, predication)]
    sources = [p for p in sources if p not in struck]
    acting = frozenset(p.actor for p in sources)
    # "the Libya attack": a place before the noun is where it was done, and to whom.
    towards_whom = frame.target if frame.type in MUTUAL or frame.own else (*frame.target, "scene")
    targets = fill(towards_whom, slots, sentence, lookup, target=True, spread=False, besides=acting)
    spared = victims(predication)
    targets = [p for p in targets if not any(p.span.start <= t.start < p.span.end for t in spared)] or struck
    if "visit" in frame.mode:
        # A president in his own provinces visits no state.
        own = {s.country for s in sources if s.country}
        targets = [t for t in targets if not (t.actor.startswith("state/") and t.country in own)]
    together = predication.head.lemma in load_sets().get("agreeing", frozenset())
    if not targets and len(sources) > 1 and (together or frame.type in MUTUAL):
        # "Iran and Oman agreed to reopen the border": each towards the other.
        targets = sources
        if together and frame.type not in MUTUAL and not frame.own:
            # "agreed to stop the broadcasts": one alone gives in, two make a deal.
            predication = replace(predication, predicate=replace(frame, type="AGREE", mode=(), cameo=None))
    return Coded(predication, sources, targets)


def is_struck(party: Party, predication: Predication) -> bool:
    """Whether an attack is named after whom it struck: "the Gazette attack" on a paper, "the Lumumba murder"."""
    noun = predication.head
    if predication.predicate.type != "ASSAULT" or not noun.is_noun:
        return False
    named = children(noun, "compound", "nmod:desc", "flat")
    before = any(t.start < party.span.end and party.span.start < t.end for n in named for t in n.subtree())
    return before and (party.civil or party.actor.startswith("person/"))
