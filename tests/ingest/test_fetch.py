"""Only public pages may be fetched."""

from __future__ import annotations

import pytest

from dragoman.errors import FetchError
from dragoman.ingest.fetch import fetch

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
