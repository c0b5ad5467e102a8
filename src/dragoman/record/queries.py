"""Questions to the record, asked when their answer is wanted, in the form it is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Unpack, cast

from dragoman.codec import to_plain
from dragoman.errors import UsageError
from dragoman.record.coded import check_coded
from dragoman.record.files import RecordFile
from dragoman.record.filters import Filters, to_clauses
from dragoman.record.pages import find_numbers
from dragoman.record.tables import to_arrow, to_pandas
from dragoman.record.values import Kind
from dragoman.relations.forms import need
from dragoman.relations.notebooks import SHOWN, to_html

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

PAGE = 1000
EVENTS = """SELECT * EXCLUDE (published, first_day, last_day, number) FROM events
WHERE {clauses} ORDER BY first_day DESC NULLS LAST, id"""
NUMBERED = "number IN ({numbers})"
CLAIMS = """SELECT claims.* EXCLUDE (document, first_day, last_day), document, outlet, published
FROM (SELECT * FROM claims WHERE {clauses}) AS claims
JOIN (SELECT id AS document, outlet, published FROM documents) AS told USING (document)
ORDER BY published DESC NULLS LAST, document, content."start", claims.id"""
AGREEMENTS = """SELECT agreements.* EXCLUDE (document, first_day, last_day), document, outlet, published
FROM (SELECT * FROM agreements WHERE {clauses}) AS agreements
JOIN (SELECT id AS document, outlet, published FROM documents) AS told USING (document)
ORDER BY first_day DESC NULLS LAST, document, agreements.id"""
ACTORS = """SELECT id, arg_min(name, document) AS name, arg_min(kind, document) AS kind,
    arg_min(country, document) AS country, arg_min(sector, document) AS sector, bool_or(known) AS known,
    arg_min(office, document) AS office, list_sort(list_distinct(flatten(list(spellings)))) AS spellings,
    count(*) AS n_documents, (SELECT count(*) FROM parties WHERE parties.actor = chosen.id) AS n_events
FROM (SELECT * FROM actors WHERE {clauses}) AS chosen
GROUP BY id ORDER BY n_documents DESC, id"""
DOCUMENTS = """SELECT id, title, url, outlet, author, language, published, family, story, length(text) AS n_characters,
    (SELECT count(*) FROM actors WHERE actors.document = chosen.id) AS n_actors,
    (SELECT count(*) FROM reports WHERE reports.document = chosen.id) AS n_events,
    (SELECT count(*) FROM claims WHERE claims.document = chosen.id) AS n_claims,
    (SELECT count(*) FROM agreements WHERE agreements.document = chosen.id) AS n_agreements
FROM (SELECT * FROM documents WHERE {clauses}) AS chosen
ORDER BY published DESC NULLS LAST, id"""
# The headline is that of the first document that has a title; events are counted once, whichever documents tell them.
STORIES = """SELECT id, first_day AS "first", last_day AS "last", headline, n_documents, n_families, n_outlets,
    coalesce(n_events, 0) AS n_events, outlets
