"""The words of an agreement: what kind of instrument a noun names, what its verb says of its status."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from dragoman.knowledge.tables import load
from dragoman.model import AgreementStatus
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import (
    MODAL,
    carrier,
    children,
    first_conjunct,
    is_calendar,
    is_infinitive,
    is_negated,
    preposition,
)

RANK = ["proposed", "negotiating", "signed", "ratified", "in-force", "suspended", "ended"]
# What an agreement is that this did not, or not yet, happen to: what somebody would leave is in force.
BEFORE: dict[AgreementStatus, AgreementStatus] = {
    "signed": "proposed",
    "ratified": "signed",
    "in-force": "signed",
    "suspended": "in-force",
    "ended": "in-force",
}
# "They'd signed" is done: "'d" may be "had".
UNREAL = MODAL - {"'d"}
SEALED = {"signed", "ratified"}
# What an agreement was made, or what became of it.
HAPPENED = {"signed", "ratified", "in-force", "suspended", "ended"}
# Behind these words what is done with an agreement is done.
AFTER = {"after", "since", "following", "upon", "at", "during"}
# And in these words it is spoken of as one that is there.
DURING = {"under", "despite", "within", "throughout"}
ENDING = {"end", "result", "culminate", "lead"}
LISTING = {"include", "comprise"}
DOING, LISTED, WORKING = "agreement.doing", "agreement.list", "agreement.work"
UNSURE = {"can", "would", "could", "may", "might", "should", "'d"}
# By these a paper becomes an instrument.
INKED = {"agreement.sign", "agreement.initial", "agreement.ink"}
UNTOLD = {"if", "unless", "until", "before", "without", "for"}
VAGUE = {"such", "any", "no", "every", "other", "many", "some", "plea"}
# What may be a meeting as well, and where somebody is who is at one.
MEETINGS = {"convention"}
HELD_AT = {"at", "during"}
ORDERING = {"presidential", "security", "executive"}
# Who managed to sign has signed.
DONE = {"manage", "come", "go", "meet", "gather", "proceed"}


@dataclass(frozen=True, slots=True)
class Table:
    """The agreements file: nouns by kind, verbs by status, who signs without a name or is no party."""

    kinds: dict[str, tuple[str, ...]]
    verbs: dict[str, tuple[str, ...]]
    publishing: frozenset[str]
    states: dict[AgreementStatus, tuple[str, ...]]
    signers: frozenset[str]
    brokering: frozenset[str]
    gatherings: frozenset[str]
    signable: dict[str, tuple[str, ...]]
    doings: dict[AgreementStatus, tuple[str, ...]]
    concluding: frozenset[str]
    meetings: frozenset[str]


@functools.cache
def load_table() -> Table:
    """Return the English table."""
    return msgspec.convert(load("agreements", dict[str, dict])["en"], Table)  # type: ignore[type-arg]


@functools.cache
def kinds() -> dict[str, str]:
    """Return kind by head noun."""
    return {word: kind for kind, words in load_table().kinds.items() for word in words}


@functools.cache
def signable() -> dict[str, str]:
    """Return kind by noun, of what is an instrument only where it is signed."""
    return {word: kind for kind, words in load_table().signable.items() for word in words}


@functools.cache
def last_words() -> frozenset[str]:
    """Return the head nouns of the names of kinds, whole or behind a space or hyphen: no other need be looked at."""
    heads = [kind.partition(" of ")[0] for kind in (*kinds(), *signable())]
    return frozenset(end for kind in heads for end in (kind, kind.rpartition(" ")[2], kind.rpartition("-")[2]))


@functools.cache
def statuses() -> dict[str, AgreementStatus]:
    """Return status by verb, prepositional verbs with their preposition."""
    return {verb: status for status, verbs in load_table().verbs.items() for verb in verbs}  # type: ignore[misc]


@functools.cache
def states() -> dict[str, AgreementStatus]:
    """Return status by predicate or adjective."""
    return {word: status for status, words in load_table().states.items() for word in words}


def kind_of(token: Token) -> str | None:
    """Return the kind of instrument that a noun names: a statement only if it is joint; a "truce deal" is a truce."""
    word = token.lemma.lower()
    if word not in last_words():
        return None
    parts = children(token, "compound")
    # The tokenizer parts "cease-fire".
    halves = [f"{c.lower}-{word}" for c in parts if any(m.text == "-" for m in c.children)]
    found = first_kind([word, *halves])
    if found == "agreement" and any(kind_of(c) == "ceasefire" for c in parts):
        return "ceasefire"
    if found:
        return found
    if is_of_several(token):
        return kinds().get(f"joint {word}")
    named = first_kind([f"{c.lower} {word}" for c in parts] + [f"{word} of {c.lower}" for c in children(token, "nmod")])
    return named or (signable().get(word) if is_signed(token) else None)


def is_of_several(noun: Token) -> bool:
    """Whether a statement is one of several by what it is called: a joint one, or that with which a meeting ends."""
    return any(c.lower == "joint" for c in noun.children) or is_concluding(noun)


def is_concluding(noun: Token) -> bool:
    """Whether a statement is what a meeting ended with: "the *final* statement of the *summit*".

    The final statement of an accused is none, nor "her closing statement at the conference", "a final declaration of
    income": the meeting, or for a communique a body, must be whose it is.
    """
    if not any(c.lower in load_table().concluding for c in children(noun, "amod", "compound")):
        return False
    whose = [*children(noun, "nmod:poss"), *(c for c in children(noun, "nmod") if preposition(c) == "of")]
    of_meeting = any(map(is_meeting, [*whose, *children(noun, "compound")]))
    called = kinds().get(noun.lemma.lower()) == "statement"
    return (of_meeting or called) and all(is_meeting(c) or is_body(c) for c in whose)


def is_meeting(noun: Token) -> bool:
    """Whether a noun is a meeting: "the final statement of the *summit*"."""
    return noun.lemma.lower() in load_table().meetings


def is_body(noun: Token) -> bool:
    """Whether a word tells of a body or a place by its name, or may take one up: "*their* final declaration"."""
    return noun.lower in {"its", "their"} or (noun.is_proper and noun.entity != "PER")


def is_paper(noun: Token) -> bool:
    """Whether a noun is an instrument only where it is signed: "the *document*"."""
    return noun.lemma.lower() in signable() and not is_of_several(noun)


def is_signed(noun: Token) -> bool:
    """Whether a noun is told to have been signed: "signed a *document*", "the *text* initialled in Lima"."""
    carried = carrier(noun)
    clauses = [(c, "") for c in children(noun, "acl", "acl:relcl") if c.is_verb]
    told = [status_by(verb, how, noun) for verb, how in ([carried] if carried else []) + clauses]
    return any(status == "signed" and rule in INKED for status, rule in told)


def first_kind(words: Iterable[str]) -> str | None:
    """Return the kind of the first of some words that names one."""
    return next((kinds()[w] for w in words if w in kinds()), None)


def is_instrument(token: Token) -> bool:
    """Whether the noun can be an instrument here: no modifier of another noun, not indefinite talk of any agreement."""
    # "14 *other* agreements" are some, "other agreements" may be any.
    counted = bool(children(token, "nummod"))
    vague = any(c.lower in VAGUE and not (counted and c.lower == "other") for c in token.children)
    named = token.is_noun and token.dep not in {"compound", "flat"} and token.entity != "PER"
    # "Ended in an armistice, *not a treaty*".
    return named and not vague and not is_negated(token)


def is_order(noun: Token) -> bool:
    """Whether a memorandum is what one president tells his offices: "a *presidential memorandum*"."""
    return noun.lemma.lower() == "memorandum" and any(c.lower in ORDERING for c in noun.children)


def is_gathering(noun: Token) -> bool:
    """Whether a noun names a meeting, no instrument: "the National *Convention*", "spoke at their *convention*"."""
    if noun.lemma.lower() not in MEETINGS:
        return False
    beside = {c.lower for c in children(noun, "compound", "amod", "nmod:desc", "nmod:poss", "flat")}
    return preposition(noun) in HELD_AT or not beside.isdisjoint(load_table().gatherings)


def status_of(token: Token) -> tuple[AgreementStatus | None, str]:
    """Return (status, rule) by the verb that acts on the agreement; a wished or future one is only proposed."""
    above = status_above(token)
    # "The deal *negotiated* by Oslo" is there.
    clauses = (c for c in children(token, "acl", "acl:relcl") if c.is_verb and not is_drawn_up(c))
    # "Honoured an accord that it *concluded* with Oman": where the verb above tells nothing, the clause may.
    told = above if above[0] else next((status_by(*in_clause(c), token) for c in clauses), above)
    if told[0]:
        return told
    state = state_of(token)
    other = None if state else by_doing(token) or in_list(token) or at_work(token)
    return other or (state, "agreement.state")


def in_clause(clause: Token) -> tuple[Token, str]:
    """Return a clause and how it carries its noun: of "the accord *that ended the war*" it is the subject."""
    acting = clause.dep == "acl:relcl" and any(c.tag in {"WDT", "WP"} for c in children(clause, "nsubj"))
    return clause, "subject" if acting else ""


def by_doing(noun: Token) -> tuple[AgreementStatus, str] | None:
    """Return (status, rule) by a noun for what was done with an agreement: "after the *signing* of the pact"."""
    first = first_conjunct(noun)
    doing = first.head
    if doing is None or first.dep != "nmod" or preposition(first) != "of" or preposition(doing) not in AFTER:
        return None
    status = next((s for s, words in load_table().doings.items() if doing.lemma.lower() in words), None)
    return (status, DOING) if status else None


def in_list(noun: Token) -> tuple[AgreementStatus, str] | None:
    """Return (status, rule) of what is one of several signed: "the *signed documents included* a pact on trade".

    Or "a pact and a memorandum were *among the signed documents*".
    """
    row = noun
    while row.dep in {"conj", "appos"} and row.head is not None:
        row = row.head
    verb = row.head
    if verb is None or row is verb:
        return None
    lists = children(verb, "nsubj") if row.dep == "obj" and verb.lemma in LISTING else []
    if row.dep == "nsubj" and children(verb, "cop") and preposition(verb) == "among":
        lists = [verb]
    return ("signed", LISTED) if any(is_signed_paper(paper) for paper in lists) else None


def is_signed_paper(noun: Token) -> bool:
    """Whether a noun tells of signed papers: "the *signed documents*", "the *agreements signed* in Lima"."""
    paper = noun.lemma.lower() in kinds() or noun.lemma.lower() in signable()
    return paper and any(c.lower == "signed" for c in children(noun, "amod", "acl"))


def at_work(noun: Token) -> tuple[AgreementStatus, str] | None:
    """Return (status, rule) of an agreement by which something is done: "was set up *under a deal* between them"."""
    head = first_conjunct(noun).head
    told = any(c.lower in {"a", "an", "the"} for c in children(noun, "det"))
    if head is None or not told or preposition(noun) not in {"under", "in", "by", "through"}:
        return None
    between = any(preposition(c) == "between" for c in children(noun, "nmod"))
    unsure = any(c.dep == "aux" and c.lower in UNSURE for c in head.children) or is_negated(head)
    return ("signed", WORKING) if between and not unsure else None


def has_happened(token: Token) -> bool:
    """Whether a verb in the past tells what was done with an agreement, or what befell it."""
    carried = carrier(token)
    clauses = [in_clause(c) for c in children(token, "acl", "acl:relcl") if c.is_verb and not is_drawn_up(c)]
    told = ([carried] if carried else []) + clauses
    return any(
        status_by(verb, how, token)[0] in HAPPENED and is_past(verb) and not is_undone(verb) for verb, how in told
    )


def is_past(verb: Token) -> bool:
    """Whether a verb tells what was done."""
    return verb.tag in {"VBD", "VBN"}


def is_outcome(noun: Token) -> bool:
    """Whether a thing is told to have ended in an agreement: "the war *ended in* an armistice"."""
    carried = carrier(noun)
    return carried is not None and carried[1] in {"in", "with", "to"} and is_ending(carried[0])


def is_ending(verb: Token) -> bool:
    """Whether a verb tells what something came to in the end."""
    return verb.lemma in ENDING and is_past(verb) and not is_undone(verb)


def is_there(noun: Token) -> bool:
    """Whether a text takes "the truce" for one that is there: it did something, or something came after it.

    Not where it is only talked of, hoped for, put to a vote or refused.
    """
    carried = carrier(noun)
    if carried is None or not any(c.lower == "the" for c in children(noun, "det")):
        return False
    verb, how = carried
    return is_past(verb) and not is_undone(verb) and (how in {*AFTER, *DURING} or how == "subject")


def is_drawn_up(clause: Token) -> bool:
    """Whether a bare participle tells who worked out an agreement: "the deal *negotiated* by Oslo", not "being …"."""
    worked_out = statuses().get(clause.lemma) == "negotiating" and clause.dep == "acl"
    return worked_out and clause.tag == "VBN" and not children(clause, "aux", "aux:pass")


def state_of(token: Token) -> AgreementStatus | None:
    """Return the status that a noun's predicate or adjective tells: "the pact is *on hold*", "a *draft* treaty"."""
    head = token.head
    if head is not None and token.dep == "nsubj" and children(head, "cop") and not is_negated(head):
        return states().get(f"{preposition(head) or ''} {head.lower}".strip())
    return next((states()[c.lower] for c in children(token, "amod", "compound") if c.lower in states()), None)


