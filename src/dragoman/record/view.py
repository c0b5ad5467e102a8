"""The record as a user holds it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack, cast, get_args

import msgspec

from dragoman.codec import decode_reading, to_plain
from dragoman.errors import NotFoundError, UsageError
from dragoman.model import MadeWith, Reading
from dragoman.record import decisions as log
from dragoman.record import inputs
from dragoman.record.files import RecordFile
from dragoman.record.filters import Filters
from dragoman.record.linking import Gone, refresh
from dragoman.record.queries import Query, build
from dragoman.record.tables import select
from dragoman.record.writer import BATCH, Summary, to_batches, write_batch, write_outcomes
from dragoman.relations.dyads import Act, By, Dating, Dyad, to_dyad
from dragoman.stories.merge import UNSURE

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

USER = "user"
READING = "SELECT reading FROM readings WHERE document = $id OR document IN (SELECT id FROM documents WHERE url = $id)"
EVENT_OF = "SELECT DISTINCT event FROM members WHERE report = $id OR event = $id"
QUARANTINE = 'SELECT "name", error, detail, "when", "key" FROM quarantine ORDER BY "name", "key"'
# For how many seconds a run that adds for hours waits for somebody who asks the record.
PATIENT = 60.0
MEMBERS = "SELECT report, document FROM members WHERE event = $event ORDER BY report"
ALL_DECISIONS = "SELECT * FROM decisions ORDER BY number"
UNSURE_PAIRS = """
    SELECT one.event AS a, other.event AS b, links.a AS report_a, links.b AS report_b,
        said.evidence[1]."text" AS text_a, told.evidence[1]."text" AS text_b, links.score, links.because
    FROM links
    JOIN members AS one ON one.report = links.a
    JOIN members AS other ON other.report = links.b
    JOIN reports AS said ON said.id = links.a
    JOIN reports AS told ON told.id = links.b
    WHERE one.event <> other.event AND links.score >= $least
    ORDER BY links.score DESC, links.a, links.b
"""
ACTS = {
    "event": 'SELECT "when"."start" AS "first", "when"."end" AS "last", quad, score, goldstein FROM ({events})',
    "reported": 'SELECT published AS "first", published AS "last", quad, score, goldstein FROM ({events})',
}
OF_DYAD = """
    SELECT * FROM events WHERE status = 'actual' AND (NOT historical OR $dating = 'event')
    AND id IN (SELECT event FROM parties WHERE role = 'source'
        AND actor IN (SELECT actor FROM names WHERE list_contains($source, key)))
    AND id IN (SELECT event FROM parties WHERE role = 'target'
        AND actor IN (SELECT actor FROM names WHERE list_contains($target, key)))
