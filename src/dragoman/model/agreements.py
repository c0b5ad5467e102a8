"""Agreements as objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.dates import DateInterval
from dragoman.model.text import Span
from dragoman.model.why import Reason

AgreementStatus = Literal["proposed", "negotiating", "signed", "ratified", "in-force", "suspended", "ended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A treaty, memorandum, ceasefire, contract or the like; `parties` are actor ids, `events` event ids."""

    id: str
    name: str
    kind: str
    parties: tuple[str, ...]
    status: AgreementStatus
    subject: str | None
    when: DateInterval
    evidence: tuple[Span, ...]
    events: tuple[str, ...]
    why: Reason
