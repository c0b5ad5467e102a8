"""What is to be exported, and which events a format can hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from dragoman.knowledge.codes import to_cameo
from dragoman.model import DateInterval
from dragoman.record import Filters, Record
from dragoman.record.stream import Recorded, stream

SCHEMA = "dragoman/event/1"
Dates = Literal["exact", "loose", "reported"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The days an event is exported under, both included, and what they rest on.

    `exact`: one day that the text gives; `loose`: an interval that it gives, or one end of it; `reported`: nothing in
    the text, so the day of first publication.
    """

    start: dt.date
    end: dt.date
    basis: Dates

    @property
    def mark(self) -> str | None:
        """What tells a reader that `start` is not the day of the act; None when it is."""
        if self.basis == "loose":
            return f"date={self.start.isoformat()}/{self.end.isoformat()}"
        return "date=reported" if self.basis == "reported" else None


@dataclass(slots=True)
class Tally:
    """What an export wrote and what it had to leave out, counted while it runs.

    `marks` tells whether the format can say that a day is not the act's, so that more may be asked for; `reported`
    that the day of publication stands in already.
    """

    events: int = 0
    rows: int = 0
    undated: int = 0
    loose: int = 0
    unreal: int = 0
    lonely: int = 0
    uncoded: int = 0
    marks: bool = False
    reported: bool = False
    files: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return what happened, in English, a line each."""
        counts = f"{count(self.rows, 'row')} of {count(self.events, 'event')}"
        found = [f"{counts} in {' and '.join(self.files) or 'no file'}"]
        undated = "that nothing dates" if self.reported else "that nothing in the text dates"
        reasons = (
            (self.undated, undated + self.hint("reported", "those with a day of publication")),
            (self.loose, "dated more loosely than a day" + self.hint("loose", "them")),
            (self.unreal, "planned, hypothetical or negated"),
            (self.lonely, "with one party only, which no edge can show"),
            (self.uncoded, "of a type that has no CAMEO code"),
        )
        return [*found, *(f"left out: {count(left, 'event')} {reason}" for left, reason in reasons if left)]

    def hint(self, dates: Dates, which: str) -> str:
        """Return how to have more events, where the format can mark them and they are not asked for already."""
        return f" (--dates {dates} takes {which}, marked)" if self.marks and not self.reported else ""


def count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An export to make: of what, where to (None: standard output) and how well dated; `tally` counts as it goes.

    A file that is there already is only written over with `force`.
    """

    record: Record
    out: Path | None
    filters: Filters = field(default_factory=Filters)
    dates: Dates = "exact"
    tally: Tally = field(default_factory=Tally)
    force: bool = False

    def all(self) -> Iterator[Recorded]:
        """Yield every event that the filters leave, newest first."""
        for item in stream(self.record.file, self.filters):
            self.tally.events += 1
            yield item

    def dated(self) -> Iterator[tuple[Recorded, Dated]]:
        """Yield the events that are dated as well as is asked for, and count the others."""
        for item in stream(self.record.file, self.filters):
            if found := self.date(item):
                self.tally.events += 1
                yield item, found

    def happened(self) -> Iterator[tuple[Recorded, Dated]]:
        """Yield those of them that happened (or have the status that the filters name), for formats without status."""
        for item in stream(self.record.file, self.filters):
            if not self.filters.get("status") and item.event.status != "actual":
                self.tally.unreal += 1
            elif found := self.date(item):
                self.tally.events += 1
                yield item, found

    def coded(self) -> Iterator[tuple[Recorded, Dated]]:
        """Yield those of them that have a CAMEO code, for formats without other types; a user's own may have none."""
        for item, dated in self.happened():
            if to_cameo(item.event.type, item.event.modes, item.event.cameo)[0]:
                yield item, dated
            else:
                self.tally.events -= 1
                self.tally.uncoded += 1

    def date(self, item: Recorded) -> Dated | None:
        """Return the days of an event, or count it as left out."""
        found = to_dated(item.event.when, item.reported)
        if found is None or (found.basis == "reported" and self.dates != "reported"):
            self.tally.undated += 1
            return None
        if found.basis == "loose" and self.dates == "exact":
            self.tally.loose += 1
            return None
        return found


Exporter = Callable[[Order], None]


def to_dated(when: DateInterval, reported: dt.date | None) -> Dated | None:
    """Return the days to export an event under; None when neither the text nor a publication gives any."""
    start, end = when.start or when.end, when.end or when.start
    if start and end:
        exact = when.start == when.end
        return Dated(start=start, end=end, basis="exact" if exact else "loose")
    return Dated(start=reported, end=reported, basis="reported") if reported else None
