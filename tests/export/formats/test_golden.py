"""Every text format, byte for byte as agreed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.record import Record
from export.formats.sample import export

GOLDEN = Path(__file__).parent.parent.parent / "golden" / "record"
FILES = [
    ("gdelt", "gdelt.export.CSV"),
    ("gdelt", "gdelt.mentions.CSV"),
    ("icews", "icews.tab"),
    ("polecat", "polecat.txt"),
    ("polecat", "polecat.jsonl"),
    ("followthemoney", "followthemoney.jsonl"),
    ("graphml", "events.graphml"),
    ("gexf", "events.gexf"),
    ("csv", "events.csv"),
    ("tsv", "events.tsv"),
]


@pytest.mark.parametrize(("kind", "name"), FILES, ids=[name for _, name in FILES])
def test_output_is_as_agreed(sampled: Record, tmp_path: Path, kind: str, name: str):
    export(sampled, kind, tmp_path / ("gdelt" if kind == "gdelt" else name))
    written = (tmp_path / name).read_bytes()
    if os.environ.get("DRAGOMAN_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_bytes(written)
    assert written == (GOLDEN / name).read_bytes(), "run with DRAGOMAN_GOLDEN=write, then read the diff"
