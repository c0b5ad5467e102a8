"""Rows as lines: days, quotation marks, names."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dragoman.cli.lines import day_of, in_marks, name_of, write_lines
from dragoman.cli.tables import write_numbers
from dragoman.cli.terminal import Console

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


def test_a_run_of_empty_periods_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    empty = [
        {"start": f"19{year}-01-01", "end": "", "events": 0, "documents": 0, "score": None} for year in (55, 56, 57)
    ]
    full = {"start": "1954-01-01", "end": "", "events": 2, "documents": 0, "score": -3.0}
    quiet = {"start": "1958-01-01", "end": "", "events": 0, "documents": 7, "score": None}
    write_numbers([full, *empty, quiet, *empty[:2]], ("start", "events", "documents", "score"))
    told = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert told == ["start", "1954-01-01", "(3", "1958-01-01", "1955-01-01", "1956-01-01"]


def test_a_pipe_whose_reader_has_gone_is_no_failure() -> None:
    command = f"set -o pipefail; {sys.executable} -m dragoman actors --known --country FRA --format table | head -n 1"
    told = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S603, S607
    assert (told.returncode, told.stderr) == (0, "")


def test_an_agreement_told_alike_is_one_line_with_an_id(capsys: pytest.CaptureFixture[str]) -> None:
    pact = {"name": "Ottawa Treaty", "kind": "treaty", "status": "in-force", "when": None, "parties": ["state/NOR"]}
    rows = [
        pact | {"id": f"agreement/{n}", "outlet": "Wire", "published": day}
        for n, day in enumerate(("2024-05-02", "2024-05-01"))
    ]
    write_lines([*rows, pact | {"id": "agreement/9", "parties": []}], "agreements", Console(width=120))
    told = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert told == [
        "Ottawa Treaty  treaty · in-force · undated · told 2 times",
        "  Norway  Wire 2024-05-01 · agreement/1",
        "Ottawa Treaty  treaty · in-force · undated",
        "  parties unknown  agreement/9",
    ]


def test_a_long_line_leaves_the_column_of_days_free(capsys: pytest.CaptureFixture[str]) -> None:
    row = {"type": "CONSULT", "status": "actual", "id": "event/1", "sources": ["state/NOR"] * 4, "targets": []}
    write_lines([row], "events", Console(width=40))
    first, *others = [line for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert first.startswith("undated        CONSULT")
    assert all(line.startswith(" " * 15) for line in others)


def test_a_decision_is_told_whole(capsys: pytest.CaptureFixture[str]) -> None:
    made = {"action": "merge", "by": "dragoman", "when": "2024-05-01T10:20:30+00:00", "id": "9e", "because": "One act."}
    write_lines([made | {"in_force": False}], "decisions", Console(width=80))
    told = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert told == ["merge  by dragoman · 2024-05-01 10:20 · not in force · 9e", "  One act."]
