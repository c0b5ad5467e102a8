"""Bytes of any encoding become text, and binary data is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import SourceError
from dragoman.ingest.decode import decode

RUSSIAN = "Министр иностранных дел прибыл в Астану на встречу с коллегами из стран региона."
ARABIC = "وصل وزير الخارجية إلى عمان للقاء نظرائه من دول المنطقة ومناقشة الوضع."
ENGLISH = "The minister’s visit – his first – ended in “good faith” on Monday."
BINARY = {
    "a PNG picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "a zip archive": b"PK\x03\x04\x14\x00\x00\x00",
    "a program": b"\x7fELF\x02\x01\x01\x00",
    "a PDF": b"%PDF-1.7\n",
    "gzip data": b"\x1f\x8b\x08\x00\x00",
    "a DuckDB database": b"\x00" * 8 + b"DUCK" + b"\x00" * 20,
    "binary data": bytes(range(1, 32)) * 50,
}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-r"]
)
def test_russian(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding)) == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256"])
def test_arabic(encoding: str) -> None:
    assert decode(ARABIC.encode(encoding)) == ARABIC


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1252"])
def test_curled_quotes(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


def test_declared_encoding_is_believed() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body>{RUSSIAN[:12]}</body></html>'
    assert decode(page.encode("cp1251")) == page


def test_wrongly_declared_utf8_is_guessed() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body>{RUSSIAN}</body></html>'
    assert RUSSIAN in decode(page.encode("cp1251"))


def test_a_cut_last_character_costs_only_itself() -> None:
    assert decode(RUSSIAN.encode()[:-2]) == RUSSIAN[:-2] + "\ufffd."[:1]


@pytest.mark.parametrize(("name", "content"), BINARY.items())
def test_binary_is_refused_by_name(name: str, content: bytes) -> None:
    with pytest.raises(SourceError, match=name):
        decode(content)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=60))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(("The text: " + text).encode()) == "The text: " + text