"""


class Record:
    """One file of readings, findings, merged events and decisions.

    The file is open only while it is asked or written to, so that several processes may read it and one may write.
    Every method raises RecordError when the file cannot be used, RecordLockedError while another process holds it.
    """

    def __init__(self, path: str | os.PathLike[str], *, create: bool = True, patience: float = 2.0) -> None:
        """Open the record, or make it when `create`; `patience` is how many seconds to wait for a lock.

        Raises RecordError for a file that is no record of ours, NotFoundError when there is none and none may be made.
        """
        self.file = RecordFile(Path(path), patience)
        self.file.prepare(create=create)

    def __enter__(self) -> Self:
        """Return the record itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave; nothing stays open between calls."""

    def add(self, readings: Iterable[Reading], *, batch: int = BATCH) -> Summary:
        """Store readings, `batch` at a time, each batch all or nothing; adding again what is there changes nothing."""
        total = Summary()
        for part in to_batches([readings] if isinstance(readings, Reading) else readings, batch):
            with self.file.writing() as connection:
                total += write_batch(connection, part)
        return total

    def add_outcomes(self, outcomes: Iterable[inputs.Outcome], made_with: MadeWith, *, batch: int) -> Iterator[Summary]:
        """Store what came of inputs, `batch` at a time, each batch all or nothing; yield what it did once it is safe.

        Waits up to a minute for others who hold the record.
        """
        patient = replace(self.file, patience=max(PATIENT, self.file.patience))
        made = inputs.to_made(made_with)
        for part in inputs.to_batches(outcomes, batch):
            with patient.writing() as connection:
                done = write_outcomes(connection, part, made)
            yield done

    def known(self, made_with: MadeWith) -> inputs.Known:
        """Return the keys of all inputs that such a reader has read, or could not read."""
        with self.file.reading() as connection:
            return inputs.load_known(connection, inputs.to_made(made_with))

    def quarantine(self) -> Query:
        """Return what could not be read: name (file, line or address), error, detail, when (UTC, ISO) and key."""
        return Query(self.file, QUARANTINE)

    def forget(self, names: Collection[str]) -> int:
        """Take inputs, by name or key, out of the quarantine, to be read when added again; return how many."""
        with self.file.writing() as connection:
            return inputs.forget(connection, names)

    def events(self, **filters: Unpack[Filters]) -> Query:
        """Return merged events (`dragoman/event/1`), newest first; raises UsageError for a wrong filter."""
        return build(self.file, "events", filters)

    def claims(self, **filters: Unpack[Filters]) -> Query:
        """Return claims with document, outlet and published, newest document first; raises UsageError."""
        return build(self.file, "claims", filters)

    def actors(self, **filters: Unpack[Filters]) -> Query:
        """Return actors, each once, with all spellings, those in most documents first; raises UsageError."""
        return build(self.file, "actors", filters)

    def agreements(self, **filters: Unpack[Filters]) -> Query:
        """Return agreements with document, outlet and published, newest first; raises UsageError."""
        return build(self.file, "agreements", filters)

    def documents(self, **filters: Unpack[Filters]) -> Query:
        """Return documents without their text, with counts of what they say, newest first; raises UsageError."""
        return build(self.file, "documents", filters)

    def reading(self, document: str) -> Reading:
        """Return the whole reading of a document by id or URL; raises NotFoundError."""
        with self.file.reading() as connection:
            rows = select(connection, READING, {"id": document})
        if not rows:
            message = f"{self.file.path}: no document {document!r}; `dragoman documents` lists them"
            raise NotFoundError(message)
        return decode_reading(str(rows[0]["reading"]))

    def event(self, event: str) -> dict[str, object]:
        """Return a merged event by its id or that of one of its reports; raises NotFoundError."""
        statement = "SELECT * EXCLUDE (published, first_day, last_day) FROM events WHERE id = $id"
        with self.file.reading() as connection:
            row = select(connection, statement, {"id": self.find_event(connection, event)})[0]
        return cast("dict[str, object]", to_plain(row))

    def dyad(self, source: str, target: str, *, by: By = "month", date: Dating = "event") -> Dyad:
        """Return the series of actual acts of one party towards another, by day, week, month, quarter or year.

        `date="event"` counts by when an act took place, `"reported"` by first publication (background of the past left
        out). Parties are named as in the filters. Raises UsageError.
        """
        if by not in get_args(By) or date not in get_args(Dating):
            message = f"dyad takes by={'|'.join(get_args(By))} and date={'|'.join(get_args(Dating))}"
            raise UsageError(message)
        values = {"source": [source, source.casefold()], "target": [target, target.casefold()], "dating": date}
        with self.file.reading() as connection:
            rows = select(connection, ACTS[date].format(events=OF_DYAD), values)
        return to_dyad(msgspec.convert(rows, list[Act]), source=source, target=target, by=by, date=date)

    def decisions(self) -> list[dict[str, object]]:
        """Return the whole log in order; `in_force` tells whether a row still holds."""
        with self.file.reading() as connection:
            rows = log.load(connection, ALL_DECISIONS)
        holding = {d.id for d in log.in_force(rows)}
        return [cast("dict[str, object]", to_plain(d)) | {"in_force": d.id in holding} for d in rows]

    def review(self, *, limit: int = 50) -> list[dict[str, object]]:
        """Return pairs of events that may be one, likeliest first, that nobody has decided on."""
        with self.file.reading() as connection:
            _, apart = log.to_constraints(log.load(connection, log.BY_PERSONS))
            rows = select(connection, UNSURE_PAIRS, {"least": UNSURE})
        return [row for row in rows if (row["report_a"], row["report_b"]) not in apart][:limit]

    def merge(self, a: str, b: str, *, because: str, by: str = USER) -> dict[str, object]:
        """Make one event of two and return the decision; raises NotFoundError, or UsageError when they are one."""
        with self.file.writing() as connection:
            one, other = self.find_event(connection, a), self.find_event(connection, b)
            if one == other:
                message = f"{a} and {b} are one event already"
                raise UsageError(message)
            sides = [tuple(r for r, _ in self.find_members(connection, event)) for event in (one, other)]
            decision = log.Decision(action="merge", reports=sides[0], others=sides[1], because=because, by=by)
            return self.decide(connection, decision)

    def split(self, event: str, report: str, *, because: str = "", by: str = USER) -> dict[str, object]:
        """Take a report (by its id or its document's) out of an event and return the decision.

        Raises NotFoundError when it is not in there, UsageError when it is the only one.
        """
        with self.file.writing() as connection:
            members = self.find_members(connection, self.find_event(connection, event))
            out = tuple(r for r, document in members if report in {r, document})
            rest = tuple(r for r, _ in members if r not in out)
            if not out:
                message = f"{event}: no report {report!r} in this event; it has {', '.join(r for r, _ in members)}"
                raise NotFoundError(message)
            if not rest:
                message = f"{event}: {report} is all there is, so there is nothing to split"
                raise UsageError(message)
            decision = log.Decision(action="split", reports=out, others=rest, because=because, by=by)
            return self.decide(connection, decision)

    def undo(self, decision: str, *, because: str = "", by: str = USER) -> dict[str, object]:
        """Take back a decision, the machine's or a person's, and return the new row.

        Raises NotFoundError for an unknown id, UsageError when it does not hold any more.
        """
        with self.file.writing() as connection:
            rows = log.load(connection, ALL_DECISIONS)
            if decision not in {d.id for d in rows}:
                message = f"{self.file.path}: no decision {decision!r}; `dragoman review --log` lists them"
                raise NotFoundError(message)
            if decision not in {d.id for d in log.in_force(rows)}:
                message = f"{decision}: already taken back; nothing to undo"
                raise UsageError(message)
            return self.decide(connection, log.Decision(action="undo", undoes=decision, because=because, by=by))

    def decide(self, connection: DuckDBPyConnection, decision: log.Decision) -> dict[str, object]:
        """Add a person's decision to the log, form the events anew, and return the row."""
        rows = log.load(connection, ALL_DECISIONS)
        (made,) = log.append(connection, [decision], rows)
        touched = log.find_reports(made, rows)
        beside = {r for report in touched for r in self.find_beside(connection, report)}
        refresh(connection, (), Gone(frozenset(touched | beside)))
        return cast("dict[str, object]", to_plain(made))

    def find_event(self, connection: DuckDBPyConnection, name: str) -> str:
        """Return the id of the merged event that an event's or a report's id names; raises NotFoundError."""
        rows = connection.execute(EVENT_OF, {"id": name}).fetchall()
        if not rows:
            message = f"{self.file.path}: no event {name!r}; `dragoman events` lists them"
            raise NotFoundError(message)
        return str(rows[0][0])

    def find_members(self, connection: DuckDBPyConnection, event: str) -> Sequence[tuple[str, str]]:
        """Return the reports of a merged event with their documents."""
        return connection.execute(MEMBERS, {"event": event}).fetchall()

    def find_beside(self, connection: DuckDBPyConnection, report: str) -> set[str]:
        """Return the reports that stand in one event with a report; none when it is gone."""
        rows = connection.execute(EVENT_OF, {"id": report}).fetchall()
        return {r for (event,) in rows for r, _ in self.find_members(connection, event)}
