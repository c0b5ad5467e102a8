"""What a passage says, by hand or by machine, in one form: all places are ranges of the raw text.

A sheet and a reading of the same source become values that can be laid side by side, whatever each set aside.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.gold.references import Lines, Range
from dragoman.gold.sheets import Sheet, SheetActor, SheetAgreement, SheetCasualties, SheetClaim, SheetDate, SheetEvent
from dragoman.model import Actor, Agreement, Casualties, Claim, DateInterval, Document, Event, Reading, Reason, Span

Coding = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedActor:
    """An actor; `mentions` maps each place to name, description or pronoun ("" where nobody said which)."""

    key: str
    name: str
    kind: str
    country: str | None
    sector: tuple[str, ...]
    office: str | None
    mentions: Mapping[Range, str]
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedDate:
    """The days of an act and the words that give them."""

    text: str
    start: dt.date | None
    end: dt.date | None
    relative: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedEvent:
    """An act; `codings` holds every (type, status) that is right, `around` the sentences that tell it."""

    key: str
    type: str
    modes: tuple[str, ...]
    status: str
    codings: frozenset[Coding]
    historical: bool
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    triggers: tuple[Range, ...]
    around: tuple[Range, ...]
    when: MarkedDate | None
    place: tuple[str, str | None] | None
    casualties: Mapping[str, int]
    reported_by: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedClaim:
    """Something said; `content` holds one range for each unbroken part."""

    key: str
    speaker: str | None
    speaker_range: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    kind: str
    stance: str
    addressee: str | None
    via: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedAgreement:
    """An agreement and the places that tell of it."""

    key: str
    name: str
    kind: str
    status: str
    parties: tuple[str, ...]
    places: tuple[Range, ...]
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """All that was marked on one raw text."""

    text: str
    title: str | None
    headings: tuple[Range, ...]
    residue: tuple[tuple[Range, str], ...]
    actors: tuple[MarkedActor, ...]
    events: tuple[MarkedEvent, ...]
    claims: tuple[MarkedClaim, ...]
    agreements: tuple[MarkedAgreement, ...]

    def actor(self, key: str) -> MarkedActor | None:
        """Return the actor with that key."""
        return next((actor for actor in self.actors if actor.key == key), None)


def from_sheet(sheet: Sheet, text: str) -> Annotation:
    """Return what a sheet marks on its text; raises ValueError for a reference that is not there."""
    lines = Lines(text, sheet.lines)
    title = sheet.given_title or (text[slice(*lines.find(sheet.title))] if sheet.title is not None else None)
    return Annotation(
        text=text,
        title=title,
        headings=tuple(map(lines.find, sheet.headings)),
        residue=tuple((lines.find(piece.at), piece.kind) for piece in sheet.residue),
        actors=tuple(written_actor(actor, lines) for actor in sheet.actors),
        events=tuple(written_event(event, lines) for event in sheet.events),
        claims=tuple(written_claim(claim, lines) for claim in sheet.claims),
        agreements=tuple(written_agreement(agreement, lines) for agreement in sheet.agreements),
    )


def written_actor(actor: SheetActor, lines: Lines) -> MarkedActor:
    """Return an actor of a sheet."""
    sorts = (("name", actor.names), ("description", actor.descriptions), ("pronoun", actor.pronouns))
    return MarkedActor(
        key=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        sector=actor.sector,
        office=actor.office,
        mentions={lines.find(reference): sort for sort, references in sorts for reference in references},
    )


def written_event(event: SheetEvent, lines: Lines) -> MarkedEvent:
    """Return an event of a sheet."""
    triggers = tuple(map(lines.find, (event.trigger, *event.again)))
    place = (lines.text[slice(*lines.find(event.where.text))], event.where.country) if event.where else None
    return MarkedEvent(
        key=event.id,
        type=event.type,
        modes=event.modes,
        status=event.status,
        codings=frozenset({(event.type, event.status), *((coding.type, coding.status) for coding in event.or_)}),
        historical=event.historical,
        sources=event.sources,
        targets=event.targets,
        triggers=triggers,
        around=tuple(line for line in lines.ranges if any(overlap(line, trigger) for trigger in triggers)),
        when=written_date(event.when, lines) if event.when else None,
        place=place,
        casualties=count_harmed(event.casualties),
        reported_by=event.reported_by,
    )


def count_harmed(casualties: SheetCasualties | Casualties | None) -> dict[str, int]:
    """Return how many were killed, injured and arrested, those that are told."""
    counts = {kind: getattr(casualties, kind, None) for kind in ("killed", "injured", "arrested")}
    return {kind: count for kind, count in counts.items() if count is not None}


def written_date(date: SheetDate, lines: Lines) -> MarkedDate:
    """Return a date of a sheet."""
    words = lines.text[slice(*lines.find(date.text))]
    return MarkedDate(text=words, start=date.start, end=date.end, relative=date.relative)


def written_claim(claim: SheetClaim, lines: Lines) -> MarkedClaim:
    """Return a claim of a sheet."""
    return MarkedClaim(
        key=claim.id,
        speaker=claim.speaker,
        speaker_range=lines.find(claim.speaker_span) if claim.speaker_span is not None else None,
        cue=lines.find(claim.cue) if claim.cue is not None else None,
        content=tuple(map(lines.find, claim.content)),
        kind=claim.kind,
        stance=claim.stance,
        addressee=claim.addressee,
        via=claim.via,
    )


def written_agreement(agreement: SheetAgreement, lines: Lines) -> MarkedAgreement:
    """Return an agreement of a sheet."""
    return MarkedAgreement(
        key=agreement.id,
        name=agreement.name,
        kind=agreement.kind,
        status=agreement.status,
        parties=agreement.parties,
        places=tuple(map(lines.find, agreement.mentions)),
    )


def from_reading(reading: Reading, text: str) -> Annotation:
    """Return what a reading marks, on the raw text it was made from."""
    raw = RawPlaces.of(reading.document)
    heads = (s for s in reading.document.sections if s.heading is not None)
    return Annotation(
        text=text,
        title=reading.document.title,
        headings=tuple(raw.ranges((s.start, s.start + len(s.heading or "")) for s in heads)),
        residue=tuple(((piece.raw_start, piece.raw_end), piece.kind) for piece in reading.document.residue),
        actors=tuple(read_actor(actor, raw) for actor in reading.actors),
        events=tuple(read_event(event, raw) for event in reading.events),
        claims=tuple(read_claim(claim, raw) for claim in reading.claims),
        agreements=tuple(read_agreement(agreement, raw) for agreement in reading.agreements),
    )


@dataclass(frozen=True, slots=True)
class RawPlaces:
    """Where the characters of a document stood in its source."""

    offsets: Mapping[int, int]

    @classmethod
    def of(cls, document: Document) -> RawPlaces:
        """Unfold a document's map."""
        runs = document.raw_map
        return cls({start + k: raw + k for start, raw, length in runs for k in range(length)})

    def ranges(self, places: Iterable[Range]) -> Iterator[Range]:
        """Yield the raw range of each range of the text that stood in the source."""
        for start, end in places:
            known = [self.offsets[offset] for offset in range(start, end) if offset in self.offsets]
            if known:
                yield known[0], known[-1] + 1

    def spans(self, *spans: Span | None) -> tuple[Range, ...]:
        """Return the raw ranges of spans."""
        return tuple(self.ranges((span.start, span.end) for span in spans if span is not None))


