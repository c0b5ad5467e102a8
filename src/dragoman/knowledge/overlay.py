"""The user's own codebook beside our knowledge: which one is in force here, and what is kept for each.

A codebook is in force in the thread that reads with it, and nowhere else; whatever is made from tables that it adds to
is kept by the hash of its rows in them, so that none leaks into a reading with another one or without.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal, ParamSpec, TypeVar

from dragoman.knowledge.tables import EventType, Organisation, Person, Predicate

P = ParamSpec("P")
R = TypeVar("R")
Table = Literal["types", "predicates", "organisations", "persons"]
# Ours and two more: who goes back and forth between codebooks waits once, and memory holds.
BOOKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """A user's rows, the hash of them all, and one for each table that has any."""

    hash: str
    hashes: Mapping[Table, str]
    types: tuple[EventType, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    persons: tuple[Person, ...] = ()


NONE = Codebook(hash="", hashes={})
IN_FORCE: ContextVar[Codebook] = ContextVar("codebook", default=NONE)


def own() -> Codebook:
    """Return the codebook in force, an empty one when there is none."""
    return IN_FORCE.get()


def find_codebook(folder: str | None) -> Codebook:
    """Return the codebook in a folder, an empty one for None; raises UsageError for no folder, KnowledgeError."""
    if folder is None:
        return NONE
    from dragoman.knowledge.codebook import load_codebook

    return load_codebook(folder)


@contextmanager
def in_force(codebook: Codebook) -> Iterator[None]:
    """Let a codebook be in force in this thread."""
    token = IN_FORCE.set(codebook)
    try:
        yield
    finally:
        IN_FORCE.reset(token)


def kept(*tables: Table, size: int = BOOKS) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep what a function returned, apart for each content of the codebook's tables that it is made from."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @functools.lru_cache(maxsize=size)
        def found(_: tuple[str, ...], *args: P.args, **kwargs: P.kwargs) -> R:
            return function(*args, **kwargs)

        @functools.wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            hashes = IN_FORCE.get().hashes
            return found(tuple([hashes.get(table, "") for table in tables]), *args, **kwargs)  # type: ignore[arg-type]

        return call

    return decorate
