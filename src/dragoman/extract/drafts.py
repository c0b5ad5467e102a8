"""Claims in the making: a cue with its clause, or with the quotation that it opens or closes; quotations left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.extract.attributions import Attribution
from dragoman.extract.cues import sentence_attributions
from dragoman.extract.parties import Party
from dragoman.extract.quote_cues import attribution_beside, introduced
from dragoman.extract.quotes import Quote, find_quotes, is_term
from dragoman.extract.quotes_beside import CLOSING_MARKS, is_beside, near_quotes
from dragoman.nlp.parse import Parsed, Sentence

Range = tuple[int, int]
# A mark and a space may stand before quoted words.
OPENING_MARK = 3
# So many sentences of a paragraph are looked at.
LONGEST = 12
# What ends a sentence.
ENDS = {".", "?", "!"}
# White space and marks around a content; one apostrophe alone is a letter's.
EDGES = re.compile(r"(?:[ ,;:\n\"“”«»—-]|''|``)*+(.*?)(?:[ ,;:\n\"“”«»—-]|'')*\Z", re.DOTALL)


@dataclass(slots=True, eq=False)
class Draft:
    """A claim while its content is put together."""

    attribution: Attribution | None
    sentence: Sentence
    content: Range
    parts: list[Range] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    terms: list[Quote] = field(default_factory=list)
    via: list[Party] = field(default_factory=list)
    goes_on: Draft | None = None


def go_on(parsed: Parsed, drafts: Sequence[Draft]) -> None:
    """Let a paragraph that opens with quoted words go on from the quotation that the one before left open."""
    last: Draft | None = None
    for draft in sorted(drafts, key=lambda d: d.content):
        if draft.attribution is None:
            draft.attribution = announced(parsed, draft)
        if draft.attribution is None and last is not None and is_carried(parsed, draft, last):
            draft.attribution, draft.goes_on = last.attribution, last.goes_on or last
        last = draft
    go_before(parsed, drafts)


def go_before(parsed: Parsed, drafts: Sequence[Draft]) -> None:
    """Give a quotation that runs on to the next paragraph who tells it there: "“We stay.⏎“We wait,” Oslo said."."""
    after: Draft | None = None
    for draft in sorted(drafts, key=lambda d: d.content, reverse=True):
        left_open = draft.attribution is None and any(not q.closed for q in draft.quotes)
        if left_open and after is not None and after.attribution is not None and runs_on(parsed, draft, after):
            draft.attribution, draft.goes_on = after.attribution, after.goes_on or after
        after = draft


def runs_on(parsed: Parsed, draft: Draft, after: Draft) -> bool:
    """Whether a claim's quoted words open the paragraph behind a quotation that fills the end of its own."""
    home = after.quotes[0].start if after.quotes else -1
    between = parsed.document.text[draft.content[1] : home]
    return home > 0 and not between.strip(' \n"“.') and "\n" in between


def announced(parsed: Parsed, draft: Draft) -> Attribution | None:
    """Return the attribution of quoted words that open a paragraph, by the one before, where that ends with a colon."""
    home = draft.sentence
    before = parsed.sentences[home.index - 1]
    behind = home.index and before.paragraph + 1 == home.paragraph and before.tokens[-1].text == ":"
    opens = draft.content[0] - home.start <= OPENING_MARK
    return introduced(before, before.tokens) if behind and opens else None


def is_carried(parsed: Parsed, draft: Draft, last: Draft) -> bool:
    """Whether quoted words open the paragraph behind one that left a quotation open, as print does, or are all of it.

    A paragraph of nothing but a quotation has the speaker of the claim that ends the one before.
    """
    before = parsed.sentences[draft.sentence.index - 1]
    opens = draft.content[0] - draft.sentence.start <= OPENING_MARK and before.paragraph + 1 == draft.sentence.paragraph
    told = (
        last.attribution is not None and bool(last.attribution.speakers) and last.sentence.paragraph == before.paragraph
    )
    left_open = any(not q.closed for q in last.quotes)
    alone = is_alone(parsed, draft) and last.content[1] >= before.start and not is_question(parsed.document.text, last)
    return opens and told and (left_open or alone)


