"""Fetch a page through a hardened client: public addresses only, few redirects, a limit on bytes and seconds."""

from __future__ import annotations

import time
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from dragoman.errors import FetchError, TooLargeError
from dragoman.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from requests import Response
    from requests_hardened import HTTPSession

AGENT = "dragoman"
MAX_BYTES = 8_000_000
SECONDS = (5.0, 20.0)
REDIRECTS = 3
CHUNK = 65_536
READABLE = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/rss",
    "application/atom",
    "application/octet-stream",
)
# Seconds between two pages of one site.
PAUSE = 1.0
SITES = 512


def fetch(url: str) -> Source:
    """Return the source at an address; raises FetchError when that may not or cannot be, TooLargeError over 8 MB."""
    from requests import codes

    check_address(url)
    check_robots(url)
    wait_turn(urlsplit(url).netloc, last_visits())
    with get(url) as response:
        if response.status_code != codes.ok:
            message = f"{url}: the server answered {response.status_code} {response.reason}"
            raise FetchError(message)
        check_type(url, response)
        return Source(content=body(url, response), url=response.url)


def check_address(url: str) -> None:
    """Raise FetchError when an address is not http(s) with a host and without a password."""
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:
        good = False
    if not good:
        message = f"{url!r}: not an address that may be fetched; give one that begins with https:// or http://"
        raise FetchError(message)


def check_robots(url: str) -> None:
    """Raise FetchError when the site's robots.txt forbids the page; no readable robots.txt forbids nothing."""
    parts = urlsplit(url)
    if not robots(f"{parts.scheme}://{parts.netloc}/robots.txt").can_fetch(AGENT, url):
        message = f"{url}: the site's robots.txt forbids fetching this page"
        raise FetchError(message)


@lru_cache(maxsize=SITES)
def robots(url: str) -> RobotFileParser:
    """Return a site's rules, asked for once; raises FetchError when the site does not answer."""
    from requests import codes

    rules = RobotFileParser()
    with get(url) as response:
        found = response.status_code == codes.ok
        rules.parse(body(url, response).decode("utf-8", "replace").splitlines() if found else [])
    return rules


@cache
def last_visits() -> dict[str, float]:
    """Return when each site was last asked for a page, on the clock that only goes forward."""
    return {}


def wait_turn(site: str, visits: dict[str, float]) -> None:
    """Wait until a site may be asked again."""
    time.sleep(max(0.0, visits.get(site, -PAUSE) + PAUSE - time.monotonic()))
    visits[site] = time.monotonic()


def get(url: str) -> Response:
    """Return an open response; raises FetchError naming what went wrong."""
    from requests import RequestException

    try:
        response: Response = session().request("GET", url, stream=True)
    except (RequestException, OSError, ValueError) as error:
        message = f"{url}: cannot be fetched ({type(error).__name__}: {error})"
        raise FetchError(message) from error
    return response


@cache
def session() -> HTTPSession:
    """Return the client; addresses of this machine or its network are refused, after each redirect too."""
    from requests_hardened import Config, Manager

    manager = Manager(
        Config(
            default_timeout=SECONDS,
            never_redirect=False,
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=False,
            user_agent_override=AGENT,
        )
    )
    client = manager.get_session()
    client.max_redirects = REDIRECTS
    return client


def check_type(url: str, response: Response) -> None:
    """Raise FetchError when the server says that the content is no text."""
    kind = response.headers.get("Content-Type", "text/html").lower()
    if not kind.startswith(READABLE):
        message = f"{url}: {kind.partition(';')[0]} is not text or HTML"
        raise FetchError(message)


def body(url: str, response: Response) -> bytes:
    """Return the response's bytes; raises TooLargeError beyond the limit."""
    return b"".join(capped(url, response))


def capped(url: str, response: Response) -> Iterator[bytes]:
    """Yield the response's chunks up to the limit."""
    size, began = 0, time.monotonic()
    for chunk in response.iter_content(CHUNK):
        size += len(chunk)
        if time.monotonic() - began > SECONDS[1]:
            message = f"{url}: took longer than {SECONDS[1]:g} s"
            raise FetchError(message)
        if size > MAX_BYTES:
            message = f"{url}: larger than the limit of {MAX_BYTES:,} bytes"
            raise TooLargeError(message)
        yield chunk
