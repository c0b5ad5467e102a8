"""Why a fact is held."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """The data entry or rule that decided, and one English sentence that a reader can check."""

    rule: str
    detail: str