def is_question(text: str, draft: Draft) -> bool:
    """Whether a claim asks: what stands in the next paragraph may be the answer of whoever was asked."""
    return "?" in text[draft.content[1] - 1 : draft.content[1] + 1]


def is_alone(parsed: Parsed, draft: Draft) -> bool:
    """Whether quoted words fill their paragraph."""
    own = [s for s in parsed.sentences[draft.sentence.index :][:LONGEST] if s.paragraph == draft.sentence.paragraph]
    return draft.content[1] >= own[-1].end - CLOSING_MARKS


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
    marked = list(find_quotes(text, start, sentences[-1].end))
    quotes = [q for q in marked if not is_term(text[q.start : q.end], text[start : q.start - 1])]
    drafts = nearest_cues([d for s in sentences for d in cued_drafts(s, quotes, text)])
    fill(drafts, quotes, text)
    covered = [q for d in drafts for q in d.quotes]
    for quote in quotes:
        if quote not in covered:
            drafts.extend(orphan(quote, sentences, drafts))
    found = rejoined(drafts, text)
    for draft in found:
        draft.terms = [q for q in marked if q not in quotes and is_in(q, draft, text)]
    return found


def is_in(quote: Quote, draft: Draft, text: str) -> bool:
    """Whether quoted words stand within a content, which leaves out their full stop: "called it a “fine *deal*.”"."""
    end = quote.start + len(text[quote.start : quote.end].rstrip(" .,"))
    return quote.closed and any(a <= quote.start < end <= b for a, b in draft.parts)


def cued_drafts(sentence: Sentence, quotes: Sequence[Quote], text: str) -> Iterator[Draft]:
    """Yield the claims that a sentence tells by a cue; of those within a quotation, what its speaker hands on."""
    for attribution in sentence_attributions(sentence):
        around = [q for q in quotes if q.covers(attribution.cue.start)]
        if around and not is_told_within(attribution, around[0]):
            continue
        inside = bool(around) and attribution.kind != "preposition"
        draft = to_draft(attribution, sentence, [] if inside else quotes, text)
        if draft is not None:
            yield draft


def fill(drafts: Sequence[Draft], quotes: Sequence[Quote], text: str) -> None:
    """Let a content that the parser cut short take in the quoted words behind it that nobody else tells."""
    taken = [q for d in drafts for q in d.quotes]
    for quote in (q for q in quotes if q not in taken):
        cut = next((d for d in drafts if is_cut_short(d, quote, drafts, text)), None)
        if cut is not None:
            cut.content = (cut.content[0], quote.end)
            cut.parts[-1] = (cut.parts[-1][0], quote.end)
            cut.quotes.append(quote)


def rejoined(drafts: list[Draft], text: str) -> list[Draft]:
    """Put a half quotation ahead of a cue before the one behind: "“We will stay,” Oslo said, “until May.”"."""
    left = list(drafts)
    for half in (d for d in drafts if d.attribution is None or d.goes_on):
        whole = next((d for d in left if is_first_half(half, d, drafts, text)), None)
        if whole is not None:
            whole.content = (half.content[0], whole.content[1])
            whole.parts[:0], whole.quotes[:0] = half.parts, half.quotes
            left.remove(half)
    return left


def is_first_half(half: Draft, draft: Draft, drafts: Sequence[Draft], text: str) -> bool:
    """Whether quoted words that end with a comma go on behind the cue, nobody else speaking in between."""
    end, cue = half.content[1], cue_start(draft)
    if draft.attribution is None or draft.goes_on or draft.sentence is not half.sentence:
        return False
    goes_on = text[end - 1] == "," and end < cue < draft.content[0] and any(q.start > cue for q in draft.quotes)
    return goes_on and not any(end < cue_start(d) < cue for d in drafts if not d.goes_on)


