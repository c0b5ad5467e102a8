"""Forces raised and marches held that are only promised: "pledged to bolster its army" is no promise to anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.frames import Coded
from dragoman.extract.learned import is_learned
from dragoman.extract.parties import Lookup, Party, of_phrase
from dragoman.extract.predicates import Predication
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, first_conjunct, is_infinitive, preposition

# What one does by oneself, whatever is promised of it: planned, and no agreement (docs/gold.md).
BY_ONESELF = {"MOBILIZE", "PROTEST"}
# Who alone gives his word; what two agree on is an agreement.
GIVING_WORD = {"pledge", "promise", "vow", "commit", "undertake", "swear"}
# Who will act by his own word; "agreed to bomb it" may be what two agree on.
WILLING = GIVING_WORD | {"ready", "willing", "prepared", "willingness", "readiness", "offer", "promising", "determined"}
# What a promise of an act is (docs/gold.md).
KINDS = {
    "COERCE": "THREATEN", "SANCTION": "THREATEN", "ASSAULT": "THREATEN", "RETREAT": "CONCEDE", "CONCEDE": "CONCEDE",
}  # fmt: skip
REFUSED = {"not", "never"}
BELOW = {"xcomp", "ccomp", "acl", "advcl"}


def foreseen(heard: Sequence[Coded]) -> list[Coded]:
    """Return what is heard in a sentence, what is only promised to be raised or held in place of the promise of it."""
    promises = {id(c.predication.head): c for c in heard if is_promise(c)}
    told = [(c, promises.get(id(promised_by(c.predication.clause)))) for c in heard]
    kept = {id(above) for c, above in told if above and c.predication.predicate.type in BY_ONESELF}
    taken = (c if id(above) not in kept else as_likely(c, above) for c, above in told)
    return [c for c in taken if id(c) not in kept]


def is_promise(coded: Coded) -> bool:
    """Whether somebody gives his word alone, and to nobody: "promised Mali to send troops" is told as it is."""
    told = coded.predication
    # Its own forces, and those of no state, are not who it is promised to.
    home = {None, *(p.country for p in coded.sources)}
    alone = all(p.country in home for p in coded.targets)
    given = told.head.lemma.lower() in GIVING_WORD and alone
    return told.predicate.type == "AGREE" and not told.predicate.own and given


def promised_by(act: Token) -> Token | None:
    """Return the word of whose clause an act is: "*pledged* to bolster", "the *pledge* to add troops"."""
    top = first_conjunct(act)
    refused = any(c.lower in REFUSED for c in children(top, "advmod"))
    return top.head if top.dep in BELOW and is_infinitive(top) and not refused else None


def as_likely(coded: Coded, above: Coded | None) -> Coded:
    """Return an act as likely as the promise of it, for the encoder hears the promise and not what is promised."""
    if above is None or coded.predication.predicate.type not in BY_ONESELF:
        return coded
    sources = coded.sources or above.sources
    acting = {p.actor for p in sources}
    home = {p.country for p in sources if p.country}
    targets = [p for p in coded.targets if p.actor not in acting and p.country not in home]
    return replace(coded, sources=sources, targets=targets, chance=max(coded.chance or 0, above.chance or 0))


def of_its_kind(heard: Sequence[Coded], lookup: Lookup) -> list[Coded]:
    """Return what is heard with each promise of the kind of what is promised: "promised to *bomb* it" is a threat."""
    promised: dict[int, Coded] = {}
    for coded in heard:
        above = promised_by(coded.predication.clause)
        if above is not None and not is_learned(coded.predication):
            promised.setdefault(id(above), coded)
    return [with_kind(c, promised.get(id(c.predication.head)), lookup) for c in heard]


def with_kind(coded: Coded, act: Coded | None, lookup: Lookup) -> Coded:
    """Return a promise as the threat or concession that an entry tells what is promised to be."""
    told = coded.predication
    kind = KINDS.get(act.predication.predicate.type) if act is not None else None
    if act is None or kind is None or told.predicate.own or told.head.lemma.lower() not in WILLING:
        return coded
    # The encoder hears a concession where somebody is ready to act, and no threat where one is made.
    if told.predicate.type not in {"AGREE", "CONCEDE"} or told.predicate.type == kind:
        return coded
    if kind == "THREATEN" and (others := given_to(told, act, lookup)):
        # "Promised Syria to bomb rebels": the promise is Syria's, and the encoder may point at the rebels.
        return replace(coded, targets=others)
    told.predicate = replace(told.predicate, type=kind, mode=(), cameo=None)
    harmed = act.targets if kind == "THREATEN" and act.targets else coded.targets
    return replace(coded, targets=harmed)


def given_to(promise: Predication, act: Coded, lookup: Lookup) -> list[Party]:
    """Return who a promise is given to that the act is not against: "promised *Syria* to bomb rebels".

    What somebody promises his own people is said of others.
    """
    told = children(promise.head, "obj", "iobj", "obl", "nmod")
    heard = [t for t in told if t.dep in {"obj", "iobj"} or preposition(t) == "to"]
    home = {p.country for p in act.sources if p.country}
    against = {p.actor for p in act.targets}
    parties = [p for t in heard for p in of_phrase(t, promise.sentence, lookup, target=True)]
    return [p for p in parties if p.actor not in against and p.country not in home]
