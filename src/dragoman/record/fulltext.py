"""Full text in a file beside the record: passages in, ranked hits out.

`TextIndex` is all that a search asks of an index. Ours is SQLite's FTS5 in one file that can be deleted at any time.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal, Protocol, get_args

Within = Literal["documents", "evidence", "claims"]
WITHIN: tuple[Within, ...] = get_args(Within)
FORM = 1
# A prefix index answers "gas*" without merging every word that begins so; diacritics fold: "Erdogan" finds "Erdoğan".
OPTIONS = "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'"
# Ranking takes time for every match: of more than so many, those added last are ranked before the others.
RANKED = 10_000
MANY = 500
OPEN, CLOSE = "\x02", "\x03"
BARE = str.maketrans(OPEN + CLOSE, "  ")
WORDS = 32
TABLES = f"""
    CREATE TABLE {{within}}_passages (number INTEGER PRIMARY KEY, document TEXT, id TEXT, start INTEGER);
    CREATE INDEX {{within}}_by_document ON {{within}}_passages (document);
    CREATE TABLE {{within}}_texts (number INTEGER PRIMARY KEY, title TEXT, text TEXT);
    CREATE VIRTUAL TABLE {{within}} USING fts5(
        title, text, content = '{{within}}_texts', content_rowid = 'number', {OPTIONS}
    );
    INSERT INTO {{within}}({{within}}, rank) VALUES ('rank', 'bm25(3.0, 1.0)');
"""  # noqa: S608 - names of ours
CONTENTS = "CREATE TABLE versions (version TEXT); CREATE TABLE contents (document TEXT PRIMARY KEY, digest TEXT)"
SCHEMA = f"{CONTENTS} WITHOUT ROWID; {''.join(TABLES.format(within=within) for within in WITHIN)}"
# A new file is moved into place when it is whole, so it needs no journal.
FAST = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;"
# What {within} stands for is one of our own names, in all of these.
NEXT = "SELECT coalesce(max(number), 0) + 1 FROM {within}_passages"
ADD_PASSAGE = "INSERT INTO {within}_passages VALUES (?, ?, ?, ?)"
ADD_TEXT = (
    "INSERT INTO {within}_texts VALUES (?, ?, ?)",
    "INSERT INTO {within}(rowid, title, text) VALUES (?, ?, ?)",
)
REMOVE = (
    (
        "INSERT INTO {within}({within}, rowid, title, text) SELECT 'delete', number, title, text FROM {within}_texts"
        " WHERE number IN (SELECT number FROM {within}_passages WHERE document = ?)"
    ),
    "DELETE FROM {within}_texts WHERE number IN (SELECT number FROM {within}_passages WHERE document = ?)",
    "DELETE FROM {within}_passages WHERE document = ?",
)
OPTIMIZE = ("INSERT INTO {within}({within}) VALUES ('optimize')",)
LAST = "SELECT rowid FROM {within} WHERE {within} MATCH ? AND rowid <= ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
BEST = "SELECT rowid, -rank FROM {within} WHERE {within} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rank LIMIT ?"
TOP = 2**62
LOAD = (
    "SELECT number, document, id, start, title, text FROM {within}_passages JOIN {within}_texts USING (number)"
    " WHERE number = ?"
)
NAME = "SELECT document, id FROM {within}_passages WHERE number = ?"
MARK = (
    "SELECT highlight(marked, 1, ?1, ?2), snippet(marked, -1, ?1, ?2, '…', ?3), rowid FROM marked WHERE marked MATCH ?4"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text to be found: of which document and finding it is, and where in the document it starts."""

    within: Within
    document: str
    id: str
    start: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage's text, and the part of its text or title that fits best, with the matches between OPEN and CLOSE."""

    text: str
    snippet: str


class TextIndex(Protocol):
    """What a search asks of an index."""

    def read_version(self) -> str | None:
        """Return the version of the record's contents that is indexed, None when there is no index."""

    def read_contents(self) -> Mapping[str, str]:
        """Return document → digest of all that is indexed."""

    def rebuild(self, passages: Iterable[Passage], fresh: Mapping[str, str], *, version: str) -> None:
        """Make the index anew of passages from `fresh` documents."""

    def update(
        self, passages: Iterable[Passage], fresh: Mapping[str, str], *, gone: Collection[str], version: str
    ) -> None:
        """Take out documents that are `gone` and put in fresh ones, all or nothing."""

    def rank(self, expression: str, within: Within, most: int) -> Iterator[list[tuple[int, float]]]:
        """Yield the number and score of passages that match, at most `most` at a time, higher scores being better.

        Each list has its best first; where there are too many to rank, those added last come in the first list.
        """

    def name(self, within: Within, numbers: Sequence[int]) -> list[tuple[str, str]]:
        """Return the document and id of passages."""

    def load(self, within: Within, numbers: Sequence[int]) -> list[Passage]:
        """Return passages by number, in that order."""


