"""Who says what: cues of speech in the parse, joined with quotations in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dragoman.codec import digest
from dragoman.extract.cues import Attribution, attribution_beside, sentence_attributions
from dragoman.extract.dates import Dated
from dragoman.extract.parties import Lookup, Party, of_phrase
from dragoman.extract.quotes import Quote, find_quotes, is_term
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import UNDATED, Claim, ClaimKind, DateInterval, Event, Reason, Span
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.nlp.roles import children, preposition

Range = tuple[int, int]
MOSTLY = 0.8
# A claim within another one's content stands near it in the order of the text.
NEIGHBOURS = 12
# A pronoun that speaks within so many characters of the last claim is its speaker.
NEAR, NEXT = 400, 150
BODIES = ("state/", "org/")
# Who publishes: "a report in Le Monde", "a statement by the minister"; a state is where something happened.
MAKERS = ("org/", "person/", "office/")
# So many words may stand between a cue and its quotation: "told reporters in Vienna on Monday: “…”",
# "…,” the old consultant believed".
AFTER, BEFORE = 2, 12
# A date within so many characters of the cue tells when it was said.
BESIDE_CUE = 40
# White space and marks around a content; one apostrophe alone is a letter's.
EDGES = re.compile(r"(?:[ ,;:\n\"“”«»—-]|''|``)*+(.*?)(?:[ ,;:\n\"“”«»—-]|'')*", re.DOTALL)
# A mark and a space may stand before quoted words.
OPENING_MARK = 3
# What hands on, when somebody speaks within it.
RELAYS = {"say.report", "say.according"}
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


def find_claims(parsed: Parsed, lookup: Lookup, dates: dict[int, list[Dated]]) -> tuple[Claim, ...]:
    """Return the claims of a document in order of the text."""
    drafts: list[Draft] = []
    for paragraph in paragraphs(parsed):
        drafts.extend(paragraph_drafts(parsed, paragraph))
    go_on(parsed, drafts)
    nest(drafts, lookup)
    drafts = [d for d in drafts if not is_relay(d, drafts)]
    claims = {c.id: c for d in drafts if (c := build(d, parsed, lookup, dates))}
    return carry(sorted(claims.values(), key=lambda c: (c.content.start, c.content.end)))


def go_on(parsed: Parsed, drafts: Sequence[Draft]) -> None:
    """Let a paragraph that opens with quoted words go on from the one before, where that ended with quoted words."""
    last: Draft | None = None
    for draft in sorted(drafts, key=lambda d: d.content):
        if draft.attribution is None and last is not None and is_next_to(parsed, draft, last):
            draft.attribution, draft.goes_on = last.attribution, last.goes_on or last
        last = draft


def is_next_to(parsed: Parsed, draft: Draft, last: Draft) -> bool:
    """Whether quoted words open the paragraph right behind one that ends with the quoted words of a known speaker."""
    before = parsed.sentences[draft.sentence.index - 1]
    opens = draft.content[0] - draft.sentence.start <= OPENING_MARK and before.paragraph + 1 == draft.sentence.paragraph
    told = last.attribution is not None and bool(last.attribution.speakers) and bool(last.quotes)
    return opens and told and (last.sentence is before or last.content[1] > before.start)


def carry(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give "he added" without a known speaker the one who spoke last, if that was near."""
    carried: list[Claim] = []
    for claim in claims:
        pronoun = (claim.speaker_text or "").lower() in {"he", "she"} or is_taken_up(claim)
        last = next((c for c in reversed(carried) if c.speaker and c.content.end <= claim.content.start + NEAR), None)
        if last is not None and (last.speaker or "").startswith(BODIES):
            last = None  # nobody calls a state or a news agency "he"
        if is_taken_up_document(claim):
            pronoun, last = True, carried[-1] if carried else None
            last = (
                last if last is not None and last.speaker and last.content.end <= claim.content.start + NEAR else None
            )
        # Who spoke last goes on speaking, whoever was named in between; farther off, the reference decides.
        reach = NEXT if claim.speaker else NEAR
        near = last is not None and claim.content.start - last.content.end < reach
        carried.append(spoken_by(claim, last) if pronoun and near and last is not None else claim)
    return tuple(carried)


def is_taken_up(claim: Claim) -> bool:
    """Whether an unknown speaker is described as one who spoke before: "the official", "the retired general"."""
    words = (claim.speaker_text or "").lower().split()
    nobody = claim.speaker is None or claim.speaker.startswith("unnamed/")
    return nobody and len(words) > 1 and words[0] == "the" and words[-1] in load_sets().get("speakers", frozenset())


def is_taken_up_document(claim: Claim) -> bool:
    """Whether "the report", "the statement" speaks that nobody is known to have made: who spoke last did."""
    words = (claim.speaker_text or "").lower().split()
    return claim.speaker is None and len(words) == 2 and words[0] in {"the", "this"} and words[1] in documents()  # noqa: PLR2004