def is_told_of(token: Token, kind: str) -> bool:
    """Whether a clause tells where or when an agreement was made: "the accord *signed in Lusaka in 1994*"."""
    beside = {c.lower for c in token.children}
    if kind == "contract" or beside.isdisjoint({"the", "this", "that", "its", "their"}):
        return False
    made = [c for c in children(token, "acl") if is_past(c) and status_by(c, "", token)[0] in SEALED]
    joint = kind == "statement" and (bool(made) or "their" in beside)
    return (joint or any(map(is_placed, made))) and not any(children(c, "obl:agent") for c in made)


def is_placed(clause: Token) -> bool:
    """Whether a clause tells a day or a place by its name."""
    return any(is_calendar(t) or t.is_proper for t in children(clause, "obl", "obl:unmarked"))


def status_above(token: Token) -> tuple[AgreementStatus | None, str]:
    """Return (status, rule) by the verb that carries the agreement alone."""
    carried = carrier(token)
    return status_by(*carried, token) if carried else (None, "agreement.noun")


def status_by(verb: Token, how: str, noun: Token) -> tuple[AgreementStatus | None, str]:
    """Return (status, rule) by a verb and how it carries the agreement of a noun.

    To publish a statement makes it; who publishes a draft treaty has signed nothing.
    """
    words = words_of(verb, how)
    status = next((statuses()[w] for w in words if w in statuses()), None)
    if status is None and is_statement(noun) and not load_table().publishing.isdisjoint(words):
        status = "signed"
    return (BEFORE.get(status, status) if status and is_undone(verb) else status), f"agreement.{verb.lemma}"


