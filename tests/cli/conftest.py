from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli.commands import run

TALKS = "Iran and Russia held talks in Vienna on Monday. Turkey accused Greece of fraud."
PACT = "China and Pakistan signed an agreement in Islamabad on Friday. France condemned Mali, a spokesman said."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder without settings of one's own."""
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("DRAGOMAN_")]:
        monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture
def article(home: Path) -> Path:
    path = home / "talks.txt"
    path.write_text(TALKS, "utf8")
    return path


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a record of two documents, to be read only."""
    folder = tmp_path_factory.mktemp("record")
    for name, text, day, outlet in (("a", TALKS, "2024-04-26", "Wire"), ("b", PACT, "2024-05-04", "Post")):
        (folder / f"{name}.txt").write_text(text, "utf8")
        made = run(
            "add", folder / f"{name}.txt", "--record", folder / "n.duckdb", "--published", day, "--outlet", outlet
        )
        assert made.exit_code == 0, made.output
    return folder / "n.duckdb"
