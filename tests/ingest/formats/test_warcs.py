"""WARC: pages out of records, and records that are broken."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import hashlib
import re
from pathlib import Path

import pytest

from dragoman.errors import Failure
from dragoman.ingest.archives import count_items
from dragoman.ingest.formats.members import Options
from ingest.archive_samples import PACT, PAGE, TALKS, faults, put, read_all, record, sources

HTML = record(PAGE.encode())
TEXT = record(
    PACT.encode(),
    http="HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n",
    uri="https://wire.example/2",
)
ANSWER = "HTTP/1.1 {}\r\nContent-Type: {}\r\n\r\n"


def broken(name: str) -> bytes:
    """Return a record with one fault."""
    return {
        "no length": HTML.replace(b"Content-Length", b"Content-Size"),
        "claims more": record(PACT.encode(), claim=300),
        "claims less": record(PACT.encode(), claim=-20),
        "no answer": record(b"\x00\x01", http=None),
        "garbage": b"\x00garbage\r\n" * 9,
        "half a head": HTML[:60] + b"\r\n\r\n",
        "damaged": digest(PACT.encode()).replace(b"France", b"Frence"),
        "packed and cut": packed_page(gzip.compress(PAGE.encode())[:-20]),
    }[name]


def digest(body: bytes) -> bytes:
    """Return a record with the digest of its block."""
    plain = record(body)
    block = plain[plain.index(b"\r\n\r\n") + 4 : -4]
    stated = base64.b32encode(hashlib.sha1(block).digest())  # noqa: S324 - what the format uses
    return plain.replace(b"WARC-Record-ID", b"WARC-Block-Digest: sha1:" + stated + b"\r\nWARC-Record-ID")


def packed_page(body: bytes) -> bytes:
    return record(body, http="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n")


def test_a_page_with_its_address_and_the_day_it_was_taken(tmp_path: Path) -> None:
    (found,) = sources(put(tmp_path, "a.warc", HTML), Options(capture_day=True))
    assert (found.content, found.url) == (PAGE.encode(), "https://wire.example/1")
    assert (found.published, found.seen) == (None, dt.date(2014, 3, 10))


def test_the_day_of_capture_is_no_day_of_publication(tmp_path: Path) -> None:
    assert sources(put(tmp_path, "a.warc", HTML), Options())[0].seen is None


@pytest.mark.parametrize(
    "other",
    [
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request", http=None),
        record(b"software: x", kind="warcinfo", http=None, media="application/warc-fields"),
        record(PAGE.encode(), http=ANSWER.format("404 Not Found", "text/html")),
        record(b"\x89PNG", http=ANSWER.format("200 OK", "image/png")),
        record(b"", kind="revisit", http=None),
    ],
)
def test_what_is_no_page_is_passed_over(tmp_path: Path, other: bytes) -> None:
    assert list(read_all(put(tmp_path, "a.warc", other + HTML))) == ["a.warc:2"]


@pytest.mark.parametrize("kind", ["conversion", "resource"])
def test_texts_that_an_archive_made(tmp_path: Path, kind: str) -> None:
    (found,) = sources(put(tmp_path, "a.wet", record(TALKS.encode(), kind=kind, http=None, media="text/plain")))
    assert found.content == TALKS.encode()


def test_content_is_unpacked_and_put_together(tmp_path: Path) -> None:
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PACT), PACT.encode())
    sent = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
    path = put(tmp_path, "a.warc", packed_page(gzip.compress(PAGE.encode())) + record(chunked, http=sent))
    assert [found.content for found in sources(path)] == [PAGE.encode(), PACT.encode()]


def test_the_servers_encoding_helps_where_the_page_names_none(tmp_path: Path) -> None:
    words = "Министр иностранных дел прибыл"
    answer = ANSWER.format("200 OK", "text/html; charset=koi8-r")
    path = put(tmp_path, "a.warc", record(words.encode("koi8-r"), http=answer) + record(words.encode(), http=answer))
    assert [found.content for found in sources(path)] == [words, words.encode()]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("no length", "does not say how long it is"),
        ("claims more", "among which another begins"),
        ("claims less", "does not end where it says"),
        ("no answer", "cannot be read"),
        ("garbage", "belong to none"),
        ("half a head", "how long"),
        ("damaged", "digest"),
        ("packed and cut", "breaks off"),
    ],
)
def test_a_broken_record_is_named_and_costs_only_itself(tmp_path: Path, fault: str, told: str) -> None:
    path = put(tmp_path, "a.warc", HTML + broken(fault) + TEXT)
    found = read_all(path)
    assert [isinstance(item, Failure) for item in found.values()] == [False, True, False]
    assert re.search(told, faults(path)["a.warc:2"])


@pytest.mark.parametrize("cut", [12, 30, 80, 150])
def test_a_cut_part_of_a_packed_file_costs_only_its_record(tmp_path: Path, cut: int) -> None:
    path = put(tmp_path, "a.warc.gz", gzip.compress(HTML) + gzip.compress(TEXT)[:-cut] + gzip.compress(HTML))
    found = list(read_all(path).values())
    assert [isinstance(item, Failure) for item in found] == [False, True, False]


def test_the_end_of_a_file_is_missing(tmp_path: Path) -> None:
    path = put(tmp_path, "a.warc", HTML + TEXT[:-60])
    assert "a.warc:2: breaks off" in faults(path)["a.warc:2"]


def test_a_page_over_the_limit(tmp_path: Path) -> None:
    small = Options(max_bytes=400)
    path = put(tmp_path, "a.warc", record(b"x" * 500) + record(b"y" * 500, kind="request") + TEXT)
    assert "larger than the limit of 400 bytes" in faults(path, small)["a.warc:1"]
    assert list(read_all(path, small)) == ["a.warc:1", "a.warc:3"]


def test_a_bomb_in_a_page(tmp_path: Path) -> None:
    path = put(tmp_path, "a.warc", packed_page(gzip.compress(bytes(900_000))) + TEXT)
    small = Options(max_bytes=100_000)
    assert "larger than the limit" in faults(path, small)["a.warc:1"]
    assert len(read_all(path, small)) == 2


@pytest.mark.parametrize("content", [b"", record(b"", kind="warcinfo", http=None)])
def test_a_file_without_a_page_says_so(tmp_path: Path, content: bytes) -> None:
    assert "no page in" in faults(put(tmp_path, "a.warc", content))["a.warc"]


def test_records_are_counted(tmp_path: Path) -> None:
    path = put(tmp_path, "a.warc.gz", gzip.compress(HTML) + gzip.compress(TEXT))
    assert count_items(path) == 2