def documents() -> frozenset[str]:
    """Return the nouns for what is written or counted."""
    return load_sets().get("speaking-documents", frozenset())


def spoken_by(claim: Claim, last: Claim) -> Claim:
    """Return the claim with the speaker of the one before."""
    detail = f"{claim.why.detail} “{claim.speaker_text}” is who spoke right before."
    return replace(
        claim,
        speaker=last.speaker,
        confidence=round(claim.confidence - 0.05, 2),
        why=Reason(rule=claim.why.rule, detail=detail),
    )


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
    """Whether words quoted tell what is said or hoped: "We *hope* that the talks resume"; as a whole, within the marks."""
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
    body = text[start:end]
    inner = EDGES.fullmatch(body)
    return (start + inner.start(1), start + inner.end(1)) if inner else (end, end)


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


def nest(drafts: Sequence[Draft], lookup: Lookup) -> None:
    """Give a claim told inside another one's content the outer speaker as `via`."""
    for at, inner in enumerate(drafts):
        for outer in drafts[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]:
            if inner is outer or inner.attribution is None or outer.attribution is None:
                continue
            if (
                outer.content[0] <= inner.attribution.cue.start < outer.content[1]
                and outer.attribution.cue is not inner.attribution.cue
            ):
                inner.via.extend(speakers(outer.attribution, lookup))


