"""What is wrong in a sheet, in words: references that are not there, ids of nobody, words that no list has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress

from dragoman.gold.references import Lines, Range
from dragoman.gold.sheets import Sheet, SheetActor, SheetAgreement, SheetClaim, SheetDate, SheetEvent
from dragoman.knowledge.ontology import Ontology, load_ontology
from dragoman.knowledge.tables import load

COUNTRY = re.compile(r"[A-Z]{3}")
OFFSET = re.compile(r"P[-+]?\d+[DWMY]")
AGREEMENTS = {"agreement", "treaty", "memorandum", "ceasefire", "contract", "protocol", "roadmap", "plan", "statement"}


def find_faults(sheet: Sheet, text: str) -> Iterator[str]:
    """Yield the faults of a sheet, each naming the finding and what is wrong with it."""
    try:
        lines = Lines(text, sheet.lines)
    except ValueError as error:
        yield str(error)
        return
    ontology = load_ontology()
    sectors = {row["code"] for row in load("sectors", list[dict[str, str]])}
    yield from find_lost(sheet, lines)
    yield from find_strangers(sheet)
    yield from (fault for event in sheet.events for fault in find_odd_codes(event, ontology))
    yield from (fault for actor in sheet.actors for fault in find_odd_actor(actor, sectors))
    yield from (fault for agreement in sheet.agreements for fault in find_odd_agreement(agreement))
    yield from find_nested(sheet, lines)


def references(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield (whose, reference) for every reference of a sheet."""
    yield from document_references(sheet)
    for actor in sheet.actors:
        yield from ((actor.id, r) for r in (*actor.names, *actor.descriptions, *actor.pronouns))
    for event in sheet.events:
        yield from ((event.id, r) for r in (event.trigger, *event.again))
        yield from ((event.id, r.text) for r in (event.when, event.where) if r is not None)
    for claim in sheet.claims:
        yield from ((claim.id, r) for r in (claim.speaker_span, claim.cue, *claim.content) if r is not None)
    for agreement in sheet.agreements:
        yield from ((agreement.id, r) for r in agreement.mentions)


def document_references(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield the same for title, headings and residue."""
    if sheet.title is not None:
        yield "title", sheet.title
    yield from (("heading", r) for r in sheet.headings)
    yield from ((f"residue {r.kind}", r.at) for r in sheet.residue)


def find_lost(sheet: Sheet, lines: Lines) -> Iterator[str]:
    """Yield references that the text does not hold."""
    for whose, reference in references(sheet):
        try:
            lines.find(reference)
        except ValueError as error:
            yield f"{whose}: {error}"


def find_strangers(sheet: Sheet) -> Iterator[str]:
    """Yield ids that name nothing in the sheet, and ids that two findings share."""
    layers: tuple[Iterable[SheetActor | SheetEvent | SheetClaim | SheetAgreement], ...] = (
        sheet.actors, sheet.events, sheet.claims, sheet.agreements,
    )  # fmt: skip
    ids = Counter(item.id for layer in layers for item in layer)
    yield from (f"{key}: the id is used {count} times" for key, count in ids.items() if count > 1)
    actors, claims = {a.id for a in sheet.actors}, {c.id for c in sheet.claims}
    for event in sheet.events:
        yield from strangers(event.id, (*event.sources, *event.targets), actors, "actor")
        yield from strangers(event.id, event.reported_by, claims, "claim")
    for claim in sheet.claims:
        yield from strangers(claim.id, (claim.speaker, claim.addressee, *claim.via), actors, "actor")
        yield from strangers(claim.id, (claim.continues,), claims, "claim")
    for agreement in sheet.agreements:
        yield from strangers(agreement.id, agreement.parties, actors, "actor")


def strangers(whose: str, named: Iterable[str | None], known: set[str], kind: str) -> Iterator[str]:
    """Yield a fault for every id that is not known."""
    yield from (f"{whose}: there is no {kind} {key!r}" for key in named if key is not None and key not in known)


def find_odd_codes(event: SheetEvent, ontology: Ontology) -> Iterator[str]:
    """Yield types and modes that PLOVER does not have, and an act without parties."""
    for type_ in (event.type, *(coding.type for coding in event.or_)):
        if type_ not in ontology.types:
            yield f"{event.id}: there is no type {type_!r}"
            return
    known = {mode.name for mode in ontology.types[event.type].modes}
    yield from (f"{event.id}: {event.type} has no mode {mode!r}" for mode in event.modes if mode not in known)
    if not (event.sources or event.targets):
        yield f"{event.id}: an event needs a source or a target"
    yield from find_odd_place(event)
    if event.when is not None:
        yield from find_odd_date(event.id, event.when)


def find_odd_place(event: SheetEvent) -> Iterator[str]:
    """Yield a country that is no code."""
    country = event.where.country if event.where is not None else None
    if country is not None and not COUNTRY.fullmatch(country):
        yield f"{event.id}: {country!r} is no country code of three letters"


def find_odd_date(whose: str, date: SheetDate) -> Iterator[str]:
    """Yield days that run backwards and an offset that is none."""
    if date.start is not None and date.end is not None and date.end < date.start:
        yield f"{whose}: the dates end ({date.end}) before they start ({date.start})"
    if date.relative is not None and not OFFSET.fullmatch(date.relative):
        yield f"{whose}: {date.relative!r} is no offset; write P-1D, P2W, P-3M or P1Y"


def find_odd_agreement(agreement: SheetAgreement) -> Iterator[str]:
    """Yield a kind of agreement that there is not, and an agreement that nothing names."""
    if agreement.kind not in AGREEMENTS:
        yield f"{agreement.id}: there is no kind {agreement.kind!r}; choose one of {', '.join(sorted(AGREEMENTS))}"
    if not agreement.mentions:
        yield f"{agreement.id}: an agreement needs a mention"


def find_odd_actor(actor: SheetActor, sectors: set[str]) -> Iterator[str]:
    """Yield countries and sectors that are no codes, and an actor without mentions."""
    if actor.country is not None and not COUNTRY.fullmatch(actor.country):
        yield f"{actor.id}: {actor.country!r} is no country code of three letters"
    yield from (f"{actor.id}: there is no sector {s!r}" for s in actor.sector if s not in sectors)
    if not (actor.names or actor.descriptions or actor.pronouns):
        yield f"{actor.id}: an actor needs a mention"


def find_nested(sheet: Sheet, lines: Lines) -> Iterator[str]:
    """Yield mentions that stand inside another mention, or twice for one actor."""
    text, spans = lines.text, list(find_spans(sheet, lines))
    doubled = [key for key, count in Counter(spans).items() if count > 1]
    yield from (f"{who}: {text[a:b]!r} is listed twice; say /2 for the second place" for (a, b), who in doubled)
    distinct = sorted({span for span, _ in spans})
    for start, end in distinct:
        for a, b in distinct:
            if (a, b) != (start, end) and a <= start and end <= b:
                yield f"mention {text[start:end]!r} stands inside mention {text[a:b]!r}; keep the longer one"


def find_spans(sheet: Sheet, lines: Lines) -> Iterator[tuple[Range, str]]:
    """Yield the ranges of all mentions with their actors; of those that the text has not, `find_lost` tells."""
    for actor in sheet.actors:
        for reference in (*actor.names, *actor.descriptions, *actor.pronouns):
            with suppress(ValueError):
                yield lines.find(reference), actor.id
