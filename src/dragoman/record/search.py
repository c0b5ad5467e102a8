"""Words in the record: documents, evidence and claims that hold them, best first, and where they stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dragoman.codec import to_plain
from dragoman.errors import RecordError, UsageError
from dragoman.record.coded import check_coded
from dragoman.record.files import RecordFile
from dragoman.record.filters import Clauses, Filters, to_clauses
from dragoman.record.fulltext import CLOSE, OPEN, RANKED, WITHIN, Marked, Passage, SqliteIndex, TextIndex, Within, mark
from dragoman.record.indexing import Tell, bring_up_to_date
from dragoman.record.phrases import to_expression
from dragoman.record.tables import select, select_ids
from dragoman.record.values import Kind
from dragoman.relations.forms import Tabular

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = dict[str, object]
Scored = tuple[int, float]
SUFFIX = ".search"
LIMIT = 20
FIRST, MORE = 200, 10_000
KINDS: Mapping[Within, Kind] = {"documents": "documents", "evidence": "events", "claims": "claims"}
# By themselves, so that of all other reports only the name is unpacked.
TOLD = """(WITH told AS MATERIALIZED (SELECT report, event FROM members WHERE report IN (SELECT unnest($hits)))
    FROM told)"""
# Which of some hits the filters keep; evidence is found by the reports that rest on it.
KEPT: Mapping[Within, str] = {
    "documents": "SELECT id FROM documents WHERE id IN (SELECT unnest($hits)) AND {clauses}",
    "claims": "SELECT id FROM claims WHERE id IN (SELECT unnest($hits)) AND {clauses}",
    "evidence": f"SELECT report FROM {TOLD} WHERE event IN (SELECT id FROM events WHERE {{clauses}})",  # noqa: S608 - ours
}
DOCUMENTS = "SELECT id, title, url, outlet, published FROM documents WHERE id IN (SELECT unnest($documents))"
EVENTS = f"SELECT report, event FROM {TOLD} WHERE event IN (SELECT id FROM events)"  # noqa: S608 - a constant of ours
MARKS = str.maketrans(OPEN + CLOSE, "‹›")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that matches, with its matches marked."""

    passage: Passage
    score: float
    marked: Marked


@dataclass(frozen=True, slots=True)
class Search(Tabular):
    """A search with its filters, made when its rows are wanted; `tell` hears when the index has to be made first.

    Each row has document, published, outlet, title and url, `ids` (of the document, of the events that rest on the
    evidence, or of the claim), score (higher is better), snippet with matches in ‹ ›, and `spans`: start, end and text
    of each match in the document's text.
    """

    file: RecordFile
    words: str
    within: Within
    filters: Filters
    tell: Tell

    def records(self) -> list[Row]:
        """Return the hits as plain dicts, best first; raises RecordError when the index cannot be made."""
        index = SqliteIndex(self.file.path.with_name(self.file.path.name + SUFFIX))
        with self.file.reading() as connection:
            try:
                return self.ask(connection, index)
            except sqlite3.Error as error:
                self.tell(f"the search index {index.path} cannot be used ({error}); making it anew")
            try:
                index.path.unlink(missing_ok=True)
                return self.ask(connection, index)
            except (sqlite3.Error, OSError) as error:
                raise explain(error, index.path) from error

    def __iter__(self) -> Iterator[Row]:
        """Yield the hits as plain dicts, best first."""
        return iter(self.rows())

    def ask(self, connection: DuckDBPyConnection, index: TextIndex) -> list[Row]:
        """Bring the index up to date and return the hits that pass the filters."""
        bring_up_to_date(connection, index, self.tell)
        expression = to_expression(self.words)
        best = self.choose(connection, index, expression)
        passages = index.load(self.within, [number for number, _ in best])
        marks = mark(expression, passages)
        hits = [Hit(p, score, m) for p, (_, score), m in zip(passages, best, marks, strict=True)]
        return describe(connection, hits, to_clauses(KINDS[self.within], self.filters).opening)

    def choose(self, connection: DuckDBPyConnection, index: TextIndex, expression: str) -> list[Scored]:
        """Return the first hits that pass the filters."""
        clauses = to_clauses(KINDS[self.within], self.filters)
        most = clauses.limit or LIMIT
        chosen: list[Scored] = []
        for ranked in index.rank(expression, self.within, RANKED if clauses.bound else most):
            found = self.filter(connection, index, clauses, ranked) if clauses.bound else ranked
            chosen += islice(found, most - len(chosen))
            if len(chosen) == most:
                break
        return chosen

    def filter(
        self, connection: DuckDBPyConnection, index: TextIndex, clauses: Clauses, ranked: Sequence[Scored]
    ) -> Iterator[Scored]:
        """Yield the hits that pass the filters, asking for a few at first."""
        start, step = 0, FIRST
        while start < len(ranked):
            some = ranked[start : start + step]
            names = [name.split() for _, name in index.name(self.within, [number for number, _ in some])]
            kept = self.keep(connection, clauses, [name for ids in names for name in ids])
            yield from (hit for hit, ids in zip(some, names, strict=True) if not kept.isdisjoint(ids))
            start, step = start + step, MORE

    def keep(self, connection: DuckDBPyConnection, clauses: Clauses, ids: Sequence[str]) -> set[str]:
        """Return which ids the filters keep."""
        statement = clauses.opening + KEPT[self.within].format(clauses=clauses.text)
        return select_ids(connection, statement, clauses.bound | {"hits": list(ids)})