def read_actor(actor: Actor, raw: RawPlaces) -> MarkedActor:
    """Return an actor of a reading."""
    return MarkedActor(
        key=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        sector=actor.sector,
        office=actor.office,
        mentions=dict.fromkeys(raw.spans(*actor.mentions), ""),
        why=reason(actor.why),
    )


def read_event(event: Event, raw: RawPlaces) -> MarkedEvent:
    """Return an event of a reading."""
    return MarkedEvent(
        key=event.id,
        type=event.type,
        modes=event.modes,
        status=event.status,
        codings=frozenset({(event.type, event.status)}),
        historical=event.historical,
        sources=event.sources,
        targets=event.targets,
        triggers=raw.spans(event.trigger),
        around=raw.spans(*event.evidence),
        when=read_date(event.when),
        place=(event.where.name, event.where.country) if event.where else None,
        casualties=count_harmed(event.casualties),
        reported_by=event.reported_by,
        why=reason(event.why),
    )


def reason(why: Reason) -> str:
    """Return a reason as one line."""
    return f"{why.detail} [{why.rule}]"


def read_date(date: DateInterval) -> MarkedDate | None:
    """Return a date of a reading, None when nothing in the text gave one."""
    if not date.given:
        return None
    return MarkedDate(text=date.text or "", start=date.start, end=date.end, relative=date.relative)


def read_claim(claim: Claim, raw: RawPlaces) -> MarkedClaim:
    """Return a claim of a reading."""
    return MarkedClaim(
        key=claim.id,
        speaker=claim.speaker,
        speaker_range=next(iter(raw.spans(claim.speaker_span)), None),
        cue=next(iter(raw.spans(claim.cue)), None),
        content=raw.spans(*(claim.content_parts or (claim.content,))),
        kind=claim.kind,
        stance=claim.stance,
        addressee=claim.addressee,
        via=claim.via,
        why=reason(claim.why),
    )


def read_agreement(agreement: Agreement, raw: RawPlaces) -> MarkedAgreement:
    """Return an agreement of a reading."""
    return MarkedAgreement(
        key=agreement.id,
        name=agreement.name,
        kind=agreement.kind,
        status=agreement.status,
        parties=agreement.parties,
        places=raw.spans(*agreement.evidence),
        why=reason(agreement.why),
    )


def overlap(one: Range, other: Range) -> bool:
    """Whether two ranges share a character."""
    return one[0] < other[1] and other[0] < one[1]