def is_cut_short(draft: Draft, quote: Quote, drafts: Sequence[Draft], text: str) -> bool:
    """Whether a content and quoted words stand in one sentence on one side of the cue, no other cue between them."""
    end, cue = draft.content[1], cue_start(draft)
    if not (draft.sentence.start <= quote.start < draft.sentence.end and end <= quote.start):
        return False
    same_side = cue < draft.content[0] or quote.end <= cue
    between = text[end : quote.start]
    apart = any(mark in between for mark in (*ENDS, ";"))
    return same_side and not apart and not any(end <= cue_start(d) <= quote.end for d in drafts)


def is_told_within(attribution: Attribution, quote: Quote) -> bool:
    """Whether words quoted tell, within their marks, what is said or hoped: "We *hope* that the talks resume"."""
    if attribution.kind == "preposition":
        return True
    inner = all(quote.start <= a and b <= quote.end + 1 for a, b in attribution.content)
    return bool(attribution.content) and inner and not attribution.needs_quote


def nearest_cues(drafts: list[Draft]) -> list[Draft]:
    """Leave each quotation to the cue nearest to it, where several have nothing else for content."""
    return [d for d in drafts if not has_only_quotes(d) or is_nearest(d, drafts)]


def has_only_quotes(draft: Draft) -> bool:
    """Whether a cue has nothing but quotations for content."""
    return draft.attribution is not None and draft.attribution.needs_quote and bool(draft.quotes)


