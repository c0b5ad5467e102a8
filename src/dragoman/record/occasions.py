"""Stories in the record: which documents tell of one occasion, kept in step as documents come and go."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.record.tables import insert, select_ids
from dragoman.stories.blocks import COPY, LEVELS, Web, find_blocks
from dragoman.stories.contents import Content, keys, weigh
from dragoman.stories.groups import Pair, pair
from dragoman.stories.occasions import (
    COMMON,
    NEAR,
    SHARED,
    SHARED_APART,
    SHARED_UNDATED,
    WEEK,
    find_stories,
    score_occasion,
)

if TYPE_CHECKING:
    import datetime as dt

    from duckdb import DuckDBPyConnection

    from dragoman.record.tables import Row

DATED = """
    WITH fresh AS (
        SELECT document, published, unnest(keys) AS "key" FROM contents
        WHERE published IS NOT NULL AND document IN (SELECT unnest($documents))
    ), days AS (SELECT min(published) AS low, max(published) AS high FROM fresh), near AS (
        SELECT document, published, unnest(keys) AS "key" FROM contents, days
        WHERE published >= low - $week AND published <= high + $week
    )
    SELECT fresh.document, near.document, any_value(fresh.published), any_value(near.published)
    FROM fresh JOIN near USING ("key")
    WHERE fresh.document <> near.document AND abs(fresh.published - near.published) <= $week
    GROUP BY fresh.document, near.document
    HAVING count(*) >= CASE WHEN abs(any_value(fresh.published - near.published)) <= $near THEN $shared ELSE $apart END
"""
ANY_UNDATED = "SELECT count(*) > count(published) FROM contents"
# A document without a day may tell of any, so only what few have can be asked for.
UNDATED = """
    WITH fresh AS (
        SELECT document, published, unnest(keys) AS "key" FROM contents WHERE document IN (SELECT unnest($documents))
    ), held AS (
        SELECT document, published, "key" FROM (SELECT document, published, unnest(keys) AS "key" FROM contents)
        SEMI JOIN fresh USING ("key")
    ), rare AS (SELECT "key" FROM held GROUP BY "key" HAVING count(*) <= $common)
    SELECT fresh.document, held.document, any_value(fresh.published), any_value(held.published)
    FROM fresh JOIN rare USING ("key") JOIN held USING ("key")
    WHERE fresh.document <> held.document AND (fresh.published IS NULL OR held.published IS NULL)
    GROUP BY fresh.document, held.document HAVING count(*) >= $shared
"""
# Documents without a day that have a stem which became common, or is no longer, since some came and others went.
STALE = """
    WITH changed AS (
        SELECT "key", sum(n) AS n FROM (
            SELECT unnest(keys) AS "key", 1 AS n FROM contents WHERE document IN (SELECT unnest($documents))
            UNION ALL SELECT unnest($gone), -1
        ) GROUP BY "key"
    ), held AS (
        SELECT document, published, "key", n FROM (SELECT document, published, unnest(keys) AS "key" FROM contents)
        JOIN changed USING ("key")
    ), crossed AS (
        SELECT "key" FROM held GROUP BY "key" HAVING (count(*) <= $common) <> (count(*) - any_value(n) <= $common)
    )
    SELECT document FROM held SEMI JOIN crossed USING ("key")
    WHERE published IS NULL AND document NOT IN (SELECT unnest($documents))
"""
DROP = """
    DELETE FROM occasions USING (SELECT unnest($a) AS a, unnest($b) AS b) AS gone
    WHERE occasions.a = gone.a AND occasions.b = gone.b
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
Days = tuple["dt.date | None", "dt.date | None"]


@dataclass(frozen=True, slots=True)
class Changed:
    """Documents with new pairs, and documents that lost some; the pairs that came to be one occasion, and lost ones."""

    fresh: set[str]
    parted: set[str]
    won: set[Pair]
    lost: set[Pair]


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


