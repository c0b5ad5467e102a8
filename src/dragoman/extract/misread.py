"""Who says something where the parser took the words for others: a phrase, a passive, a helping verb's subject."""

from __future__ import annotations

from dragoman.extract.asides import all_words, is_subjectless
from dragoman.extract.attributions import is_voice
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import FINITE, RELATIVES, antecedent, children, is_calendar, preposition

# A comma may stand between an apposition and its verb.
BESIDE = 2
# What is written or shown, by nobody who is told of.
WRITTEN = {"headline", "banner", "poster", "placard"}
# The parser may take a clause of time for a phrase: "left after the mayor, Ana Paz, *said* …".
TIMES = {"after", "before", "since", "until", "as"}
# As what the parser takes who tells into the phrase that opens his sentence.
TAKEN_IN = {"appos", "obj", "obl", "obl:agent", "obl:unmarked", "nmod", "nmod:unmarked", "conj", "dep"}
# What may stand between who tells and the verb: a comma, the end of an aside, "also".
BETWEEN = {",", ":", "-RRB-", "RB"}
HAS = {"has", "have", "had", "'s", "’s", "'ve", "’ve", "'d", "’d"}


def who_behind(word: Token, verb: Token) -> Token:
    """Return whom "who" means, right behind a cue of his: "“…,” said *Paz*, who added that …"; else the word."""
    outer = verb.head
    if word.lower != "who" or verb.dep != "ccomp" or outer is None or outer.i > verb.i:
        return word
    named = (t for t in children(outer, "nsubj") if outer.i < t.i < word.i)
    return next(named, word)


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


def taken_in(verb: Token) -> Token | None:
    """Return who tells, right before the verb, where the parser took him into the phrase that opens his sentence.

    "Alarmed by the flood, *Ana Paz*, the mayor, said …"; or behind what he tells: "it is shut, *Ana Paz*, 40, wrote".
    """
    if verb.dep == "conj" and verb.head is not None and is_subjectless(verb.head):
        return taken_in(verb.head)
    told = verb.dep == "parataxis" or any(c.i > verb.i for c in children(verb, "ccomp"))
    if verb.tag not in FINITE or not is_subjectless(verb) or not told:
        return None
    ahead = {t.i: t for t in all_words(verb) if t.i < verb.i}
    deps = TAKEN_IN - {"appos"} if verb.dep == "parataxis" else TAKEN_IN
    found = [t for t in ahead.values() if t.dep in deps and can_be_torn(t) and fills(t, verb, ahead)]
    return min(found, key=lambda t: (opening(t), -t.i), default=None)


def can_be_torn(word: Token) -> bool:
    """Whether a word can name who tells and stands behind no preposition; a number alone is his age."""
    age = word.tag == "CD" and all(c.dep == "punct" for c in word.children)
    return is_voice(word) and not age and not is_calendar(word) and not children(word, "case")


def fills(word: Token, verb: Token, ahead: dict[int, Token]) -> bool:
    """Whether a phrase reaches from a comma to the verb."""
    last = max(t.i for t in word.subtree())
    before = ahead.get(opening(word) - 1)
    behind = all(ahead[i].tag in BETWEEN for i in range(last + 1, verb.i))
    return last < verb.i and behind and before is not None and before.tag == ","


def opening(phrase: Token) -> int:
    """Return where a phrase begins, behind its comma."""
    return min(t.i for t in phrase.subtree() if t.dep != "punct")
