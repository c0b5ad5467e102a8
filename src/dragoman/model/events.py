"""Events: who did what to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.dates import DateInterval
from dragoman.model.text import Span
from dragoman.model.why import Reason

Status = Literal["actual", "planned", "hypothetical", "negated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an act took place; degrees north and east."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """People harmed or held, as the text counts them; None where it gives no number."""

    killed: int | None = None
    injured: int | None = None
    arrested: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act in PLOVER's terms; `sources` and `targets` are actor ids, `reported_by` claim ids."""

    id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    score: float
    goldstein: float | None
    status: Status
    historical: bool
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    source_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]
    when: DateInterval
    where: Place | None
    casualties: Casualties | None
    reported_by: tuple[str, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    confidence: float
    why: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a text says one given span did to another; `status`, `score` and `cameo` as in `Event`."""

    type: str
    modes: tuple[str, ...]
    status: Status
    score: float
    confidence: float
    why: Reason
    cameo: str | None = None
