"""Claims in the making: a cue with its clause, or with the quotation that it opens or closes; quotations left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.extract.cues import Attribution, attribution_beside, sentence_attributions
from dragoman.extract.parties import Party
from dragoman.extract.quotes import Quote, find_quotes, is_term
from dragoman.nlp.parse import Parsed, Sentence

Range = tuple[int, int]
# So many words may stand between a cue and its quotation: "told reporters in Vienna on Monday: “…”",
# "…,” the old consultant believed".
AFTER, BEFORE = 2, 12
# A mark and a space may stand before quoted words.
OPENING_MARK = 3
# White space and marks around a content; one apostrophe alone is a letter's.
EDGES = re.compile(r"(?:[ ,;:\n\"“”«»—-]|''|``)*+(.*?)(?:[ ,;:\n\"“”«»—-]|'')*\Z", re.DOTALL)
# Words that may stand between a quotation and the sentence that introduces it.
INTRODUCES = {":", ","}


@dataclass(slots=True, eq=False)
class Draft:
    """A claim while its content is put together."""

    attribution: Attribution | None
    sentence: Sentence
    content: Range
    parts: list[Range] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    via: list[Party] = field(default_factory=list)
    goes_on: Draft | None = None


def go_on(parsed: Parsed, drafts: Sequence[Draft]) -> None:
    """Let a paragraph that opens with quoted words go on from the quotation that the one before left open."""
    last: Draft | None = None
    for draft in sorted(drafts, key=lambda d: d.content):
        if draft.attribution is None and last is not None and is_next_to(parsed, draft, last):
            draft.attribution, draft.goes_on = last.attribution, last.goes_on or last
        last = draft


def is_next_to(parsed: Parsed, draft: Draft, last: Draft) -> bool:
    """Whether quoted words open the paragraph right behind one whose quotation was left open, as print does."""
    before = parsed.sentences[draft.sentence.index - 1]
    opens = draft.content[0] - draft.sentence.start <= OPENING_MARK and before.paragraph + 1 == draft.sentence.paragraph
    told = (
        last.attribution is not None and bool(last.attribution.speakers) and last.sentence.paragraph == before.paragraph
    )
    return opens and told and any(not q.closed for q in last.quotes)


def paragraphs(parsed: Parsed) -> Iterator[list[Sentence]]:
    """Yield the sentences of each paragraph."""
    here: list[Sentence] = []
    for sentence in parsed.sentences:
        if here and here[-1].paragraph != sentence.paragraph:
            yield here
            here = []
        here.append(sentence)
    if here:
        yield here


def paragraph_drafts(parsed: Parsed, sentences: list[Sentence]) -> list[Draft]:
    """Return one paragraph's claims: attributions by their cues, widened to quotations, then quotations left over."""
    text = parsed.document.text
    start = sentences[0].start
    quotes = [
        q
        for q in find_quotes(text, start, sentences[-1].end)
        if not is_term(text[q.start : q.end], text[start : q.start - 1])
    ]
    drafts: list[Draft] = []
    for sentence in sentences:
        for attribution in sentence_attributions(sentence):
            around = [q for q in quotes if q.covers(attribution.cue.start)]
            if around and not is_told_within(attribution, around[0]):
                continue
            draft = to_draft(
                attribution, sentence, [] if around and attribution.kind != "preposition" else quotes, text
            )
            if draft is not None:
                drafts.append(draft)
    drafts = nearest_cues(drafts)
    covered = [q for d in drafts for q in d.quotes]
    for quote in quotes:
        if quote not in covered:
            drafts.extend(orphan(quote, sentences, drafts))
    return drafts


def is_told_within(attribution: Attribution, quote: Quote) -> bool:
    """Whether words quoted tell, within their marks, what is said or hoped: "We *hope* that the talks resume"."""
    if attribution.kind == "preposition":
        return True
    inner = all(quote.start <= a and b <= quote.end + 1 for a, b in attribution.content)
    return bool(attribution.content) and inner and not attribution.needs_quote


