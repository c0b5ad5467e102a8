"""Words about thoughts alone: "is considering sending aid", "agree with him that", "rejected the idea that"."""

from __future__ import annotations

from dragoman.extract.learned import is_learned
from dragoman.extract.predicates import Predication
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, conjuncts, first_conjunct, is_finite, is_infinitive, preposition

# "the possibility of sending", "the option of a boycott"
CHANCES = {"possibility", "option", "idea", "prospect", "chance"}
INDEFINITE = {"a", "an"}
# Of these one says only that they are untrue; a demand or offer that is rejected is refused.
CLAIMED = {
    "claim", "suggestion", "allegation", "accusation", "charge", "idea", "notion", "assertion", "view", "argument",
    "theory", "report", "rumour", "rumor", "insinuation", "contention", "belief", "assumption", "criticism",
    "assessment",
}  # fmt: skip
ADVISING = {"advise", "counsel"}
ASKED = {"should", "must", "ought", "would", "could", "can", "will"}
ALLOWED = {"may", "might", "shall"}
# Verbs, and nouns from them, that tell a claim as well as a demand: "insisted that the mine was safe".
CLAIMING = {
    "insist", "insistence", "suggest", "suggestion", "argue", "argument", "maintain", "contend", "assert", "say",
}  # fmt: skip
# What is to be: "insisted that Chad needs to pay", "that it has to pay".
NEEDING = {"need", "have"}
# "suggested that the two could meet" proposes it; "insisted that they could" is a claim.
PROPOSING = {"suggest", "suggestion", "argue", "argument", "say"}
# What a need is under which nobody puts anybody: "said Chad *would* need to borrow".
SUPPOSED = {"would", "'d", "might", "may", "could"}
# "expects *all* parties to withdraw", "to answer *swiftly*" is said to them.
ADDRESSED, PRESSING = (
    {"all", "both", "every", "each"},
    {"swiftly", "immediately", "fully", "promptly", "quickly", "now"},
)
# "we need to talk", "we have to wait": of one's own side.
HAVING_TO = {"need", "have", "take", "make", "keep", "get"}


def is_opinion(predication: Predication) -> bool:
    """Whether nobody does or promises an act, for it is weighed, or agreed with in thought only."""
    tests = (
        is_assent,
        is_agreed_claim,
        is_denial,
        is_information,
        is_claim,
        is_supposed_need,
        is_expectation,
        is_own_need,
    )
    weighed = is_weighed(predication.clause) or is_weighed_end(predication.clause)
    return not predication.predicate.own and (weighed or any(t(predication) for t in tests))


def is_weighed_end(clause: Token) -> bool:
    """Whether an act is only what one under thought would be for: "considering sending boats to *help* Chad"."""
    above = clause.head if clause.dep in {"advcl", "acl", "xcomp"} and is_infinitive(clause) else None
    sent = above.head if above is not None and above.dep == "obj" else above
    return sent is not None and is_weighed(sent)


def is_weighed(clause: Token) -> bool:
    """Whether an act is under thought: "is *considering* sending aid", "*mulled* a boycott"; what it is called is done.

    "considered the raid an act of war" judges a raid that was.
    """
    act = first_conjunct(clause)
    chance = chance_of(act)
    act = first_conjunct(chance) if chance else act
    above = act.head
    if above is None or not above.is_verb or above.lemma not in load_sets()["weighing"]:
        return False
    if act.is_verb:
        return act.dep in {"xcomp", "ccomp"} and act.tag == "VBG"
    return act.dep == "obj" and not is_judged(above) and (chance is not None or not is_known(act))


def chance_of(act: Token) -> Token | None:
    """Return the noun that tells an act as possible: "the *option* of a boycott"."""
    noun = act.head if act.dep in {"acl", "nmod"} else None
    return noun if noun is not None and noun.lemma.lower() in CHANCES else None


def is_judged(verb: Token) -> bool:
    """Whether a verb says what its object is held for: "considered the raid an act of war"."""
    return bool(children(verb, "xcomp")) or any(preposition(o) == "as" for o in children(verb, "obl"))


def is_known(act: Token) -> bool:
    """Whether who talks of an act knows that it was: "discussed *the* raid", "a raid *by Israel*"."""
    definite = any(c.lower not in INDEFINITE for c in children(act, "det", "nmod:poss"))
    return definite or any(preposition(c) == "by" for c in children(act, "nmod"))


def is_assent(predication: Predication) -> bool:
    """Whether somebody is of another's mind: "they *agree with* the senator that …"; to do something is a promise.

    So is who "agrees that ties have improved"; what will or may be done was agreed on.
    """
    verb = predication.head
    if verb.lemma != "agree" or verb.tag not in {"VBP", "VBZ"}:
        return False
    told = [c for c in children(verb, "ccomp") if is_finite(c) and not is_asked(c)]
    held = [c for c in told if not any(a.lower in ALLOWED for a in children(c, "aux"))]
    ways = {preposition(o) for o in children(verb, "obl")}
    on_what = ways & {"on", "to"} or any(is_infinitive(c) for c in children(verb, "xcomp", "ccomp", "advcl"))
    return ("with" in ways or bool(held)) and not on_what


