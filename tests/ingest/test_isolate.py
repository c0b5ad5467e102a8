"""A page that is large or strange is read elsewhere, for a limited time."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from dragoman.config import DEFAULTS
from dragoman.errors import SourceError
from dragoman.ingest import to_document
from dragoman.ingest.html import read_html
from dragoman.ingest.isolate import run_isolated
from dragoman.model import Source

from .pages import NEUTRAL, PAGE


def test_elsewhere_is_as_here() -> None:
    assert run_isolated(PAGE, None, 60) == read_html(PAGE)


def test_a_large_page_is_read() -> None:
    body = "".join(f"<p>{text} {place}.</p>" for place in range(1_190) for text in NEUTRAL)
    document = to_document(Source(content=f"<html><body><article>{body}</article></body></html>"), DEFAULTS)
    assert len(document.text) > 1_000_000


def test_a_page_that_takes_too_long_is_given_up() -> None:
    began = time.monotonic()
    page = "<p>" + "<b>word " * 400_000
    with pytest.raises(SourceError, match=r"longer than 0\.3 s"):
        to_document(Source(content=page), replace(DEFAULTS, html_seconds=0.3))
    assert time.monotonic() - began < 10


def test_a_broken_reader_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(SourceError, match="broke its reader"):
        run_isolated(PAGE, None, 5)
