"""Persons' decisions on events, made in one open transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec

from dragoman.codec import to_plain
from dragoman.errors import NotFoundError, UsageError
from dragoman.record import decisions as log
from dragoman.record.judgements import anchor, find_moves, renamed
from dragoman.record.linking import Gone, refresh
from dragoman.record.tables import Row, select
from dragoman.record.verdicts import Verdict, to_decision
from dragoman.stories.events import MergedEvent

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

EVENT_OF = "SELECT DISTINCT event FROM members WHERE report = $id OR event = $id"
MEMBERS = "SELECT report, document FROM members WHERE event = $event ORDER BY report"
ONE_EVENT = """
    SELECT * EXCLUDE (published, first_day, last_day, number)
    FROM (SELECT * FROM events UNION ALL BY NAME SELECT * FROM rejected) WHERE id = $id
"""
ALL_DECISIONS = "SELECT * FROM decisions ORDER BY number"
ONE_DECISION = "SELECT * FROM decisions WHERE id = $id"
# The machine's rows are many; a new decision can only repeat one of a person, and undo one that it names.
OF_PERSONS_AND = f"SELECT * FROM decisions WHERE id = $id UNION {log.BY_PERSONS}"  # noqa: S608 - our own constants


@dataclass(frozen=True, slots=True)
class Desk:
    """Where decisions are made: an open connection, the record's path for messages, and who decides."""

    connection: DuckDBPyConnection
    path: Path
    by: str = ""

    def find_event(self, name: str) -> str:
        """Return the id of the merged event that an event's or a report's id names; raises NotFoundError."""
        rows = self.connection.execute(EVENT_OF, {"id": name}).fetchall()
        if not rows:
            message = f"{self.path}: no event {name!r}; `dragoman events` lists them"
            raise NotFoundError(message)
        return str(rows[0][0])

    def find_row(self, name: str) -> Row:
        """Return the row of a merged event that stands or is rejected; raises NotFoundError."""
        return select(self.connection, ONE_EVENT, {"id": self.find_event(name)})[0]

    def find_members(self, event: str) -> Sequence[tuple[str, str]]:
        """Return the reports of a merged event with their documents."""
        return self.connection.execute(MEMBERS, {"event": event}).fetchall()

    def find_beside(self, report: str) -> set[str]:
        """Return the reports that stand in one event with a report; none when it is gone."""
        rows = self.connection.execute(EVENT_OF, {"id": report}).fetchall()
        return {r for (event,) in rows for r, _ in self.find_members(event)}

    def judge(self, event: str, verdict: Verdict, changes: Mapping[str, object], because: str) -> Row:
        """Accept, reject or correct an event; raises NotFoundError, UsageError for what makes no sense."""
        merged = msgspec.convert(self.find_row(event), MergedEvent)
        return self.decide(to_decision(self.connection, merged, verdict, changes, because=because, by=self.by))

    def merge(self, a: str, b: str, because: str) -> Row:
        """Make one event of two; raises NotFoundError, or UsageError when they are one."""
        one, other = self.find_sides(a, b, "already; nothing to merge")
        return self.decide(log.Decision(action="merge", reports=one, others=other, because=because, by=self.by))

    def keep_apart(self, a: str, b: str, because: str) -> Row:
        """Say that two events are not one; raises NotFoundError, or UsageError when they are."""
        one, other = self.find_sides(a, b, "now; take a report out of it with split")
        return self.decide(log.Decision(action="split", reports=one, others=other, because=because, by=self.by))

    def find_sides(self, a: str, b: str, remedy: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the reports of two events; raises UsageError when both names mean one event."""
        one, other = self.find_event(a), self.find_event(b)
        if one == other:
            message = f"{a} and {b} are one event {remedy}"
            raise UsageError(message)
        first, second = (tuple(report for report, _ in self.find_members(event)) for event in (one, other))
        return first, second

    def split(self, event: str, report: str, because: str) -> Row:
        """Take a report, by its id or its document's, out of an event; raises NotFoundError, UsageError."""
        members = self.find_members(self.find_event(event))
        out = tuple(r for r, document in members if report in {r, document})
        rest = tuple(r for r, _ in members if r not in out)
        if not out:
            message = f"{event}: no report {report!r} in this event; it has {', '.join(r for r, _ in members)}"
            raise NotFoundError(message)
        if not rest:
            message = f"{event}: {report} is all there is, so there is nothing to split"
            raise UsageError(message)
        return self.decide(log.Decision(action="split", reports=out, others=rest, because=because, by=self.by))

    def undo(self, decision: str | None, because: str) -> Row:
        """Take back a decision, a person's last one when None; raises NotFoundError, UsageError."""
        wanted = log.find_last(log.load(self.connection, log.BY_PERSONS)) if decision is None else decision
        if wanted is None:
            message = f"{self.path}: no decision of a person still holds; nothing to undo"
            raise NotFoundError(message)
        rows = log.load_with_undoing(self.connection, log.load(self.connection, ONE_DECISION, id=wanted))
        if not rows:
            message = f"{self.path}: no decision {wanted!r}; `dragoman decisions` lists them"
            raise NotFoundError(message)
        if wanted not in {d.id for d in log.in_force(rows)}:
            message = f"{wanted}: already taken back; nothing to undo"
            raise UsageError(message)
        return self.decide(log.Decision(action="undo", undoes=wanted, because=because, by=self.by))

    def decide(self, decision: log.Decision) -> Row:
        """Add a person's decision to the log, form the events anew, and return the row."""
        rows = log.load(self.connection, OF_PERSONS_AND, id=decision.undoes)
        (made,) = log.append(self.connection, [log.check_person(decision)], rows)
        named = log.find_reports(made, rows)
        anchor(self.connection, named)
        touched = {*named, *renamed(named, find_moves(self.connection))}
        beside = {r for report in touched for r in self.find_beside(report)}
        refresh(self.connection, (), Gone(frozenset(touched | beside)))
        return cast("Row", to_plain(made))
