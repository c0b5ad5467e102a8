"""Readings into the record: whole batches, each all or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.model import Reading
from dragoman.record.inputs import Outcome, write_inputs
from dragoman.record.linking import NOTHING, Gone, clear_events, refresh
from dragoman.record.parties import add_names
from dragoman.record.pooling import find_left
from dragoman.record.rows import OF_READING, Encoded, to_encoded, to_rows
from dragoman.record.tables import Row, delete, insert, select_ids
from dragoman.record.ties import forget_days, renew_ties

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 100
STORED = "SELECT document, digest FROM readings WHERE document IN (SELECT unnest($documents))"
REPORTS = "SELECT id FROM reports WHERE document IN (SELECT unnest($documents))"
BESIDE = """
    SELECT unnest([a, b]) FROM links WHERE a IN (SELECT unnest($reports)) OR b IN (SELECT unnest($reports))
    UNION
    SELECT report FROM members
    WHERE event IN (SELECT event FROM members WHERE report IN (SELECT unnest($reports)))
"""
ALIKE = """
    SELECT unnest([a, b]) FROM (SELECT a, b FROM duplicates UNION SELECT a, b FROM occasions)
    WHERE a IN (SELECT unnest($documents)) OR b IN (SELECT unnest($documents))
"""
STORIES = "SELECT id, story FROM documents WHERE id IN (SELECT unnest($documents))"
LOOKED_UP = "SELECT unnest(keys) FROM contents WHERE document IN (SELECT unnest($documents))"
NAMED = "SELECT id FROM actors WHERE document IN (SELECT unnest($documents))"
ADD_NAMES = """
    INSERT INTO names
    SELECT "key", actor FROM (
        SELECT DISTINCT unnest(keys) AS "key", id AS actor FROM actors WHERE document IN (SELECT unnest($documents))
    ) ANTI JOIN names USING ("key", actor)
    RETURNING actor, regexp_full_match("key", '[A-Z]{3}')
"""
ADD_ADDRESSES = """
    INSERT INTO addresses SELECT md5_number_lower(url), md5_number_lower(id) FROM documents
    WHERE id IN (SELECT unnest($documents)) AND url IS NOT NULL
"""
FORGET_ADDRESSES = "DELETE FROM addresses WHERE document IN (SELECT md5_number_lower(unnest($documents)))"
RENAME = """
    INSERT INTO names
    SELECT DISTINCT unnest(keys), id FROM actors WHERE id IN (SELECT unnest($actors))
"""
UNNAMED = """
    SELECT DISTINCT actor FROM parties
    WHERE actor IN (SELECT unnest($actors)) AND actor NOT IN (SELECT actor FROM names)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What adding did: documents new, read anew, there as they are, and failed; events and claims of the first two."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    failed: int = 0
    events: int = 0
    claims: int = 0

    def __add__(self, other: Summary) -> Summary:
        """Return both together."""
        return Summary(
            added=self.added + other.added,
            replaced=self.replaced + other.replaced,
            unchanged=self.unchanged + other.unchanged,
            failed=self.failed + other.failed,
            events=self.events + other.events,
            claims=self.claims + other.claims,
        )


def to_batches(readings: Iterable[Reading], size: int = BATCH) -> Iterator[list[Reading]]:
    """Yield lists of at most `size` readings."""
    source = iter(readings)
    while batch := list(islice(source, size)):
        yield batch


def write_outcomes(connection: DuckDBPyConnection, outcomes: Sequence[Outcome], made: str) -> Summary:
    """Store what came of inputs in the open transaction; `made` is the hash of who read them."""
    readings = [o.result for o in outcomes if isinstance(o.result, Reading)]
    write_inputs(connection, outcomes, made)
    done = write_batch(connection, readings) if readings else Summary()
    return replace(done, failed=len(outcomes) - len(readings))


def write_batch(connection: DuckDBPyConnection, batch: Sequence[Reading]) -> Summary:
    """Store readings in the open transaction; of two of one document the last counts."""
    readings = {reading.document.id: to_encoded(reading) for reading in batch}
    stored = dict(connection.execute(STORED, {"documents": sorted(readings)}).fetchall())
    encoded = [e for name, e in sorted(readings.items()) if stored.get(name) != e.digest]
    fresh = [e.reading for e in encoded]
    replaced = sorted(stored.keys() & {r.document.id for r in fresh})
    gone = remove(connection, replaced)
    write_rows(connection, encoded)
    if fresh:
        refresh(connection, [r.document.id for r in fresh], gone)
    return Summary(
        added=len(fresh) - len(replaced),
        replaced=len(replaced),
        unchanged=len(batch) - len(fresh),
        events=sum(len(r.events) for r in fresh),
        claims=sum(len(r.claims) for r in fresh),
    )


def write_rows(connection: DuckDBPyConnection, readings: Sequence[Encoded]) -> None:
    """Add the rows of new readings."""
    tables: dict[str, list[Row]] = {}
    for encoded in readings:
        for table, rows in to_rows(encoded).items():
            tables.setdefault(table, []).extend(rows)
    for table, rows in tables.items():
        insert(connection, table, rows)
    documents = {"documents": [e.reading.document.id for e in readings]}
    connection.execute(ADD_ADDRESSES, documents)
    added = connection.execute(ADD_NAMES, documents).fetchall()
    # Whose country a text is the first to tell may be party to events of earlier ones.
    renew_ties(connection, {actor for actor, is_country in added if is_country})


def remove(connection: DuckDBPyConnection, documents: Sequence[str]) -> Gone:
    """Take out all that documents said and return what must be looked at again; decisions stay."""
    if not documents:
        return NOTHING
    names = {"documents": list(documents)}
    reports = select_ids(connection, REPORTS, names)
    beside = select_ids(connection, BESIDE, {"reports": sorted(reports)})
    alike = select_ids(connection, ALIKE, names)
    keys = tuple(key for (key,) in connection.execute(LOOKED_UP, names).fetchall())
    pools = find_left(connection, connection.execute(STORIES, names).fetchall())
    clear_events(connection, reports)
    forget_days(connection, documents)
    remove_rows(connection, documents, reports)
    return Gone(frozenset(reports | beside), frozenset(alike - set(documents)), keys, frozenset(pools))


def remove_rows(connection: DuckDBPyConnection, documents: Collection[str], reports: Collection[str]) -> None:
    """Delete the rows of documents and of their reports, and the names that no other document has."""
    actors = select_ids(connection, NAMED, {"documents": list(documents)})
    for side in ("a", "b"):
        delete(connection, "links", side, reports)
        delete(connection, "duplicates", side, documents)
        delete(connection, "occasions", side, documents)
    connection.execute(FORGET_ADDRESSES, {"documents": list(documents)})
    delete(connection, "documents", "id", documents)
    for table in OF_READING:
        delete(connection, table, "document", documents)
    delete(connection, "names", "actor", actors)
    connection.execute(RENAME, {"actors": sorted(actors)})
    # A person put them into an event, and no document names them any more.
    add_names(connection, select_ids(connection, UNNAMED, {"actors": sorted(actors)}))
