"""Where what is told ends: who else tells it, goes on saying, or says something else behind it."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.extract.asides import opens_marked, tense
from dragoman.extract.attributions import is_voice
from dragoman.knowledge.lexicon import load_cues
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import FINITE, children

# What hangs so is part of what its head tells.
COMPLEMENTS = {"ccomp", "xcomp", "advcl"}
# Who adds, stresses or notes goes on saying.
ADDING = {"say.plain", "say.stress"}
CONTRASTS = (["while"], ["whereas"], ["though"], ["although"])


def is_adding(word: Token) -> bool:
    """Whether a participle adds to what was said, however deep the parser hung it."""
    rules = {cue.row.id for cue in load_cues()["verb"].get(word.lemma, []) if not cue.after}
    hangs = word.tag == "VBG" and word.dep in {"advcl", "conj"}
    return hangs and bool(rules & ADDING) and bool(children(word, "ccomp"))


def is_next_saying(word: Token, clause: Token) -> bool:
    """Whether a verb joined to what is said is what its sayer does next: its tense is his verb's, not the clause's.

    "Said the vote is void *and warned* of more", "said it would leave *and closed* its embassy".
    """
    saying = clause.head
    if word.dep != "conj" or clause.dep != "ccomp" or saying is None or saying.i > clause.i:
        return False
    if children(word, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop") or not (is_cue(word) or is_deed(word, clause)):
        return False
    return word.tag == saying.tag and word.tag in FINITE and breaks_off(word, clause)


def breaks_off(word: Token, clause: Token) -> bool:
    """Whether a verb can't go on from a clause: its tense is another, or who was killed there would warn here."""
    # "Said two men were killed and warned that …": who was killed warns nobody.
    suffers = bool(children(clause, "aux:pass")) and any(opens_marked(c) for c in children(word, "ccomp"))
    return suffers or tense(clause) not in {word.tag, None}


def is_cue(word: Token) -> bool:
    """Whether a verb may attribute."""
    return any(not cue.after for cue in load_cues()["verb"].get(word.lemma, []))


def is_deed(word: Token, clause: Token) -> bool:
    """Whether a verb tells what was done, and the clause before it what is or would be: no "has left and took it"."""
    return word.tag == "VBD" and not any(c.lemma == "have" for c in children(clause, "aux"))


def is_contrast(word: Token, clause: Token) -> bool:
    """Whether another one's saying is set against what is told: "…, *while Lima signalled it might stay*"."""
    own = word.i > clause.i and word.dep == "advcl" and [m.lower for m in children(word, "mark")] in CONTRASTS
    told = own and any(is_voice(s) for s in children(word, "nsubj")) and word.lemma in load_cues()["verb"]
    return told and word.tag in FINITE and bool(children(word, "ccomp")) and is_trailing(word, clause.subtree())


def is_later_saying(word: Token, clause: Token) -> bool:
    """Whether a cue behind a clause belongs to who tells it: a participle, or the outlet that reports."""
    if word.i < clause.i or word.lemma not in load_cues()["verb"]:
        return False
    if word.tag == "VBG" and word.dep in {"advcl", "parataxis"}:
        return True
    aside = word.dep == "parataxis" and children(word, "nsubj") and not children(word, "ccomp", "obj", "xcomp")
    return bool(aside) and is_report(word, clause)


def is_report(word: Token, clause: Token) -> bool:
    """Whether a verb tells that an outlet reports, or at the end of a clause that somebody says it."""
    rules = {cue.row.id for cue in load_cues()["verb"][word.lemma] if not cue.after}
    return "say.report" in rules or ("say.plain" in rules and is_trailing(word, clause.subtree()))


def is_source(word: Token) -> bool:
    """Whether a phrase names who tells it all: "according to Oslo"."""
    after = {c.i: c.lower for case in children(word, "case") for c in case.subtree()}
    opening = [after[i] for i in sorted(after)]
    cues = load_cues()["preposition"].get(opening[0], []) if opening else []
    return any(cue.row.id == "say.according" and opening[1:] == list(cue.after) for cue in cues)


def is_trailing(word: Token, words: Iterable[Token]) -> bool:
    """Whether a phrase or clause stands at the end of those words, behind a comma."""
    own = {t.i for t in word.subtree() if t.dep != "punct"}
    first = min(own, default=word.i)
    # The comma may hang on the aside, on what is told or on the root.
    everything = [word, *word.ancestors()][-1].subtree()
    comma = any(t.i == first - 1 and t.tag == "," for t in everything)
    return comma and all(t.i < first or t.i in own or t.dep == "punct" for t in words)


def told_at_end(teller: Token, clause: Token) -> Token:
    """Return what somebody tells at the end of a sentence: all of it, not what is said within it."""
    top = clause
    while top.dep in COMPLEMENTS and top.head is not None and top.head.i < top.i:
        top = top.head
    return top if is_trailing(teller, top.subtree()) else clause
