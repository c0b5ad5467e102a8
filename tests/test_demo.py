"""The bundled dispatches are what the index says."""

from __future__ import annotations

import datetime as dt
import json
import re
from importlib import resources

import pytest

DEMO = resources.files("dragoman") / "demo"
INDEX = json.loads((DEMO / "index.json").read_text("utf8"))


def body(name: str) -> str:
    return re.sub(r"<head>.*</head>|<[^>]+>", " ", (DEMO / name).read_text("utf8"), flags=re.DOTALL)


def test_index_lists_every_dispatch() -> None:
    assert {row["file"] for row in INDEX} == {path.name for path in DEMO.iterdir()} - {"index.json"}


def test_three_outlets_and_a_dozen_dispatches() -> None:
    assert len(INDEX) >= 12
    assert len({row["outlet"] for row in INDEX}) == 3


def test_dispatches_stand_in_order_of_time() -> None:
    days = [dt.date.fromisoformat(row["published"]) for row in INDEX]
    assert days == sorted(days)


@pytest.mark.parametrize("name", [row["file"] for row in INDEX])
def test_dispatch_is_short_and_quotes_nobody(name: str) -> None:
    text = body(name)
    assert 120 <= len(text.split()) <= 250
    assert not set(text) & set('"“”«»')
