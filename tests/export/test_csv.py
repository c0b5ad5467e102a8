from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from dragoman.export.csv import COLUMNS, guard, join, to_csv
from dragoman.model import Findings
from export.sample import EVENTS, SAMPLE, empty


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_there_is_one_row_per_event():
    assert [row["event"] for row in rows(to_csv(SAMPLE))] == [event.id for event in SAMPLE.events]


def test_a_reading_without_events_is_a_header():
    assert to_csv(empty()) == ",".join(COLUMNS) + "\r\n"


def test_parties_are_joined_in_the_order_of_their_ids():
    row = rows(to_csv(SAMPLE))[0]
    assert row["targets"] == "United Arab Emirates;Bahrain"
    assert row["target_countries"] == "ARE;BHR"


def test_who_reports_is_named():
    row = next(row for row in rows(to_csv(SAMPLE)) if row["event"] == "event/more")
    assert (row["reported_by"], row["claims"]) == ("Donald Trump", "claim/trump")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@cmd", "\tx", "\rx", "\nx", "＝1"])
def test_formulas_are_text(text: str):
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("value", [-2.5, 7, None, "", "plain", "a=b", "'quoted"])
def test_everything_else_is_as_it_was(value: str | float | None):
    assert guard(value) == value


def test_a_formula_in_the_source_is_disarmed():
    event = replace(EVENTS[0], why=replace(EVENTS[0].why, detail='=HYPERLINK("https://example.org")'))
    row = rows(to_csv(replace(SAMPLE, events=Findings((event,)))))[0]
    assert row["why_detail"].startswith("'=")


def test_line_ends_and_quotes_survive():
    title = 'He said "no",\nthen\r\nleft; really'
    reading = replace(SAMPLE, document=replace(SAMPLE.document, title=title))
    assert rows(to_csv(reading))[0]["title"] == title


def test_a_semicolon_inside_a_name_separates_nothing():
    assert join(("A; B", "C")) == "A, B;C"
