from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.record import Record


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new record, to be copied: that takes a hundredth of the time of making one."""
    return Record(tmp_path_factory.mktemp("empty") / "news.duckdb").file.path


@pytest.fixture
def record(tmp_path: Path, empty: Path) -> Record:
    return Record(shutil.copy(empty, tmp_path / "news.duckdb"), patience=0.2)
