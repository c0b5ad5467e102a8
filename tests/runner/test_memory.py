"""How much memory a process holds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.runner import memory

HOLD = "held = bytearray({0} << 20); print('held', flush=True); input()"
BREED = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLD.format(200)!r}])"


def measured(script: str) -> float:
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        found = memory.measure(process.pid)
        process.communicate(b"\n")
    return found


@pytest.mark.parametrize("script", [HOLD.format(200), BREED], ids=["itself", "its child"])
def test_what_is_held_is_counted(script: str) -> None:
    assert 200 <= measured(script) <= 260


def test_without_proc_it_is_counted_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    known = memory.measure(os.getpid())
    monkeypatch.setattr(memory, "PROC", Path("/nowhere"))
    assert memory.measure(os.getpid()) == pytest.approx(known, rel=0.2)


@pytest.mark.parametrize("proc", ["/proc", "/nowhere"])
def test_a_process_that_is_gone_holds_nothing(monkeypatch: pytest.MonkeyPatch, proc: str) -> None:
    monkeypatch.setattr(memory, "PROC", Path(proc))
    assert memory.measure(2**22 + 1) == 0
