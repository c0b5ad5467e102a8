"""Stories in the record: which documents tell of one occasion, kept in step as documents come and go."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from dragoman.record.tables import insert
from dragoman.stories.contents import Content, keys, weigh
from dragoman.stories.groups import Pair, pair
from dragoman.stories.occasions import NEAR, SHARED, find_stories, score_occasion

if TYPE_CHECKING:
    import datetime as dt

    from duckdb import DuckDBPyConnection

    from dragoman.record.tables import Row

# Days are compared as numbers; a document without one may tell of any day.
ALIKE = """
    WITH fresh AS (
        SELECT document, published, unnest(keys) AS "key" FROM contents WHERE document IN (SELECT unnest($documents))
    ), days AS (
        SELECT min(published) AS low, max(published) AS high, count(*) > count(published) AS undated FROM fresh
    ), near AS (
        SELECT document, published, unnest(keys) AS "key" FROM contents, days
        WHERE undated OR published IS NULL OR (published >= low - $near AND published <= high + $near)
    )
    SELECT fresh.document, near.document, any_value(fresh.published), any_value(near.published)
    FROM fresh JOIN near USING ("key")
    WHERE fresh.document <> near.document AND coalesce(abs(fresh.published - near.published) <= $near, true)
    GROUP BY fresh.document, near.document HAVING count(*) >= $shared
"""
# Rows are looked up by their number: a comparison with the name alone would unpack every document's words.
CONTENTS = """
    SELECT document, words, weights FROM contents
    WHERE rowid IN (SELECT rowid FROM contents WHERE document IN (SELECT unnest($documents)))
"""
OCCASIONS = """
    SELECT a, b, score FROM occasions
    WHERE a IN (SELECT unnest($documents)) OR b IN (SELECT unnest($documents))
"""
COPIES = """
    SELECT a, b FROM duplicates
    WHERE a IN (SELECT unnest($documents)) OR b IN (SELECT unnest($documents))
"""
STORIES = "SELECT id, story FROM documents WHERE id IN (SELECT unnest($documents))"
SET_STORIES = """
    UPDATE documents SET story = moved.story
    FROM (SELECT unnest($documents) AS id, unnest($stories) AS story) AS moved WHERE documents.id = moved.id
"""
UNREAD = """
    SELECT id, title, "text", published FROM documents
    WHERE id NOT IN (SELECT document FROM contents) ORDER BY id LIMIT $page
"""
PAGE = 500


def content_row(document: str, title: str | None, text: str, published: dt.date | None) -> Row:
    """Return what a document is about as a row."""
    content = weigh(title, text)
    return {
        "document": document,
        "published": published,
        "keys": keys(content),
        "words": content.words,
        "weights": content.weights,
    }


def load_contents(connection: DuckDBPyConnection, documents: Collection[str]) -> dict[str, Content]:
    """Return what documents are about."""
    rows = connection.execute(CONTENTS, {"documents": sorted(documents)}).fetchall() if documents else []
    return {name: Content(words=tuple(words), weights=tuple(weights)) for name, words, weights in rows}


def update_occasions(connection: DuckDBPyConnection, fresh: Collection[str]) -> None:
    """Compare new documents with all that may tell of the same occasion."""
    values = {"documents": sorted(fresh), "near": NEAR.days, "shared": SHARED}
    found = connection.execute(ALIKE, values).fetchall()
    days = {name: day for a, b, one, other in found for name, day in ((a, one), (b, other))}
    contents = load_contents(connection, days)
    rows = []
    for a, b in sorted({pair(a, b) for a, b, _, _ in found}):
        match = score_occasion(contents[a], contents[b], (days[a], days[b]))
        if match is not None:
            rows.append({"a": a, "b": b, "score": match.score, "because": match.because})
    insert(connection, "occasions", rows)


def settle_stories(connection: DuckDBPyConnection, touched: Iterable[str]) -> None:
    """Form the stories around some documents anew, each named after its first member."""
    documents, scores, copies = load_near(connection, set(touched))
    before = dict(connection.execute(STORIES, {"documents": sorted(documents)}).fetchall())
    stories = {m: min(group) for group in find_stories(before, scores, copies) for m in group}
    moved = sorted(m for m in before if before[m] != stories[m])
    if moved:
        connection.execute(SET_STORIES, {"documents": moved, "stories": [stories[m] for m in moved]})


def load_near(connection: DuckDBPyConnection, start: set[str]) -> tuple[set[str], dict[Pair, float], set[Pair]]:
    """Return all documents that hang together with some, how alike the pairs of them are, and which are copies."""
    seen, frontier = set[str](), start
    scores, copies = dict[Pair, float](), set[Pair]()
    while frontier:
        names = {"documents": sorted(frontier)}
        found = {(a, b): score for a, b, score in connection.execute(OCCASIONS, names).fetchall()}
        copied = {pair(a, b) for a, b in connection.execute(COPIES, names).fetchall()}
        scores |= found
        copies |= copied
        seen |= frontier
        near = (*copied, *(p for p, score in found.items() if score >= 1))
        frontier = {name for p in near for name in p} - seen
    return seen, {p: score for p, score in scores.items() if seen.issuperset(p)}, copies


def add_stories(connection: DuckDBPyConnection) -> None:
    """Find the stories of documents that were stored before there were any."""
    added: list[str] = []
    while rows := connection.execute(UNREAD, {"page": PAGE}).fetchall():
        insert(connection, "contents", [content_row(*row) for row in rows])
        update_occasions(connection, [row[0] for row in rows])
        added += [row[0] for row in rows]
    if added:
        settle_stories(connection, added)
