"""Questions to the record, asked when their answer is wanted, in the form it is wanted."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from dragoman.codec import to_plain
from dragoman.errors import UsageError
from dragoman.record.files import RecordFile
from dragoman.record.filters import Filters, Kind, to_clauses

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

PAGE = 1000
EVENTS = """SELECT * EXCLUDE (published, first_day, last_day) FROM events
WHERE {clauses} ORDER BY first_day DESC NULLS LAST, id"""
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
DOCUMENTS = """SELECT id, title, url, outlet, author, language, published, family, length(text) AS n_characters,
    (SELECT count(*) FROM actors WHERE actors.document = chosen.id) AS n_actors,
    (SELECT count(*) FROM reports WHERE reports.document = chosen.id) AS n_events,
    (SELECT count(*) FROM claims WHERE claims.document = chosen.id) AS n_claims,
    (SELECT count(*) FROM agreements WHERE agreements.document = chosen.id) AS n_agreements
FROM (SELECT * FROM documents WHERE {clauses}) AS chosen
ORDER BY published DESC NULLS LAST, id"""
# Rejected events are kept beside the tables that questions are asked of; who asks for them sees both as one.
WITH_REJECTED = """WITH events AS (SELECT * FROM main.events UNION ALL BY NAME SELECT * FROM rejected),
parties AS (
    SELECT * FROM main.parties
    UNION ALL SELECT id, 'source', unnest(sources) FROM rejected
    UNION ALL SELECT id, 'target', unnest(targets) FROM rejected
)
"""
STATEMENTS: Mapping[Kind, str] = {
    "events": EVENTS,
    "claims": CLAIMS,
    "agreements": AGREEMENTS,
    "actors": ACTORS,
    "documents": DOCUMENTS,
}


@dataclass(frozen=True, slots=True)
class Query:
    """A question with its filters; each call below opens the record, asks, reads to the end and closes.

    `sql` is the text that is asked, `parameters` what its `$name` parameters stand for.
    """

    file: RecordFile
    sql: str
    parameters: dict[str, object] = field(default_factory=dict)

    def rows(self) -> list[dict[str, object]]:
        """Return the rows as plain dicts in the JSON form of the contract; dates are ISO strings."""
        return list(self)

    def __iter__(self) -> Iterator[dict[str, object]]:
        """Yield the rows as plain dicts, a thousand at a time in memory; writers wait until the last."""
        with self.file.reading() as connection:
            cursor = connection.execute(self.sql, self.parameters)
            names = [column[0] for column in cursor.description or ()]
            while page := cursor.fetchmany(PAGE):
                for row in page:
                    yield cast("dict[str, object]", to_plain(dict(zip(names, row, strict=True))))

    def arrow(self) -> pa.Table:
        """Return an Arrow table; raises UsageError when pyarrow is not installed."""
        need("pyarrow")
        with self.file.reading() as connection:
            return connection.sql(self.sql, params=self.parameters).to_arrow_table()

    def pl(self) -> pl.DataFrame:
        """Return a Polars data frame; raises UsageError when polars or pyarrow is not installed."""
        return cast("pl.DataFrame", need("polars").from_arrow(self.arrow()))

    def df(self) -> pd.DataFrame:
        """Return a pandas data frame; raises UsageError when pandas is not installed."""
        need("pandas")
        with self.file.reading() as connection:
            return connection.sql(self.sql, params=self.parameters).df()


def build(file: RecordFile, kind: Kind, filters: Filters) -> Query:
    """Return the question for one kind of row; raises UsageError for a filter that makes no sense."""
    clauses = to_clauses(kind, filters)
    statement = STATEMENTS[kind].format(clauses=clauses.text)
    if "judged" in clauses.bound:
        statement = WITH_REJECTED + statement
    if clauses.limit is not None:
        return Query(file, f"{statement} LIMIT $limit", clauses.bound | {"limit": clauses.limit})
    return Query(file, statement, clauses.bound)


def need(package: str) -> Any:  # noqa: ANN401 - a module is whatever it holds
    """Return a package that not everybody installs; raises UsageError saying how to get it."""
    try:
        return importlib.import_module(package)
    except ImportError as error:
        message = f"this form needs {package}, which is not installed: pip install 'dragoman[dataframe]'"
        raise UsageError(message) from error
