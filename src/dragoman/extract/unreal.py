"""Constructions that tell that an act did not happen, or not for sure: what no single word of a table governs."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge.lexicon import load_sets
from dragoman.model import Status
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, first_conjunct, is_calendar, is_infinitive, marker, preposition

NOT = {"not", "n't", "never"}
# What is not so, or not sure, where it is denied.
TRUE, CERTAIN = {"true", "correct", "accurate"}, {"clear", "certain", "sure", "known", "proven"}
CLAUSES = {"ccomp", "csubj", "csubj:pass", "acl"}
MOMENTS = {"second", "minute", "hour", "day", "week", "inch", "moment"}
INVERTED = {"had", "should", "were"}
# What a work of fiction tells of is told in the present: "the novel follows a spy who kills a general".
BELOW = {"acl:relcl", "acl", "advcl", "advcl:relcl", "ccomp", "xcomp", "conj", "obj", "obl", "nmod", "parataxis"}
# Rules that hold against an encoder that hears the act told as done.
DOUBTS = {"status.near-miss", "status.unproved", "status.unsure", "status.prospect", "status.impossible"}
DEEDS = {"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "COOPERATE", "SANCTION", "CONSULT", "SUPPORT"}


# "a meeting *could* help": neither is; "the meeting could help" is one that was or will be.
MAYBE = {"would", "could", "might", "may"}
DEFINITE = {"the", "this", "that", "these", "those", "each", "every", "both", "such"}
INDEFINITE = {"a", "an", "another"}
# Of these something is known to have been.
KNOWN = {"recent", "last", "latest", "past", "previous", "earlier", "ongoing", "current", "deadly", "same", "overnight"}
# Times of day that date an act as days do, and what puts a time ahead: "an attack *next* week", "*before* Sunday".
HOURS = {"night", "overnight", "dawn", "noon", "midnight", "afternoon"}
COMING, AHEAD = {"next", "coming", "future", "following", "tomorrow"}, {"before", "until", "by", "after", "within"}
# Verbs whose object is what may come of something, and how else it is told.
BRINGING = {
    "bring", "cause", "trigger", "provoke", "spark", "ignite", "mean", "risk", "invite", "prompt", "entail", "involve",
    "require", "support", "back", "accept", "prevent", "justify", "welcome", "oppose", "need", "unleash", "precipitate",
}  # fmt: skip
LEADING, LEADING_TO = {"lead", "result", "escalate", "drag", "draw"}, {"to", "into", "in"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a construction says of an act, the rule, and its word."""

    says: Status
    rule: str
    word: str


def doubt_of(clause: Token) -> Doubt | None:
    """Return the doubt that an act's clause is told with, None if it is told plainly."""
    act = first_conjunct(clause)
    found = by_inversion(act) or by_missed_date(clause) or by_prospect(act)
    if found or act.head is None:
        return found
    return by_near_miss(act, act.head) or by_truth(act, act.head) or by_impossible(act, act.head)


def by_inversion(act: Token) -> Doubt | None:
    """Return the doubt of "had the two met, …", "should Sudan attack, …"."""
    subject = next(iter(children(act, "nsubj", "nsubj:pass")), None)
    opens = [c for c in children(act, "aux", "aux:pass") if c.lower in INVERTED]
    if act.dep != "advcl" or subject is None or not opens or children(act, "mark"):
        return None
    return Doubt("hypothetical", "status.inverted", opens[0].text) if opens[0].i < subject.i else None


def by_missed_date(verb: Token) -> Doubt | None:
    """Return the plan that "were to have signed" tells; whether they did is left open."""
    helping = children(verb, "aux")
    was_to = any(c.lower in {"was", "were"} for c in helping) and is_infinitive(verb)
    return (
        Doubt("planned", "status.was-to-have", "to have")
        if was_to and any(c.lower == "have" for c in helping)
        else None
    )


def by_near_miss(act: Token, head: Token) -> Doubt | None:
    """Return the doubt of "came close to attacking", "came within hours of signing"."""
    if act.tag != "VBG":
        return None
    close = any(c.lower in {"close", "near", "closer"} for c in head.children) and head.lemma in {"come", "be", "get"}
    if close and any(c.lower == "to" for c in children(act, "mark")):
        return Doubt("negated", "status.near-miss", "close to")
    moments = head.lemma.lower() in MOMENTS and preposition(head) == "within" and marker(act) == "of"
    return Doubt("hypothetical", "status.near-miss", f"within {head.text} of") if moments else None


def by_prospect(act: Token) -> Doubt | None:
    """Return the doubt of what is nothing but a case: "*a strike* could bring war", "might lead to *a boycott*"."""
    noun = act
    while noun.dep == "nmod" and noun.head is not None and preposition(noun) == "of":
        noun = noun.head
    verb = noun.head
    if verb is None or not act.is_noun or not is_any(act) or not leads_to(noun):
        return None
    helping = children(verb, "aux")
    modal = next((c for c in helping if c.lower in MAYBE), None)
    if modal is None or any(c.lemma == "have" for c in helping):
        return None
    return Doubt("hypothetical", "status.prospect", modal.text)


