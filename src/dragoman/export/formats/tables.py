"""Cells and lines of text tables that no value can break."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from dragoman.export.csv import Cell

# Tabs, line ends of every kind, and whatever else ends a line or a field for some reader.
BREAKS = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+")


# What JSON lets stand in a string though some readers of lines take it for the end of one.
LINE_ENDS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}


def clean(text: str) -> str:
    """Return text in one line: if it holds tabs, line ends or control characters, every run of them is one space."""
    return text if text.isprintable() else BREAKS.sub(" ", text).strip()


def to_text(value: Cell) -> str:
    """Return a cell as it is written, empty for None."""
    if value is None:
        return ""
    return clean(value) if isinstance(value, str) else f"{value:.10g}" if isinstance(value, float) else str(value)


def to_line(cells: Iterable[Cell]) -> str:
    """Return a line of a tab-separated table without quotes, which no cell can break."""
    return "\t".join(map(to_text, cells)) + "\n"


def to_row(columns: Sequence[str], values: dict[str, Cell], missing: str = "") -> str:
    """Return a line with a cell for every column; `missing` stands where there is no value.

    Raises KeyError for a value that has no column.
    """
    for name in values.keys() - set(columns):
        raise KeyError(name)
    return to_line(missing if values.get(name) in {None, ""} else values[name] for name in columns)


def to_json_line(value: object) -> str:
    """Return a value as one line of JSON, for readers with any notion of a line."""
    return json.dumps(value, ensure_ascii=False).translate(LINE_ENDS) + "\n"
