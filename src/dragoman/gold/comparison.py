"""Two annotations side by side: every finding with its partner, field by field, at its place in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from dragoman.gold.annotations import (
    Annotation,
    MarkedActor,
    MarkedAgreement,
    MarkedClaim,
    MarkedDate,
    MarkedEvent,
    overlap,
)
from dragoman.gold.judgements import (
    ALIKE,
    Pairs,
    name_likeness,
    right_coding,
    same_date,
    same_parties,
    same_party,
    same_place,
    same_sector,
)
from dragoman.gold.matching import likeness, match
from dragoman.gold.references import Range

Layer = Literal["actor", "event", "claim", "agreement", "residue"]
Verdict = Literal["agrees", "differs", "missed", "extra"]
Marked = MarkedActor | MarkedEvent | MarkedClaim | MarkedAgreement
T = TypeVar("T", MarkedActor, MarkedEvent, MarkedClaim, MarkedAgreement)
Values = dict[str, str]
# The likeness from which two contents are told as the same.
SAME_WORDS = 0.9
# Fields that may differ while both are right: which words stand for the act, and how a thing is called.
LOOSE = {"trigger", "mentions", "words", "why"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a finding on both sides; None where a side has no such finding."""

    label: str
    gold: str | None
    found: str | None
    same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One finding on both sides; `places` are the raw ranges it rests on, by side."""

    layer: Layer
    verdict: Verdict
    fields: tuple[Field, ...]
    gold_places: tuple[Range, ...]
    found_places: tuple[Range, ...]

    @property
    def start(self) -> int:
        """Where the finding begins in the raw text."""
        return min((start for start, _ in (*self.gold_places, *self.found_places)), default=0)


@dataclass(frozen=True, slots=True)
class Side:
    """One annotation with its text at hand."""

    marked: Annotation

    def words(self, places: Iterable[Range]) -> str:
        """Return the words at the places, as one line."""
        return " … ".join(" ".join(self.marked.text[start:end].split()) for start, end in places)

    def names(self, keys: Iterable[str]) -> str:
        """Return the names of actors."""
        actors = (self.marked.actor(key) for key in keys)
        return ", ".join(f"{a.name} ({a.country or '?'})" for a in actors if a is not None)

    def speakers(self, claims: Iterable[str]) -> str:
        """Return who makes some claims."""
        held = {claim.key: claim for claim in self.marked.claims}
        return ", ".join(self.names([held[key].speaker or ""]) or "unnamed" for key in claims if key in held)


def compare(gold: Annotation, found: Annotation) -> tuple[Row, ...]:
    """Return one row for every finding of either side, in the order of the text."""
    same, sides = match(gold, found), (Side(gold), Side(found))
    rows = [
        *join("actor", gold.actors, found.actors, same.actors, Telling(sides, actor_values, judge_actor)),
        *join("event", gold.events, found.events, same.events, Telling(sides, event_values, judge_event(same.actors))),
        *join("claim", gold.claims, found.claims, same.claims, Telling(sides, claim_values, judge_claim(same.actors))),
        *join(
            "agreement",
            gold.agreements,
            found.agreements,
            same.agreements,
            Telling(sides, agreement_values, judge_agreement(same.actors)),
        ),
        *residue_rows(*sides),
    ]
    return tuple(sorted(rows, key=lambda row: row.start))


@dataclass(frozen=True, slots=True)
class Telling(Generic[T]):
    """How findings of one layer are put into words, and which fields of a pair say the same in other words."""

    sides: tuple[Side, Side]
    values: Callable[[T, Side], Values]
    judge: Callable[[T, T], dict[str, bool]]

    def fields(self, gold: T | None, found: T | None) -> Iterator[Field]:
        """Yield the fields of both sides that say anything; those not judged are the same when their words are."""
        ours, theirs = (
            {} if item is None else self.values(item, side)
            for item, side in zip((gold, found), self.sides, strict=True)
        )
        same = {} if gold is None or found is None else self.judge(gold, found)
        for label in ours or theirs:
            mine, other = ours.get(label), theirs.get(label)
            if mine or other:
                equal = bool(ours and theirs) and same.get(label, mine == other)
                yield Field(label=label, gold=mine, found=other, same=equal)


def join(layer: Layer, gold: Sequence[T], found: Sequence[T], pairs: Pairs, telling: Telling[T]) -> Iterator[Row]:
    """Yield the rows of one layer: pairs, then what only one side has."""
    theirs = {item.key: item for item in found}
    for item in gold:
        yield to_row(layer, item, theirs.get(pairs.get(item.key, "")), telling)
    taken = set(pairs.values())
    yield from (to_row(layer, None, item, telling) for item in found if item.key not in taken)


def to_row(layer: Layer, gold: T | None, found: T | None, telling: Telling[T]) -> Row:
    """Return the row of one finding."""
    told = tuple(telling.fields(gold, found))
    agrees = all(field.same for field in told if field.label not in LOOSE)
    verdict = to_verdict(told=gold is not None, met=found is not None, same=agrees)
    return Row(layer=layer, verdict=verdict, fields=told, gold_places=places(gold), found_places=places(found))


def places(item: Marked | None) -> tuple[Range, ...]:
    """Return the ranges that a finding rests on."""
    if isinstance(item, MarkedActor):
        return tuple(sorted(item.mentions))
    if isinstance(item, MarkedEvent):
        return item.triggers
    if isinstance(item, MarkedClaim):
        return (*((item.cue,) if item.cue else ()), *item.content)
    return item.places if item else ()


def judge_actor(gold: MarkedActor, found: MarkedActor) -> dict[str, bool]:
    """Say which fields of two actors say the same."""
    return {
        "name": name_likeness(gold.name, found.name, person=gold.kind == "person") >= ALIKE,
        "sector": same_sector(gold, found),
        "office": (gold.office is None) == (found.office is None),
        "mentions": all(any(overlap(place, other) for other in found.mentions) for place in gold.mentions),
    }


def actor_values(actor: MarkedActor, side: Side) -> Values:
    """Return an actor's fields in words."""
    return {
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country or "",
        "sector": " ".join(actor.sector),
        "office": actor.office or "",
        "mentions": " · ".join(side.words([place]) for place in sorted(actor.mentions)),
        "why": actor.why,
    }


