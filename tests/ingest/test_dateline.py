"""Datelines and printed dates are told from prose."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from dragoman.ingest.dateline import Dateline, find_dateline, find_printed_date

FILE = Path(__file__).parents[2] / "data" / "residue" / "en.yaml"
EXAMPLES = yaml.safe_load(FILE.read_text("utf8"))["dateline"]["examples"]


@pytest.mark.parametrize("example", EXAMPLES["yes"])
def test_datelines_that_are(example: str) -> None:
    text, _, place = example.partition(" => ")
    found = find_dateline(f"{text} The two sides met on Monday.")
    assert found is not None
    assert (found.place or "-", found.length) == (place, len(text) + 1)


@pytest.mark.parametrize("example", EXAMPLES["yes"])
def test_datelines_by_themselves(example: str) -> None:
    assert find_dateline(example.partition(" => ")[0]) is not None


@pytest.mark.parametrize("example", EXAMPLES["no"])
def test_datelines_that_are_not(example: str) -> None:
    assert find_dateline(example) is None


def test_the_parts_of_a_dateline() -> None:
    found = find_dateline("MOSCOW, March 3, 2021 (Xinhua) -- The two sides met.")
    assert found == Dateline(place="MOSCOW", month=3, day=3, year=2021, agency="Xinhua", length=34)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Published: 26 April 2024", dt.date(2024, 4, 26)),
        ("April 26th, 2024", dt.date(2024, 4, 26)),
        ("Updated 2024-04-26 10:00", dt.date(2024, 4, 26)),
        ("Posted on 31 February 2024", None),
        ("Updated 3:14 pm", None),
    ],
)
def test_printed_dates(text: str, date: dt.date | None) -> None:
    assert find_printed_date(text) == date
