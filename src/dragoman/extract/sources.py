"""Cues that stand before a source: "according to the ministry", "in the words of the mediator"."""

from __future__ import annotations

from dragoman.extract.attributions import Attribution
from dragoman.extract.later import told_at_end
from dragoman.extract.quote_cues import top_of_phrase
from dragoman.extract.said_words import halves
from dragoman.knowledge.lexicon import Cue
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import RELATIVES, children


def according(sentence: Sentence, token: Token, cues: list[Cue]) -> Attribution | None:
    """Return the attribution of "according to X" and its like: the rest of the clause is the content."""
    for cue in cues:
        words = sentence.tokens[token.i : token.i + 1 + len(cue.after)]
        if [t.lower for t in words[1:]] == list(cue.after):
            return by_source(sentence, words, cue)
    return None


def by_source(sentence: Sentence, words: list[Token], cue: Cue) -> Attribution | None:
    """Return the attribution of a clause to what stands behind the words of a preposition."""
    source = phrase_head(sentence, words)
    if source is None or source.head is None:
        return None
    top = whole_source(source, words[-1].i)
    phrase = {t.i for t in top.subtree()} | {t.i for t in words}
    content = halves(list(told_at_end(top, clause_head(top)).subtree()), phrase, least=3)
    if not content:
        return None
    edge = (sentence.tokens[min(phrase)].start, sentence.tokens[max(phrase)].end)
    return Attribution(
        sentence, words[0], tuple(words), "preposition", cue.row.id, cue.row.stance, (source,), (), (), tuple(content),
        edge, needs_quote=False,
    )  # fmt: skip


def whole_source(source: Token, after: int) -> Token:
    """Return the top of the phrase behind "according to", under its clause: "an aide *close* to her"."""
    top = source
    while top.head is not None and top.head.i > after and not is_predicate(top.head):
        top = top.head
    return top


def is_predicate(word: Token) -> bool:
    """Whether a word heads a clause."""
    return word.is_verb or bool(children(word, "cop", "nsubj", "nsubj:pass", "expl"))


def clause_head(source: Token) -> Token:
    """Return the verb or predicate that a phrase belongs to, however deep the parser hung it."""
    above = next((t for t in source.ancestors() if t.is_verb or children(t, "cop", "nsubj")), None)
    return above or source.head or source


def phrase_head(sentence: Sentence, words: list[Token]) -> Token | None:
    """Return the head of the noun phrase behind "according to"."""
    inside = {t.i for t in words}
    for token in sentence.tokens[words[-1].i + 1 : words[-1].i + 10]:
        if token.lower in RELATIVES:  # "a note according to which Oslo paid": Oslo says nothing
            return None
        if token.is_noun or token.tag == "PRP":
            top = top_of_phrase(token, words[-1].i)
            return top if top.i not in inside else None
    return None
