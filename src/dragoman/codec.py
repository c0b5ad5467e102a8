"""Model values to JSON and back, the JSON Schema of a reading, days as given, and the hashes that ids are made of."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from typing import Literal

import msgspec

from dragoman.errors import SourceError, UsageError
from dragoman.model import (
    Actor,
    Agreement,
    Claim,
    Document,
    Event,
    Findings,
    MadeWith,
    Reading,
)
from dragoman.model.reading import SCHEMA

DIGEST_LENGTH = 16
ISO_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?:[T ][0-9:.,]+\s*(?:Z|[+-]\d\d:?\d\d)?)?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingForm:
    """A reading as it stands in JSON: `dragoman/reading/1`."""

    schema: Literal["dragoman/reading/1"] = "dragoman/reading/1"
    made_with: MadeWith
    document: Document
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    agreements: tuple[Agreement, ...]


def to_form(reading: Reading) -> ReadingForm:
    """Return the reading in the order and shape of its JSON."""
    return ReadingForm(
        made_with=reading.made_with,
        document=reading.document,
        actors=reading.actors.items,
        events=reading.events.items,
        claims=reading.claims.items,
        agreements=reading.agreements.items,
    )


def from_form(form: ReadingForm) -> Reading:
    """Return the reading that a JSON form stands for."""
    return Reading(
        document=form.document,
        actors=Findings(form.actors),
        events=Findings(form.events),
        claims=Findings(form.claims),
        agreements=Findings(form.agreements),
        made_with=form.made_with,
    )


def encode(reading: Reading) -> bytes:
    """Return the reading as one line of UTF-8 JSON; equal readings give equal bytes."""
    return msgspec.json.encode(to_form(reading), order="deterministic")


def decode_reading(data: bytes | str) -> Reading:
    """Return the reading that JSON holds; raises SourceError naming the field that does not fit."""
    try:
        return from_form(msgspec.json.decode(data, type=ReadingForm))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        message = f"not a reading in the form {SCHEMA}: {error}; write it with `dragoman read --format json`"
        raise SourceError(message) from error


def encode_any(value: object) -> bytes:
    """Return any model value, or plain containers of them, as UTF-8 JSON with keys in a fixed order."""
    return msgspec.json.encode(value, order="deterministic")


def to_plain(value: object) -> object:
    """Return the value in dicts, lists, strings and numbers only; dates as ISO strings."""
    return msgspec.to_builtins(value)


def json_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of a reading."""
    schema: dict[str, object] = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA}
    return schema | msgspec.json.schema(ReadingForm)


def digest(*parts: object) -> str:
    """Return the first 16 hex digits of the SHA-256 of the parts' JSON: same parts in the same order, same id."""
    return hashlib.sha256(encode_any(parts)).hexdigest()[:DIGEST_LENGTH]


def to_date(value: object, *, name: str = "published") -> dt.date | None:
    """Return a day from a date or an ISO string; raises UsageError naming the argument and what is wrong."""
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    match = ISO_DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        return dt.date.fromisoformat(match.group(1) if match else "")
    except ValueError as error:
        message = f"{name}: {value!r} is not a date; give a day of the calendar as YYYY-MM-DD, 2024-04-26 for example"
        raise UsageError(message) from error
