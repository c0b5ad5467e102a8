"""`dragoman demo`."""

from __future__ import annotations

from pathlib import Path

from cli.commands import run
from dragoman import Record


def test_the_demo_runs_end_to_end(home: Path) -> None:
    told = run("demo", "--record", "demo.duckdb")
    assert told.exit_code == 0, told.output
    assert all(f"{step} · " in told.stdout for step in range(1, 6))
    assert "0 new" in told.stdout
    assert Record(home / "demo.duckdb").events().rows()


def test_the_demo_leaves_nothing_behind(home: Path) -> None:
    assert run("demo").exit_code == 0
    assert not list(home.iterdir())
