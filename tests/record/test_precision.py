from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from dragoman.errors import UsageError
from dragoman.record.precision import Judged, find_unjudged, to_judged, to_precision, wilson

# Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29, by Wilson's method.
PUBLISHED = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]


def judged(kind: str, verdict: str | None, population: int = 10, drawn: int = 2, stratum: str = "") -> Judged:
    return Judged(event="e", type=kind, stratum=stratum or kind, population=population, drawn=drawn, verdict=verdict)


@pytest.mark.parametrize(("right", "size", "low", "high"), PUBLISHED)
def test_the_interval_is_the_published_one(right: int, size: int, low: float, high: float) -> None:
    assert wilson(right / size, size) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_the_total_weighs_types_by_how_many_there_are() -> None:
    sample = [judged("AID", "accept", 90), judged("AID", "accept", 90), judged("AGREE", "reject", 10, 1)]
    *_, total = to_precision(sample)
    assert (total.type, total.precision, total.judged) == ("all", pytest.approx(0.9), 3)


def test_equal_weights_give_the_plain_interval() -> None:
    sample = [judged("AID", verdict, stratum="all") for verdict in ("accept", "accept", "reject", "correct")]
    *_, total = to_precision(sample)
    assert (total.low, total.high) == pytest.approx(wilson(0.5, 4))


def test_unequal_weights_widen_the_interval() -> None:
    sample = [judged("AID", "accept", 1000), judged("AGREE", "accept", 2), judged("AGREE", "accept", 2)]
    *_, total = to_precision(sample)
    assert total.low is not None
    assert total.low < wilson(1.0, 3)[0]


def test_a_correction_is_no_right_answer_and_skipped_ones_do_not_count() -> None:
    (row, _) = to_precision([judged("AID", "correct"), judged("AID", "accept"), judged("AID", None)])
    assert (row.drawn, row.judged, row.corrected, row.precision) == (3, 2, 1, 0.5)


def test_nothing_judged_is_no_share() -> None:
    (row, total) = to_precision([judged("AID", None)])
    assert (row.precision, total.low) == (None, None)
    assert find_unjudged([judged("AID", None, 7), judged("AGREE", "accept")]) == {"AID": 7}


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    chance, truth, sizes = (
        random.Random(7),
        {"AID": 0.9, "AGREE": 0.6, "ASSAULT": 0.75},
        {"AID": 900, "AGREE": 80, "ASSAULT": 300},
    )
    whole = sum(truth[k] * n for k, n in sizes.items()) / sum(sizes.values())
    held = 0
    for _ in range(400):
        sample = [one(chance, kind, truth, sizes) for kind in truth for _ in range(30)]
        total = to_precision(sample)[-1]
        held += (total.low or 0) <= whole <= (total.high or 0)
    assert held / 400 >= 0.93


def one(chance: random.Random, kind: str, truth: Mapping[str, float], sizes: Mapping[str, int]) -> Judged:
    return judged(kind, "accept" if chance.random() < truth[kind] else "reject", sizes[kind], 30)


ROW = {"event": "e", "type": "AID", "judgement": None, "sample": {"stratum": "AID", "population": 9, "drawn": 3}}


@pytest.mark.parametrize(
    ("given", "known", "verdict"),
    [(None, {}, None), (None, {"e": "reject"}, "reject"), ("accept", {"e": "reject"}, "accept"), ("skip", {}, None)],
)
def test_the_files_word_comes_before_the_records(given: str | None, known: dict[str, str], verdict: str | None) -> None:
    (found,) = to_judged([ROW | {"judgement": given}], known)
    assert found.verdict == verdict


@pytest.mark.parametrize(
    "row", [{}, {"event": "e"}, ROW | {"judgement": "fine"}, ROW | {"sample": {}}, ROW | {"sample": 3}]
)
def test_a_line_of_something_else_is_named(row: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="row 2: no line of a sample"):
        to_judged([ROW, row], {})
