"""What strangers are by what is done to them: who is killed, hurt or robbed is a civilian, who is charged a criminal.

Only where nothing beside a name tells a post or a trade, and a charge only of a crime that any court tries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.knowledge.gazetteer import to_words
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import Actor, Event

CHARGES = {("ACCUSE", "investigate"), ("SANCTION", "convict"), ("COERCE", "arrest")}
CIVILIAN, CRIMINAL = "CVL", "CRM"


def settle_fates(actors: Iterable[Actor], events: Iterable[Event]) -> tuple[Actor, ...]:
    """Give persons of no sector the one that the acts done to them tell."""
    fates = told_fates(events)
    return tuple(a if is_told(a) or a.id not in fates else with_sector(a, fates[a.id]) for a in actors)


def told_fates(events: Iterable[Event]) -> dict[str, str]:
    """Return the sector that acts tell of those they were done to; a charge tells it of a victim too."""
    found: dict[str, str] = {}
    for event in events:
        sector = fate(event)
        for actor in event.targets if sector else ():
            if sector == CRIMINAL or actor not in found:
                found[actor] = sector
    return found


def fate(event: Event) -> str:
    """Return what an act makes of whom it is done to, nothing for most."""
    if event.status != "actual":
        return ""
    if event.type == "ASSAULT":
        return CIVILIAN
    charged = any((event.type, mode) in CHARGES for mode in event.modes)
    words = {word for span in event.evidence for word in to_words(span.text.replace(",", " "))}
    return CRIMINAL if charged and not words.isdisjoint(load_sets()["common-crimes"]) else ""


def is_told(actor: Actor) -> bool:
    """Whether a sector is told of an actor, or he is none of those whom acts tell one of."""
    return bool(actor.sector) or actor.office is not None or actor.known or actor.kind != "person"


def with_sector(actor: Actor, sector: str) -> Actor:
    """Return an actor with the sector, and what tells it."""
    told = "An act told of tells a civilian." if sector == CIVILIAN else "A charge of a crime is told of."
    return replace(actor, sector=(sector,), why=replace(actor.why, detail=f"{actor.why.detail} {told}"))
