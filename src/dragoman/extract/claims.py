"""Who says what: cues of speech in the parse, joined with quotations in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from dragoman.codec import digest
from dragoman.extract.attributions import Attribution, is_empty
from dragoman.extract.dates import Dated
from dragoman.extract.described import name_again, name_described
from dragoman.extract.drafts import Draft, go_on, paragraph_drafts, paragraphs
from dragoman.extract.parties import Lookup, Party, of_phrase
from dragoman.extract.quotes import Quote
from dragoman.extract.speakers import carry, is_document, issuers, speakers
from dragoman.extract.stances import content_stance
from dragoman.extract.turns import turn_drafts
from dragoman.model import UNDATED, Claim, ClaimKind, DateInterval, Event, Reason, Span, Stance
from dragoman.nlp.parse import Parsed, Token
from dragoman.nlp.roles import children, is_calendar

Range = tuple[int, int]
MOSTLY = 0.8
WORD = re.compile(r"\w+")
# A claim within another one's content stands near it in the order of the text.
NEIGHBOURS = 12
# A date within so many characters of the cue tells when it was said.
BESIDE_CUE = 40
# Whatever is the subject of these, with quoted words, speaks: "“Stay,” wrote *another*".
SPOKEN = {"say.plain", "say.write", "say.reply", "say.make-clear", "say.stress", "say.voice", "ask.question"}
# "He denied that Oslo paid. “They owe us.”" is no second denial.
ENDS_THERE = {"deny", "believe", "ask"}
# Nobody calls himself so.
OTHERS = {"he", "she", "his", "her"}
# What hands on, when somebody speaks within it.
RELAYS = {"say.report", "say.according"}


def find_claims(parsed: Parsed, lookup: Lookup, dates: dict[int, list[Dated]]) -> tuple[Claim, ...]:
    """Return the claims of a document in order of the text."""
    drafts: list[Draft] = []
    for paragraph in paragraphs(parsed):
        drafts.extend(paragraph_drafts(parsed, paragraph))
    go_on(parsed, drafts)
    drafts.extend(turn_drafts(parsed))
    nest(drafts, lookup)
    drafts = [d for d in drafts if not is_relay(d, drafts)]
    built = [(c, d) for d in drafts if (c := build(d, parsed, lookup, dates))]
    claims = {c.id: c for c, _ in built}
    countries = {p.actor: p.country for d in drafts if d.attribution for p in speakers(d.attribution, lookup)}
    ordered = sorted(claims.values(), key=lambda c: (c.content.start, c.content.end))
    told = name_again(name_described(carry(ordered, parsed, lookup), countries), countries)
    quoted = {c.id: d.quotes for c, d in built}
    return tuple(c for c in told if not is_of_another(c, told, quoted))


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
    return any(
        2 * shared(inner.parts, outer) >= size - shared(own_clause(inner), outer)
        for inner in drafts
        if inner is not outer and tells_within(inner, outer)
    )


def shared(ranges: Sequence[Range], draft: Draft) -> int:
    """Return how many characters of a claim's content lie in some ranges."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in ranges for c, d in draft.parts)


def own_clause(draft: Draft) -> list[Range]:
    """Return the words of who says it, which are nobody's content: "…, *the mayor said on the radio*, according to"."""
    cue = draft.attribution
    return [cue.clause] if cue is not None and cue.rule in SPOKEN else []


def tells_within(inner: Draft, outer: Draft) -> bool:
    """Whether the cue of a claim with a speaker of its own lies in another one's content."""
    cue = inner.attribution
    return cue is not None and bool(cue.speakers) and outer.content[0] <= cue.cue.start < outer.content[1]


def is_of_another(claim: Claim, claims: Sequence[Claim], quoted: Mapping[str, Sequence[Quote]]) -> bool:
    """Whether "he" or "his" within quoted words was taken for who speaks them, who would call himself "I"."""
    told = claim.speaker_span
    if told is None or claim.speaker is None or told.text.lower() not in OTHERS:
        return False
    around = (c for c in claims if c is not claim and any(q.covers(told.start) for q in quoted[c.id]))
    return any(c.speaker == claim.speaker for c in around)


