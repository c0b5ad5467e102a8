"""Quotations that a sentence with a cue stands beside: within it, right before it, or introduced by it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.attributions import Attribution
from dragoman.extract.quotes import Quote
from dragoman.nlp.parse import Sentence
from dragoman.nlp.roles import FINITE

# So many words may stand between a cue and its quotation: "told reporters in Vienna on Monday: “…”",
# "…,” the old consultant believed".
AFTER, BEFORE = 2, 12
# So many marks and spaces may stand behind quoted words.
CLOSING_MARKS = 3
# Of these a sentence tells nothing but who spoke, where nothing is said in it.
SAID = {"say", "write", "tweet", "add"}
THINGS = {"obj", "iobj", "ccomp", "xcomp", "nsubj:pass", "advcl", "expl"}
# Words that may stand between a quotation and the sentence that introduces it.
INTRODUCES = {":", ","}
# The marks that open quoted words, with the space before them; the parser may leave one to the sentence before.
OPENING = "“\"«„'` \n"


def is_beside(quote: Quote, attribution: Attribution, text: str) -> bool:
    """Whether a cue introduces or closes a quotation: few words between, and no other talk."""
    cue = attribution.cue
    if quote.start > cue.end:
        between = text[attribution.words[-1].end : quote.start]
        opened = between.rstrip(OPENING)[-1:] in INTRODUCES or is_only_said(attribution.sentence)
        return len(between.split()) <= AFTER or (len(between.split()) <= BEFORE and opened)
    return len(text[quote.end : cue.start].split()) <= BEFORE and len(text[quote.start : quote.end].split()) >= 2  # noqa: PLR2004


def near_quotes(sentence: Sentence, quotes: Sequence[Quote], text: str) -> list[Quote]:
    """Return the quotations that open or close in a sentence, else one right before it or that it introduces."""
    within = [q for q in quotes if sentence.start <= q.start < sentence.end or sentence.start <= q.end < sentence.end]
    return within or closed_before(sentence, quotes, text) or following_quote(sentence, quotes, text)


def closed_before(sentence: Sentence, quotes: Sequence[Quote], text: str) -> list[Quote]:
    """Return the quotation that ends right before a sentence and asks for more: “Who fired?” the envoy asked."""
    return [
        q
        for q in quotes
        if 0 <= sentence.start - q.end <= CLOSING_MARKS
        and (text[q.start : q.end].rstrip()[-1:] in {",", "?", "!"} or is_only_said(sentence))
    ]


def is_only_said(sentence: Sentence) -> bool:
    """Whether a sentence only tells who said what stands before it: "“We stay.” The mayor *said* in a statement."."""
    root = sentence.root
    bare = not any(c.dep in THINGS or c.dep == "conj" for c in root.children)
    return bare and root.lemma in SAID and root.tag in FINITE and any(c.dep == "nsubj" for c in root.children)


def following_quote(sentence: Sentence, quotes: Sequence[Quote], text: str) -> list[Quote]:
    """Return the quotation that a sentence introduces: right behind a colon, a comma, or just who spoke."""
    return [
        q
        for q in quotes
        if sentence.end <= q.start <= sentence.end + 3
        and (text[sentence.start : sentence.end].rstrip(OPENING)[-1:] in INTRODUCES or is_only_said(sentence))
    ]
