"""Where what is told ends: who else tells it, goes on saying, or says something else behind it."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.extract.asides import opens_marked, tense
from dragoman.extract.attributions import is_voice
from dragoman.knowledge.lexicon import load_cues, load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import FINITE, RELATIVES, children, is_infinitive, is_negated

# What hangs so is part of what its head tells.
COMPLEMENTS = {"ccomp", "xcomp", "advcl"}
# Who adds, stresses or notes goes on saying.
ADDING = {"say.plain", "say.stress"}
# "Said the road was shut today *in answering* a question"
SAID_WHILE = {"in", "while", "when", "after", "before", "without"}
# Who would not do so only tells no more: "said they would meet *but would not give* details".
UNTOLD = {
    "offer", "give", "provide", "elaborate", "comment", "specify", "say", "identify", "name", "disclose", "reveal",
    "answer", "discuss", "confirm", "decline", "refuse",
}  # fmt: skip
BACK = {"he", "she", "it", "they", "i", "we"}
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
    if word.dep != "conj" or saying is None or saying.i > clause.i:
        return False
    if clause.dep != "ccomp":
        return is_beside_infinitive(word, clause)
    apart = (is_questioned_too, is_own_charge, is_of_other_number, is_narrated)
    if is_untold(word) or any(test(word, clause, saying) for test in apart):
        return True
    if has_own(word) or is_negated(word) or not (is_cue(word) or is_deed(word, clause)):
        return False
    tag = past_tag(word, clause)
    return tag == saying.tag and tag in FINITE and breaks_off(word, clause)


def is_beside_infinitive(word: Token, clause: Token) -> bool:
    """Whether a finite cue is joined to what somebody is to do: "urged Chad to wait *and warned* that …"."""
    finite = word.tag in {"VBD", "VBZ"} and not has_own(word)
    return finite and clause.tag == "VB" and is_infinitive(clause) and is_cue(word)


def has_own(word: Token) -> bool:
    """Whether a verb has a subject or helping verbs of its own."""
    return bool(children(word, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop"))


def past_tag(word: Token, clause: Token) -> str:
    """Return the tag of a verb; without a "have" or "be" before it a participle is a past tense misread.

    "Said she did not want to think of it and *predicted* that Chad will win".
    """
    helping = {c.lemma for c in children(clause, "aux", "aux:pass", "cop")}
    return "VBD" if word.tag == "VBN" and not helping & {"have", "be"} else word.tag


def is_of_other_number(word: Token, clause: Token, saying: Token) -> bool:
    """Whether a verb is of its sayer's number and not the clause's: "aides fear that *Chad* has left *and warn*"."""
    own = children(clause, "nsubj", "nsubj:pass", "nsubj:outer")
    if has_own(word) or not is_cue(word) or len(own) != 1 or tense(clause) not in FINITE:
        return False
    many = is_many(own[0])
    if saying.tag == "VBZ":
        return word.tag == "VBZ" and many
    # A finite verb has no infinitive beside it: the tagger may take "warn" for one.
    return saying.tag == "VBP" and word.tag in {"VBP", "VB"} and not many and not children(word, "mark")


def is_many(subject: Token) -> bool:
    """Whether a verb in the present takes no -s after a subject."""
    plural = subject.tag in {"NNS", "NNPS", "CD", "DT"} or subject.lower in {"i", "you", "we", "they"}
    return plural or bool(children(subject, "conj")) or subject.lower in RELATIVES


def is_set_off(word: Token) -> bool:
    """Whether a participle is set off from what is told: by a comma, as added to it, or as what the sayer did then.

    Not "is ready *for making* a deal", "is interested *in talking*", "left *calling* for help".
    """
    marks = children(word, "mark", "case")
    # "…, *with the daily reporting* that none was hurt": somebody else tells it.
    if children(word, "nsubj") and {m.lower for m in marks} == {"with"}:
        return True
    governed = any(word.head is not None and m.i == word.head.i + 1 for m in marks)
    if governed or not {m.lower for m in marks} <= SAID_WHILE:
        return False
    return bool(marks) or is_adding(word) or is_behind_comma(word)


def is_behind_comma(word: Token) -> bool:
    """Whether a comma stands right before a word, or an adverb before it."""
    tokens = {t.i: t for t in [word, *word.ancestors()][-1].subtree()}
    before = tokens.get(word.i - 1)
    before = tokens.get(word.i - 2) if before is not None and before.dep == "advmod" and before.head is word else before
    return before is not None and (before.tag in {",", "''", ":"} or before.text in {"-", "—", "–"})


def is_own_charge(word: Token, clause: Token, saying: Token) -> bool:
    """Whether he or she who says one thing says another: "said the dam broke *and she blamed* the mayor for it".

    What the subject of the clause before could be called so may still be told.
    """
    own = children(word, "nsubj")
    told = children(clause, "nsubj", "nsubj:pass", "nsubj:outer")
    # Nobody calls services or a dam she.
    apart = all(t.tag in {"NNS", "NNPS"} or not is_voice(t) for t in told) and bool(told)
    alone = len(own) == 1 and own[0].lower in {"he", "she"}
    same = word.tag == saying.tag and word.tag in FINITE
    return alone and apart and same and is_cue(word) and bool(children(word, "ccomp", "obj", "iobj"))


def is_narrated(word: Token, clause: Token, saying: Token) -> bool:
    """Whether the reporter goes on behind what is told to be: "said it *lacks* fuel, and prices *rose*".

    Without a comma it may all be said, and so may what a party or its like did: "…, and its troops fled".
    """
    own = word.tag == "VBD" and saying.tag == "VBD" and tense(clause) in {"VBZ", "VBP"}
    quoted = any(t.tag in {"``", "''"} for t in clause.subtree())
    if not own or quoted or children(word, "aux", "aux:pass", "mark"):
        return False
    told = children(word, "nsubj")
    return bool(told) and not any(map(is_party, told)) and any(map(is_behind_comma, children(word, "cc")))


def is_party(subject: Token) -> bool:
    """Whether a subject acts, or is somebody's: a name, people or forces, "*Chadian* trucks", "*its* mills"."""
    own = any(c.tag == "PRP$" or c.text[:1].isupper() for c in subject.subtree() if c.lower != "the")
    armed = load_sets()["combatants"] | load_sets()["security-forces"]
    return own or is_voice(subject) or subject.lemma.lower() in armed


