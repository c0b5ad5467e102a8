"""The formats a reading can be written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dragoman.errors import UsageError
from dragoman.export.csv import to_csv
from dragoman.export.html import to_html
from dragoman.export.json import to_json
from dragoman.export.jsonl import to_jsonl
from dragoman.export.text import to_text
from dragoman.model import Reading

Exporter = Callable[[Reading], str]

EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "text": to_text,
        "json": to_json,
        "jsonl": to_jsonl,
        "csv": to_csv,
        "html": to_html,
    },
)


def export(reading: Reading, kind: str) -> str:
    """Write a reading in one of the formats; raises UsageError naming those there are."""
    try:
        return EXPORTERS[kind](reading)
    except KeyError:
        message = f"there is no format {kind!r}; choose one of {', '.join(EXPORTERS)}"
        raise UsageError(message) from None
