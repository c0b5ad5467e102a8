from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path / "news.duckdb", patience=0.2)
