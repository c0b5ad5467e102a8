"""`dragoman add`, cut short in the middle and started again, from one end to the other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from cli.commands import run
from dragoman.runner import adding
from runner.killing import dump

COUNT = 36
# As `dragoman` itself, but six documents are stored at once, and it signals itself once so many batches are safe:
# a record looked at from outside was full, and the program at its end, before the signal came.
COMMAND = """
import os, signal
from dragoman.cli.main import main
from dragoman.record import Record
from dragoman.runner import adding

def cut_short(self, *given, batches=Record.add_outcomes, **named):
    for number, done in enumerate(batches(self, *given, **named), 1):
        yield done
        if number == {at}:
            os.kill(os.getpid(), {signal})

# What a shell starts in the background ignores the interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)
adding.BATCH = 6
Record.add_outcomes = cut_short
main()
"""


def stored(record: str) -> int:
    """Return how many documents are safe."""
    with duckdb.connect(record, read_only=True) as connection:
        return int(connection.execute("SELECT count(*) FROM inputs").fetchall()[0][0])


def cut_short(record: str, at: int, with_: signal.Signals) -> tuple[int, str]:
    """Add with two processes, stopped once so many batches are safe; return how it ended."""
    program = COMMAND.format(at=at, signal=int(with_))
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program, "add", "news", "--record", record, "--jobs", "2"],
        stderr=subprocess.PIPE,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return ran.returncode, ran.stderr


@pytest.mark.slow
def test_killed_and_interrupted_it_ends_as_if_nothing_had_been(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "BATCH", 6)
    (home / "news").mkdir()
    for number in range(COUNT):
        text = (
            "" if number == 9 else f"Iran and Russia held talks in Vienna on Monday, round {number % 5}, room {number}."
        )
        (home / "news" / f"{number:02}.txt").write_text(text)
    assert cut_short("a.duckdb", 1, signal.SIGKILL)[0] == -signal.SIGKILL
    assert stored("a.duckdb") == 6
    code, told = cut_short("a.duckdb", 2, signal.SIGINT)
    assert (code, "run the same command to go on" in told) == (130, True), told
    safe = stored("a.duckdb")
    ends = [run("add", "news", "--record", record, "--jobs", "1").stderr for record in ("a.duckdb", "b.duckdb")]
    assert [f"{safe} there already" in ends[0], "0 there already" in ends[1]] == [True, True], ends
    # Three batches, less the file that is empty.
    assert safe == 17
    assert dump(home / "a.duckdb") == dump(home / "b.duckdb")
