"""A record of made-up events, written straight into the record's tables, without near copies and stories.

Every value hangs on the number of its row, so that the same count gives the same record. Parties are drawn unevenly:
the first country takes part in a quarter of the acts, as the great powers do in the news. Days run over 45 years.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from dragoman.record.dealings import add_dealings
from dragoman.record.files import CONFIG
from dragoman.record.migrations import MIGRATIONS, migrate_to
from dragoman.record.ties import FILL, count_days

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTORS = 50_000
COUNTRIES = 200
OUTLETS = 300
A_DOCUMENT = 10
CHUNK = 1_000_000
CODE = "chr((65 + ({0} % 200) // 26)::INTEGER) || chr((65 + ({0} % 200) % 26)::INTEGER) || 'X'"
DRAW = "floor({actors} * pow((hash(i * 4 + {salt}) % 1000003) / 1000003.0, 8))::BIGINT"
ACTOR = "CASE WHEN {0} < 200 THEN 'state/' || {code} ELSE 'person/Q' || {0} END"
TYPES = "AGREE CONSULT SUPPORT COOPERATE AID RETREAT CONCEDE REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE"
WORDS = (
    "ministers envoys talks border gas trade troops ceasefire pipeline summit sanctions embassy treaty visit protest"
)
TYPES, WORDS = (f"({words.split()})" for words in (TYPES, WORDS))
NAMES = f"""
INSERT INTO names SELECT unnest([actor, code, 'name ' || i]), actor
FROM (SELECT i, {CODE.format("i")} AS code, {ACTOR.format("i", code=CODE.format("i"))} AS actor
      FROM range({ACTORS}) AS t(i))
