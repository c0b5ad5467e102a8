"""The record as a user holds it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack, cast, overload

from dragoman.codec import decode_reading, to_plain
from dragoman.errors import NotFoundError
from dragoman.model import MadeWith, Reading
from dragoman.record import decisions as log
from dragoman.record import inputs
from dragoman.record.dealings import tidy
from dragoman.record.deciding import ALL_DECISIONS, Desk
from dragoman.record.files import RecordFile
from dragoman.record.filters import Filters
from dragoman.record.fulltext import Within
from dragoman.record.indexing import Tell, hush
from dragoman.record.judgements import to_verdicts
from dragoman.record.orders import carry_out
from dragoman.record.queries import Query, build
from dragoman.record.related import Related
from dragoman.record.sampling import Plan, Stratum, describe, draw
from dragoman.record.search import Search, build_search
from dragoman.record.tables import select
from dragoman.record.verdicts import Corrections, Verdict
from dragoman.record.writer import BATCH, Summary, to_batches, write_batch, write_outcomes
from dragoman.stories.merge import UNSURE

USER = "user"
READING = "SELECT reading FROM readings WHERE document = $id OR document IN (SELECT id FROM documents WHERE url = $id)"
QUARANTINE = 'SELECT "name", error, detail, "when", "key" FROM quarantine ORDER BY "name", "key"'
# For how many seconds a run that adds for hours waits for somebody who asks the record.
PATIENT = 60.0
UNSURE_PAIRS = """
    SELECT one.event AS a, other.event AS b, links.a AS report_a, links.b AS report_b,
        said.evidence[1]."text" AS text_a, told.evidence[1]."text" AS text_b, links.score, links.because
    FROM links
    JOIN members AS one ON one.report = links.a
    JOIN members AS other ON other.report = links.b
    JOIN reports AS said ON said.id = links.a
    JOIN reports AS told ON told.id = links.b
    WHERE one.event <> other.event AND links.score >= $least
    AND one.event NOT IN (SELECT id FROM rejected) AND other.event NOT IN (SELECT id FROM rejected)
    ORDER BY links.score DESC, links.a, links.b