def is_nearest(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether no cue stands nearer to a draft's quotations, nor as near and before it."""

    def place(of: Draft) -> tuple[int, int]:
        cue = of.attribution.cue.start if of.attribution else 0
        return min(abs(cue - q.start) if cue < q.start else abs(cue - q.end) for q in of.quotes), drafts.index(of)

    rivals = (d for d in drafts if d is not draft and set(d.quotes) & set(draft.quotes))
    return all(place(draft) < place(rival) for rival in rivals)


def to_draft(attribution: Attribution, sentence: Sentence, quotes: Sequence[Quote], text: str) -> Draft | None:
    """Return the claim of a cue: its clause, else the quotation that it opens or closes."""
    parts, touching = content_of(attribution, sentence, quotes, text)
    parts = [told_alone(part, attribution.cue.start, touching, text) for part in parts]
    # "More than expected, “above all by sea”": nobody's thought quotes nothing.
    if not parts and (not touching or (attribution.private and not attribution.speakers)):
        return None
    hull, ranges = told_in(parts, touching)
    if hull[0] < attribution.cue.start < hull[1] and len(ranges) == 1:
        ranges = split(hull, attribution, text)
    return Draft(attribution, sentence, hull, ranges, list(touching))


def content_of(
    attribution: Attribution, sentence: Sentence, quotes: Sequence[Quote], text: str
) -> tuple[list[Range], list[Quote]]:
    """Return the clauses that a cue governs with the quotations in them; without any, the quotations beside it."""
    trimmed = (trim(text, part) for part in attribution.content)
    parts = [p for p in trimmed if p[0] < p[1]]
    touching = [q for q in quotes if any(q.start < b and a < q.end for a, b in parts)]
    if parts and (touching or not attribution.needs_quote):
        return parts, touching
    return [], [q for q in near_quotes(sentence, quotes, text) if is_beside(q, attribution, text)]


def told_in(parts: Sequence[Range], touching: Sequence[Quote]) -> tuple[Range, list[Range]]:
    """Return the range around a content, and the ranges of it: what is told outside its quotations, and these."""
    mixed = [p for p in parts if not any(q.start <= p[0] and p[1] <= q.end + 1 for q in touching)]
    ranges = merge([*mixed, *((q.start, q.end) for q in touching)])
    return (min(a for a, _ in ranges), max(b for _, b in ranges)), ranges


def told_alone(part: Range, cue: int, touching: Sequence[Quote], text: str) -> Range:
    """Return a content without what the parser took along from around its quotation: "*He left.* “I won,” …"."""
    # "He said, “Stay,” but left": print closes with a comma what is all that is told.
    shut = next(
        (q for q in touching if cue < part[0] <= q.start + 1 and q.start - 1 <= part[0] and q.end < part[1]), None
    )
    if shut is not None and shut.closed and text[shut.end - 1] == ",":
        return part[0], shut.end
    closing = next((q for q in touching if part[0] < q.start < part[1] <= q.end + CLOSING_MARKS), None)
    ahead = text[part[0] : closing.start].rstrip('“"«„ ') if closing else ""
    return (closing.start, part[1]) if closing and ahead.rstrip("”»'’")[-1:] in ENDS else part


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
    """Drop white space, quotation marks and commas at the edges; "“free” trade grew" keeps the mark it opens with."""
    start, end = part
    # Any text has an inside, if an empty one.
    inner = next(EDGES.finditer(text[start:end]))
    first, last = start + inner.start(1), start + inner.end(1)
    return first - is_unopened(text, first, last), last


def is_unopened(text: str, first: int, last: int) -> bool:
    """Whether a quotation that closes within a content opens right before it."""
    opening, said = text[max(0, first - 1) : first], text[first:last]
    if opening == "“":
        return 0 <= said.find("”") < (said.find("“") if "“" in said else len(said))
    return opening == '"' and said.count('"') % 2 == 1


def orphan(quote: Quote, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the claim of a quotation without a cue.

    It goes on from the claim right before it in the paragraph, or has no speaker.
    """
    home = next((s for s in sentences if s.start <= quote.start < s.end), sentences[-1])
    # "“I clean here. Let me pass,” said one woman": who tells it stands with the last of the sentences quoted.
    last_home = next((s for s in sentences if s.start < quote.end <= s.end), home)
    beside = attribution_beside(home, quote)
    if beside is None and last_home is not home:
        beside = attribution_beside(last_home, quote)
    if beside is not None:
        yield Draft(beside, beside.sentence, (quote.start, quote.end), [(quote.start, quote.end)], [quote])
        return
    inline = any(t.start < quote.start - 2 for t in home.tokens) and quote.end < home.end - 2
    if inline:
        return
    last = told_before(quote, home, sentences, drafts)
    first = last.goes_on or last if last else None
    yield Draft(
        last.attribution if last else None, home, (quote.start, quote.end), [(quote.start, quote.end)], [quote],
        goes_on=first,
    )  # fmt: skip


def told_before(quote: Quote, home: Sentence, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> Draft | None:
    """Return the claim that a quotation goes on from: right before it, quoted too or in the sentence before.

    "The envoy said the road was open. “Nobody fires there now.”"
    """
    before = [d for d in drafts if d.content[1] <= quote.start and d.attribution is not None]
    if not before:
        return None
    last = before[-1]
    if any(last.sentence.end <= s.start < quote.start for s in sentences if s is not home and has_words(s)):
        return None
    opens = quote.start - home.start <= OPENING_MARK
    if not last.quotes and not (opens and last.sentence is not home):
        return None
    return outermost([d for d in before if d.sentence is last.sentence]) or last


def has_words(sentence: Sentence) -> bool:
    """Whether a sentence is more than a mark that the parser left alone."""
    return any(c.isalnum() for t in sentence.tokens for c in t.text)


def outermost(drafts: Sequence[Draft]) -> Draft | None:
    """Return the first claim of a sentence told in no other: "the mayor said he hopes that …": he who says it all."""
    inner = [d for d in drafts if any(o.content[0] <= cue_start(d) < o.content[1] for o in drafts if o is not d)]
    return next((d for d in drafts if d not in inner), None)


def cue_start(draft: Draft) -> int:
    """Return where a claim's cue stands."""
    return draft.attribution.cue.start if draft.attribution else draft.content[0]
