"""Who says something where the parser took the words for others: a phrase, a passive, a helping verb's subject."""

from __future__ import annotations

from dragoman.nlp.parse import Token
from dragoman.nlp.roles import RELATIVES, antecedent, children, preposition

# A comma may stand between an apposition and its verb.
BESIDE = 2
# What is written or shown, by nobody who is told of.
WRITTEN = {"headline", "banner", "poster", "placard"}
# The parser may take a clause of time for a phrase: "left after the mayor, Ana Paz, *said* …".
TIMES = {"after", "before", "since", "until", "as"}
HAS = {"has", "have", "had", "'s", "’s", "'ve", "’ve", "'d", "’d"}


def document_before(verb: Token) -> Token | None:
    """Return what is written, right before a participle hung on the verb: "basked in *headlines* noting …"."""
    if verb.tag != "VBG" or verb.dep != "advcl" or verb.head is None or children(verb, "mark"):
        return None
    before = next((t for t in verb.head.subtree() if t.i == verb.i - 1), None)
    return before if before is not None and before.dep == "obl" and before.lemma.lower() in WRITTEN else None


def told_after(verb: Token) -> Token | None:
    """Return the subject of a clause of time, taken for a phrase: "left after *the mayor*, Ana Paz, said …"."""
    if verb.tag != "VBD" or children(verb, "nsubj", "nsubj:pass"):
        return None
    phrases = (t for c in children(verb, "ccomp") if c.i < verb.i for t in children(c, "obl"))
    timed = (t for t in phrases if preposition(t) in TIMES and children(t, "appos"))
    return next((t for t in timed if verb.i - BESIDE <= max(s.i for s in t.subtree()) < verb.i), None)


def misread_subject(verb: Token) -> Token | None:
    """Return who tells, where the parser hung him on a helping verb or took his verb for a passive one.

    "*Paz*, who *has* a million readers, tweeted", "*who*'s argued for years that …".
    """
    helping = children(verb, "aux")
    hung = [s for a in helping for s in children(a, "nsubj") if s.lower not in RELATIVES]
    has = any(a.lower in HAS for a in helping) and not children(verb, "aux:pass", "obl:agent")
    passive = [antecedent(s) for s in children(verb, "nsubj:pass")] if has and children(verb, "ccomp") else []
    return next(iter([*hung, *passive]), None)
