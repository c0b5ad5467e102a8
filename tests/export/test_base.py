from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.export.base import EXPORTERS, export
from dragoman.model import Reading
from export.sample import SAMPLE, empty

GOLDEN = Path(__file__).parent.parent / "golden"
SUFFIXES = {"text": "txt"}


@pytest.mark.parametrize("kind", EXPORTERS)
@pytest.mark.parametrize(("name", "reading"), [("accords", SAMPLE), ("nothing", empty())])
def test_output_is_as_agreed(kind: str, name: str, reading: Reading):
    path = GOLDEN / f"{name}.{SUFFIXES.get(kind, kind)}"
    if os.environ.get("DRAGOMAN_GOLDEN") == "write":
        path.write_bytes(export(reading, kind).encode())
    assert export(reading, kind).encode() == path.read_bytes(), "run with DRAGOMAN_GOLDEN=write, then read the diff"


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(UsageError, match="text, json, jsonl, csv, html"):
        export(SAMPLE, "docx")
