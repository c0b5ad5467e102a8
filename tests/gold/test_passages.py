from __future__ import annotations

import hashlib

import pytest

from dragoman.gold.checks import find_faults
from gate.corpus import CLOSED, OPEN, READINGS, SEALED, Passage, passages

SIZES = {"dev": 100, "written": 20, "sealed": 50, "dev2": 76, "kept": 26}


@pytest.mark.parametrize("part", SIZES)
def test_the_gold_has_its_size(part: str):
    assert len(passages(part)) == SIZES[part]


@pytest.mark.parametrize("part", SIZES)
def test_every_sheet_fits_its_text(part: str):
    faults = [f"{p.gold.id}: {fault}" for p in passages(part) for fault in sheet_faults(p)]
    # Of closed passages only the number of faults is told.
    told = faults if part not in CLOSED else len(faults)
    assert not told


def sheet_faults(passage: Passage) -> list[str]:
    return [fault for sheet in (passage.gold, *passage.readings) for fault in find_faults(sheet, passage.text)]


@pytest.mark.parametrize("part", ["dev", SEALED, "dev2", "kept"])
def test_drawn_passages_are_kept_from_training_and_attributed(part: str):
    sheets = [passage.gold for passage in passages(part) if not passage.gold.id.startswith("wn-")]
    identities = [sheet.id.removeprefix("tt-").encode() for sheet in sheets]
    assert {int(hashlib.sha256(identity).hexdigest(), 16) % 10 for identity in identities} == {0}
    assert {"CC BY 4.0" in (sheet.source or "") for sheet in sheets} == {True}


def test_passages_of_wikinews_are_attributed():
    sources = [p.gold.source or "" for p in passages("dev2") if p.gold.id.startswith("wn-")]
    assert len(sources) == 18
    assert all(source.startswith("Wikinews, CC BY 2.5") for source in sources)


@pytest.mark.parametrize("part", OPEN)
def test_the_two_readings_are_of_the_same_passage(part: str):
    for passage in passages(part):
        assert [sheet.id for sheet in passage.readings] == [passage.gold.id] * len(READINGS)
