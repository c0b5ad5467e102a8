"""Dragoman: who did what to whom, when, where, and who says so — from the news as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.api import compare_record, export_record, fetch, read, read_many, relate, relate_many, resolve, when
from dragoman.errors import (
    DragomanError,
    Failure,
    FetchError,
    KnowledgeError,
    ModelError,
    NotFoundError,
    RecordError,
    RecordLockedError,
    SourceError,
    TooLargeError,
    UsageError,
)
from dragoman.model import (
    Actor,
    ActorRef,
    Agreement,
    Casualties,
    Claim,
    DateInterval,
    Document,
    Event,
    Place,
    Reading,
    Reason,
    Relation,
    Residue,
    Section,
    Source,
    Span,
)

if TYPE_CHECKING:
    from dragoman.record import Record

__all__ = [
    "Actor",
    "ActorRef",
    "Agreement",
    "Casualties",
    "Claim",
    "DateInterval",
    "Document",
    "DragomanError",
    "Event",
    "Failure",
    "FetchError",
    "KnowledgeError",
    "ModelError",
    "NotFoundError",
    "Place",
    "Reading",
    "Reason",
    "Record",
    "RecordError",
    "RecordLockedError",
    "Relation",
    "Residue",
    "Section",
    "Source",
    "SourceError",
    "Span",
    "TooLargeError",
    "UsageError",
    "compare_record",
    "export_record",
    "fetch",
    "read",
    "read_many",
    "relate",
    "relate_many",
    "resolve",
    "when",
]


def __getattr__(name: str) -> object:
    """Load the record, and DuckDB with it, when it is first asked for."""
    if name == "Record":
        from dragoman.record import Record

        return Record
    message = f"module 'dragoman' has no attribute {name!r}"
    raise AttributeError(message)
