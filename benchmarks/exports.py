"""How fast a record goes out in each format, and in how much memory.

python benchmarks/exports.py [EVENTS [FORMAT…]]     100,000 in every format unless told; half are told by two documents
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dragoman.export.formats.base import RECORD_EXPORTERS, export_record
from dragoman.record import Record
from dragoman.record.files import RecordFile

EVENTS = 100_000
MEGABYTE = 1024
# One act: two states, a day of three years, codes, a sentence; the second half of the acts has a second report.
FILL = """
CREATE TEMP TABLE codes AS SELECT unnest(['RUS','IRN','CHN','USA','FRA','SAU','TUR','IND','PAK','ISR']) AS code;
INSERT INTO actors BY NAME SELECT 'd0' AS document, 'state/' || code AS id, code AS name, 'state' AS kind,
    code AS country, ['GOV'] AS sector, true AS known, [code] AS spellings, ['state/' || code, code] AS keys FROM codes;
INSERT INTO names SELECT unnest(keys), id FROM actors;
CREATE TEMP TABLE n AS SELECT range AS i, CASE WHEN range % 2 = 1 THEN 2 ELSE 1 END AS told FROM range($events);
CREATE TEMP TABLE base AS SELECT i, told, 'e' || i AS event,
    (SELECT list(code) FROM codes)[1 + i % 10] AS a,
    (SELECT list(code) FROM codes)[1 + (i + 1 + i // 10 % 9) % 10] AS b,
    date '2022-01-01' + (i % 1095)::INTEGER AS day,
    'The foreign minister of one state met his counterpart of another on day ' || i || ' to speak of gas and grain.'
        AS sentence
FROM n;
CREATE TEMP TABLE tellings AS SELECT *, 'd' || i || '-' || k AS document, CASE k WHEN 1 THEN event ELSE event || 'b' END
    AS report FROM (SELECT *, unnest(range(1, told + 1)) AS k FROM base);
INSERT INTO documents BY NAME SELECT document AS id, 'Title ' || document AS title, 'https://example.org/' || document
    AS url, 'Outlet ' || (i % 40) AS outlet, 'en' AS language, day + 1 AS published, repeat(sentence || ' ', 15)
    AS text, document AS family FROM tellings;
INSERT INTO reports BY NAME SELECT document, report AS id, 'CONSULT' AS type, ['visit'] AS modes,
    ['economic'] AS contexts, '042' AS cameo, 1 AS quad, 4.0 AS score, 1.9 AS goldstein, 'actual' AS status,
    false AS historical, ['state/' || a] AS sources, ['state/' || b] AS targets,
    [{'start': 4, 'end': 20, 'text': 'foreign minister'}]
    AS source_spans, [] AS target_spans, {'start': 46, 'end': 49, 'text': 'met'} AS "trigger",
    [{'start': 0, 'end': 90, 'text': sentence}] AS evidence, 0.8 AS confidence FROM tellings;
INSERT INTO members SELECT event, report, document FROM tellings;
INSERT INTO parties SELECT event, 'source', 'state/' || a FROM base UNION ALL
    SELECT event, 'target', 'state/' || b FROM base;
INSERT INTO events BY NAME SELECT event AS id, 'CONSULT' AS type, ['visit'] AS modes, ['economic'] AS contexts,
    '042' AS cameo, 1 AS quad, 4.0 AS score, 1.9 AS goldstein, 'actual' AS status, false AS historical,
    ['state/' || a] AS sources, ['state/' || b] AS targets, [{'start': 4, 'end': 20, 'text': 'foreign minister'}]
    AS source_spans, [] AS target_spans, {'start': day, 'end': day, 'precision': 'day', 'text': 'on the day',
    'relative': NULL, 'given': true} AS "when", [] AS reported_by, {'start': 46, 'end': 49, 'text': 'met'} AS "trigger",
    [{'start': 0, 'end': 90, 'text': sentence}] AS evidence, 0.8 AS confidence, {'rule': 'consult.meet', 'detail':
    'The verb meets.'} AS why, (SELECT list({'document': t.document, 'outlet': 'Outlet', 'published': t.day + 1,
    'evidence': [{'start': 0, 'end': 90, 'text': t.sentence}], 'status': 'actual', 'reported_by': []::VARCHAR[],
    'id': t.report} ORDER BY t.k) FROM tellings AS t WHERE t.event = base.event) AS reports, [] AS decisions,
    told AS n_reports, told AS n_families, day + 1 AS published, day AS first_day, day AS last_day FROM base;
"""


def fill(path: Path, events: int) -> None:
    """Make a record of that many events."""
    Record(path)
    with RecordFile(path).writing() as connection:
        for statement in filter(str.strip, FILL.split(";\n")):
            connection.execute(statement.replace("$events", str(events)))


def measure(record: str, kind: str, out: str) -> None:
    """Export in this process and print the rate and the most memory it held."""
    begun, work = time.monotonic(), time.process_time()
    tally = export_record(Record(record, create=False), kind, out)
    took, work = time.monotonic() - begun, time.process_time() - work
    size = sum(f.stat().st_size for f in Path(out).parent.rglob("*") if f.is_file())
    # The kernel's high-water mark; getrusage would count what the process that started this one once held.
    memory = int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text("utf8"))[0]) / MEGABYTE
    print(
        f"{kind:15} {tally.rows:>9,} rows {took:6.1f} s ({work:5.1f} s of work) {tally.events / took:>7,.0f} events/s"
        f" {memory:5.0f} MB held {size / MEGABYTE / MEGABYTE:5.0f} MB written",
        flush=True,
    )


def main() -> None:
    """Make a record, then export it in every format, each in a process of its own."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "news.duckdb"
        fill(record, events)
        print(f"{events:,} events in {record.stat().st_size / MEGABYTE / MEGABYTE:.0f} MB")
        for kind in sys.argv[2:] or RECORD_EXPORTERS:
            out = Path(folder) / kind
            out.mkdir()
            command = [sys.executable, __file__, "--one", str(record), kind, str(out / "out")]
            subprocess.run(command, check=True)  # noqa: S603 - this script


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(*sys.argv[2:])
    else:
        main()
