from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codec import decode_reading, digest, encode, encode_any, json_schema
from dragoman.errors import SourceError
from dragoman.model import SCHEMA, Span
from record.factory import agreement, claim, day, event, reading

FULL = reading(
    "d",
    event("d", when=day("2024-04-23")),
    claims=[claim("d")],
    agreements=[agreement("d", "RUS", "IRN")],
)


def test_a_reading_survives_the_round_trip():
    assert decode_reading(encode(FULL)) == FULL


def test_the_json_is_that_of_to_dict():
    assert msgspec.json.decode(encode(FULL)) == msgspec.json.decode(encode_any(FULL.to_dict()))


def test_the_schema_name_stands_in_the_json_and_in_its_schema():
    assert decode_reading(encode(FULL)).to_dict()["schema"] == SCHEMA == json_schema()["title"]


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"schema": "dragoman/reading/2"}', b"\xff"])
def test_what_is_no_reading_is_refused(data: bytes):
    with pytest.raises(SourceError, match="not a reading"):
        decode_reading(data)


def test_a_wrong_field_is_named():
    broken = encode(FULL).replace(b'"confidence":0.8', b'"confidence":"high"')
    with pytest.raises(SourceError, match=r"events\[0\]\.confidence"):
        decode_reading(broken)


@given(st.lists(st.one_of(st.text(), st.integers(-(2**53), 2**53), st.dates(), st.none())))
def test_a_digest_is_short_and_stable(parts: list[object]):
    assert digest(*parts) == digest(*parts)
    assert len(digest(*parts)) == 16


@pytest.mark.parametrize(
    ("one", "other"), [(("a", "b"), ("ab",)), (("1",), (1,)), ((None,), ("",)), (("a", "b"), ("b", "a"))]
)
def test_different_parts_have_different_digests(one: tuple[object, ...], other: tuple[object, ...]):
    assert digest(*one) != digest(*other)


def test_a_digest_takes_model_values():
    assert digest(Span(start=0, end=1, text="a"), dt.date(2024, 1, 1)) == digest(
        Span(start=0, end=1, text="a"), dt.date(2024, 1, 1)
    )