def nearest_cues(drafts: list[Draft]) -> list[Draft]:
    """Leave each quotation to the cue nearest to it, where several have nothing else for content."""

    def distance(draft: Draft) -> int:
        cue = draft.attribution.cue.start if draft.attribution else 0
        return min(abs(cue - q.start) if cue < q.start else abs(cue - q.end) for q in draft.quotes)

    kept: list[Draft] = []
    for draft in drafts:
        only = draft.attribution is not None and draft.attribution.needs_quote and bool(draft.quotes)
        rivals = [d for d in drafts if d is not draft and only and set(d.quotes) & set(draft.quotes)]
        if not only or all(
            distance(draft) < distance(r) or (distance(draft) == distance(r) and drafts.index(draft) < drafts.index(r))
            for r in rivals
        ):
            kept.append(draft)
    return kept


def to_draft(attribution: Attribution, sentence: Sentence, quotes: Sequence[Quote], text: str) -> Draft | None:
    """Return the claim of a cue: its clause, else the quotation that it opens or closes."""
    parts = [trim(text, part) for part in attribution.content]
    parts = [p for p in parts if p[0] < p[1]]
    touching = [q for q in quotes if any(q.start < b and a < q.end for a, b in parts)]
    if not parts or (not touching and attribution.needs_quote):
        touching = [q for q in quotes if sentence.start <= q.start < sentence.end] or following_quote(
            sentence, quotes, text
        )
        touching = [q for q in touching if is_beside(q, attribution, text)]
        parts = []
    if not parts and not touching:
        return None
    mixed = [p for p in parts if not any(q.start <= p[0] and p[1] <= q.end + 1 for q in touching)]
    ranges = merge([*mixed, *((q.start, q.end) for q in touching)])
    hull = (min(a for a, _ in ranges), max(b for _, b in ranges))
    if hull[0] < attribution.cue.start < hull[1] and len(ranges) == 1:
        ranges = split(hull, attribution, text)
    return Draft(attribution, sentence, hull, ranges, list(touching))


def is_beside(quote: Quote, attribution: Attribution, text: str) -> bool:
    """Whether a cue introduces or closes a quotation: few words between, and no other talk."""
    cue = attribution.cue
    if quote.start > cue.end:
        between = text[attribution.words[-1].end : quote.start]
        return len(between.split()) <= AFTER or (
            len(between.split()) <= BEFORE and between.rstrip('“"«„ ')[-1:] in {",", ":"}
        )
    return len(text[quote.end : cue.start].split()) <= BEFORE and len(text[quote.start : quote.end].split()) >= 2  # noqa: PLR2004


def following_quote(sentence: Sentence, quotes: Sequence[Quote], text: str) -> list[Quote]:
    """Return the quotation that a sentence introduces: it opens right behind a colon or comma."""
    return [
        q
        for q in quotes
        if sentence.end <= q.start <= sentence.end + 3
        and text[sentence.start : sentence.end].rstrip()[-1:] in INTRODUCES
    ]


def split(hull: Range, attribution: Attribution, text: str) -> list[Range]:
    """Cut the cue's own clause out of the content around it."""
    first, last = attribution.clause
    parts = [trim(text, (hull[0], max(hull[0], first))), trim(text, (min(last, hull[1]), hull[1]))]
    return [p for p in parts if p[0] < p[1]] or [hull]


def merge(ranges: Iterable[Range]) -> list[Range]:
    """Join ranges that overlap or touch but for quotation marks and spaces."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1] + 3:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def trim(text: str, part: Range) -> Range:
    """Drop white space, quotation marks and commas at the edges."""
    start, end = part
    # Any text has an inside, if an empty one.
    inner = next(EDGES.finditer(text[start:end]))
    return start + inner.start(1), start + inner.end(1)


def orphan(quote: Quote, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the claim of a quotation without a cue.

    It goes on from the claim right before it in the paragraph, or has no speaker.
    """
    home = next((s for s in sentences if s.start <= quote.start < s.end), sentences[-1])
    beside = attribution_beside(home, quote)
    if beside is not None:
        yield Draft(beside, home, (quote.start, quote.end), [(quote.start, quote.end)], [quote])
        return
    before = [d for d in drafts if d.content[1] <= quote.start and d.attribution is not None and d.quotes]
    between = [s for s in sentences if before and before[-1].sentence.end <= s.start < quote.start and s is not home]
    inline = any(t.start < quote.start - 2 for t in home.tokens) and quote.end < home.end - 2
    if inline:
        return
    last = before[-1] if before and not between else None
    speaker = last.attribution if last else None
    first = last.goes_on or last if last else None
    yield Draft(speaker, home, (quote.start, quote.end), [(quote.start, quote.end)], [quote], goes_on=first)
