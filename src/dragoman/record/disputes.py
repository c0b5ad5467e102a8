"""Disputes: a report of an act that somebody denies against one that asserts it.

Whether they speak of one act is judged as for events, the status left aside. What is told as not done is an event by
itself; an act that only a claim denies may stand in one event with the other report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from dragoman.record.acts import NAMED
from dragoman.record.linking import load_tellings
from dragoman.record.tables import select, select_ids
from dragoman.record.values import to_forms
from dragoman.relations.changes import Dispute, Side
from dragoman.relations.periods import Days
from dragoman.stories.features import count_common
from dragoman.stories.merge import SAME, Match, compare
from dragoman.stories.tellings import Telling

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Of what a denial tells the act of the first word is denied, or acts (“denied that it struck A and B”); others say when
# or why (“denied that it fired after the raid”). An act that the denial takes for done is denied only by who says that
# it is not his (“denied any part in the raid”; who denies what was said at the talks denies no talks). What
# an outlet itself tells as not done is seldom a denial (“had avoided a strike until then”): somebody must have said it.
CANDIDATES = """
WITH denying AS (
    SELECT report AS id FROM (SELECT id AS report, unnest(reported_by) AS claim FROM reports WHERE status = 'negated')
    JOIN claims ON claim = claims.id WHERE speaker IS NOT NULL
    UNION SELECT reports.id FROM (SELECT id AS claim, unnest(events) AS event FROM claims WHERE stance = 'deny')
    JOIN reports ON event = reports.id JOIN claims ON claim = claims.id
    WHERE status = 'negated' OR regexp_matches(claims.content."text", $owning, 'i')
    QUALIFY rank() OVER (PARTITION BY claim ORDER BY reports."trigger"."start") = 1
), told AS (
    SELECT reports.id, low, high, published, status, unnest(keys) AS "key",
        reports.id IN (SELECT id FROM denying) AS denies
    FROM reports JOIN documents ON documents.id = document WHERE status IN ('actual', 'negated')
)
SELECT DISTINCT denial.id, assertion.id
FROM (SELECT * REPLACE (replace("key", ' negated ', ' actual ') AS "key") FROM told WHERE denies) AS denial
JOIN (SELECT * FROM told WHERE NOT denies) AS assertion USING ("key")
WHERE denial.low <= assertion.high AND assertion.low <= denial.high
    AND greatest(denial.published, assertion.published) BETWEEN $since AND $until
ORDER BY ALL"""
# What one has in an act, among the first words of what is denied.
OWNING = r"^\W*(?:\w+\W+){0,5}(?:involve|responsib|guilt|complicit|(?:role|part|hand|share|blame|behind)\b)"
# An act that is not told as done has little more than its words to know it by: “no arrest”, “made an arrest”.
COMMON = 2
SIDES = """SELECT reports.id AS report, event, reports.document, outlet, published, "type", sources, targets,
    reported_by AS claims, evidence[1]."text" AS "text",
    (SELECT list(speaker ORDER BY speaker) FROM claims WHERE list_contains(reports.reported_by, claims.id)) AS speakers
FROM reports JOIN members ON report = reports.id JOIN documents ON documents.id = reports.document
WHERE list_contains($reports, reports.id) AND event NOT IN (SELECT id FROM rejected)"""


def load_disputes(connection: DuckDBPyConnection, days: Days, actor: str | None = None) -> tuple[Dispute, ...]:
    """Return the disputes whose later side was told within some days, the latest first; one for every two events.

    With an actor, only those about acts in which the actor takes part, or in which the actor speaks.
    """
    pairs = connection.execute(CANDIDATES, {"since": days.start, "until": days.end, "owning": OWNING}).fetchall()
    reports = sorted({report for found in pairs for report in found})
    tellings = load_tellings(connection, reports)
    rows = select(connection, SIDES, {"reports": reports}) if reports else []
    sides = {str(row["report"]): row for row in rows}
    best: dict[tuple[str, str], Dispute] = {}
    for denial, assertion in (p for p in pairs if sides.keys() >= set(p)):
        match = match_sides(tellings[denial], tellings[assertion])
        if match is not None:
            keep_best(best, to_dispute(sides[denial], sides[assertion], match))
    wanted = None if actor is None else select_ids(connection, NAMED.format(name="actor"), {"actor": to_forms(actor)})
    found = (d for d in best.values() if wanted is None or wanted & find_actors(d))
    return tuple(sorted(found, key=to_order))


def find_actors(dispute: Dispute) -> set[str]:
    """Return who has to do with a dispute."""
    return {*dispute.sources, *dispute.targets, *dispute.denial.voices, *dispute.assertion.voices}


def match_sides(denial: Telling, assertion: Telling) -> Match | None:
    """Return how sure it is that both speak of one act, None when it is not; two sentences of one document may."""
    if count_common(denial, assertion) < COMMON:
        return None
    match = compare(replace(denial, status=assertion.status, document=f"{denial.document} denies"), assertion)
    return match if match is not None and match.score >= SAME else None


def keep_best(best: dict[tuple[str, str], Dispute], dispute: Dispute) -> None:
    """Keep the likeliest pair of reports for two events, unless both sides are one voice."""
    key = dispute.denial.event, dispute.assertion.event
    if set(dispute.denial.voices) == set(dispute.assertion.voices):
        return
    if key not in best or dispute.score > best[key].score:
        best[key] = dispute


def to_dispute(denial: Mapping[str, object], assertion: Mapping[str, object], match: Match) -> Dispute:
    """Return the dispute of two reports."""
    parties = msgspec.convert(assertion, Parties)
    because = match.because.replace("Both report", "One denies, the other asserts", 1)
    return Dispute(
        type=parties.type,
        sources=parties.sources,
        targets=parties.targets,
        denial=to_side(denial),
        assertion=to_side(assertion),
        score=match.score,
        because=because,
    )


class Parties(msgspec.Struct):
    """What a dispute is about."""

    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]


def to_side(row: Mapping[str, object]) -> Side:
    """Return one side; who speaks are the claims' speakers, else the outlet, else the document."""
    speakers = row["speakers"]
    named = [speaker for speaker in speakers if speaker] if isinstance(speakers, Sequence) else []
    return msgspec.convert({**row, "voices": list(dict.fromkeys(named)) or [row["outlet"] or row["document"]]}, Side)


def to_order(dispute: Dispute) -> tuple[int, float, str, str]:
    """Return the key that puts the latest first, then the likeliest."""
    days = [side.published for side in (dispute.denial, dispute.assertion) if side.published]
    return -max(days).toordinal() if days else 0, -dispute.score, dispute.denial.event, dispute.assertion.event