FROM (
    SELECT story AS id, min(published) AS first_day, max(published) AS last_day,
        first(title ORDER BY title IS NULL, published NULLS LAST, id) AS headline, count(*) AS n_documents,
        count(DISTINCT family) AS n_families, count(DISTINCT outlet) AS n_outlets,
        coalesce(list_sort(list(DISTINCT outlet) FILTER (outlet IS NOT NULL)), []) AS outlets
    FROM documents GROUP BY story
) LEFT JOIN (
    SELECT story AS id, count(DISTINCT event) AS n_events FROM members JOIN documents ON documents.id = document
    WHERE event NOT IN (SELECT id FROM rejected) GROUP BY story
) AS told USING (id)
WHERE {clauses} ORDER BY n_documents DESC, last_day DESC NULLS LAST, id"""
STATEMENTS: Mapping[Kind, str] = {
    "events": EVENTS,
    "claims": CLAIMS,
    "agreements": AGREEMENTS,
    "actors": ACTORS,
    "documents": DOCUMENTS,
    "stories": STORIES,
}


@dataclass(frozen=True, slots=True)
class Query:
    """A question with its filters; nothing is asked before its rows are wanted.

    Each of `rows()`, `pl()`, `df()`, `arrow()`, `count()` and iterating opens the record, asks, reads to the end and
    closes. `sql` is the text that is asked, `parameters` what its `$name` parameters stand for. `where` and `limit`
    return a narrower question and leave this one as it is.
    """

    file: RecordFile
    sql: str
    parameters: dict[str, object] = field(default_factory=dict)
    kind: Kind | None = None
    filters: tuple[Filters, ...] = ()

    def where(self, **filters: Unpack[Filters]) -> Query:
        """Return what these filters keep of this question's rows; raises UsageError for a wrong one.

        A filter given before holds as well: `.where(actor="RUS").where(actor="IRN")` wants both.
        """
        if self.kind is None:
            message = (
                "only record.events(), claims(), actors(), agreements(), documents() and stories() take further filters"
            )
            raise UsageError(message)
        return build(self.file, self.kind, *self.filters, filters)

    def limit(self, rows: int) -> Query:
        """Return the first so many rows of this question; raises UsageError for less than one."""
        return self.where(limit=rows)

    def count(self) -> int:
        """Return how many rows there are."""
        with self.file.reading() as connection:
            # The text is our own, its values are bound.
            counted = f"SELECT count(*) FROM ({self.sql})"  # noqa: S608
            return int(connection.execute(counted, self.parameters).fetchall()[0][0])

    def plan(self, connection: DuckDBPyConnection) -> tuple[str, dict[str, object]]:
        """Return what is asked in place of `sql` where the same rows are found faster, and its parameters."""
        numbers = find_numbers(connection, self.filters) if self.kind == "events" else None
        if numbers is None:
            return self.sql, self.parameters
        chosen = NUMBERED.format(numbers=", ".join(map(str, numbers))) if numbers else "false"
        return EVENTS.format(clauses=chosen), {}

    def rows(self) -> list[dict[str, object]]:
        """Return the rows as plain dicts in the JSON form of the contract; dates are ISO strings."""
        return list(self)

    def __iter__(self) -> Iterator[dict[str, object]]:
        """Yield the rows as plain dicts, a thousand at a time in memory; writers wait until the last."""
        with self.file.reading() as connection:
            cursor = connection.execute(*self.plan(connection))
            names = [column[0] for column in cursor.description or ()]
            while page := cursor.fetchmany(PAGE):
                for row in page:
                    yield cast("dict[str, object]", to_plain(dict(zip(names, row, strict=True))))

    def arrow(self) -> pa.Table:
        """Return an Arrow table, handed over as it is; raises UsageError when pyarrow is not installed."""
        need("pyarrow")
        with self.file.reading() as connection:
            return to_arrow(connection, *self.plan(connection))

    def pl(self) -> pl.DataFrame:
        """Return a Polars data frame on the Arrow table's memory; raises UsageError without polars or pyarrow."""
        return cast("pl.DataFrame", need("polars").from_arrow(self.arrow()))

    def df(self) -> pd.DataFrame:
        """Return a pandas data frame; raises UsageError when pandas is not installed."""
        need("pandas")
        with self.file.reading() as connection:
            return to_pandas(connection, *self.plan(connection))

    def _repr_html_(self) -> str:
        """Return the first rows as a notebook shows them."""
        head = self.limit(SHOWN + 1).rows() if self.kind else self.rows()
        return to_html(head, more=False)


def build(file: RecordFile, kind: Kind, *filters: Filters) -> Query:
    """Return the question for one kind of row; raises UsageError for a filter that makes no sense."""
    for layer in filters:
        check_coded(file, layer)
    clauses = to_clauses(kind, *filters)
    statement = clauses.opening + STATEMENTS[kind].format(clauses=clauses.text)
    if clauses.limit is None:
        return Query(file, statement, clauses.bound, kind, filters)
    return Query(file, f"{statement} LIMIT $limit", clauses.bound | {"limit": clauses.limit}, kind, filters)
