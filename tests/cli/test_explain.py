"""`dragoman explain` and `dragoman actors --known`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cli.commands import lines, run

KANI = ["explain", "Baqeri Kani", "--context", "Tehran's acting top diplomat", "--on", "2024-06-12"]


def test_json_has_the_decision_and_every_candidate() -> None:
    found = json.loads(run(*KANI).stdout)
    assert (found["decision"], found["actor"]) == ("known", "person/ali-bagheri-kani")
    assert found["candidates"][0]["features"]["office.now"] == 1.5


def test_a_table_says_why() -> None:
    told = run(*KANI, "--format", "table").stdout
    assert "Ali Bagheri Kani" in told
    assert "fits the office" in told


def test_an_id_shows_what_is_known() -> None:
    assert json.loads(run("explain", "org/NATO").stdout)[0]["name"] == "North Atlantic Treaty Organization"


def test_an_event_of_a_record_is_shown_with_its_words_and_reason(filled: Path) -> None:
    (event,) = lines(run("events", "--type", "ACCUSE", "--record", filled, "--until", "2024-04-30").stdout)
    told = run("explain", str(event["id"]), "--record", filled, "--format", "table").stdout
    assert "Turkey → Greece" in told
    assert "‹accused›" in told
    assert "why: " in told
    assert "Wire · 2024-04-26" in told


def test_an_event_that_the_record_has_not(filled: Path) -> None:
    told = run("explain", "event/0000", "--record", filled)
    assert (told.exit_code, "no event 'event/0000'" in told.stderr) == (5, True)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["explain", " "], 2, "the name is empty"),
        (["explain", "x" * 10_000], 2, "10,000 characters"),
        (["explain", "Putin", "--on", "2024-13-45"], 2, "--on: '2024-13-45' is not a date"),
        (["explain", "person/nobody"], 5, "nobody known"),
        (["actors", "--known", "--kind", "cat"], 2, "no kind 'cat'"),
        (["actors", "--known", "--name", " "], 2, "--name is empty"),
        (["actors", "--office", "pope"], 2, "add --known"),
    ],
)
def test_what_makes_no_sense_is_named(arguments: list[str], code: int, said: str) -> None:
    told = run(*arguments)
    assert (told.exit_code, said in told.stderr) == (code, True)


def test_known_actors_as_csv() -> None:
    told = run("actors", "--known", "--country", "irn", "--office", "foreign-minister", "--format", "csv").stdout
    rows = list(csv.DictReader(told.splitlines()))
    assert "person/ali-bagheri-kani" in {row["id"] for row in rows}
    assert {row["country"] for row in rows} == {"IRN"}


def test_known_actors_on_a_day() -> None:
    told = run(
        "actors",
        "--known",
        "--country",
        "RUS",
        "--office",
        "foreign-minister",
        "--on",
        "2022-06-01",
        "--format",
        "json",
    ).stdout
    assert [row["id"] for row in json.loads(told)] == ["person/Q58217"]


def test_known_bodies_by_name_and_limit() -> None:
    told = run(
        "actors", "--known", "--kind", "organisation", "--name", "Party", "--limit", "3", "--format", "json"
    ).stdout
    assert len(json.loads(told)) == 3