def is_statement(noun: Token) -> bool:
    """Whether a noun is one for statements, joint or not."""
    word = noun.lemma.lower()
    return "statement" in {kinds().get(word), kinds().get(f"joint {word}")}


def words_of(verb: Token, how: str) -> list[str]:
    """Return under which words a verb may tell a status, the fullest first."""
    particles = [f"{verb.lemma} {c.lower}" for c in verb.children if c.dep == "compound:prt"]
    if how not in {"object", "subject", ""}:
        return [f"{verb.lemma} {how}", *(f"{verb.lemma} {opening}" for opening in openings(verb, how))]
    # "The accord *ended the war*": what it does to another thing says nothing of itself.
    acting = how == "subject" and bool(children(verb, "obj"))
    return [f"{verb.lemma} {how}", *particles, *idioms(verb), *([] if acting else [verb.lemma])]


def is_undone(verb: Token) -> bool:
    """Whether what a verb tells of an agreement has not happened: denied, hoped for or only meant."""
    hangs = is_infinitive(verb) or (verb.dep in {"xcomp", "advcl"} and not is_told(verb))
    unreal = (hangs and not is_managed(verb)) or any(c.dep == "aux" and c.lower in UNREAL for c in verb.children)
    return unreal or is_negated(verb)


def openings(verb: Token, how: str) -> list[str]:
    """Return all the words before what a verb has behind a preposition: "pulled *out of* the pact"."""
    held = [c for c in children(verb, "obl") if preposition(c) == how]
    return [" ".join(t.lower for t in sorted(children(c, "case"), key=lambda t: t.i)) for c in held]


def idioms(verb: Token) -> list[str]:
    """Return a verb with the things that make one phrase with it: "come into force", "take effect"."""
    fixed = [f"{verb.lemma} {c.lower}" for c in children(verb, "obj")]
    return fixed + [f"{verb.lemma} {preposition(c)} {c.lower}" for c in children(verb, "obl")]


def is_told(verb: Token) -> bool:
    """Whether a clause under another tells what was done.

    "Hailed it after they *signed* the treaty", "with the two sides *reaching* a deal", "*having signed* the pact".
    """
    going = verb.tag == "VBG" and (
        bool(children(verb, "nsubj", "aux")) or any(m.lower == "after" for m in children(verb, "mark"))
    )
    return (verb.tag == "VBD" or going) and not any(c.dep == "mark" and c.lower in UNTOLD for c in verb.children)


def is_managed(verb: Token) -> bool:
    """Whether an infinitive is done: "managed to sign the pact", "met in Muscat to sign it"."""
    head = verb.head
    return head is not None and head.lemma in DONE and head.tag in {"VBD", "VBN"} and verb.dep in {"xcomp", "advcl"}
