"""What was given to read: whether it is there already, and what could not be read.

An input is known by its key, the hash of its content and of all that was said of it; who reads by the hash of versions
and settings. Both together make sure that an input is read once and that a better reader reads it anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from dragoman.codec import digest
from dragoman.errors import Failure
from dragoman.model import MadeWith, Reading, Source
from dragoman.record.tables import delete, insert, select_ids

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

THERE = 'SELECT "key" FROM inputs WHERE made = $made'
ASIDE = 'SELECT "key" FROM quarantine WHERE made = $made'
NAMED_OR_KEYED = 'SELECT "key" FROM quarantine WHERE list_contains($words, "key") OR list_contains($words, "name")'


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing given to read: what a person knows it by (file, line, address), and its key.

    `key` is None for what could not be opened.
    """

    name: str
    key: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an input."""

    input: Input
    result: Reading | Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The keys of what one reader has read, and of what it could not read."""

    read: frozenset[str] = field(default=frozenset())
    failed: frozenset[str] = field(default=frozenset())


def to_key(source: Source) -> str:
    """Return the key of a source: same content and same facts given, same key."""
    content = source.content
    # Text may hold halves of surrogate pairs, which no encoding carries, so they are passed through.
    given = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    facts = {f.name: getattr(source, f.name) for f in fields(source) if f.name != "content"}
    told = {name: str(fact) for name, fact in facts.items() if fact is not None}
    return digest(given, type(content).__name__, repr(told))


def to_made(made_with: MadeWith) -> str:
    """Return the hash of a reader: versions of code, model and knowledge, and settings."""
    return digest("reader", made_with)


def load_known(connection: DuckDBPyConnection, made: str) -> Known:
    """Return what a reader has seen."""
    values = {"made": made}
    return Known(
        read=frozenset(select_ids(connection, THERE, values)), failed=frozenset(select_ids(connection, ASIDE, values))
    )


def to_batches(outcomes: Iterable[Outcome], size: int) -> Iterator[list[Outcome]]:
    """Yield lists with at most `size` of what could be opened.

    Only that is counted: it is the same after an interruption, so that batches, and with them the log of decisions,
    come out as if there had been none.
    """
    batch: list[Outcome] = []
    opened = 0
    for outcome in outcomes:
        batch.append(outcome)
        opened += outcome.input.key is not None
        if opened == size:
            yield batch
            batch, opened = [], 0
    if batch:
        yield batch


def write_inputs(connection: DuckDBPyConnection, outcomes: Sequence[Outcome], made: str) -> None:
    """Note what came of inputs; what failed before and is read now leaves the quarantine."""
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    read = {to_id(o): o.result.document.id for o in outcomes if isinstance(o.result, Reading)}
    failed = {to_id(o): failure_row(o, o.result, made, now) for o in outcomes if isinstance(o.result, Failure)}
    delete(connection, "inputs", "key", read.keys() | failed.keys())
    delete(connection, "quarantine", "key", read.keys() | failed.keys())
    delete(connection, "quarantine", "name", {o.input.name for o in outcomes})
    insert(connection, "inputs", [{"key": k, "made": made, "document": d} for k, d in sorted(read.items())])
    insert(connection, "quarantine", [row for _, row in sorted(failed.items())])


def to_id(outcome: Outcome) -> str:
    """Return the key of an input, or one made of its name where it could not be opened."""
    return outcome.input.key or digest("name", outcome.input.name)


def failure_row(outcome: Outcome, failure: Failure, made: str, now: str) -> dict[str, object]:
    """Return a failure as the quarantine keeps it."""
    return {
        "key": to_id(outcome),
        "made": made if outcome.input.key else None,
        "name": outcome.input.name,
        "error": failure.error,
        "detail": failure.detail,
        "when": now,
    }


def forget(connection: DuckDBPyConnection, words: Collection[str]) -> int:
    """Take inputs, by key or name, out of the quarantine; return how many."""
    keys = select_ids(connection, NAMED_OR_KEYED, {"words": list(words)})
    delete(connection, "quarantine", "key", keys)
    return len(keys)
