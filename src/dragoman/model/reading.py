"""What one reading of one document found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, overload

import msgspec

from dragoman.model.actors import Actor
from dragoman.model.agreements import Agreement
from dragoman.model.claims import Claim
from dragoman.model.events import Event
from dragoman.model.text import Document

SCHEMA = "dragoman/reading/1"


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Stable id."""


T = TypeVar("T", bound=Identified)


@dataclass(frozen=True, slots=True)
class Findings(Generic[T]):
    """Frozen sequence of findings: iterate, count, index by position or by id."""

    items: tuple[T, ...] = ()

    def __iter__(self) -> Iterator[T]:
        """Iterate in order of the text."""
        return iter(self.items)

    def __len__(self) -> int:
        """Count the findings."""
        return len(self.items)

    @overload
    def __getitem__(self, key: int | str) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[T, ...]: ...
    def __getitem__(self, key: int | str | slice) -> T | tuple[T, ...]:
        """Return the finding at a position, or the one with that id; raises IndexError or KeyError."""
        if not isinstance(key, str):
            return self.items[key]
        for item in self.items:
            if item.id == key:
                return item
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        """Tell whether a finding, or one with that id, is here."""
        return any(key in (item.id, item) for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeWith:
    """Versions of code, models and knowledge, and the settings that differ from the defaults."""

    version: str
    model: str
    knowledge: str
    settings: dict[str, str | int | float | bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one document says, with evidence."""

    document: Document
    actors: Findings[Actor]
    events: Findings[Event]
    claims: Findings[Claim]
    agreements: Findings[Agreement]
    made_with: MadeWith

    def to_dict(self) -> dict[str, object]:
        """Return the JSON form `dragoman/reading/1`: plain dicts, lists, strings and numbers."""
        form = {
            "schema": SCHEMA,
            "made_with": self.made_with,
            "document": self.document,
            "actors": self.actors.items,
            "events": self.events.items,
            "claims": self.claims.items,
            "agreements": self.agreements.items,
        }
        plain: dict[str, object] = msgspec.json.decode(msgspec.json.encode(form))
        return plain
