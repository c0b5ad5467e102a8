"""Quotations that hold pronouns, and the words that name who speaks them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.drafts import paragraph_drafts
from dragoman.extract.quotes import OPENING, STRAIGHT
from dragoman.nlp.parse import Parsed, Sentence, Token

MARKS = frozenset(OPENING) | {STRAIGHT}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation's range and who is told to speak it, if anybody."""

    start: int
    end: int
    sentence: Sentence
    speakers: tuple[Token, ...]


def find_spoken(parsed: Parsed, paragraph: Sequence[Sentence]) -> list[Spoken]:
    """Return one paragraph's quotations in order; [] at once where it has no marks or nobody is spoken of in them."""
    text = parsed.document.text
    if not any(c in MARKS for c in text[paragraph[0].start : paragraph[-1].end]):
        return []
    return sorted(spoken(parsed, paragraph), key=lambda s: s.start)


def spoken(parsed: Parsed, paragraph: Sequence[Sentence]) -> Iterator[Spoken]:
    """Yield the quotations of the paragraph's claims."""
    for draft in paragraph_drafts(parsed, list(paragraph)):
        for quote in draft.quotes:
            speakers = draft.attribution.speakers if draft.attribution else ()
            sentence = draft.attribution.sentence if draft.attribution else draft.sentence
            yield Spoken(quote.start, quote.end, sentence, speakers)


def quote_at(found: Sequence[Spoken], offset: int) -> Spoken | None:
    """Return the quotation that covers an offset."""
    at = bisect_right([s.start for s in found], offset) - 1
    return found[at] if at >= 0 and offset < found[at].end else None
