"""Which acts of a sentence are no acts beside the others: what another promises, demands or alleges, or tells again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from dragoman.extract.act_types import DECIDING
from dragoman.extract.frames import Coded
from dragoman.extract.predicates import OCCASIONS
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import FINITE, children, first_conjunct, is_infinitive, marker, preposition

# An act promised, demanded, threatened or refused is one event of the governing verb.
GOVERNING = {"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"}
# A noun that tells no act beside its verb, though of another type: "signed a *deal*", "the *truce* held".
TOLD_BY_VERB = {("AGREE", "SUPPORT"): {"obj", "nsubj:pass", "nmod"}, ("CONCEDE", "RETREAT"): {"nsubj"}}
SIGNING = {"sign", "ink", "signing", "initial", "ratify", "ratification", "signature", "countersign", "endorse"}
# What came before or beside a promise or demand is none of it: "promised talks after years of raids".
BESIDE = {"after", "since", "following", "despite", "amid"}
# So many words up, an act is still part of what another tells.
REACH = 4
# Who accuses of an act, or fears or regrets it, does not report it as done.
ALLEGING = {"ACCUSE"}


def drop_governed(coded: Sequence[Coded]) -> list[Coded]:
    """Leave out acts that another predicate promises, demands, threatens, refuses or alleges."""
    heads = {id(c.predication.head): c for c in coded} | {id(c.predication.clause): c for c in coded}
    return [c for c in coded if not is_governed(c, heads)]


def is_governed(coded: Coded, heads: dict[int, Coded]) -> bool:
    """Whether a predicate above swallows this one."""
    clause = coded.predication.clause
    token = first_conjunct(clause)
    if token is not clause and not token.is_verb and clause.tag in FINITE:
        # "said the raid was a crime and *summoned* the envoy": who spoke did, though the parser joins it to "crime".
        return False
    for head in islice(token.ancestors(), REACH):
        above = heads.get(id(head))
        if above is not None and above is not coded and swallows(above, token):
            return True
        if not leads_up(token):
            return False
        token = head
    return False


def leads_up(token: Token) -> bool:
    """Whether a word belongs to what is told above it.

    "said Berlin should answer after Oslo *expelled* its envoy": told in passing, not demanded.
    """
    if token.dep not in {"xcomp", "acl", "nmod", "obl", "ccomp", "conj", "advcl", "compound", "obj"}:
        return False
    if token.is_noun and preposition(token) in BESIDE:
        return False
    return not (token.dep == "advcl" and token.tag in FINITE and children(token, "nsubj", "nsubj:pass"))


def swallows(above: Coded, token: Token) -> bool:
    """Whether a predicate covers the act that hangs on it by this relation."""
    type_ = above.predication.predicate.type
    if above.predication.head.lemma.lower() in DECIDING and token.dep in {"xcomp", "ccomp"} and is_infinitive(token):
        # "decided to expel two diplomats" is one act.
        return True
    if type_ in GOVERNING:
        return is_promised(token, type_)
    if type_ == "RETREAT":
        # "stopped shelling the port": what is stopped is no act of its own; "withdrew to fight on" is another.
        return token.dep == "xcomp" and token.tag == "VBG"
    if type_ in ALLEGING:
        return is_alleged(token)
    return is_content(token) and is_infinitive(token) and type_ in {"CONSULT", "SUPPORT", "COOPERATE"}


def is_content(token: Token) -> bool:
    """Whether a clause is what the word above it tells, and not beside it."""
    return token.dep in {"xcomp", "ccomp"} or (token.dep in {"acl", "advcl"} and is_infinitive(token))


def is_gerund(token: Token) -> bool:
    """Whether an act hangs on another as a participle: "warned against *selling* arms"."""
    return token.dep in {"advcl", "acl", "obl"} and token.tag == "VBG"


def is_promised(token: Token, type_: str) -> bool:
    """Whether an act is only what is promised, demanded, threatened or refused, as a clause or a noun."""
    if is_content(token):
        finite = token.dep == "ccomp" and token.tag in {"VBD", "VBZ", "VBP"} and type_ != "REQUEST"
        if not finite:
            return True
    # "warned Washington against selling arms", "called for barring the party"
    if is_gerund(token) and marker(token):
        return True
    # "In talks with Lavrov, Zarif agreed to …": the talks are an act of their own.
    occasion = token.dep == "obl" and preposition(token) in OCCASIONS
    return token.is_noun and token.dep in {"obj", "obl", "nmod", "nsubj:pass", "compound"} and not occasion


def is_alleged(token: Token) -> bool:
    """Whether an act is only what somebody is accused of: "accused Iran of sending" is one act.

    "condemned the raid, urging Ankara to stop" is two, and so is "said the cause was Mali's *withdrawal*", where the
    act stands as a noun.
    """
    if is_content(token) and not token.is_noun:
        return True
    # "charged two men *with* plotting an attack"
    charged = any(c.lower == "with" for c in children(token, "mark", "case")) and not children(token, "nsubj")
    return is_gerund(token) and (charged or bool(marker(token)))


def distinct(coded: Iterable[Coded]) -> list[Coded]:
    """Keep the first of several predications of one type with the same parties in one sentence.

    Of those with one side the likeliest is kept: of "a clash that killed nine guards" that is "killed".
    """
    coded = list(coded)
    kept: dict[tuple[object, ...], Coded] = {}
    for c in (c for c in coded if not any(yields_to(c, other) for other in coded)):
        key = (
            c.predication.predicate.type,
            frozenset(p.actor for p in c.sources),
            frozenset(p.actor for p in c.targets),
        )
        if key not in kept or is_better(c, kept[key]):
            kept[key] = c
    return list(kept.values())


def is_better(coded: Coded, told: Coded) -> bool:
    """Whether an act is told better than in the words found before: likelier, or by the word those hang on."""
    if not (coded.sources and coded.targets) and likelihood(coded) > likelihood(told):
        return True
    return coded.predication.carrier is None and told.predication.head in coded.predication.head.children


def yields_to(coded: Coded, other: Coded) -> bool:
    """Whether an act is one with another that is likelier: "*speaking* at a *meeting*"; in doubt the verb tells it.

    A verb that names more than its noun never yields, for its parties would be lost; nor does a noun to a verb that
    names fewer: "Japan's *loan* to Peru was disbursed".
    """
    if is_told_by(coded, other) or is_bare(coded, other):
        return True
    if is_part_of(coded, other):
        return likelihood(coded) <= likelihood(other) or actors(coded) < actors(other)
    likelier = likelihood(other) > likelihood(coded)
    return likelier and is_part_of(other, coded) and actors(coded) == actors(other)


def likelihood(coded: Coded) -> float:
    """Return how likely an act is told, 0 where nothing weighs it."""
    return coded.chance or 0


def is_part_of(noun: Coded, verb: Coded) -> bool:
    """Whether a verb tells the act of its noun: "took part in a summit", "raised tariffs", no party beside its own."""
    head, kinds = (
        first_conjunct(noun.predication.head),
        (noun.predication.predicate.type, verb.predication.predicate.type),
    )
    if head.dep == "nmod" and preposition(head) == "of" and head.head is not None:
        head = head.head  # "sent a note of *protest*"
    if not head.is_noun or head.head is not verb.predication.head or kinds[0] != kinds[1]:
        return False
    within = head.dep in {"obj", "xcomp"} or (head.dep == "obl" and preposition(head) in {"in", "at"})
    return within and (actors(noun) <= actors(verb) or is_means(noun, verb))


def is_means(noun: Coded, verb: Coded) -> bool:
    """Whether somebody is killed by those told in the attack told: "was *killed* in a Kenyan *raid* on a camp"."""
    doers, theirs = ({p.actor for p in c.sources} for c in (noun, verb))
    killing = verb.predication.head.lemma in load_sets()["killing"] | load_sets()["injuring"]
    return noun.predication.predicate.type == "ASSAULT" and killing and bool(theirs) and doers <= theirs


def is_told_by(noun: Coded, verb: Coded) -> bool:
    """Whether a verb tells with an act of its own that of its noun too, between the same."""
    head, above = first_conjunct(noun.predication.head), verb.predication
    links = TOLD_BY_VERB.get((noun.predication.predicate.type, above.predicate.type), set())
    signed = links != {"nsubj"}
    names = load_sets()["agreements" if signed else "ceasefires"]
    known = head.lemma.lower() in names and head.head is above.head and head.dep in links
    return known and (not signed or above.head.lemma.lower() in SIGNING) and actors(noun) <= actors(verb)


def is_bare(verb: Coded, noun: Coded) -> bool:
    """Whether a passive verb tells, with fewer parties, the act of its own subject."""
    head = first_conjunct(noun.predication.head)
    same = noun.predication.predicate.type == verb.predication.predicate.type
    under = head.is_noun and head.dep == "nsubj:pass" and head.head is verb.predication.head
    return same and under and actors(verb) < actors(noun)


def actors(coded: Coded) -> set[str]:
    """Return who takes part in an act, on either side."""
    return {p.actor for p in (*coded.sources, *coded.targets)}
