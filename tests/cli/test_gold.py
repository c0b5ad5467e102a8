from __future__ import annotations

from pathlib import Path

import pytest

from cli.commands import run
from gold.sample import SHEET, TEXT


@pytest.fixture
def passage(home: Path) -> Path:
    path = home / "passage.txt"
    path.write_text(TEXT, "utf8")
    path.with_suffix(".json").write_text(SHEET, "utf8")
    return path


def test_gold_and_found_stand_side_by_side(passage: Path) -> None:
    result = run("read", passage, "--gold", passage.with_suffix(".json"))
    assert result.exit_code == 0
    assert result.stdout.startswith("<!doctype html>")
    for told in ("Ana Brnabić (SRB)", "CONSULT", "agrees", "see-also"):
        assert told in result.stdout


def test_gold_makes_a_page_only(passage: Path) -> None:
    result = run("read", passage, "--gold", passage.with_suffix(".json"), "--format", "json")
    assert result.exit_code == 2
    assert "--gold makes a page only" in result.stderr
    assert run("read", passage, "--gold", passage.with_suffix(".json"), "--out", "x.csv").exit_code == 2


def test_a_sheet_of_another_text_is_told(passage: Path) -> None:
    passage.write_text(TEXT.replace("Brnabic", "Someone"), "utf8")
    result = run("read", passage, "--gold", passage.with_suffix(".json"))
    assert result.exit_code == 1
    assert "does not fit the text" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_sheet_that_is_none_is_told(passage: Path) -> None:
    passage.with_suffix(".json").write_text("[]", "utf8")
    result = run("read", passage, "--gold", passage.with_suffix(".json"))
    assert result.exit_code == 1
    assert "not a sheet in the form dragoman/gold/1" in result.stderr
