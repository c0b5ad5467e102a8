"""`dragoman search`."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.commands import lines, run


def test_a_search_gives_clean_json_lines(filled: Path) -> None:
    told = run("search", "talks", "Vienna", "--record", filled)
    assert told.exit_code == 0
    (hit,) = lines(told.stdout)
    assert (hit["outlet"], hit["spans"][0]["text"]) == ("Wire", "talks")


@pytest.mark.parametrize(
    ("arguments", "count"),
    [(["agreement"], 1), (["agreement", "--outlet", "wire"], 0), (["held", "--in", "evidence", "--source", "IRN"], 1)],
)
def test_a_search_takes_filters(filled: Path, arguments: list[str], count: int) -> None:
    assert len(lines(run("search", *arguments, "--record", filled).stdout)) == count


def test_a_table_marks_the_words(filled: Path) -> None:
    assert "‹talks›" in run("search", "talks", "--record", filled, "--format", "table").stdout


def test_the_making_of_the_index_is_told_on_standard_error(article: Path) -> None:
    run("add", article, "--record", "n.duckdb")
    first, second = (run("search", "talks", "--record", "n.duckdb") for _ in range(2))
    assert ("making the search index of 1 documents" in first.stderr, second.stderr) == (True, "")
    assert first.stdout == second.stdout


@pytest.mark.parametrize("arguments", [["gas AND"], ["gas", "--in", "titles"], ["gas", "--type", "WAR"], []])
def test_a_wrong_search_is_wrong_usage(filled: Path, arguments: list[str]) -> None:
    told = run("search", *arguments, "--record", filled)
    assert (told.exit_code, told.stdout) == (2, "")


def test_a_search_without_a_record_is_not_found(home: Path) -> None:
    assert run("search", "gas", "--record", "n.duckdb").exit_code == 5
    assert not list(home.iterdir())
