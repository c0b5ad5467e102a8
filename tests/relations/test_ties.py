from __future__ import annotations

import pytest

from relations.ties import tie


@pytest.mark.parametrize(("cooperative", "share"), [(5, 1.0), (0, -1.0), (4, 0.6)])
def test_the_share_weighs_cooperation_against_conflict(cooperative: int, share: float):
    assert tie("AB", 1.0, 5, cooperative).share == share


@pytest.mark.parametrize(("score", "example"), [(2.5, "AB-warm"), (-2.5, "AB-cold"), (None, "AB-warm")])
def test_the_examples_pull_the_way_the_tie_goes(score: float | None, example: str):
    assert tie("AB", score).examples == (example,)


@pytest.mark.parametrize(("measure", "value"), [("score", -3.0), ("goldstein", -1.5), ("share", -0.2)])
def test_a_tie_is_measured_in_three_ways(measure: str, value: float):
    assert tie("AB", -3.0, 5, 2).value(measure) == value  # type: ignore[arg-type]


def test_a_row_has_every_figure():
    row = tie("AB", -3.0).to_row()
    assert (row["a"], row["b"], row["events"], row["a_to_b"], row["score"]) == ("A", "B", 5, 5, -3.0)
    assert row["examples"] == ["AB-cold"]
