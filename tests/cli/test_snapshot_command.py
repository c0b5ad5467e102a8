"""`dragoman snapshot`."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.commands import run


def test_freezing_and_checking(filled: Path, home: Path) -> None:
    made = run("snapshot", "paper", "--record", filled, "--author", "Ada Example")
    assert (made.exit_code, made.stdout, "CODEBOOK.md" in made.stderr) == (0, "", True)
    told = run("snapshot", "--verify", "paper")
    assert (told.exit_code, told.stdout, "0 not" in told.stderr) == (0, "", True)
    (home / "paper" / "CODEBOOK.md").write_text("", "utf8")
    told = run("snapshot", "--verify", "paper")
    assert (told.exit_code, told.stdout) == (1, "changed\tCODEBOOK.md\n")


def test_without_text(filled: Path, home: Path) -> None:
    assert (
        run("snapshot", "paper", "--record", filled, "--no-text", "--format", "csv", "--type", "CONSULT").exit_code == 0
    )
    files = [p.read_text("utf8") for p in (home / "paper").rglob("*.*")]
    assert not any("held talks" in text for text in files)
    assert not list((home / "paper").rglob("*.parquet"))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [([], 2), (["out", "--verify", "out"], 2), (["out", "--type", "BOGUS"], 2), (["--verify", "."], 5), (["a/b"], 2)],
)
def test_what_makes_no_sense_is_told(filled: Path, home: Path, arguments: list[str], code: int) -> None:
    told = run("snapshot", *arguments, "--record", filled)
    assert (told.exit_code, told.stdout) == (code, "")
    assert told.stderr
    assert list(home.iterdir()) == []


def test_what_is_there_is_not_written_over(filled: Path, home: Path) -> None:
    (home / "paper").mkdir()
    assert run("snapshot", "paper", "--record", filled).exit_code == 0
    assert run("snapshot", "paper", "--record", filled).exit_code == 2
