from __future__ import annotations

import pytest

from gate.corpus import OPEN, SEALED
from gate.floors import READERS, faults, load_floors


@pytest.mark.slow
@pytest.mark.parametrize("how", READERS)
@pytest.mark.parametrize("part", [*OPEN, SEALED])
def test_quality_on_our_gold_stays_above_its_floor(part: str, how: str):
    assert list(faults(part, how, load_floors()[part][how])) == []
