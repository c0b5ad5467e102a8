"""Rows as lines: days, quotation marks, names."""

from __future__ import annotations

import pytest

from dragoman.cli.lines import day_of, in_marks, name_of

DAYS = [
    ("2014-08-25", "2014-08-25", "day", "2014-08-25"),
    ("2014-08-25", "2014-08-31", "week", "2014-08-25/31"),
    ("2014-08-28", "2014-09-03", "week", "2014-08-28/09-03"),
    ("2014-12-29", "2015-01-04", "week", "2014-12-29/2015-01-04"),
    ("2014-08-01", "2014-08-31", "month", "2014-08"),
    ("2014-02-01", "2014-02-28", "month", "2014-02"),
    ("2014-01-01", "2014-12-31", "year", "2014"),
    ("2014-05-01", "2014-07-31", "month", "2014-05-01/07-31"),
]


@pytest.mark.parametrize(("start", "end", "precision", "told"), DAYS)
def test_days_are_told_whole_and_short(start: str, end: str, precision: str, told: str) -> None:
    assert day_of({"when": {"start": start, "end": end, "precision": precision}}) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("It rained.", "“It rained.”"),
        ("“It rained.”", "“It rained.”"),
        ('"It rained."', '"It rained."'),
        ("“It rained,” he said.", "““It rained,” he said.”"),
        ("", "“”"),
    ],
)
def test_a_quotation_is_marked_once(words: str, told: str) -> None:
    assert in_marks(words) == told


def test_a_name_is_the_knowledge_bases_else_the_records_else_the_ids() -> None:
    names = {"state/IRN": "Persia", "group/rus-soldier": "Russian soldiers"}
    told = [name_of(actor, names) for actor in ("state/IRN", "group/rus-soldier", "group/own-civilian", None)]
    assert told == ["Iran", "Russian soldiers", "Own Civilian", "–"]
