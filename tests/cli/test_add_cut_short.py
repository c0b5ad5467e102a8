"""`dragoman add`, cut short in the middle and started again, from one end to the other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from cli.commands import run
from dragoman.runner import adding
from runner.killing import dump

COUNT = 36
# As `dragoman` itself, but six documents are stored at once.
COMMAND = """
import sys
from dragoman.runner import adding
from dragoman.cli.main import main
adding.BATCH = 6
main()
"""


def start(record: str) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", COMMAND, "add", "news", "--record", record, "--jobs", "2"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)  # noqa: S603


def stored(record: str) -> int:
    """Return how many documents are safe, 0 while nobody else may look."""
    try:
        with duckdb.connect(record, read_only=True) as connection:
            return int(connection.execute("SELECT count(*) FROM inputs").fetchall()[0][0])
    except duckdb.Error:
        return 0


def written(record: str) -> int:
    """Return when a record was last written, 0 where there is none yet."""
    return Path(record).stat().st_mtime_ns if Path(record).exists() else 0


def cut_short(record: str, at: int, with_: signal.Signals) -> tuple[int, str]:
    """Start, and stop once so many documents are safe; return how it ended."""
    process = start(record)
    # To open a record takes as long as the pause, so it is left alone while the pipeline is being loaded.
    before = written(record)
    while written(record) == before and process.poll() is None:
        time.sleep(0.05)
    while stored(record) < at and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(with_)
    _, told = process.communicate(timeout=60)
    return process.returncode, told


@pytest.mark.slow
def test_killed_and_interrupted_it_ends_as_if_nothing_had_been(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "BATCH", 6)
    (home / "news").mkdir()
    for number in range(COUNT):
        text = (
            "" if number == 9 else f"Iran and Russia held talks in Vienna on Monday, round {number % 5}, room {number}."
        )
        (home / "news" / f"{number:02}.txt").write_text(text)
    assert cut_short("a.duckdb", 6, signal.SIGKILL)[0] == -signal.SIGKILL
    code, told = cut_short("a.duckdb", stored("a.duckdb") + 6, signal.SIGINT)
    assert (code, "run the same command to go on" in told) == (130, True), told
    safe = stored("a.duckdb")
    ends = [run("add", "news", "--record", record, "--jobs", "1").stderr for record in ("a.duckdb", "b.duckdb")]
    assert [f"{safe} there already" in ends[0], "0 there already" in ends[1]] == [True, True], ends
    assert 12 <= safe < COUNT
    assert dump(home / "a.duckdb") == dump(home / "b.duckdb")