def build(draft: Draft, parsed: Parsed, lookup: Lookup, dates: dict[int, list[Dated]]) -> Claim | None:
    """Make the claim; None when nobody and nothing quoted stands behind it."""
    said_by = speakers(draft.attribution, lookup) if draft.attribution else []
    if is_nobodys(draft, said_by):
        return None
    cue, speaker_span = cue_words(draft, parsed), speaker_words(draft, parsed, said_by)
    via = dict.fromkeys(p.actor for p in [*draft.via, *relays(draft, lookup)])
    speaker = said_by[0].actor if said_by else None
    return Claim(
        id=claim_id(draft, parsed),
        speaker=speaker,
        speaker_text=speaker_span.text if speaker_span else None,
        speaker_span=speaker_span,
        cue=cue,
        content=parsed.span(*draft.content),
        content_parts=tuple(parsed.span(a, b) for a, b in draft.parts) if len(draft.parts) > 1 else (),
        kind=kind_of(draft, parsed),
        stance=stance_of(draft, parsed, said_by, lookup),
        addressee=next(addressed(draft, lookup), None),
        via=tuple(v for v in via if v != speaker),
        when=said_when(draft.attribution, dates) if draft.attribution else UNDATED,
        continues=claim_id(draft.goes_on, parsed) if draft.goes_on else None,
        confidence=confidence(draft, said_by, own_cue=cue is not None),
        events=(),
        why=reason(draft, said_by, parsed),
    )  # fmt: skip


def is_nobodys(draft: Draft, said_by: Sequence[Party]) -> bool:
    """Whether nobody and nothing quoted stands behind what a private cue tells."""
    return draft.attribution is not None and draft.attribution.private and not (said_by or draft.quotes)


def cue_words(draft: Draft, parsed: Parsed) -> Span | None:
    """Return the words of a claim's own cue; who goes on speaking has none."""
    if draft.attribution is None or draft.goes_on is not None:
        return None
    return parsed.span(draft.attribution.words[0].start, draft.attribution.words[-1].end)


def speaker_words(draft: Draft, parsed: Parsed, said_by: Sequence[Party]) -> Span | None:
    """Return the words that name who speaks, known or heard as somebody who can."""
    attribution = draft.attribution
    if attribution is None or not attribution.speakers or not (said_by or is_heard(draft, attribution)):
        return None
    first = attribution.speakers[0]
    # "The union issued a statement saying …": the union says it.
    issuing = issuers(first) if is_document(first) else []
    return noun_phrase(parsed, issuing[0] if issuing else first)


def is_heard(draft: Draft, attribution: Attribution) -> bool:
    """Whether an unknown speaker can speak: a voice, or whatever the cue of quoted words has for a subject."""
    first = attribution.speakers[0]
    quoting = attribution.rule in SPOKEN and quoted_share(draft, draft.quotes) > 0 and first.head is attribution.cue
    return attribution.voiced or (quoting and not is_empty(first) and not is_calendar(first))


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
    run = sorted([*title_before(kept, token), *kept], key=lambda t: t.i)
    run = run[1:] if run[0].dep == "case" and len(run) > 1 else run
    return parsed.span(run[0].start, run[-1].end)


def title_before(name: Sequence[Token], head: Token) -> list[Token]:
    """Return what somebody is, right before his name, where the parser made it a subject beside the name.

    "*His campaign chairman* Ana Quispe said": both hang on the verb.
    """
    if not head.is_proper or head.head is None or not head.dep.startswith("nsubj"):
        return []
    opening = min(t.i for t in name)
    subjects = [c for c in children(head.head, head.dep) if c.is_noun and not c.is_proper and c.i == opening - 1]
    return [t for c in subjects for t in c.subtree() if t.i < opening and t.dep not in {"cc", "advmod", "case"}]


