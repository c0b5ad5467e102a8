"""`dragoman quarantine`, and what `dragoman add` says of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cli.commands import lines, run
from cli.conftest import TALKS

REASON = "the input is empty: it holds nothing; give the text or the HTML of an article"


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which a good file and a bad one have been added."""
    folder = tmp_path_factory.mktemp("tried")
    (folder / "talks.txt").write_text(TALKS, "utf8")
    (folder / "bad.txt").write_bytes(b"")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run("add", "talks.txt", "bad.txt", "--record", "n.duckdb").exit_code == 3
    return folder


@pytest.fixture(autouse=True)
def bad(tried: Path, home: Path) -> Path:
    shutil.copytree(tried, home, dirs_exist_ok=True)
    return Path("bad.txt")


def test_it_lists_what_failed_and_why(bad: Path) -> None:
    (row,) = lines(run("quarantine", "--record", "n.duckdb").stdout)
    assert (row["name"], row["error"], row["detail"]) == (str(bad), "SourceError", REASON)


def test_a_table_gives_the_whole_reason() -> None:
    told = run("quarantine", "--record", "n.duckdb", "--format", "table").stdout
    assert REASON in " ".join(told.split())


def test_the_next_run_says_that_it_is_there(bad: Path) -> None:
    told = run("add", "talks.txt", bad, "--record", "n.duckdb")
    assert (told.exit_code, "1 there already, 0 failed, 1 in quarantine from before" in told.stderr) == (3, True)
    assert "--retry" in told.stderr


def test_retrying_reads_it_once_more(bad: Path) -> None:
    told = run("add", bad, "--record", "n.duckdb", "--retry")
    assert (told.exit_code, "1 failed" in told.stderr, f"not added: {bad}" in told.stderr) == (1, True, True)


def test_a_mended_file_leaves_it(bad: Path) -> None:
    bad.write_text(f"{TALKS} Once more.")
    assert run("add", bad, "--record", "n.duckdb").exit_code == 0
    assert run("quarantine", "--record", "n.duckdb").stdout == ""


def test_forgetting_takes_it_off_the_list(bad: Path) -> None:
    told = run("quarantine", "--forget", bad, "--record", "n.duckdb")
    assert (told.exit_code, told.stdout, "1 taken off" in told.stderr) == (0, "", True)
    assert run("quarantine", "--record", "n.duckdb").stdout == ""


def test_forgetting_what_is_not_there_is_told() -> None:
    told = run("quarantine", "--forget", "nothing.txt", "--record", "n.duckdb")
    assert (told.exit_code, "'nothing.txt'" in told.stderr) == (5, True)


def test_a_missing_record_is_told() -> None:
    assert run("quarantine", "--record", "nowhere.duckdb").exit_code == 5
