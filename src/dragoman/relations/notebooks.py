"""Rows as a notebook shows them: a table of the first few, every character escaped."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape

SHOWN = 20
WIDEST = 120
STYLE = "text-align:left;vertical-align:top;max-width:32em"


def to_html(rows: Sequence[Mapping[str, object]], *, more: bool) -> str:
    """Return an HTML table of at most SHOWN rows; `more` tells whether there are others beyond these."""
    if not rows:
        return "<p>Nothing found.</p>"
    head = "".join(f'<th style="{STYLE}">{escape(name)}</th>' for name in rows[0])
    body = "".join(f"<tr>{''.join(map(to_cell, row.values()))}</tr>" for row in rows[:SHOWN])
    cut = more or len(rows) > SHOWN
    foot = f"<p>The first {SHOWN}; <code>.rows()</code> or <code>.df()</code> gives all.</p>" if cut else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{foot}"


def to_cell(value: object) -> str:
    """Return one value as a cell, long ones cut."""
    text = write(value)
    return f'<td style="{STYLE}">{escape(text if len(text) <= WIDEST else text[: WIDEST - 1] + "…")}</td>'


def write(value: object) -> str:
    """Return a value in one line: a span by its text, a reason by its sentence, an interval by its days."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return write_mapping(value)
    if isinstance(value, (list, tuple)):
        return "; ".join(dict.fromkeys(write(v) for v in value))
    return str(value)


def write_mapping(value: Mapping[str, object]) -> str:
    """Return what a reader looks for in a nested value."""
    if "precision" in value:
        days = dict.fromkeys(str(day) for day in (value["start"], value["end"]) if day)
        return " – ".join(days) or "undated"
    known = next((value[key] for key in ("text", "name", "detail") if value.get(key)), None)
    return str(known) if known else json.dumps(value, ensure_ascii=False, default=str)
