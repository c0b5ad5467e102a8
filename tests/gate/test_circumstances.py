from __future__ import annotations

import pytest

from gate.circumstances import CASES, HALVES, READERS, half_of, lines, load_floors, measured, phrases, share


@pytest.mark.slow
@pytest.mark.parametrize("table", READERS)
def test_when_where_and_how_many_stay_above_their_floors(table: str):
    floors = load_floors()[table]
    assert {half: value for half, value in measured(table).items() if value < floors[half]} == {}


@pytest.mark.parametrize("half", HALVES)
def test_nineteen_date_phrases_of_twenty_mean_the_right_days(half: str):
    assert share(phrases(half)) >= 0.95


@pytest.mark.parametrize("table", ["dates", "dated-acts", "placed-acts", "casualties"])
def test_a_row_falls_into_one_half_and_none_is_written_twice(table: str):
    rows = ["\t".join(cells) for half in HALVES for cells in lines(table, half)]
    written = [r for r in (CASES / f"{table}.tsv").read_text("utf8").splitlines() if r and not r.startswith("#")]
    assert sorted(rows) == sorted(set(written)) == sorted(written)


def test_half_of_a_row_hangs_on_its_words_alone():
    assert half_of("On Monday\t2024-04-26") == half_of("On Monday\t2025-01-01")
