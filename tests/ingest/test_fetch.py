"""Only public pages may be fetched."""

from __future__ import annotations

import io
import time

import pytest
from requests import Response

from dragoman.errors import FetchError
from dragoman.ingest.fetch import PAUSE, check_robots, check_type, fetch, wait_turn

FORBIDDEN = [
    "http://127.0.0.1/",
    "http://localhost/",
    "http://10.0.0.1/",
    "http://[::1]/",
    "http://169.254.169.254/latest",
    "http://0.0.0.0/",
]
NO_ADDRESS = [
    "file:///etc/passwd",
    "ftp://example.org/",
    "example.org",
    "http://",
    "https://user:word@example.org/",
    "http://[",
    "",
]


@pytest.mark.parametrize("url", FORBIDDEN)
def test_inner_addresses_are_refused(url: str) -> None:
    with pytest.raises(FetchError, match="cannot be fetched"):
        fetch(url)


@pytest.mark.parametrize("url", NO_ADDRESS)
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(FetchError, match="not an address"):
        fetch(url)


def test_a_site_is_asked_for_pages_with_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)
    visits: dict[str, float] = {}
    for site in ("a.example", "b.example", "a.example"):
        wait_turn(site, visits)
    assert slept == [0.0, 0.0, PAUSE]


def test_a_sites_rules_are_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def get(url: str) -> Response:
        asked.append(url)
        response = Response()
        response.status_code, response.raw = 200, io.BytesIO(b"User-agent: *\nDisallow: /inner")
        return response

    monkeypatch.setattr("dragoman.ingest.fetch.get", get)
    check_robots("https://rules.example/outer")
    with pytest.raises(FetchError, match="forbids fetching"):
        check_robots("https://rules.example/inner/page")
    assert asked == ["https://rules.example/robots.txt"]


@pytest.mark.parametrize("kind", ["application/rss+xml; charset=utf-8", "application/atom+xml", "text/xml"])
def test_feeds_are_text(kind: str) -> None:
    response = Response()
    response.headers["Content-Type"] = kind
    check_type("https://wire.example/feed", response)


def test_a_picture_is_not() -> None:
    response = Response()
    response.headers["Content-Type"] = "image/png"
    with pytest.raises(FetchError, match="image/png is not text"):
        check_type("https://wire.example/a.png", response)
