"""One row of somebody else's event data, and what may be wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.errors import SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedRow:
    """An act as another coder has it.

    `source` and `target` are our country codes, None where the row has none that we know; `type` is PLOVER's, None
    where the CAMEO code has none; `weight` is Goldstein's, or PLOVER's score; `line` is the row's line in its file.
    """

    id: str
    day: dt.date
    source: str | None
    target: str | None
    type: str | None
    quad: int | None
    code: str
    weight: float | None
    text: str | None
    url: str | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bad:
    """A line that is no row: which, and why."""

    line: int
    detail: str


class BadRowError(Exception):
    """A line that is no row; the reader of the file adds where it stands."""


def need(cells: Mapping[str, str], name: str) -> str:
    """Return a cell that a row cannot do without; raises BadRowError."""
    found = cells.get(name, "").strip()
    if found in {"", "None"}:
        message = f"{name} is empty"
        raise BadRowError(message)
    return found


def to_day(text: str, name: str, form: str) -> dt.date:
    """Return a day written in a form of strptime's; raises BadRowError."""
    try:
        return dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).date()
    except ValueError as error:
        message = f"{name} {text!r} is no day"
        raise BadRowError(message) from error


def to_weight(text: str, name: str) -> float | None:
    """Return a number, None where there is none; raises BadRowError."""
    if text.strip() in {"", "None", "NA"}:
        return None
    try:
        return float(text)
    except ValueError as error:
        message = f"{name} {text!r} is no number"
        raise BadRowError(message) from error


def refuse(place: str, bad: Bad) -> SourceError:
    """Return the error for a line that is no row."""
    return SourceError(
        f"{place}, line {bad.line}: {bad.detail}; mend or remove the line, or leave such lines out with --skip-bad"
    )
