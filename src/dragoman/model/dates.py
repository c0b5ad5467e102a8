"""Intervals of days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "week", "month", "season", "year", "decade", "range", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval:
    """Days from `start` to `end`, both included; None where unknown.

    `text` is the phrase, `relative` its ISO 8601 offset when it hangs on the publication date ("P-1W"), `given` is
    False when nothing in the text dated the act.
    """

    start: dt.date | None
    end: dt.date | None
    precision: Precision
    text: str | None = None
    relative: str | None = None
    given: bool = True


UNDATED = DateInterval(start=None, end=None, precision="unknown", given=False)
