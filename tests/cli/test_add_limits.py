"""`dragoman add` where something is in the way: a limit, or somebody who holds the record."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cli.commands import lines, run
from cli.conftest import TALKS
from dragoman import Record

HOLD = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


@pytest.mark.slow
def test_a_document_over_the_limit_costs_only_itself(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "a-long.txt").write_text(f"{TALKS}\n\n" * 4_000)
    (home / "b.txt").write_text(TALKS)
    monkeypatch.setenv("DRAGOMAN_DOCUMENT_SECONDS", "4")
    told = run("add", "*.txt", "--record", "n.duckdb", "-j", "1")
    assert (told.exit_code, "1 added" in told.stderr) == (3, True), told.stderr
    (row,) = lines(run("quarantine", "--record", "n.duckdb").stdout)
    assert (row["name"], row["error"]) == ("a-long.txt", "LimitError")
    assert "longer than 4 s" in str(row["detail"])


def test_a_record_that_somebody_holds_is_told_with_the_process(article: Path) -> None:
    Record("n.duckdb")
    command = [sys.executable, "-c", HOLD, "n.duckdb"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:  # noqa: S603
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        told = run("add", article, "--record", "n.duckdb")
        holder.communicate()
    assert (told.exit_code, f"in use by process {holder.pid}" in told.stderr) == (4, True)
    assert len(told.stderr.splitlines()) == 1
