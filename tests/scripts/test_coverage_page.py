"""The page that tells which years have a known holder."""

from __future__ import annotations

from datetime import date

import pytest

import coverage_page
from coverage_page import Office, Tables

OFFICE = Office("office/head-of-state", "head of state", 2020)
STATE = {"iso3": "XYZ", "id": "state/XYZ", "name": "Xyz", "status": "un-member", "since": "2021-07-01"}


def tables(*terms: dict[str, str], absent: tuple[dict[str, str], ...] = ()) -> Tables:
    named = [{"office": OFFICE.id, "country": "XYZ"} | term for term in terms]
    spans = coverage_page.gap_spans([{"office": OFFICE.id, "states": {"XYZ": list(absent)}}] if absent else [])
    return Tables([STATE], [], [], [], coverage_page.term_spans([{"terms": named}]), spans)


def test_the_page_is_what_the_script_writes() -> None:
    assert coverage_page.main(["--check"]) == 0


def test_a_stale_page_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(coverage_page, "write_page", lambda _: "other")
    assert coverage_page.main(["--check"]) == 1
    assert "docs/coverage.md" in capsys.readouterr().err


def test_a_year_is_known_by_half_of_it() -> None:
    record = coverage_page.record_of(OFFICE, STATE, tables({"start": "2021-07-01", "end": "2023-05-31"}))
    assert (record.known, record.none) == ({2021, 2022}, {2020})
    assert 2023 in record.missing


def test_an_open_term_reaches_to_the_day_it_was_seen() -> None:
    record = coverage_page.record_of(OFFICE, STATE, tables({"start": "2021", "seen": "2024-12-31"}))
    assert max(record.known) == 2024


def test_years_without_the_post_are_not_asked_for() -> None:
    record = coverage_page.record_of(
        OFFICE, STATE, tables({"start": "2021", "end": "2022"}, absent=({"since": "2023-01-01"},))
    )
    assert record.complete
    assert 2023 in record.none


def test_one_day_of_the_last_year_is_enough() -> None:
    held = [(date(2025, 1, 1), date(2026, 1, 20))]
    assert coverage_page.judge_year(coverage_page.LAST, held, [], date.min)


@pytest.mark.parametrize(
    ("years", "text"),
    [((), ""), ((2004,), "2004"), ((2002, 2000, 2001), "2000–2002"), ((2000, 2001, 2004), "2000–2001, 2004")],
)
def test_years_are_told_as_ranges(years: tuple[int, ...], text: str) -> None:
    assert coverage_page.to_ranges(years) == text


@pytest.mark.parametrize("entry", coverage_page.yaml.safe_load(coverage_page.ABSENT.read_text("utf8")))
def test_posts_that_are_not_there_belong_to_states(entry: dict[str, object]) -> None:
    known = {state["iso3"] for state in coverage_page.read_tables().members}
    assert set(entry["states"]) <= known
    assert entry["office"] in {office.id for office in coverage_page.HEADS_AND_MINISTERS}
