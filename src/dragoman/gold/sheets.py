"""Sheets: one annotated passage each, in the form that people write (`dragoman/gold/1`).

docs/gold.md says what each field holds. Spans are references to numbered lines of the raw text, which lies beside the
sheet as a file of its own.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Final, Literal

import msgspec

from dragoman.errors import SourceError
from dragoman.model import ActorKind, AgreementStatus, ClaimKind, ResidueKind, Stance, Status

SCHEMA: Final = "dragoman/gold/1"
LISTS = ("headings", "residue", "actors", "events", "claims", "agreements", "notes")


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Whatever a sheet holds; a field that is not known is an error."""


class SheetResidue(Form, frozen=True, kw_only=True):
    """A piece of the source that is not the article."""

    kind: ResidueKind
    at: str


class SheetActor(Form, frozen=True, kw_only=True):
    """An actor and its mentions by kind."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: tuple[str, ...] = ()
    office: str | None = None
    names: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()


class SheetDate(Form, frozen=True, kw_only=True):
    """What dates an act: the phrase and the days it means, None where unknown."""

    text: str
    start: dt.date | None = None
    end: dt.date | None = None
    relative: str | None = None


class SheetPlace(Form, frozen=True, kw_only=True):
    """Where an act took place."""

    text: str
    country: str | None = None


class SheetCasualties(Form, frozen=True, kw_only=True):
    """People harmed or held, as the text counts them."""

    killed: int | None = None
    injured: int | None = None
    arrested: int | None = None


class SheetCoding(Form, frozen=True, kw_only=True):
    """Another coding of an act that is right too."""

    type: str
    status: Status


class SheetEvent(Form, frozen=True, kw_only=True):
    """One act, with every trigger that tells it."""

    id: str
    type: str
    trigger: str
    modes: tuple[str, ...] = ()
    status: Status = "actual"
    historical: bool = False
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    when: SheetDate | None = None
    where: SheetPlace | None = None
    casualties: SheetCasualties | None = None
    reported_by: tuple[str, ...] = ()
    or_: tuple[SheetCoding, ...] = msgspec.field(name="or", default=())


class SheetClaim(Form, frozen=True, kw_only=True):
    """Something said, by whom and in which words."""

    id: str
    content: tuple[str, ...]
    kind: ClaimKind
    stance: Stance
    speaker: str | None = None
    speaker_span: str | None = None
    cue: str | None = None
    addressee: str | None = None
    via: tuple[str, ...] = ()
    continues: str | None = None


class SheetAgreement(Form, frozen=True, kw_only=True):
    """An agreement and the words that name it."""

    id: str
    name: str
    kind: str
    status: AgreementStatus
    parties: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


class Sheet(Form, frozen=True, kw_only=True):
    """One annotated passage; `lines` are half-open ranges of code points of the raw text."""

    schema: Literal["dragoman/gold/1"] = SCHEMA
    id: str
    lines: tuple[tuple[int, int], ...] = ()
    title: str | None = None
    given_title: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
    source: str | None = None
    headings: tuple[str, ...] = ()
    residue: tuple[SheetResidue, ...] = ()
    actors: tuple[SheetActor, ...] = ()
    events: tuple[SheetEvent, ...] = ()
    claims: tuple[SheetClaim, ...] = ()
    agreements: tuple[SheetAgreement, ...] = ()
    notes: tuple[str, ...] = ()


def decode_sheet(data: bytes | str, *, name: str = "the sheet") -> Sheet:
    """Return the sheet that JSON holds; raises SourceError naming the field that does not fit."""
    try:
        return msgspec.json.decode(data, type=Sheet)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        message = f"{name}: not a sheet in the form {SCHEMA}: {error}; docs/gold.md describes the form"
        raise SourceError(message) from error


def load_sheet(path: Path) -> Sheet:
    """Read a sheet from a file; raises SourceError for a file that cannot be read or does not fit."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}); name the JSON file of an annotated passage"
        raise SourceError(message) from error
    return decode_sheet(data, name=str(path))


def encode_sheet(sheet: Sheet) -> str:
    """Write a sheet with one finding on a line, so that a difference can be read; equal sheets give equal text."""
    plain: dict[str, object] = {"schema": SCHEMA, **msgspec.to_builtins(sheet)}
    head = {key: value for key, value in plain.items() if key not in LISTS}
    lines = [f" {to_line(key)}: {to_line(value)}" for key, value in head.items()]
    for key in LISTS:
        items = plain.get(key) or ()
        rows = ",\n".join(f"  {to_line(item)}" for item in items) if isinstance(items, (list, tuple)) else ""
        lines.append(f" {to_line(key)}: [\n{rows}]" if rows else f" {to_line(key)}: []")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def to_line(value: object) -> str:
    """Write a value as JSON on one line, with spaces for the eye."""
    return re.sub(r"\n\s*", " ", msgspec.json.format(msgspec.json.encode(value), indent=1).decode()).strip()
