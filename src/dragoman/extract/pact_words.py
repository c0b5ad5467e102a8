"""The words of an agreement: what kind of instrument a noun names, its name, what its verb says of its status."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from dragoman.knowledge.tables import load
from dragoman.model import AgreementStatus
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import MODAL, carrier, children, is_calendar, is_infinitive, is_negated, preposition

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
UNTOLD = {"if", "unless", "until", "before", "without", "for"}
VAGUE = {"such", "any", "no", "every", "other", "many", "some", "plea"}
# What may be a meeting as well, and where somebody is who is at one.
MEETINGS = {"convention"}
HELD_AT = {"at", "during"}
# Who managed to sign has signed.
DONE = {"manage", "come", "go", "meet", "gather", "proceed"}


@dataclass(frozen=True, slots=True)
class Table:
    """The agreements file: nouns by kind, verbs by status, who signs without a name or is no party."""

    kinds: dict[str, tuple[str, ...]]
    verbs: dict[str, tuple[str, ...]]
    states: dict[AgreementStatus, tuple[str, ...]]
    signers: frozenset[str]
    brokering: frozenset[str]
    gatherings: frozenset[str]


@functools.cache
def load_table() -> Table:
    """Return the English table."""
    return msgspec.convert(load("agreements", dict[str, dict])["en"], Table)  # type: ignore[type-arg]


@functools.cache
def kinds() -> dict[str, str]:
    """Return kind by head noun."""
    return {word: kind for kind, words in load_table().kinds.items() for word in words}


@functools.cache
def last_words() -> frozenset[str]:
    """Return the head nouns of the names of kinds, whole or behind a space or hyphen: no other need be looked at."""
    heads = [kind.partition(" of ")[0] for kind in kinds()]
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
    if any(c.lower == "joint" for c in token.children):
        return kinds().get(f"joint {word}")
    return first_kind([f"{c.lower} {word}" for c in parts] + [f"{word} of {c.lower}" for c in children(token, "nmod")])


def first_kind(words: Iterable[str]) -> str | None:
    """Return the kind of the first of some words that names one."""
    return next((kinds()[w] for w in words if w in kinds()), None)


def is_instrument(token: Token) -> bool:
    """Whether the noun can be an instrument here: no modifier of another noun, not indefinite talk of any agreement."""
    vague = any(c.lower in VAGUE for c in token.children)
    return token.is_noun and token.dep not in {"compound", "flat"} and token.entity != "PER" and not vague


def is_gathering(noun: Token) -> bool:
    """Whether a noun names a meeting, no instrument: "the National *Convention*", "spoke at their *convention*"."""
    if noun.lemma.lower() not in MEETINGS:
        return False
    beside = {c.lower for c in children(noun, "compound", "amod", "nmod:desc", "nmod:poss", "flat")}
    return preposition(noun) in HELD_AT or not beside.isdisjoint(load_table().gatherings)


def own_name(text: str) -> str:
    """Return a description as a name: its article left out."""
    first, _, rest = text.partition(" ")
    return rest if first.lower() in {"a", "an", "the", "this", "that", "its", "their"} and rest else text


def name_tokens(sentence: Sentence, token: Token) -> list[Token]:
    """Return the words of the noun with its modifiers, and "of understanding" behind a memorandum."""
    kept = [token, *(c for c in children(token, "compound", "amod", "nmod:desc") if c.i < token.i)]
    of = [c for c in children(token, "nmod") if c.lower in {"understanding", "intent"}]
    kept += [*of, *(m for o in of for m in children(o, "case"))]
    return hyphenated(sentence, min(t.i for t in kept)) + sorted(kept, key=lambda t: t.i)


def hyphenated(sentence: Sentence, first: int) -> list[Token]:
    """Return the words that a hyphen joins to the first of a name: "*long-*term pact", "*New Zealand-*Fiji pact"."""
    words = sentence.tokens
    start = first
    while start > 1 and words[start - 1].text in {"-", "–"} and words[start - 1].start == words[start - 2].end:
        start -= 2
    while start < first and start and words[start].is_proper and words[start - 1].is_proper:
        start -= 1
    return words[start:first]


def status_of(token: Token) -> tuple[AgreementStatus | None, str]:
    """Return (status, rule) by the verb that acts on the agreement; a wished or future one is only proposed."""
    above = status_above(token)
    # "The deal *negotiated* by Oslo" is there.
    clauses = (c for c in children(token, "acl", "acl:relcl") if c.is_verb and not is_drawn_up(c))
    # "Honoured an accord that it *concluded* with Oman": where the verb above tells nothing, the clause may.
    told = above if above[0] else next((status_by(c, "") for c in clauses), above)
    return told if told[0] else (state_of(token), "agreement.state")


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
    made = [c for c in children(token, "acl") if c.tag in {"VBN", "VBD"} and status_by(c, "")[0] in SEALED]
    joint = kind == "statement" and (bool(made) or "their" in beside)
    return (joint or any(map(is_placed, made))) and not any(children(c, "obl:agent") for c in made)


def is_placed(clause: Token) -> bool:
    """Whether a clause tells a day or a place by its name."""
    return any(is_calendar(t) or t.is_proper for t in children(clause, "obl", "obl:unmarked"))


def status_above(token: Token) -> tuple[AgreementStatus | None, str]:
    """Return (status, rule) by the verb that carries the agreement alone."""
    carried = carrier(token)
    return status_by(*carried) if carried else (None, "agreement.noun")


def status_by(verb: Token, how: str) -> tuple[AgreementStatus | None, str]:
    """Return (status, rule) by a verb and how it carries the agreement."""
    status = next((statuses()[w] for w in words_of(verb, how) if w in statuses()), None)
    return (BEFORE.get(status, status) if status and is_undone(verb) else status), f"agreement.{verb.lemma}"


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
