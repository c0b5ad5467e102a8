"""Persons' judgements of events: found again after a new reading, and put to the events that they are about.

A rejection holds for the reports judged and for copies of their texts; another text's own telling of the act stands
for itself. A correction or an acceptance holds for the event that has one of the reports judged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.record.decisions import VERDICTS, Decision, to_mergings
from dragoman.record.tables import insert, select
from dragoman.stories.amend import amend
from dragoman.stories.events import MergedEvent, Told, combine

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ANCHORS = """
    SELECT id AS report, document, "type", list_concat(sources, targets) AS parties,
        "trigger"."start" AS "start", "trigger"."end" AS "end"
    FROM reports WHERE id IN (SELECT unnest($reports)) AND id NOT IN (SELECT report FROM anchors)
"""
# Only the documents that persons spoke of are looked at, so that a large record stays as quick as a small one.
MOVED = """
    WITH near AS (
        SELECT id, document, "type", sources, targets, "trigger" FROM reports
        WHERE document IN (SELECT document FROM anchors)
    ), lost AS (SELECT * FROM anchors WHERE report NOT IN (SELECT id FROM near)), found AS (
        SELECT lost.report AS old, near.id AS new,
            len(list_intersect(list_concat(sources, targets), parties)) AS shared, near."type" = lost."type" AS alike
        FROM lost JOIN near USING (document)
        WHERE "trigger"."start" < lost."end" AND lost."start" < "trigger"."end"
        AND near.id NOT IN (SELECT report FROM anchors)
    )
    SELECT old, new FROM found WHERE shared > 0 OR alike ORDER BY shared DESC, alike DESC, old, new
"""
Moves = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Formed:
    """Merged events: those that stand, and those that a person rejected."""

    standing: tuple[MergedEvent, ...]
    rejected: tuple[MergedEvent, ...]


def anchor(connection: DuckDBPyConnection, reports: Collection[str]) -> None:
    """Remember where reports stand in their documents, so that a person's word on them can be found again."""
    insert(connection, "anchors", select(connection, ANCHORS, {"reports": sorted(reports)}))


def find_moves(connection: DuckDBPyConnection) -> Moves:
    """Return judged report that is gone → report in its place: same document, same trigger, alike; each taken once."""
    moves: dict[str, str] = {}
    for old, new in connection.execute(MOVED).fetchall():
        if old not in moves and new not in moves.values():
            moves[old] = new
    return moves


def move(decisions: Iterable[Decision], moves: Moves) -> list[Decision]:
    """Return decisions on the reports that now stand where those decided on stood."""
    return [replace(d, reports=renamed(d.reports, moves), others=renamed(d.others, moves)) for d in decisions]


def renamed(reports: Iterable[str], moves: Moves) -> tuple[str, ...]:
    """Return reports under the ids that they now have."""
    return tuple(moves.get(report, report) for report in reports)


def form(groups: Sequence[Sequence[Told]], decisions: Sequence[Decision]) -> Formed:
    """Return the merged events of groups of reports, with what persons said of them."""
    verdicts, about = to_verdicts(decisions), by_report(decisions)
    parted = [part(group, verdicts) for group in groups]
    return Formed(
        tuple(judge(standing, about) for standing, _ in parted if standing),
        tuple(judge(rejected, about) for _, rejected in parted if rejected),
    )


def by_report(decisions: Iterable[Decision]) -> Mapping[str, Sequence[Decision]]:
    """Return report → the decisions that name it."""
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        for report in (*decision.reports, *decision.others):
            found.setdefault(report, []).append(decision)
    return found


def to_verdicts(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return the latest verdict on each report that has one."""
    judging = sorted((d for d in decisions if d.action in VERDICTS), key=lambda d: d.number)
    return {report: d.action for d in judging for report in d.reports}


def part(group: Sequence[Told], verdicts: Mapping[str, str]) -> tuple[list[Told], list[Told]]:
    """Return the reports of a group that stand, and those that are rejected with the copies of their texts."""
    families = {told.family for told in group if verdicts.get(told.event.id) == "reject"}
    rejected = [told for told in group if told.family in families and verdicts.get(told.event.id, "reject") == "reject"]
    return [told for told in group if told not in rejected], rejected


def judge(group: Sequence[Told], about: Mapping[str, Sequence[Decision]]) -> MergedEvent:
    """Return the merged event of some reports with the decisions on them, and what was put right."""
    reports = [told.event.id for told in group]
    shown = to_mergings(reports, {d.id: d for report in reports for d in about.get(report, ())}.values())
    return amend(combine(group, shown), [change for decision in shown for change in decision.changes])
