"""Claims: who says what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.dates import DateInterval
from dragoman.model.text import Span
from dragoman.model.why import Reason

Stance = Literal["say", "deny", "confirm", "accuse", "warn", "promise", "ask", "hope", "believe"]
ClaimKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something said or written by somebody; `speaker`, `addressee` and `via` are actor ids, `events` event ids."""

    id: str
    speaker: str | None
    speaker_text: str | None
    speaker_span: Span | None
    cue: Span | None
    content: Span
    content_parts: tuple[Span, ...]
    kind: ClaimKind
    stance: Stance
    addressee: str | None
    via: tuple[str, ...]
    when: DateInterval
    continues: str | None
    confidence: float
    events: tuple[str, ...]
    why: Reason
