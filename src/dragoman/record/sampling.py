"""Events drawn at random for a person to judge, each with its evidence in context: `dragoman/sample/1`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, cast, get_args

from dragoman.codec import to_plain
from dragoman.errors import UsageError
from dragoman.record.parties import load_names
from dragoman.record.queries import Query
from dragoman.record.tables import Row, select

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SCHEMA = "dragoman/sample/1"
Stratum = Literal["type", "status"]
AROUND = 280
COUNTS = 'SELECT {by} AS stratum, count(*) AS "population" FROM ({events}) GROUP BY ALL ORDER BY ALL'
# The order of md5 is as good as chance and the same on every machine; it does not hang on the order of the rows.
DRAWN = """
    SELECT id, stratum, "population" FROM (
        SELECT id, stratum, row_number() OVER (PARTITION BY stratum ORDER BY md5($seed || id)) AS place
        FROM (SELECT id, {by} AS stratum FROM ({events}))
    ) JOIN (SELECT unnest($quotas, max_depth := 2)) AS quotas USING (stratum)
    WHERE place <= quota ORDER BY md5($seed || id)
"""
EVENTS = """
    SELECT * FROM (SELECT * FROM events UNION ALL BY NAME SELECT * FROM rejected)
    WHERE id IN (SELECT unnest($events)) ORDER BY list_position($events, id)
"""
NAMINGS = """SELECT id, list_distinct(list_concat(sources, targets)) AS parties FROM reports
    WHERE rowid IN (SELECT rowid FROM reports WHERE id IN (SELECT unnest($reports)))"""
DOCUMENTS = 'SELECT id, title, url, outlet, published, "text" FROM documents WHERE id IN (SELECT unnest($documents))'
WHAT = ("type", "modes", "contexts", "status", "historical", "sources", "targets", "when", "confidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a sample is drawn."""

    size: int
    by: Stratum | None = None
    seed: int = 0
    filters: dict[str, object] = field(default_factory=dict)


def draw(events: Query, plan: Plan) -> list[Row]:
    """Return the rows of a sample; raises UsageError for a size or stratum that makes no sense."""
    if plan.size < 1 or plan.by not in (None, *get_args(Stratum)):
        message = f"sample takes a size from 1 and by={'|'.join(get_args(Stratum))}, not {plan.size} and {plan.by!r}"
        raise UsageError(message)
    by = f'"{plan.by}"' if plan.by else "'all'"
    with events.file.reading() as connection:
        counts = connection.execute(COUNTS.format(by=by, events=events.sql), events.parameters).fetchall()
        quotas = allot(dict(counts), plan.size)
        rows = [{"stratum": name, "population": count, "quota": quotas[name]} for name, count in counts]
        bound = events.parameters | {"seed": str(plan.seed), "quotas": rows}
        found = select(connection, DRAWN.format(by=by, events=events.sql), bound) if rows else []
        drawn = select(connection, EVENTS, {"events": [row["id"] for row in found]}) if found else []
        return [to_row(told, row, quotas, plan) for told, row in zip(describe(connection, drawn), found, strict=True)]