def is_any(noun: Token) -> bool:
    """Whether a noun tells of no act in particular: "a strike", "strikes"; as a subject one needs its article."""
    kept = any(c.lower in DEFINITE for c in children(noun, "det")) or children(noun, "nmod:poss", "nummod")
    known = any(c.lower in KNOWN for c in children(noun, "amod"))
    told = any(c.tag in {"VBD", "VBN"} or children(c, "aux") for c in children(noun, "acl", "acl:relcl"))
    article = any(c.lower in INDEFINITE for c in children(noun, "det"))
    if kept or known or told:
        return False
    return noun.dep not in {"nsubj", "nsubj:pass"} or (article and not is_one_known(noun))


def is_one_known(noun: Token) -> bool:
    """Whether a noun is dated, or counted among others: "a strike on Sunday", "a strike, the third this week"."""
    below = children(noun, "nmod", "nmod:unmarked", "obl", "obl:unmarked", "compound", "advmod", "amod")
    # "A raid in Jenin *on Monday* could …": the day may hang on the town, or on the verb behind it.
    below += [d for c in below for d in children(c, "nmod", "nmod:unmarked")]
    if noun.head is not None:
        below += [c for c in children(noun.head, "obl", "obl:unmarked") if noun.i < c.i < noun.head.i]
    return any(map(is_past_date, below)) or any(
        c.lower in DEFINITE for other in children(noun, "appos") for c in children(other, "det", "nmod:poss")
    )


def is_past_date(word: Token) -> bool:
    """Whether a word dates an act, and not to come: "early on *Monday*", "on 3 *June*", "at *dawn*"."""
    words = [word, *word.children]
    ahead = preposition(word) in AHEAD or any(t.lower in COMING for t in words)
    return not ahead and any(is_calendar(t) or t.lower in HOURS for t in words)


def leads_to(noun: Token) -> bool:
    """Whether a noun is what a verb would bring, or what would bring it."""
    if noun.dep == "obl":
        article = any(c.lower in INDEFINITE for c in children(noun, "det"))
        brought = noun.head is not None and noun.head.lemma in LEADING
        return preposition(noun) in LEADING_TO and (article or brought)
    # "would impose tariffs" is a plan of whoever imposes them.
    brought = noun.dep == "obj" and noun.head is not None and noun.head.lemma in BRINGING
    return brought or noun.dep == "nsubj"


def by_impossible(act: Token, head: Token) -> Doubt | None:
    """Return the doubt of what will not be: "a strike is *out of the question*", "*off the table*", "*no option*"."""
    if act.dep not in {"csubj", "nsubj", "nsubj:outer"}:
        return None
    ways = {c.lower for c in children(head, "case")}
    denied = any(c.lower in NOT | {"no"} for c in head.children)
    barred = (head.lower == "question" and "out" in ways) or (head.lower == "table" and "off" in ways)
    # "No option", "not possible"; "not out of the question" is open.
    impossible = not denied if barred else denied and head.lower in {"option", "possible"}
    return Doubt("negated", "status.impossible", head.text) if impossible else None


def by_truth(act: Token, head: Token) -> Doubt | None:
    """Return the doubt of "it is not true that …", "there is no evidence that …", "no truth to reports that …"."""
    word, sets = head.lower, load_sets()
    # "It is a lie that …": the parser may take it for a relative clause.
    told = act.dep in CLAUSES or (act.dep == "acl:relcl" and word in sets["not-so"])
    if not told or is_infinitive(act) or act.tag == "VBG":
        return None
    denied = any(c.lower in NOT for c in head.children)
    if word in sets["not-so"] | (TRUE if denied else frozenset()):
        return Doubt("negated", "status.untrue", word)
    if word in sets["not-sure"] | (CERTAIN if denied else frozenset()):
        return Doubt("hypothetical", "status.unsure", word)
    return unproved(head)


def unproved(head: Token) -> Doubt | None:
    """Return the doubt of "there is *no evidence* that …", "*no truth* to reports that …"."""
    above = [head] if head.head is None or head.dep != "nmod" else [head, head.head]
    for noun in above:
        lacking = any(c.lower in {"no", "little", "without"} for c in noun.children)
        if lacking and noun.lemma.lower() in load_sets()["tokens-of-truth"]:
            return Doubt("hypothetical", "status.unproved", f"no {noun.text}")
    return None


def is_fiction(act: Token, kind: str) -> bool:
    """Whether a work of fiction tells of an act in the present: "in the film, an agent kidnaps a general"."""
    clause = first_conjunct(act)
    if not is_present(clause) or kind not in DEEDS:
        return False
    if is_within_fiction(clause):
        return True
    while clause.dep in BELOW and clause.head is not None:
        clause = clause.head
        if is_present(clause) and any(map(is_invented, children(clause, "nsubj"))):
            return True
    return False


def is_within_fiction(clause: Token) -> bool:
    """Whether a clause tells what happens in a work: "in the film …", "a play *in which* a spy kidnaps a general"."""
    if any(is_invented(c) and preposition(c) == "in" for c in children(clause, "obl")):
        return True
    inside = any(c.lower == "which" and preposition(c) == "in" for c in clause.children)
    return inside and clause.head is not None and is_invented(clause.head)


def is_present(verb: Token) -> bool:
    """Whether a verb stands in the present."""
    return verb.tag in {"VBZ", "VBP"}


def is_invented(noun: Token) -> bool:
    """Whether a noun is a work of fiction: a film, a play."""
    return noun.lemma.lower() in load_sets()["invented-works"]
