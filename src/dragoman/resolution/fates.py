"""What strangers are by what is done to them: who is killed, hurt or robbed is a civilian, who is charged a criminal.

Only where nothing beside a name tells a post or a trade, and a charge only of a crime that any court tries.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.knowledge.gazetteer import to_words
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import Actor, Event

CHARGES = {("ACCUSE", "investigate"), ("SANCTION", "convict"), ("COERCE", "arrest")}
# "Charged with two *murders*", "arrested for armed *robbery*": so near behind these is what a charge is of.
CHARGING = {
    "charge",
    "charged",
    "charges",
    "count",
    "counts",
    "convicted",
    "guilty",
    "suspicion",
    "accused",
    "indicted",
}
BEHIND, BEHIND_FOR = 4, 2
# "A *murder* charge", "*robbery* suspects".
BEFORE = {"charge", "charges", "case", "conviction", "suspect", "suspects", "trial"}
CIVILIAN, CRIMINAL = "CVL", "CRM"


def settle_fates(actors: Iterable[Actor], events: Iterable[Event]) -> tuple[Actor, ...]:
    """Give persons of no sector the one that the acts done to them tell."""
    told = list(events)
    # "Opened fire and was shot": no civilian.
    doers = {actor for event in told if event.type == "ASSAULT" for actor in event.sources}
    fates = {a: sector for a, sector in told_fates(told).items() if sector == CRIMINAL or a not in doers}
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
    return CRIMINAL if charged and any(names_a_crime(span.text) for span in event.evidence) else ""


def names_a_crime(text: str) -> bool:
    """Whether a charge is of a common crime: not where one is only told of beside it, "held at a rally about drugs"."""
    words = to_words(text.replace(",", " , "))
    crimes = [i for i, word in enumerate(words) if word in load_sets()["common-crimes"]]
    return any(is_charge_of(words, i) for i in crimes)


def is_charge_of(words: Sequence[str], crime: int) -> bool:
    """Whether the crime at an index is what somebody is charged with."""
    before = words[max(0, crime - BEHIND) : crime]
    near = "for" in before[-BEHIND_FOR:] or not CHARGING.isdisjoint(before)
    return near or not BEFORE.isdisjoint(words[crime + 1 : crime + 2])


def is_told(actor: Actor) -> bool:
    """Whether a sector is told of an actor, or he is none of those whom acts tell one of."""
    return bool(actor.sector) or actor.office is not None or actor.known or actor.kind != "person"


def with_sector(actor: Actor, sector: str) -> Actor:
    """Return an actor with the sector, and what tells it."""
    told = "An act told of tells a civilian." if sector == CIVILIAN else "A charge of a crime is told of."
    return replace(actor, sector=(sector,), why=replace(actor.why, detail=f"{actor.why.detail} {told}"))