def judge_event(actors: Pairs) -> Callable[[MarkedEvent, MarkedEvent], dict[str, bool]]:
    """Return what says which fields of two events say the same."""

    def judge(gold: MarkedEvent, found: MarkedEvent) -> dict[str, bool]:
        type_, status = right_coding(gold, found)
        return {
            "type": found.type == type_,
            "status": found.status == status,
            "sources": same_parties(gold.sources, found.sources, actors),
            "targets": same_parties(gold.targets, found.targets, actors),
            "when": (
                gold.when is found.when if gold.when is None or found.when is None else same_date(gold.when, found.when)
            ),
            "where": same_place(gold.place, found.place),
        }

    return judge


def event_values(event: MarkedEvent, side: Side) -> Values:
    """Return an event's fields in words."""
    return {
        "type": event.type,
        "modes": " ".join(sorted(event.modes)),
        "status": event.status,
        "background": "historical" if event.historical else "",
        "sources": side.names(event.sources),
        "targets": side.names(event.targets),
        "trigger": side.words(event.triggers),
        "when": word_date(event.when),
        "where": f"{event.place[0]} ({event.place[1] or '?'})" if event.place else "",
        "casualties": ", ".join(f"{count} {kind}" for kind, count in sorted(event.casualties.items())),
        "reported by": side.speakers(event.reported_by),
        "why": event.why,
    }


def word_date(date: MarkedDate | None) -> str:
    """Return a date in words: its days or its offset; its text where it has neither."""
    if date is None:
        return ""
    days = [day.isoformat() for day in dict.fromkeys((date.start, date.end)) if day is not None]
    return " – ".join(days) or date.relative or date.text


def judge_claim(actors: Pairs) -> Callable[[MarkedClaim, MarkedClaim], dict[str, bool]]:
    """Return what says which fields of two claims say the same."""

    def judge(gold: MarkedClaim, found: MarkedClaim) -> dict[str, bool]:
        return {
            "speaker": same_party(gold.speaker, found.speaker, actors),
            "addressee": same_party(gold.addressee, found.addressee, actors),
            "via": same_parties(gold.via, found.via, actors),
            "content": likeness(gold.content, found.content) >= SAME_WORDS,
            "cue": gold.cue is not None and found.cue is not None and overlap(gold.cue, found.cue),
        }

    return judge


def claim_values(claim: MarkedClaim, side: Side) -> Values:
    """Return a claim's fields in words."""
    return {
        "speaker": side.names([claim.speaker] if claim.speaker else []),
        "words": side.words([claim.speaker_range] if claim.speaker_range else []),
        "cue": side.words([claim.cue] if claim.cue else []),
        "content": side.words(claim.content),
        "stance": claim.stance,
        "kind": claim.kind,
        "addressee": side.names([claim.addressee] if claim.addressee else []),
        "via": side.names(claim.via),
        "why": claim.why,
    }


def judge_agreement(actors: Pairs) -> Callable[[MarkedAgreement, MarkedAgreement], dict[str, bool]]:
    """Return what says which fields of two agreements say the same."""

    def judge(gold: MarkedAgreement, found: MarkedAgreement) -> dict[str, bool]:
        return {
            "name": name_likeness(gold.name, found.name) >= ALIKE,
            "parties": same_parties(gold.parties, found.parties, actors),
        }

    return judge


def agreement_values(agreement: MarkedAgreement, side: Side) -> Values:
    """Return an agreement's fields in words."""
    return {
        "name": agreement.name,
        "kind": agreement.kind,
        "status": agreement.status,
        "parties": side.names(agreement.parties),
        "mentions": side.words(agreement.places),
        "why": agreement.why,
    }


def residue_rows(ours: Side, theirs: Side) -> Iterator[Row]:
    """Yield a row for every piece of residue of either side; pieces that overlap are one."""
    left = list(theirs.marked.residue)
    for place, kind in ours.marked.residue:
        met = [(spot, other) for spot, other in left if overlap(place, spot)]
        left = [piece for piece in left if piece not in met]
        yield residue_row(ours, (place, kind), met)
    for piece in left:
        yield residue_row(theirs, None, [piece])


def residue_row(side: Side, gold: tuple[Range, str] | None, met: list[tuple[Range, str]]) -> Row:
    """Return the row of one piece of residue."""
    kinds = " ".join(dict.fromkeys(kind for _, kind in met))
    spots = tuple(spot for spot, _ in met)
    ours = (gold[0],) if gold else ()
    same = gold is not None and gold[1] == kinds
    fields = (
        Field(label="kind", gold=gold[1] if gold else None, found=kinds or None, same=same),
        Field(
            label="words",
            gold=side.words(ours) if gold else None,
            found=side.words(spots) if met else None,
            same=likeness(ours, spots) >= SAME_WORDS,
        ),
    )
    verdict = to_verdict(told=gold is not None, met=bool(met), same=same)
    return Row(layer="residue", verdict=verdict, fields=fields, gold_places=ours, found_places=spots)


def to_verdict(*, told: bool, met: bool, same: bool) -> Verdict:
    """Return how a row stands: `told` by the gold, `met` by the reading, the `same` in both."""
    if not told:
        return "extra"
    return "missed" if not met else "agrees" if same else "differs"