def is_untold(word: Token) -> bool:
    """Whether who tells something only tells no more: "but *would not give* details", "but *declined* to comment"."""
    but = any(c.lower == "but" for c in children(word, "cc"))
    refused = word.lemma in {"decline", "refuse"} or is_negated(word)
    return but and refused and word.lemma in UNTOLD and not children(word, "nsubj", "nsubj:pass")


def is_questioned_too(word: Token, clause: Token, saying: Token) -> bool:
    """Whether a participle goes on from a participle of saying: "telling them it is a sham *and asking* who gained".

    A finite clause has no participle for a second verb.
    """
    participles = word.tag == saying.tag == "VBG" and clause.tag != "VBG" and tense(clause) is not None
    return participles and is_cue(word) and bool(children(word, "ccomp", "xcomp"))


def breaks_off(word: Token, clause: Token) -> bool:
    """Whether a verb can't go on from a clause: its tense is another, or what that is about cannot say this."""
    return is_beyond(word, clause) or tense(clause) not in {word.tag, None}


def is_beyond(word: Token, clause: Token) -> bool:
    """Whether the subject of a clause does not say what a verb joined to it says.

    "Said two men were killed *and warned* that …": who was killed warns nobody, nor does "the move", "the vote".
    """
    told = children(word, "ccomp")
    own = children(clause, "nsubj", "nsubj:pass", "nsubj:outer", "csubj")
    silent = not any(is_voice(s) for s in own)
    marked = any(opens_marked(c) for c in told)
    # "Said *she* would stay and predicted that …": she is who says it, in any reading.
    herself = marked and any(s.lower in BACK for s in own)
    suffers = marked and bool(children(clause, "aux:pass"))
    return bool(told) and (suffers or silent or herself)


def is_cue(word: Token) -> bool:
    """Whether a verb may attribute."""
    return any(not cue.after for cue in load_cues()["verb"].get(word.lemma, []))


def is_deed(word: Token, clause: Token) -> bool:
    """Whether a verb tells what was done, and the clause before it what is or would be: no "has left and took it"."""
    return word.tag == "VBD" and not any(c.lemma == "have" for c in children(clause, "aux"))


def is_past_after_plan(word: Token) -> bool:
    """Whether a deed is joined to what would be done, which it can't be: behind a comma, or to an infinitive.

    "Said it would stay, *and reminded* them"; "renewed its threat to leave *and raised* its tolls".
    """
    head, told_of = word.head, children(word, "nsubj", "nsubj:pass", "aux", "aux:pass")
    if word.dep != "conj" or word.tag != "VBD" or head is None or told_of:
        return False
    comma = any(t.tag == "," for t in word.children if t.i < word.i)
    return head.tag == "VB" and (is_infinitive(head) or (tense(head) == "MD" and comma))


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
        return is_set_off(word)
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
    """Return what somebody tells at the end of a sentence: all of it, not what is said or added within it.

    "The mayor met farmers who had lost their crop, *according to an aide*": the parser hangs it on the last verb.
    """
    top = clause
    while (above := clause_above(top)) is not None and is_trailing(teller, above.subtree()):
        top = above
    return top


def clause_above(clause: Token) -> Token | None:
    """Return the clause before it that a clause is part of, or whose subject it shares."""
    head = clause.head
    if head is None or head.i > clause.i:
        return None
    if clause.dep in COMPLEMENTS or (clause.dep == "conj" and not children(clause, "nsubj", "nsubj:pass", "expl")):
        return head
    if clause.dep not in {"acl", "acl:relcl"}:
        return None
    return next((t for t in (head, *head.ancestors()) if t.is_verb or children(t, "cop", "nsubj")), None)
