"""One name in its context → the known actor that is meant, every candidate, and the reason in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer
from dragoman.knowledge.naming import load_weights
from dragoman.knowledge.tables import Organisation, Person
from dragoman.model import Actor, ActorKind, Reason, Span
from dragoman.resolution.body_decisions import judge_body
from dragoman.resolution.body_names import load_bodies
from dragoman.resolution.decisions import Judged, judge
from dragoman.resolution.index import load_index
from dragoman.resolution.tenure import current_term, is_held, sector_on

MOST_REASONS = 4
SHOWN = 10
GROUPS = {"people", "group"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A known actor that a name may mean, what speaks for and against it, and the sum."""

    known: Person | Organisation
    features: Mapping[str, float]
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The readings of a name by score, the one that is meant if one is, and why."""

    name: str
    readings: tuple[Reading, ...]
    actor: Actor | None
    why: Reason


def answer(name: str, context: str, on: dt.date | None) -> Answer:
    """Weigh the known persons and bodies that a name in its context may mean."""
    gazetteer = load_gazetteer()
    persons = judge(name, context, on, gazetteer, load_index())
    bodies = judge_body(name, context, on, gazetteer, load_bodies())
    readings = sorted(
        (
            *(Reading(s.candidate.person, s.features, s.score) for s in persons.scored),
            *(Reading(s.body, s.features, s.score) for s in bodies.scored),
        ),
        key=lambda r: (-r.score, r.known.id),
    )[:SHOWN]
    chosen = [
        *([persons.chosen.candidate.person.id] if persons.chosen else ()),
        *([bodies.chosen.body.id] if bodies.chosen else ()),
    ]
    meant = next((r for r in readings if r.known.id in chosen), None)
    why = reason(name, meant, readings)
    actor = to_actor(meant.known, name, persons, why, gazetteer) if meant else None
    return Answer(name, tuple(readings), actor, why)


def reason(name: str, meant: Reading | None, readings: list[Reading]) -> Reason:
    """Return why one reading was chosen, or none, in one sentence."""
    limit = load_weights().decision["known"]
    if meant is not None:
        return Reason(rule="actor.name.known", detail=f"“{name}” is {meant.known.name}: {'; '.join(said(meant))}.")
    likely = [r for r in readings if r.score >= limit]
    if likely:
        names = ", ".join(dict.fromkeys(r.known.name for r in likely[:MOST_REASONS]))
        detail = f"“{name}” may mean {names}; the context does not tell which."
        return Reason(rule="actor.name.ambiguous", detail=detail)
    best = f" The likeliest, {readings[0].known.name}, scores {readings[0].score:.1f} of {limit}." if readings else ""
    return Reason(rule="actor.unknown", detail=f"Nothing in the knowledge base fits “{name}” alone.{best}")


def said(reading: Reading) -> Iterator[str]:
    """Yield what weighed most, in words."""
    words = load_weights().said
    for name, weight in sorted(reading.features.items(), key=lambda f: -abs(f[1]))[:MOST_REASONS]:
        yield f"it {words[name]} ({weight:+.1f})"


def to_actor(known: Person | Organisation, name: str, judged: Judged, why: Reason, gazetteer: Gazetteer) -> Actor:
    """Return a known person or body as an actor named once."""
    office, country, sector, kind = described(known, judged.context.day, gazetteer)
    span = Span(start=0, end=len(name.strip()), text=name.strip())
    return Actor(
        id=known.id, name=known.name, kind=kind, country=country, sector=sector, known=True, office=office,
        mentions=(span,), why=why,
    )  # fmt: skip


def described(
    known: Person | Organisation, day: dt.date | None, gazetteer: Gazetteer
) -> tuple[str | None, str | None, tuple[str, ...], ActorKind]:
    """Return office, country, sectors and kind of a known person or body on a day."""
    if isinstance(known, Organisation):
        return None, known.country, known.sector, "group" if known.kind in GROUPS else "organisation"
    term = current_term(known, day)
    if term is None:
        return None, None, (), "person"
    row = gazetteer.offices.get(term.office)
    if is_held(term, day):
        return term.office, term.country, row.sector if row else (), "person"
    left = sector_on(term, day, gazetteer)
    return None, term.country, (left,) if left else (), "person"
