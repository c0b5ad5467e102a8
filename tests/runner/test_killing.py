"""A record survives what is done to the process that fills it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_twenty_kills_leave_a_record_that_equals_an_undisturbed_one(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "runner.killing", str(tmp_path), "20", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)  # noqa: S603
    assert done.returncode == 0, done.stderr[-2000:]
    assert re.match(r"20 kills, [1-9]\d* halfway", done.stdout), done.stdout