def kind_of(draft: Draft, parsed: Parsed) -> ClaimKind:
    """Return direct, indirect or mixed, by how much of the content stands between marks, quoted terms too."""
    quotes = [*draft.quotes, *draft.terms]
    share = quoted_share(draft, quotes)
    # "Which he said *are* “a lie”": a word outside the marks is the reporter's.
    if share >= MOSTLY and not words_outside(draft, parsed.document.text, quotes):
        return "direct"
    return "mixed" if share else "indirect"


def words_outside(draft: Draft, text: str, quotes: Sequence[Quote]) -> bool:
    """Whether a word of a content stands outside the quotation marks, and is not of who tells it."""
    inside = [(q.start, q.end) for q in quotes] + ([draft.attribution.clause] if draft.attribution else [])
    return any(
        not any(start <= part[0] + word.start() < end for start, end in inside)
        for part in draft.parts
        for word in WORD.finditer(text[part[0] : part[1]])
    )


def quoted_share(draft: Draft, quotes: Sequence[Quote]) -> float:
    """Return how much of a content is quoted."""
    size = sum(b - a for a, b in draft.parts) or 1
    return sum(max(0, min(b, q.end) - max(a, q.start)) for a, b in draft.parts for q in quotes) / size


def stance_of(draft: Draft, parsed: Parsed, said_by: Sequence[Party], lookup: Lookup) -> Stance:
    """Return what a speaker does, by the cue, under a plain one by what he says; who goes on after a denial says so."""
    stance = draft.attribution.stance if draft.attribution else "say"
    if draft.goes_on and stance in ENDS_THERE:
        stance = "say"
    if stance != "say" or draft.attribution is None:
        return stance
    start, end = draft.parts[0]
    home = next((s for s in parsed.sentences[max(0, draft.sentence.index - 2) :] if s.start <= start < s.end), None)
    return (content_stance(home, (start, end), said_by, lookup) if home else None) or stance


def said_when(attribution: Attribution, dates: dict[int, list[Dated]]) -> DateInterval:
    """Return the date that stands with the cue, not in the content: one that tells days, else one that counts."""
    near = [d.interval for d in dates.get(attribution.sentence.index, []) if is_beside_cue(d, attribution)]
    # "two days after a clash" tells no day while nobody knows when the clash was.
    known = [i for i in near if i.start or i.end] or [i for i in near if i.relative]
    return known[0] if known else UNDATED


def is_beside_cue(date: Dated, attribution: Attribution) -> bool:
    """Whether a date stands near the cue or in its clause, not in the content unless it hangs on the cue.

    "Accused Turkey *on Wednesday* of crossing …": the content lies around the date.
    """
    start = date.span.start
    if any(a <= start < b for a, b in attribution.content):
        words = [t for t in attribution.sentence.tokens if start <= t.start < date.span.end]
        return any(t.head is attribution.cue for t in words)
    return abs(start - attribution.cue.end) < BESIDE_CUE or attribution.clause[0] <= start < attribution.clause[1]


def confidence(draft: Draft, said_by: Sequence[Party], *, own_cue: bool) -> float:
    """Return 0-1: less without a speaker, with one carried over, or for a quotation that never closes."""
    value = 0.9 if draft.attribution else 0.4
    value -= 0.2 * (draft.attribution is not None and not said_by) + 0.25 * (
        draft.attribution is not None and not own_cue
    )
    value -= 0.1 * any(p.how == "reference" for p in said_by) + 0.2 * any(not q.closed for q in draft.quotes)
    return round(max(0.1, value), 2)


def reason(draft: Draft, said_by: Sequence[Party], parsed: Parsed) -> Reason:
    """Say in one sentence which words attribute what to whom."""
    if draft.attribution is None:
        return Reason(
            rule="claim.quotation",
            detail="Quoted words with no cue of speech in their paragraph; the speaker is left open.",
        )
    cue = " ".join(t.text for t in draft.attribution.words)
    who = f" with speaker “{said_by[0].span.text}”" if said_by else ", its speaker named by no known words"
    return Reason(rule=draft.attribution.rule, detail=f"“{cue}” attributes{who}; {kind_of(draft, parsed)} speech.")


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