"""
DOCUMENTS = f"""
INSERT INTO documents SELECT 'd' || md5(i::VARCHAR), 'Title ' || i, 'https://example.org/' || i,
    'Outlet ' || (hash(i * 3) % {OUTLETS}), NULL, 'en', DATE '1979-01-01' + (i * 16400 // $total)::INTEGER,
    'Text ' || i, [], [], 'd' || md5(i::VARCHAR), 'd' || md5(i::VARCHAR)
FROM range($total) AS t(i)
"""
EVENTS = f"""
INSERT INTO events
WITH drawn AS (
    SELECT i, {DRAW.format(actors=ACTORS, salt=1)} AS s, {DRAW.format(actors=ACTORS, salt=2)} AS t,
        (hash(i * 4 + 3) >> 8)::BIGINT AS h, i // {A_DOCUMENT} AS d,
        DATE '1979-01-01' + ((i // {A_DOCUMENT}) * 16400 // $documents)::INTEGER AS published
    FROM range($start, $stop) AS r(i)
), named AS (
    SELECT *, {ACTOR.format("s", code=CODE.format("s"))} AS source,
        {ACTOR.format("t", code=CODE.format("t"))} AS target,
        h % 8 = 0 AS mutual, published - (h % 5)::INTEGER AS day, left(md5(i::VARCHAR), 16) AS id
    FROM drawn
), worded AS (
    SELECT *, concat_ws(' ', source, 'and', target, {WORDS}[1 + h % 15], {WORDS}[1 + h // 16 % 15], 'spoke of',
        {WORDS}[1 + h // 256 % 15], 'for', h // 4096 % 9000, 'days, the report said, after',
        {WORDS}[1 + h // 65536 % 15]) AS said
    FROM named
)
SELECT id, {TYPES}[1 + h % 14], CASE h % 6 WHEN 0 THEN ['visit'] WHEN 1 THEN ['phone'] ELSE [] END,
    CASE h % 7 WHEN 0 THEN ['economic'] ELSE [] END, '04' || h % 6, (1 + h % 4)::INTEGER, (h % 20)::DOUBLE - 10,
    (h % 16)::DOUBLE - 8, CASE WHEN h % 10 < 7 THEN 'actual' WHEN h % 10 < 9 THEN 'planned' ELSE 'negated' END,
    h % 25 = 0, CASE WHEN mutual THEN [source, target] ELSE [source] END,
    CASE WHEN mutual THEN [source, target] ELSE [target] END, [], [],
    CASE WHEN h % 9 = 0 THEN {{'start': NULL::DATE, 'end': NULL::DATE, 'precision': 'unknown', 'text': NULL,
        'relative': NULL, 'given': false}} ELSE {{'start': day, 'end': day, 'precision': 'day', 'text': day::VARCHAR,
        'relative': NULL, 'given': true}} END,
    NULL, NULL, [], {{'start': 20, 'end': 28, 'text': 'spoke of'}}, [{{'start': 0, 'end': length(said), 'text': said}}],
    (h % 100) / 100.0, {{'rule': 'bench.spoke', 'detail': 'The sentence says so.'}},
    [{{'document': 'd' || md5(d::VARCHAR), 'outlet': 'Outlet ' || (hash(d * 3) % {OUTLETS}), 'published': published,
        'evidence': [{{'start': 0, 'end': length(said), 'text': said}}], 'status': 'actual', 'reported_by': [],
        'id': id}}],
    [], 1, 1, published, CASE WHEN h % 9 = 0 THEN published ELSE day END,
    CASE WHEN h % 9 = 0 THEN published ELSE day END, i + 1
FROM worded
"""
PARTIES = """
INSERT INTO parties SELECT id, 'source', unnest(sources) FROM events;
INSERT INTO parties SELECT id, 'target', unnest(targets) FROM events;
INSERT INTO members SELECT id, reports[1].id, reports[1].document FROM events;
INSERT INTO addresses SELECT md5_number_lower(url), md5_number_lower(id) FROM documents
"""


def write_record(path: Path, events: int) -> Iterator[str]:
    """Write `events` made-up events into a new file; yield what is done."""
    documents = -(-events // A_DOCUMENT)
    with duckdb.connect(path, config=CONFIG | {"memory_limit": "6GB"}) as connection:
        connection.execute("SET enable_progress_bar = false")
        migrate_to(connection, len(MIGRATIONS))
        connection.execute(NAMES)
        connection.execute(DOCUMENTS, {"total": documents})
        for start in range(0, events, CHUNK):
            stop = min(start + CHUNK, events)
            connection.execute(EVENTS, {"start": start, "stop": stop, "documents": documents})
            yield f"{stop:,} events"
        connection.execute(PARTIES)
        derive(connection)


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill what is read of the events."""
    add_dealings(connection)
    connection.execute(FILL.format(which="true"))
    count_days(connection)


TEXTS = f"""
INSERT INTO documents
WITH numbered AS (
    SELECT i, 't' || i AS id, DATE '1995-01-01' + (i * 10600 // $total)::INTEGER AS published,
        'Outlet ' || (hash(i) % {OUTLETS}) AS outlet FROM range($start, $stop) AS t(i)
), told AS (
    SELECT i, string_agg({WORDS}[1 + (hash(i * 997 + k) % 15)::BIGINT] || ' word' ||
        floor(40000 * pow((hash(i * 997 + k + 500) % 1000003) / 1000003.0, 4))::BIGINT, ' ' ORDER BY k) AS text
    FROM numbered, range(200) AS r(k) GROUP BY i
)
SELECT id, 'Title ' || i, NULL, outlet, NULL, 'en', published, 'ministers ' || text, [], [], id, id
FROM numbered JOIN told USING (i)
"""
FINDINGS = """
INSERT INTO readings SELECT id, left(md5(text), 16), '', '', '', '' FROM documents;
INSERT INTO reports BY NAME
SELECT d.id AS document, left(md5(d.id || k), 16) AS id,
    [{'start': k * 150, 'end': k * 150 + 120,
      'text': 'the report said after ' || substr(d.text, k * 150 + 1, 120)}] AS evidence
FROM documents AS d, range(8) AS r(k);
INSERT INTO claims BY NAME
SELECT d.id AS document, left(md5(d.id || 'c' || k), 16) AS id,
    {'start': k * 300, 'end': k * 300 + 90, 'text': substr(d.text, k * 300 + 1, 90)} AS content
FROM documents AS d, range(4) AS r(k);
INSERT INTO members SELECT id, id, document FROM reports;
INSERT INTO events BY NAME
SELECT id, 'AGREE' AS "type", ['state/ADX'] AS sources, ['state/AHX'] AS targets, evidence, 'actual' AS status,
    [{'document': document, 'outlet': outlet, 'published': published, 'evidence': evidence, 'status': 'actual',
      'reported_by': [], 'id': id}] AS reports, published AS first_day, published AS last_day,
    row_number() OVER () AS number
FROM reports JOIN (SELECT id AS document, outlet, published FROM documents) USING (document) WHERE hash(id) % 50 = 0;
INSERT INTO names VALUES ('ADX', 'state/ADX'), ('AHX', 'state/AHX')
"""


def write_texts(path: Path, documents: int) -> Iterator[str]:
    """Write made-up texts of 400 words, with 8 sentences of evidence and 4 claims each; yield what is done."""
    with duckdb.connect(path, config=CONFIG | {"memory_limit": "6GB"}) as connection:
        connection.execute("SET enable_progress_bar = false")
        migrate_to(connection, len(MIGRATIONS))
        for start in range(0, documents, 20_000):
            stop = min(start + 20_000, documents)
            connection.execute(TEXTS, {"start": start, "stop": stop, "total": documents})
            yield f"{stop:,} texts"
        connection.execute(FINDINGS)
        derive(connection)
