"""The errors a user may meet, split by what follows from them.

DragomanError
├── SourceError        this item cannot be read; others can        (exit 1; 3 when others went through)
│   ├── FetchError     an address that may not or cannot be fetched
│   ├── TooLargeError  more bytes than the limit
│   └── LimitError     more time or memory than the limit
├── RecordError        the store cannot do it                        (exit 1)
│   ├── RecordLockedError   another process writes to the file       (exit 4)
│   └── NotFoundError  no such actor, event or document              (exit 5)
├── KnowledgeError     a data file is wrong: file, entry, remedy     (exit 1)
├── ModelError         the language pipeline is absent or unfit      (exit 1)
└── UsageError         an argument or setting makes no sense         (exit 2)
"""

from __future__ import annotations

from dataclasses import dataclass


class DragomanError(Exception):
    """Every error meant for a user; the text names the thing, the place and the remedy."""

    exit_code = 1


class SourceError(DragomanError):
    """One input cannot be read; the rest of a batch goes on."""


class FetchError(SourceError):
    """An address may not, or cannot, be fetched."""


class TooLargeError(SourceError):
    """An input is larger than the limit set for it."""


class LimitError(SourceError):
    """Reading an input took more time or memory than the limit, or ended the process that read it."""


class RecordError(DragomanError):
    """The record cannot be opened, read or written."""


class RecordLockedError(RecordError):
    """Another process holds the record for writing."""

    exit_code = 4


class NotFoundError(RecordError):
    """Nothing by that name or id."""

    exit_code = 5


class KnowledgeError(DragomanError):
    """A knowledge file breaks a rule."""


class ModelError(DragomanError):
    """The language pipeline is missing or lacks a layer that reading needs."""


class UsageError(DragomanError):
    """An argument or setting makes no sense."""

    exit_code = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What `read_many(errors="keep")` gives in place of a reading: which item, and why."""

    index: int
    id: str | None
    error: str
    detail: str
