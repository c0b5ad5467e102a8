"""Cues of speech around a quotation, by the few words on both sides of it, however parsed."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.attributions import (
    Attribution,
    is_empty,
)
from dragoman.extract.quotes import Quote
from dragoman.knowledge.lexicon import Cue, load_cues, load_sets
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import (
    children,
    is_calendar,
    subjects,
)

PHRASE_LINKS = {"compound", "amod", "nmod:poss", "flat", "nmod:desc"}
TAIL = 9
# Behind a quotation a name may come with what somebody is: "“…,” Ana Quispe, founder of the Lima Port Watch, tells".
BEHIND = 14
# So many words may name who speaks before a colon: "Deputy Foreign Minister Ana Quispe: “…”".
NAMED = 7
DASHES = {"-", "--", "–", "—"}


def top_of_phrase(token: Token, after: int) -> Token:
    """Return the head of the phrase that a word is within, no word up to the position counted."""
    while token.head is not None and token.head.i > after and token.dep in PHRASE_LINKS:
        token = token.head
    return token


def attribution_beside(sentence: Sentence, quote: Quote) -> Attribution | None:
    """Return the attribution of the few words around a quotation, however parsed: "…,” the consultant believed."."""
    words = [t for t in sentence.tokens if not is_mark(t)]
    told = introduced(sentence, [t for t in words if t.end <= quote.start])
    if told is not None:
        return told
    after = [t for t in words if t.start > quote.end][:BEHIND]
    cue = cue_behind(after)
    if cue is None:
        return None
    place = after.index(cue)
    sides = ((after[:place], after[0].i - 1), (after[place + 1 :], cue.i))
    nominal = [top_of_phrase(t, edge) for side, edge in sides for t in side if can_name(t)]
    if not nominal or is_empty(nominal[0]):
        return None
    return plain_attribution(sentence, cue, nominal[0])


def cue_behind(after: Sequence[Token]) -> Token | None:
    """Return the cue that closes a quotation: the first verb behind it, with nothing said behind that."""
    cue = next((t for t in after if t.tag in {"VBD", "VBN", "VBZ"} and can_quote(t)), None)
    if cue is None:
        return None
    before = after[: after.index(cue)]
    says_more = bool(before) and any(c.i > cue.i for c in children(cue, "ccomp"))
    return None if says_more or any(t.is_verb and t is not cue for t in before) else cue


def can_quote(verb: Token) -> bool:
    """Whether a verb may stand with quoted words."""
    return "quote" in takes(load_cues()["verb"].get(verb.lemma, []))


def is_mark(token: Token) -> bool:
    """Whether a token is a quotation mark or a comma."""
    return token.tag in {"``", "''"} or token.text in {'"', "'", ","}


def can_name(token: Token) -> bool:
    """Whether a word may name who speaks: a noun or pronoun, no day."""
    return (token.is_noun or token.tag == "PRP") and not is_calendar(token)


def introduced(sentence: Sentence, before: Sequence[Token]) -> Attribution | None:
    """Return the attribution of the words ahead of a quotation: a cue, or who is named or told of before a colon."""
    cue = next((t for t in reversed(before[-TAIL:]) if is_told(t) and can_quote(t)), None)
    if cue is not None and (speaking := subjects(cue)) and not is_empty(speaking[0]):
        return plain_attribution(sentence, cue, speaking[0])
    return before_colon(sentence, before) if before and before[-1].text == ":" else None


def before_colon(sentence: Sentence, before: Sequence[Token]) -> Attribution | None:
    """Return the attribution to who is named right before a colon, or is the subject of the sentence before it."""
    named = named_before(behind_dash(before[:-1]))
    told = named or next((t for t in subjects(sentence.root) if is_person(t)), None)
    if told is None or told not in before:
        return None
    cue = before[-1] if named else sentence.root
    row = load_cues()["mark"][":"][0].row
    clause = (min(cue.start, told.start), before[-1].end)
    return Attribution(sentence, cue, (cue,), "mark", row.id, row.stance, (told,), (), (), (), clause, needs_quote=True)


def is_told(verb: Token) -> bool:
    """Whether a verb tells what was or is said: "said", "says", "had written"."""
    return verb.tag in {"VBD", "VBZ"} or (verb.tag == "VBN" and any(c.lemma == "have" for c in children(verb, "aux")))


def behind_dash(words: Sequence[Token]) -> Sequence[Token]:
    """Return the words behind the last dash, where a digest of news names whom it quotes: "Turnout fell - Ana Paz:"."""
    dash = next((t for t in reversed(words) if t.text in DASHES), None)
    return words if dash is None else [t for t in words if t.i > dash.i]


def named_before(words: Sequence[Token]) -> Token | None:
    """Return the name that is all there is before a colon, with its titles: "Minister *Ana Quispe*: “…”"."""
    if not words or len(words) > NAMED or not all(t.is_noun or t.tag in {"JJ", "CD", "CC"} for t in words):
        return None
    names = [t for t in words if t.entity in {"PER", "ORG"}]
    return top_of_phrase(names[0], words[0].i - 1) if names and names[-1] is words[-1] else None


def is_person(word: Token) -> bool:
    """Whether a word stands for one person: a name, he or she, "the minister"."""
    return word.entity == "PER" or word.lower in {"he", "she"} or word.lemma.lower() in load_sets()["speakers"]


def plain_attribution(sentence: Sentence, cue: Token, speaker: Token) -> Attribution:
    """Return the attribution of a quotation by a verb that stands alone."""
    row = next(c.row for c in load_cues()["verb"][cue.lemma] if "quote" in c.row.takes and not c.after)
    clause = (min(cue.start, speaker.start), max(cue.end, speaker.end))
    return Attribution(
        sentence, cue, (cue,), "verb", row.id, row.stance, (speaker,), (), (), (), clause, needs_quote=True
    )


def takes(cues: list[Cue]) -> set[str]:
    """Return all frames of a verb's cues."""
    return {frame for cue in cues for frame in cue.row.takes if not cue.after}