"""


class Record(Related):
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

    @contextmanager
    def held(self) -> Iterator[Self]:
        """Keep the file open for reading, so that each question starts at once; nobody can write to it meanwhile."""
        with self.file.reading():
            yield self

    def add(self, readings: Iterable[Reading], *, batch: int = BATCH) -> Summary:
        """Store readings, `batch` at a time, each batch all or nothing; adding again what is there changes nothing."""
        total = Summary()
        for part in to_batches([readings] if isinstance(readings, Reading) else readings, batch):
            with self.file.writing() as connection:
                total += write_batch(connection, part)
        if total.added or total.replaced:
            with self.file.writing() as connection:
                tidy(connection)
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
        with patient.writing() as connection:
            tidy(connection)

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

    def stories(self, **filters: Unpack[Filters]) -> Query:
        """Return stories, documents of one occasion: id, first and last day, headline, counts; the most told first.

        Filters keep the stories that have such a document or event; raises UsageError for a wrong one.
        """
        return build(self.file, "stories", filters)

    def search(
        self, words: str, *, within: Within = "documents", tell: Tell = hush, **filters: Unpack[Filters]
    ) -> Search:
        """Return documents, evidence or claims that hold words, best first, twenty without a limit.

        Words side by side must all be there; "phrases", prefixes*, AND, OR, NOT and brackets are understood, accents
        and case do not count. The index lies beside the record and is made when first needed; `tell` is told so.
        Raises UsageError for words or filters that make no sense.
        """
        return build_search(self.file, words, within, filters, tell)

    def reading(self, document: str) -> Reading:
        """Return the whole reading of a document by id or URL; raises NotFoundError."""
        with self.file.reading() as connection:
            rows = select(connection, READING, {"id": document})
        if not rows:
            message = f"{self.file.path}: no document {document!r}; `dragoman documents` lists them"
            raise NotFoundError(message)
        return decode_reading(str(rows[0]["reading"]))

    def event(self, event: str) -> dict[str, object]:
        """Return a merged event, a rejected one too, by its id or that of one of its reports; raises NotFoundError."""
        with self.file.reading() as connection:
            return cast("dict[str, object]", to_plain(Desk(connection, self.file.path).find_row(event)))

    def decisions(self) -> list[dict[str, object]]:
        """Return the whole log in order; `in_force` tells whether a row still holds."""
        with self.file.reading() as connection:
            rows = log.load(connection, ALL_DECISIONS)
        holding = {d.id for d in log.in_force(rows)}
        return [cast("dict[str, object]", to_plain(d)) | {"in_force": d.id in holding} for d in rows]

    @overload
    def review(self, *, limit: int = 50) -> list[dict[str, object]]: ...
    @overload
    def review(
        self, event: str, verdict: Verdict, *, because: str = "", by: str = USER, **changes: Unpack[Corrections]
    ) -> dict[str, object]: ...
    def review(
        self,
        event: str | None = None,
        verdict: Verdict = "accept",
        *,
        because: str = "",
        by: str = USER,
        limit: int = 50,
        **changes: Unpack[Corrections],
    ) -> list[dict[str, object]] | dict[str, object]:
        """Judge an event and return the decision; without one, return pairs that may be one event, likeliest first.

        "accept" holds what the event says, "reject" takes it out of all answers, "correct" puts `changes` in: type,
        modes, contexts, status, historical, sources, targets, when. Raises NotFoundError, and UsageError for a change
        that makes no sense.
        """
        if event is None:
            return self.find_unsure(limit)
        with self.deciding(by) as desk:
            return desk.judge(event, verdict, changes, because)

    def find_unsure(self, limit: int) -> list[dict[str, object]]:
        """Return pairs of events that may be one, likeliest first, that nobody has decided on."""
        with self.file.reading() as connection:
            _, apart = log.to_constraints(log.load(connection, log.BY_PERSONS))
            rows = select(connection, UNSURE_PAIRS, {"least": UNSURE})
        return [row for row in rows if (row["report_a"], row["report_b"]) not in apart][:limit]

    def merge(self, a: str, b: str, *, because: str, by: str = USER) -> dict[str, object]:
        """Make one event of two and return the decision; raises NotFoundError, or UsageError when they are one."""
        with self.deciding(by) as desk:
            return desk.merge(a, b, because)

    def split(self, event: str, report: str, *, because: str = "", by: str = USER) -> dict[str, object]:
        """Take a report (by its id or its document's) out of an event and return the decision.

        Raises NotFoundError when it is not in there, UsageError when it is the only one.
        """
        with self.deciding(by) as desk:
            return desk.split(event, report, because)

    def verdicts(self) -> dict[str, str]:
        """Return report → the verdict that holds on it: accept, reject or correct."""
        with self.file.reading() as connection:
            return to_verdicts(log.in_force(log.load(connection, ALL_DECISIONS)))

    def carry_out(self, rows: Iterable[Mapping[str, object]], *, by: str = USER) -> list[dict[str, object]]:
        """Carry out judgements as JSON lines hold them, all or none, and return the decisions made.

        A row names `event`, `judgement` (accept, reject, correct, merge, split, apart, undo, skip or None) and what
        that needs: `changes`, `with`, `report`, `decision`; `because` and `by` where known. Raises UsageError or
        NotFoundError naming the row.
        """
        with self.deciding(by) as desk:
            made = [carry_out(desk, row, number) for number, row in enumerate(rows, start=1)]
        return [decision for decision in made if decision is not None]

    def sample(
        self, size: int, *, by: Stratum | None = None, seed: int = 0, **filters: Unpack[Filters]
    ) -> list[dict[str, object]]:
        """Draw events at random for a person to judge, as rows with their evidence in context (`dragoman/sample/1`).

        The same seed draws the same events of the same record; `by` draws as many of each stratum as there are, up to
        an equal share. Raises UsageError.
        """
        return draw(self.events(**filters), Plan(size=size, by=by, seed=seed, filters=dict(filters)))

    def describe(self, events: Sequence[str]) -> list[dict[str, object]]:
        """Return what a person needs to judge events, each with its evidence in context; raises NotFoundError."""
        with self.file.reading() as connection:
            desk = Desk(connection, self.file.path)
            return describe(connection, [desk.find_row(event) for event in events])

    def keep_apart(self, a: str, b: str, *, because: str = "", by: str = USER) -> dict[str, object]:
        """Say that two events are not one, so that nothing merges them, and return the decision.

        Raises NotFoundError, or UsageError when they are one now: `split` parts them.
        """
        with self.deciding(by) as desk:
            return desk.keep_apart(a, b, because)

    def undo(self, decision: str | None = None, *, because: str = "", by: str = USER) -> dict[str, object]:
        """Take back a decision, the machine's or a person's, and return the new row; None: a person's last one.

        Raises NotFoundError for an unknown id or when nothing is left, UsageError when it does not hold any more.
        """
        with self.deciding(by) as desk:
            return desk.undo(decision, because)

    @contextmanager
    def deciding(self, by: str = USER) -> Iterator[Desk]:
        """Open the record for one or more decisions of somebody, all of them or none."""
        with self.file.writing() as connection:
            yield Desk(connection, self.file.path, by)
