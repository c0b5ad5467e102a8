"""Rows with nested values as rows of plain cells, for spreadsheets; the columns are the same whatever the values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Row = dict[str, object]
# Of each nested value the columns that it becomes, each with what it takes of the value, named as in `export csv`.
PARTS: Mapping[str, Mapping[str, str]] = {
    "when": {f"when_{part}": part for part in ("start", "end", "precision", "text", "relative", "given")},
    "where": {f"where_{part}": part for part in ("name", "country", "lat", "lon")},
    "casualties": {part: part for part in ("killed", "injured", "arrested")},
    "why": {"why_rule": "rule", "why_detail": "detail"},
    "reports": {"reports": "id", "documents": "document", "outlets": "outlet", "reported": "published"},
    "decisions": {"decisions": "because"},
}
NESTED = frozenset({"events", "claims", "agreements"})


def flatten(rows: Sequence[Row], kind: str) -> Sequence[Row]:
    """Return the rows of a kind without nested values; those of other kinds as they are."""
    return [flatten_row(row) for row in rows] if kind in NESTED else rows


def flatten_row(row: Row) -> Row:
    """Return a row with a column for each part of its nested values."""
    found: Row = {}
    for name, value in row.items():
        parts = PARTS.get(name)
        found |= {name: value} if parts is None else {column: take(value, part) for column, part in parts.items()}
    return found


def take(value: object, part: str) -> object:
    """Return a part of a nested value, of each where there are several; None for none."""
    if isinstance(value, list):
        return [take(each, part) for each in value]
    return value.get(part) if isinstance(value, dict) else None