@dataclass(frozen=True, slots=True)
class SqliteIndex:
    """SQLite's FTS5 in one file; every method raises sqlite3.Error for a file that is broken or cannot be written."""

    path: Path

    @contextmanager
    def open(self, path: Path | None = None) -> Iterator[sqlite3.Connection]:
        """Open the file for one transaction."""
        with closing(sqlite3.connect(path or self.path, timeout=60)) as connection, connection:
            yield connection

    def read_version(self) -> str | None:
        """Return the version that is indexed, None without a file of this form."""
        if not self.path.exists():
            return None
        with self.open() as connection:
            if connection.execute("PRAGMA user_version").fetchone() != (FORM,):
                return None
            (version,) = connection.execute("SELECT max(version) FROM versions").fetchone()
        return str(version)

    def read_contents(self) -> dict[str, str]:
        """Return document → digest."""
        with self.open() as connection:
            return dict(connection.execute("SELECT document, digest FROM contents"))

    def rebuild(self, passages: Iterable[Passage], fresh: Mapping[str, str], *, version: str) -> None:
        """Write a new file beside the old one and put it in its place."""
        path = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        path.unlink(missing_ok=True)
        try:
            with self.open(path) as connection:
                connection.executescript(f"{FAST} {SCHEMA} PRAGMA user_version = {FORM}")
                add(connection, passages, fresh, version)
                for statement in statements(OPTIMIZE, *WITHIN):
                    connection.execute(statement)
            path.replace(self.path)
        finally:
            path.unlink(missing_ok=True)

    def update(
        self, passages: Iterable[Passage], fresh: Mapping[str, str], *, gone: Collection[str], version: str
    ) -> None:
        """Change the file in one transaction."""
        with self.open() as connection:
            for statement in statements(REMOVE, *WITHIN):
                connection.executemany(statement, [(document,) for document in gone])
            connection.executemany("DELETE FROM contents WHERE document = ?", [(document,) for document in gone])
            add(connection, passages, fresh, version)

    def rank(self, expression: str, within: Within, most: int) -> Iterator[list[tuple[int, float]]]:
        """Yield what matches by bm25, best first, RANKED matches at a time, those added last first."""
        last, best = LAST.format(within=within), BEST.format(within=within)
        ceiling = TOP
        with self.open() as connection:
            while ceiling:
                row = connection.execute(last, (expression, ceiling, RANKED)).fetchone()
                floor = row[0] if row else 0
                yield connection.execute(best, (expression, floor + 1, ceiling, most)).fetchall()
                ceiling = floor

    def name(self, within: Within, numbers: Sequence[int]) -> list[tuple[str, str]]:
        """Return the document and id of passages."""
        with self.open() as connection:
            return [connection.execute(NAME.format(within=within), (n,)).fetchone() for n in numbers]

    def load(self, within: Within, numbers: Sequence[int]) -> list[Passage]:
        """Return passages by number."""
        with self.open() as connection:
            rows = [connection.execute(LOAD.format(within=within), (n,)).fetchone() for n in numbers]
        return [Passage(within, *row[1:]) for row in rows]


def statements(texts: Iterable[str], *within: Within) -> list[str]:
    """Return statements for each of the tables."""
    return [text.format(within=name) for name in within for text in texts]


def add(connection: sqlite3.Connection, passages: Iterable[Passage], contents: Mapping[str, str], version: str) -> None:
    """Put passages in, and what their documents and the record were when they were read."""
    connection.execute("DELETE FROM versions")
    connection.execute("INSERT INTO versions VALUES (?)", (version,))
    connection.executemany("INSERT INTO contents VALUES (?, ?)", contents.items())
    source = iter(passages)
    while some := list(islice(source, MANY)):
        for within in WITHIN:
            add_passages(connection, within, [p for p in some if p.within == within])


def add_passages(connection: sqlite3.Connection, within: Within, passages: Sequence[Passage]) -> None:
    """Put in passages of one kind; a character that could be taken for a mark becomes a space."""
    (first,) = connection.execute(NEXT.format(within=within)).fetchone()
    places = [(n, p.document, p.id, p.start) for n, p in enumerate(passages, first)]
    texts = [(n, p.title.translate(BARE), p.text.translate(BARE)) for n, p in enumerate(passages, first)]
    connection.executemany(ADD_PASSAGE.format(within=within), places)
    for statement in statements(ADD_TEXT, within):
        connection.executemany(statement, texts)


def mark(expression: str, passages: Sequence[Passage]) -> list[Marked]:
    """Return passages with their matches marked, in the order given.

    A small index of these alone does it: asking the large one for a few of its rows would merge long lists again.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE marked USING fts5(title, text, {OPTIONS})")
        rows = [(n, p.title, p.text) for n, p in enumerate(passages)]
        connection.executemany("INSERT INTO marked(rowid, title, text) VALUES (?, ?, ?)", rows)
        found = connection.execute(MARK, (OPEN, CLOSE, WORDS, expression)).fetchall()
    marked = {number: Marked(text, snippet) for text, snippet, number in found}
    return [marked.get(n) or Marked(p.text, p.text) for n, p in enumerate(passages)]
