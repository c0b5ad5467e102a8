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
    faults = [f"{p.gold.id}: {fault}" for p in passages(part) for fault in sheet_faults(p)]
    # Of sealed passages only the number of faults is told.
    told = faults if part != SEALED else len(faults)
    assert not told


def sheet_faults(passage: Passage) -> list[str]:
    return [fault for sheet in (passage.gold, *passage.readings) for fault in find_faults(sheet, passage.text)]


@pytest.mark.parametrize("part", ["dev", SEALED])
def test_drawn_passages_are_kept_from_training_and_attributed(part: str):
    sheets = [passage.gold for passage in passages(part)]
    identities = [sheet.id.removeprefix("tt-").encode() for sheet in sheets]
    assert {int(hashlib.sha256(identity).hexdigest(), 16) % 10 for identity in identities} == {0}
    assert {"CC BY 4.0" in (sheet.source or "") for sheet in sheets} == {True}


@pytest.mark.parametrize("part", OPEN)
def test_the_two_readings_are_of_the_same_passage(part: str):
    for passage in passages(part):
        assert [sheet.id for sheet in passage.readings] == [passage.gold.id] * len(READINGS)