def allot(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """Return how many to draw of each stratum: equal shares, and what small ones cannot give from the larger.

    Raises UsageError when there are more strata than events to draw.
    """
    if size < len(sizes):
        message = (
            f"a sample of {size} leaves out some of {len(sizes)} strata ({', '.join(sizes)}); draw {len(sizes)} or more"
        )
        raise UsageError(message)
    quotas, left = dict[str, int](), size
    for place, (name, count) in enumerate(sorted(sizes.items(), key=lambda s: (s[1], s[0]))):
        quotas[name] = min(count, left // (len(sizes) - place))
        left -= quotas[name]
    return quotas


def to_row(told: Row, found: Row, quotas: Mapping[str, int], plan: Plan) -> Row:
    """Return a described event as a line of a sample, with room for a judgement."""
    stratum = str(found["stratum"])
    drawn = {"stratum": stratum, "population": found["population"], "drawn": quotas[stratum]}
    how = {"schema": SCHEMA, "seed": plan.seed, "by": plan.by, "filters": cast("Row", to_plain(plan.filters))}
    shown = {name: value for name, value in told.items() if name != "id"}
    return {"event": told["id"], "judgement": None, "changes": {}, "because": "", **shown, "sample": how | drawn}


def describe(connection: DuckDBPyConnection, events: Sequence[Row]) -> list[Row]:
    """Return what a person needs to judge events: what is held, where it stands, why."""
    plain = [cast("dict[str, list[Row]]", to_plain(row)) for row in events]
    parties = (party for event in plain for side in ("sources", "targets") for party in cast("list[str]", event[side]))
    names = load_names(connection, parties)
    wanted = sorted({str(event["reports"][0]["document"]) for event in plain})
    documents = {str(row["id"]): row for row in select(connection, DOCUMENTS, {"documents": wanted})}
    namings = load_namings(connection, [str(report["id"]) for event in plain for report in event["reports"]])
    found = [about(event, documents[str(event["reports"][0]["document"])], names) for event in plain]
    unheard = {party for row in found for report in reports_of(row) for party in left_out(row, report, namings)}
    names |= load_names(connection, unheard)
    for row in found:
        for report in reports_of(row):
            report["left_out"] = [names.get(party, party) for party in left_out(row, report, namings)]
    return found


def load_namings(connection: DuckDBPyConnection, reports: Sequence[str]) -> dict[str, list[str]]:
    """Return report → all parties that it names."""
    rows = select(connection, NAMINGS, {"reports": list(reports)}) if reports else []
    return {str(row["id"]): cast("list[str]", row["parties"]) for row in rows}


def reports_of(row: Row) -> list[Row]:
    """Return the reports of a described event."""
    return cast("list[Row]", row["reports"])


def left_out(row: Row, report: Row, namings: Mapping[str, list[str]]) -> list[str]:
    """Return the parties that a report names, and that its event has not, for others tell it differently."""
    held = cast("Mapping[str, str]", row["names"])
    return [party for party in namings.get(str(report["id"]), ()) if party not in held]


def about(event: Mapping[str, list[Row]], document: Row, names: Mapping[str, str]) -> Row:
    """Return one event with its first report's evidence in context and all reports' words."""
    what: Row = {name: event[name] for name in WHAT}
    parties = [*cast("list[str]", event["sources"]), *cast("list[str]", event["targets"])]
    told = cast("Row", to_plain({name: document[name] for name in ("title", "url", "outlet", "published")}))
    return {
        "id": event["id"],
        **what,
        "n_families": event["n_families"],
        "names": {party: names.get(party, party) for party in parties},
        "document": document["id"],
        **told,
        "context": to_context(str(document["text"]), event["evidence"]),
        "trigger": cast("Row", event["trigger"])["text"],
        "why": cast("Row", event["why"])["detail"],
        "reports": [to_report(report) for report in event["reports"]],
        "decisions": event["decisions"],
    }


def to_report(report: Row) -> Row:
    """Return who told an event, and in what words."""
    evidence = [span["text"] for span in cast("list[Row]", report["evidence"])]
    return {name: report[name] for name in ("id", "document", "outlet", "published", "status")} | {"evidence": evidence}


def to_context(text: str, evidence: Sequence[Row]) -> Row:
    """Return the evidence with the words before and after it, cut between words."""
    if not evidence:
        return {"before": "", "evidence": "", "after": ""}
    start, end = min(int(str(s["start"])) for s in evidence), max(int(str(s["end"])) for s in evidence)
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = "…" + before.partition(" ")[2]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return {"before": before, "evidence": passages(text, evidence), "after": after}


def passages(text: str, evidence: Sequence[Row]) -> str:
    """Return the sentences of evidence as they follow one another, with " … " where the text goes on between them.

    An act told in the first paragraph and in the last has no more evidence than these two.
    """
    spans = sorted((int(str(s["start"])), int(str(s["end"]))) for s in evidence)
    told = text[slice(*spans[0])]
    for (_, before), (start, end) in pairwise(spans):
        told += (text[before:start] if not text[before:start].strip() else " … ") + text[start:end]
    return told
