"""Residue is labelled, and the article is not: every entry's own examples, and documents in brief."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.ingest.blocks import Block
from dragoman.ingest.clean import label
from dragoman.ingest.cues import load_cues
from dragoman.ingest.features import features
from dragoman.ingest.tracks import whole

from .pages import NEUTRAL, read

ROOT = Path(__file__).parents[2]
ENTRIES = yaml.safe_load((ROOT / "data" / "residue" / "en.yaml").read_text("utf8"))["entries"]
CASES = yaml.safe_load((ROOT / "tests" / "cases" / "en" / "residue.yaml").read_text("utf8"))


def examples(side: str) -> list[Any]:
    """Return (entry, example) for every example of one side."""
    return [
        pytest.param(entry, example, id=f"{entry['id']}: {example[:40]}")
        for entry in ENTRIES
        for example in entry.get("examples", {}).get(side, [])
    ]


def kind_of(entry: dict[str, Any], example: str) -> str | None:
    """Return the kind that the line in question gets, in its own document or between neutral paragraphs."""
    lines = example.split(" ¶ ")
    if not any(line.startswith("> ") for line in lines):
        at = {"edge": 1, "late": len(NEUTRAL), "last": len(NEUTRAL), "sign-off": len(NEUTRAL)}
        place = next((at[need] for need in [*entry.get("needs", []), entry.get("at")] if need in at), 4)
        lines = [*NEUTRAL[:place], "> " + example, *NEUTRAL[place:]] if len(lines) == 1 else lines
    asked = next((line for line in lines if line.startswith("> ")), lines[0]).removeprefix("> ")
    blocks = label([Block(whole(line.replace(" > ", " ").removeprefix("> "))) for line in lines], "en")
    return next((block.kind for block in reversed(blocks) if asked.rpartition(" > ")[2].endswith(block.text)), None)


@pytest.mark.parametrize(("entry", "example"), examples("yes"))
def test_examples_that_are_residue(entry: dict[str, Any], example: str) -> None:
    assert kind_of(entry, example) == entry["kind"]


@pytest.mark.parametrize(("entry", "example"), examples("no"))
def test_examples_that_are_not(entry: dict[str, Any], example: str) -> None:
    assert kind_of(entry, example) is None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_documents(case: dict[str, Any]) -> None:
    document = read(case["text"].replace(" ¶ ", "\n\n"))
    assert [f"{piece.kind}: {piece.text}" for piece in document.residue] == case["residue"]


def test_features_named_in_the_file_exist() -> None:
    named = {name for cue in load_cues("en") for name in (*cue.entry.needs, *cue.entry.unless)}
    assert named <= set(features())


def test_neutral_paragraphs_are_kept() -> None:
    assert [block.kind for block in label([Block(whole(text)) for text in NEUTRAL], "en")] == [None] * len(NEUTRAL)


def test_another_language_keeps_its_lines() -> None:
    lines = [
        "Die Minister trafen sich am Montag in Wien.",
        "Advertisement",
        "Sie sprachen drei Stunden lang miteinander.",
    ]
    assert [block.kind for block in label([Block(whole(line)) for line in lines], "de")] == [None] * 3
