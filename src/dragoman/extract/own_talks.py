"""Talks with somebody, told by the one who holds them: "A Chilean official said that talks *with Peru* went on"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.frames import Coded
from dragoman.extract.parties import Lookup, Party, of_phrase
from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, subjects

SAID = {"ccomp", "parataxis"}
# Who reports them so knows of them at first hand; who praises or demands talks may mean those of others.
REPORTING = {"tell", "add", "confirm", "note", "acknowledge", "reveal", "disclose", "admit"}


def with_teller(coded: Coded, lookup: Lookup) -> Coded:
    """Return talks with one party alone as held by the official who tells of them, if he is of another state."""
    predication = coded.predication
    met = list({p.actor: p for p in (*coded.sources, *coded.targets)}.values())
    if len(met) != 1 or not met[0].country or predication.predicate.own or not is_held_with(predication, met[0]):
        return coded
    told = [
        p
        for t in tellers(predication.head)
        if not is_outsider(t)
        for p in of_phrase(t, predication.sentence, lookup, target=False)
    ]
    if len(told) != 1 or told[0].private or told[0].country in {None, met[0].country}:
        return coded
    return replace(coded, sources=[*told, *met], targets=[*told, *met])


def is_held_with(predication: Predication, party: Party) -> bool:
    """Whether an act is a noun for talks and names the party behind "with", and nobody's name before it."""
    above = predication.head.head
    # "said the talks with Iran were *a mistake*" judges those of others as well.
    judged = above is not None and above.is_noun and bool(children(above, "cop"))
    if (
        predication.predicate.type != "CONSULT"
        or not predication.head.is_noun
        or "owner" in predication.slots
        or judged
    ):
        return False
    behind = (t for w in predication.slots.get("with", []) for t in w.subtree())
    return any(party.span.start <= t.start < party.span.end for t in behind)


def is_outsider(teller: Token) -> bool:
    """Whether who tells of talks holds none: "an Israeli *analyst* said"."""
    sets = load_sets()
    words = {teller.lemma.lower()} | {c.lemma.lower() for c in children(teller, "compound", "appos", "nmod:desc")}
    return not words.isdisjoint(sets["roles-of-scholars"] | sets["roles-of-writers"])


def tellers(noun: Token) -> Iterator[Token]:
    """Yield the subjects of the verb of speech right above the clause that tells of the talks."""
    for word in (noun, *noun.ancestors()):
        if word.dep == "acl:relcl" or (word.dep in SAID and word.head is None):
            return
        if word.dep in SAID and word.head is not None:
            if word.head.lemma in load_sets()["speaking"] | REPORTING:
                yield from subjects(word.head)
            return