def is_agreed_claim(predication: Predication) -> bool:
    """Whether somebody was of another's mind: "*agreed with* the senator that it was late"; two who agree state it."""
    verb = predication.head
    if verb.lemma != "agree" or verb.tag not in {"VBD", "VBN"}:
        return False
    told = children(verb, "ccomp")
    beside = any(preposition(o) == "with" for o in children(verb, "obl"))
    alone = beside or is_one(predication.slots.get("subject", []))
    return alone and bool(told) and all(is_stated(c) and not is_modal(c) for c in told)


def is_one(subjects: list[Token]) -> bool:
    """Whether one alone acts: no "they", no "Chad and Libya"."""
    alone = [s for s in subjects if s.tag in {"NN", "NNP", "PRP"} and s.lower not in {"we", "they"}]
    return len(alone) == len(subjects) == 1 and len(conjuncts(alone[0])) == 1


def is_claim(predication: Predication) -> bool:
    """Whether a demand that the encoder hears only tells what is so: "*insisted* that the mine was safe"."""
    word = predication.head.lemma.lower()
    if predication.predicate.type != "REQUEST" or word not in CLAIMING:
        return False
    # "insisted to a crowd that …": the parser may hang the content on who is told.
    told = [c for t in (predication.head, *children(predication.head, "obl")) for c in children(t, "ccomp", "acl")]
    open_ = ASKED if word in PROPOSING else ASKED - {"would", "could", "can", "will"}
    return bool(told) and all(
        is_stated(c) and not is_needed(c) and not any(a.lower in open_ for a in children(c, "aux")) for c in told
    )


def is_supposed_need(predication: Predication) -> bool:
    """Whether only a case is thought through: "said Chad *would need* to borrow"; "needs to" may be a demand."""
    if predication.predicate.type != "REQUEST" or predication.head.lemma.lower() not in CLAIMING | {"tell", "add"}:
        return False
    told = predication.slots.get("finite", [])
    return bool(told) and all(is_needed(c) and any(a.lower in SUPPOSED for a in children(c, "aux")) for c in told)


def is_expectation(predication: Predication) -> bool:
    """Whether somebody only thinks that it will be so: "*expects* Chad to leave"; "expects an answer" asks for one."""
    head = predication.head
    # What an entry tells ("expects Chad to honour the truce") is said to somebody.
    if predication.predicate.type != "REQUEST" or head.lemma != "expect" or not is_learned(predication):
        return False
    told = children(head, "ccomp", "xcomp")
    party = [t for c in (head, *told) for t in children(c, "obj", "nsubj", "nsubj:pass") if t.i > head.i]
    spoken_to = any(d.lower in ADDRESSED for t in party for d in (t, *children(t, "det", "det:predet")))
    pressed = any(a.lower in PRESSING for c in told for a in children(c, "advmod"))
    due = any(c.lower in ASKED for c in children(head, "aux"))
    return bool(told) and not (spoken_to or pressed or due)


def is_own_need(predication: Predication) -> bool:
    """Whether somebody tells what he and his own have to do: "*we need* to be patient"."""
    head = predication.head
    if predication.predicate.type != "REQUEST" or not is_learned(predication) or not head.is_verb:
        return False
    # "we need to *regroup*": the encoder may hear it in the deed; "we need them to help" asks them.
    need = head.head if head.dep in {"xcomp", "conj"} and head.head is not None else head
    ours = any(s.lower == "we" for s in children(need, "nsubj"))
    return ours and need.lemma in HAVING_TO and not (children(need, "obj") and children(need, "xcomp"))


def is_stated(clause: Token) -> bool:
    """Whether a clause tells what is so; "that Chad leave" has no ending by which one could see it."""
    helped = any(c.dep in {"aux", "aux:pass", "cop"} and c.tag not in {"VB", "TO"} for c in clause.children)
    return is_finite(clause) and (helped or clause.tag in {"VBZ", "VBD"})


def is_needed(clause: Token) -> bool:
    """Whether a clause tells what has to be done: "Chad *needs to* pay"."""
    return clause.lemma in NEEDING and any(is_infinitive(c) for c in children(clause, "xcomp", "advcl", "ccomp"))


def is_modal(clause: Token) -> bool:
    """Whether a clause tells what may, will or should be."""
    return any(c.tag == "MD" for c in children(clause, "aux"))


def is_denial(predication: Predication) -> bool:
    """Whether only a claim is rejected: "rejected the *suggestion that* it lied"; "that it should" is a proposal."""
    if predication.predicate.type != "REJECT":
        return False
    claims = [o for o in predication.slots.get("object", []) if o.lemma.lower() in CLAIMED]
    held = [c for o in claims for c in children(o, "acl", "ccomp", "acl:relcl")]
    told = (c for c in held if any(m.lower == "that" for m in children(c, "mark")))
    return any(c.tag != "VB" and not is_asked(c) for c in told)


def is_information(predication: Predication) -> bool:
    """Whether advice only informs: "*advised* the king that the decree was legal"; "that he should" advises to do."""
    told = children(predication.head, "ccomp") if predication.head.lemma in ADVISING else []
    return any(is_finite(c) and not is_asked(c) for c in told)


def is_asked(verb: Token) -> bool:
    """Whether a clause tells what should be done."""
    return any(c.lower in ASKED for c in children(verb, "aux"))
