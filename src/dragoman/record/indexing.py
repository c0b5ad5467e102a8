"""The full-text index kept in step with the record: only what changed is read again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING

from dragoman.record.fulltext import Passage, TextIndex, Within

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Tell = Callable[[str], None]
PAGE = 1000
# Made of the contents alone, whoever wrote them; a DuckDB that hashes otherwise costs one comparison of all digests.
VERSION = "SELECT format('{}-{}', count(*), bit_xor(hash(document, digest))) FROM readings"
DIGESTS = "SELECT document, digest FROM readings"
# Older documents first: the index ranks those added last when too many match.
PASSAGES: dict[Within, str] = {
    "documents": """
        SELECT id, id, 0, coalesce(title, ''), text FROM documents WHERE id IN (SELECT unnest($fresh))
        ORDER BY published NULLS FIRST, id
    """,
    "evidence": """
        SELECT document, string_agg(DISTINCT id, ' ' ORDER BY id), said."start", '', said."text"
        FROM (SELECT document, id, unnest(evidence) AS said FROM reports WHERE document IN (SELECT unnest($fresh)))
        JOIN (SELECT id AS document, published FROM documents) USING (document)
        GROUP BY document, published, said ORDER BY published NULLS FIRST, document, said."start"
    """,
    "claims": """
        SELECT document, claims.id, content."start", '', content."text" FROM claims
        JOIN (SELECT id AS document, published FROM documents) USING (document)
        WHERE document IN (SELECT unnest($fresh))
        ORDER BY published NULLS FIRST, document, content."start"
    """,
}


def hush(message: str) -> None:
    """Tell nobody."""


def bring_up_to_date(connection: DuckDBPyConnection, index: TextIndex, tell: Tell) -> None:
    """Make the index say what the record says; `tell` hears of work that takes time. Raises what the index raises."""
    version = str(connection.execute(VERSION).fetchall()[0][0])
    indexed = index.read_version()
    if indexed == version:
        return
    now = dict(connection.execute(DIGESTS).fetchall())
    if indexed is None:
        tell(f"making the search index of {len(now)} documents")
        index.rebuild(find_passages(connection, now), now, version=version)
        return
    before = index.read_contents()
    fresh = {document: digest for document, digest in now.items() if before.get(document) != digest}
    gone = [document for document, digest in before.items() if now.get(document) != digest]
    if fresh or gone:
        tell(f"bringing the search index up to date: {len(fresh)} documents to add, {len(gone)} to take out")
    index.update(find_passages(connection, fresh), fresh, gone=gone, version=version)


def find_passages(connection: DuckDBPyConnection, documents: Collection[str]) -> Iterator[Passage]:
    """Yield all that can be found in documents."""
    for within, statement in PASSAGES.items():
        cursor = connection.execute(statement, {"fresh": list(documents)})
        while page := cursor.fetchmany(PAGE):
            yield from (Passage(within, *row) for row in page)