def update_occasions(connection: DuckDBPyConnection, fresh: Collection[str], gone: Sequence[str] = ()) -> Changed:
    """Compare new documents with all that may tell of the same occasion; `gone` are the keys of those that went.

    What was compared by a stem that has become common is parted again, so that the order of adding leaves no trace.
    """
    undated = bool(connection.execute(ANY_UNDATED).fetchall()[0][0])
    values = {"documents": sorted(fresh), "gone": list(gone), "common": COMMON}
    stale = select_ids(connection, STALE, values) if undated else set[str]()
    old = {(a, b) for a, b, _ in connection.execute(OCCASIONS, {"documents": sorted(stale)}).fetchall()}
    near = find_near(connection, {*fresh, *stale}, undated=undated)
    unknown = {p: near[p] for p in sorted(near.keys() - old)}
    contents = load_contents(connection, {name for p in unknown for name in p})
    found = {(a, b): score_occasion(contents[a], contents[b], days) for (a, b), days in unknown.items()}
    added = {p: match for p, match in found.items() if match is not None}
    rows = [{"a": a, "b": b, "score": match.score, "because": match.because} for (a, b), match in added.items()]
    insert(connection, "occasions", rows)
    dropped = sorted(old - near.keys())
    connection.execute(DROP, {"a": [a for a, _ in dropped], "b": [b for _, b in dropped]})
    joined = {a for a, b in added if a not in fresh and b not in fresh}
    won = {p for p, match in added.items() if match.score >= LEVELS[0]}
    return Changed(joined.union(fresh), {name for p in dropped for name in p}, won, set(dropped))


def find_near(connection: DuckDBPyConnection, documents: Collection[str], *, undated: bool) -> dict[Pair, Days]:
    """Return the pairs of some documents with others that may tell of one occasion, and the days of the two."""
    values = {"documents": sorted(documents)}
    dated = {"near": NEAR.days, "week": WEEK.days, "shared": SHARED, "apart": SHARED_APART}
    rows = connection.execute(DATED, values | dated).fetchall()
    if undated:
        rows += connection.execute(UNDATED, values | {"common": COMMON, "shared": SHARED_UNDATED}).fetchall()
    return {pair(a, b): (one, other) if a <= b else (other, one) for a, b, one, other in rows}


def settle_stories(
    connection: DuckDBPyConnection, fresh: Collection[str], touched: Collection[str] = ()
) -> set[tuple[str, str]]:
    """Form the stories around documents that came or beside which others went, each named after its first member.

    Return the documents that are of another story now, each with that story and with the one before.
    """
    web = Web(lambda names: load_pairs(connection, names))
    blocks = find_blocks(web, fresh, touched)
    documents = sorted(m for block in blocks for m in block)
    before = dict(connection.execute(STORIES, {"documents": documents}).fetchall())
    stories = {
        m: min(group) for block in blocks for group in find_stories(block, *to_scores(web, block)) for m in group
    }
    moved = sorted(m for m in before if before[m] != stories[m])
    if moved:
        connection.execute(SET_STORIES, {"documents": moved, "stories": [stories[m] for m in moved]})
    return {(m, story) for m in moved for story in (before[m], stories[m])}


def load_pairs(connection: DuckDBPyConnection, names: Collection[str]) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs of some documents: how alike they are, and which are copies."""
    values = {"documents": list(names)}
    yield from connection.execute(OCCASIONS, values).fetchall()
    yield from ((a, b, COPY) for a, b in connection.execute(COPIES, values).fetchall())


def to_scores(web: Web, block: Collection[str]) -> tuple[dict[Pair, float], set[Pair]]:
    """Return how alike the documents of a block are, and which of them are copies."""
    inside = {(a, b): score for a in block for b, score in web.near[a].items() if a < b and b in block}
    copies = {p for p, score in inside.items() if score == COPY}
    return {p: score for p, score in inside.items() if p not in copies}, copies


def add_stories(connection: DuckDBPyConnection) -> None:
    """Find the stories of documents that were stored before there were any."""
    while rows := connection.execute(UNREAD, {"page": PAGE}).fetchall():
        insert(connection, "contents", [content_row(*row) for row in rows])
        changed = update_occasions(connection, [row[0] for row in rows])
        settle_stories(connection, changed.fresh, changed.parted)