def build_search(file: RecordFile, words: str, within: Within, filters: Filters, tell: Tell) -> Search:
    """Return the search; raises UsageError for words or filters that make no sense."""
    if within not in WITHIN:
        message = f"search looks in {', '.join(WITHIN)}, not in {within!r}"
        raise UsageError(message)
    to_expression(words)
    check_coded(file, filters)
    to_clauses(KINDS[within], filters)
    return Search(file, words, within, filters, tell)


def explain(error: Exception, path: Path) -> RecordError:
    """Return the error for a user: what, where, and what to do."""
    if "fts5" in str(error):
        return RecordError(f"{path}: this Python's SQLite {sqlite3.sqlite_version} cannot search texts (no FTS5)")
    return RecordError(f"{path}: the search index cannot be written ({error}); make the folder writable")


def describe(connection: DuckDBPyConnection, hits: Sequence[Hit], opening: str) -> list[Row]:
    """Return hits as rows, with what is known of their documents and the events that rest on evidence.

    Evidence of which no event is left, for persons rejected them, is no hit.
    """
    told = {row["id"]: row for row in select(connection, DOCUMENTS, {"documents": [h.passage.document for h in hits]})}
    reports = [name for h in hits if h.passage.within == "evidence" for name in h.passage.id.split()]
    events = dict(connection.execute(opening + EVENTS, {"hits": reports}).fetchall()) if reports else {}
    standing = [h for h in hits if h.passage.within != "evidence" or not events.keys().isdisjoint(h.passage.id.split())]
    return [to_row(hit, told.get(hit.passage.document, {}), events) for hit in standing]


def to_row(hit: Hit, told: Row, events: Mapping[str, str]) -> Row:
    """Return one hit as a row."""
    whole = hit.passage.within != "documents"
    snippet = (hit.marked.text if whole else hit.marked.snippet).translate(MARKS)
    row = {
        "document": hit.passage.document,
        **{name: told.get(name) for name in ("published", "outlet", "title", "url")},
        "ids": to_ids(hit.passage, events),
        "score": round(hit.score, 6),
        "snippet": " ".join(snippet.split()),
        "spans": find_spans(hit.marked.text, hit.passage.start),
    }
    return cast("Row", to_plain(row))


def to_ids(passage: Passage, events: Mapping[str, str]) -> list[str]:
    """Return whose passage it is: of evidence the events that rest on it, else the document or claim."""
    if passage.within == "evidence":
        return sorted({events[name] for name in passage.id.split() if name in events})
    return [passage.id] if passage.within == "documents" else sorted(passage.id.split())


def find_spans(marked: str, start: int) -> list[Row]:
    """Return the marked stretches of a text that starts at `start`, their places counted without the marks."""
    spans: list[Row] = []
    place = start
    for number, piece in enumerate(marked.replace(CLOSE, OPEN).split(OPEN)):
        if number % 2:
            spans.append({"start": place, "end": place + len(piece), "text": piece})
        place += len(piece)
    return spans