def is_relay(outer: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a report or "according to" only hands on what somebody else is told to say: he speaks, it is the way."""
    if outer.attribution is None or outer.attribution.rule not in RELAYS:
        return False
    size = sum(b - a for a, b in outer.parts)
    for inner in drafts:
        told = (
            inner.attribution is not None
            and inner is not outer
            and inner.goes_on is None
            and bool(inner.attribution.speakers)
        )
        if told and outer.content[0] <= inner.attribution.cue.start < outer.content[1]:
            shared = sum(max(0, min(b, d) - max(a, c)) for a, b in inner.parts for c, d in outer.parts)
            if shared >= size / 2:
                return True
    return False


def speakers(attribution: Attribution, lookup: Lookup) -> list[Party]:
    """Return who speak: named, or behind a document of theirs; "his movements indicate" is nobody's speech."""
    found: list[Party] = []
    for token in attribution.speakers:
        documents = is_document(token)
        parties = of_phrase(token, attribution.sentence, lookup, target=False)
        found += [p for p in parties if p.how != "owner" or documents]
        if documents and not found:
            found += published_by(token, attribution.sentence, lookup)
    return [] if len(found) > 1 and found[0].how == "reference" and attribution.speakers[0].tag == "PRP" else found


def is_document(token: Token) -> bool:
    """Whether a noun is something written or counted that speaks for whoever made it."""
    return bool({token.lower, token.lemma.lower()} & documents())


def published_by(document: Token, sentence: Sentence, lookup: Lookup) -> Iterator[Party]:
    """Yield who made a document: "a report in *Le Monde*", "a statement by *the ministry*"."""
    for child in children(document, "nmod"):
        if preposition(child) in {"in", "by", "from", "on"}:
            yield from (replace(p, how="owner") for p in lookup.named(sentence, child) if p.actor.startswith(MAKERS))


def build(draft: Draft, parsed: Parsed, lookup: Lookup, dates: dict[int, list[Dated]]) -> Claim | None:
    """Make the claim; None when nobody and nothing quoted stands behind it."""
    attribution = draft.attribution
    said_by = speakers(attribution, lookup) if attribution else []
    if attribution and not said_by and attribution.private and not draft.quotes:
        return None
    content = parsed.span(*draft.content)
    own_cue = attribution is not None and draft.goes_on is None
    heard = attribution is not None and bool(attribution.speakers) and (bool(said_by) or attribution.voiced)
    speaker_span = noun_phrase(parsed, attribution.speakers[0]) if attribution and heard else None
    via = dict.fromkeys(p.actor for p in [*draft.via, *relays(draft, lookup)])
    speaker = said_by[0].actor if said_by else None
    return Claim(
        id=claim_id(draft, parsed),
        speaker=speaker,
        speaker_text=speaker_span.text if speaker_span else None,
        speaker_span=speaker_span,
        cue=parsed.span(attribution.words[0].start, attribution.words[-1].end) if attribution and own_cue else None,
        content=content,
        content_parts=tuple(parsed.span(a, b) for a, b in draft.parts) if len(draft.parts) > 1 else (),
        kind=kind_of(draft),
        stance=attribution.stance if attribution else "say",
        addressee=next(addressed(draft, lookup), None),
        via=tuple(v for v in via if v != speaker),
        when=said_when(attribution, dates) if attribution else UNDATED,
        continues=claim_id(draft.goes_on, parsed) if draft.goes_on else None,
        confidence=confidence(draft, said_by, own_cue=own_cue),
        events=(),
        why=reason(draft, said_by),
    )  # fmt: skip


def claim_id(draft: Draft, parsed: Parsed) -> str:
    """Return the id of a draft's claim: where its content and its cue stand."""
    cue = draft.attribution.cue.start if draft.attribution else None
    return "claim/" + digest(parsed.document.id, *draft.content, cue)


def noun_phrase(parsed: Parsed, token: Token) -> Span:
    """Return a speaker's words: the head with what stands before it and its "of" phrases, no clauses or appositions."""
    kept = [token]
    stack = [
        c
        for c in token.children
        if c.dep
        not in {
            "acl",
            "acl:relcl",
            "appos",
            "conj",
            "cc",
            "punct",
            "advcl",
            "parataxis",
            "case",
            "cop",
            "nsubj",
            "advmod",
        }
    ]
    while stack:
        word = stack.pop()
        kept.append(word)
        stack.extend(c for c in word.children if c.dep not in {"acl", "acl:relcl", "punct"})
    run = sorted(kept, key=lambda t: t.i)
    return parsed.span(run[0].start, run[-1].end)


def kind_of(draft: Draft) -> ClaimKind:
    """Return direct, indirect or mixed, by how much of the content is quoted."""
    size = sum(b - a for a, b in draft.parts) or 1
    quoted = sum(max(0, min(b, q.end) - max(a, q.start)) for a, b in draft.parts for q in draft.quotes)
    if quoted >= MOSTLY * size:
        return "direct"
    return "mixed" if quoted else "indirect"


def said_when(attribution: Attribution, dates: dict[int, list[Dated]]) -> DateInterval:
    """Return the date that stands with the cue, not in the content."""
    inside = [
        d
        for d in dates.get(attribution.sentence.index, [])
        if not any(a <= d.span.start < b for a, b in attribution.content)
    ]
    near = [
        d
        for d in inside
        if abs(d.span.start - attribution.cue.end) < BESIDE_CUE
        or attribution.clause[0] <= d.span.start < attribution.clause[1]
    ]
    return near[0].interval if near else UNDATED


def confidence(draft: Draft, said_by: Sequence[Party], *, own_cue: bool) -> float:
    """Return 0-1: less without a speaker, with one carried over, or for a quotation that never closes."""
    value = 0.9 if draft.attribution else 0.4
    value -= 0.2 * (draft.attribution is not None and not said_by) + 0.25 * (
        draft.attribution is not None and not own_cue
    )
    value -= 0.1 * any(p.how == "reference" for p in said_by) + 0.2 * any(not q.closed for q in draft.quotes)
    return round(max(0.1, value), 2)


def reason(draft: Draft, said_by: Sequence[Party]) -> Reason:
    """Say in one sentence which words attribute what to whom."""
    if draft.attribution is None:
        return Reason(
            rule="claim.quotation",
            detail="Quoted words with no cue of speech in their paragraph; the speaker is left open.",
        )
    cue = " ".join(t.text for t in draft.attribution.words)
    who = f" with speaker “{said_by[0].span.text}”" if said_by else ", its speaker named by no known words"
    return Reason(rule=draft.attribution.rule, detail=f"“{cue}” attributes{who}; {kind_of(draft)} speech.")


def relays(draft: Draft, lookup: Lookup) -> Iterator[Party]:
    """Yield who hands the words on."""
    attribution = draft.attribution
    if attribution is None:
        return
    for token in attribution.via:
        yield from of_phrase(token, attribution.sentence, lookup, target=False)


def addressed(draft: Draft, lookup: Lookup) -> Iterator[str]:
    """Yield the actors who are told."""
    attribution = draft.attribution
    if attribution is None:
        return
    for token in attribution.addressees:
        yield from (p.actor for p in lookup.named(attribution.sentence, token))


def link_events(claims: Sequence[Claim], events: Sequence[Event]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return (event id → claims that report it, claim id → events it tells).

    A claim tells an event whose trigger lies in its content, not in its cue.
    """
    reports: dict[str, list[str]] = {}
    told: dict[str, list[str]] = {}
    ordered = sorted(events, key=lambda e: e.trigger.start)
    starts = [e.trigger.start for e in ordered]
    for claim in claims:
        parts = claim.content_parts or (claim.content,)
        within = ordered[bisect_left(starts, claim.content.start) : bisect_left(starts, claim.content.end)]
        for event in within:
            if any(p.start <= event.trigger.start and event.trigger.end <= p.end for p in parts):
                reports.setdefault(event.id, []).append(claim.id)
                told.setdefault(claim.id, []).append(event.id)
    return reports, told
