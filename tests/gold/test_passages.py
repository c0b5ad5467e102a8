from __future__ import annotations

import hashlib

import pytest

from dragoman.gold.checks import find_faults
from gate.corpus import OPEN, READINGS, SEALED, Passage, passages

SIZES = {"dev": 100, "written": 20, "sealed": 50}


@pytest.mark.parametrize("part", SIZES)
def test_the_gold_has_its_size(part: str):
    assert len(passages(part)) == SIZES[part]


@pytest.mark.parametrize("part", SIZES)
def test_every_sheet_fits_its_text(part: str):
    # Of sealed passages only the number of faults is told.
    faults = [f"{p.gold.id}: {fault}" for p in passages(part) for fault in sheet_faults(p)]
    assert len(faults) == 0, faults if part != SEALED else f"{len(faults)} faults"


def sheet_faults(passage: Passage) -> list[str]:
    return [fault for sheet in (passage.gold, *passage.readings) for fault in find_faults(sheet, passage.text)]


@pytest.mark.parametrize("part", ["dev", SEALED])
def test_drawn_passages_are_kept_from_training_and_attributed(part: str):
    for passage in passages(part):
        identity = passage.gold.id.removeprefix("tt-")
        assert int(hashlib.sha256(identity.encode()).hexdigest(), 16) % 10 == 0
        assert "CC BY 4.0" in (passage.gold.source or "")


@pytest.mark.parametrize("part", OPEN)
def test_the_two_readings_are_of_the_same_passage(part: str):
    for passage in passages(part):
        assert [sheet.id for sheet in passage.readings] == [passage.gold.id] * len(READINGS)
