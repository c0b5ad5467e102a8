from __future__ import annotations

import pytest

from dragoman.record import Record
from export.formats.sample import fill


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return fill(tmp_path_factory.mktemp("sampled"))
