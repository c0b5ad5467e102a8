"""What one party does to another, period by period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.relations.forms import Row, Tabular
from dragoman.relations.periods import By, Dating, find_starts, to_end

if TYPE_CHECKING:
    import os

PER = 1000
PLACES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Acts of one period as the record sums them up; `start` is None for those that are in no period."""

    start: dt.date | None
    dated: bool
    events: int
    reports: int
    quads: tuple[int, int, int, int]
    score: float | None
    goldstein: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The acts of the days `start` to `end`.

    `events` counts acts, `reports` the documents' tellings of them, `quads` the acts of PLOVER's classes 1 to 4;
    `score` (PLOVER's, -10 to 10) and `goldstein` are means over the acts, None without any. `documents` counts the
    texts published in the period, near copies once; `per_1000` is acts for every thousand of these, None without any.
    """

    start: dt.date
    end: dt.date
    events: int
    reports: int
    documents: int
    quads: tuple[int, int, int, int]
    score: float | None
    goldstein: float | None

    @property
    def per_1000(self) -> float | None:
        """Return the acts for every thousand documents of the period, None when it has no documents."""
        return round(self.events * PER / self.documents, PLACES) if self.documents else None

    def to_row(self) -> Row:
        """Return the period with one column for every figure."""
        return {
            "start": self.start,
            "end": self.end,
            "events": self.events,
            "reports": self.reports,
            "documents": self.documents,
            "per_1000": self.per_1000,
            **{f"quad_{number}": count for number, count in enumerate(self.quads, start=1)},
            "score": self.score,
            "goldstein": self.goldstein,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad(Tabular):
    """A time series from `source` to `target`, without gaps; with `both`, of either towards the other.

    `undated` counts the acts that have no date, `spread` those whose date is known more loosely than a period (or that
    reach beyond the days asked for); both are in no period.
    """

    source: str
    target: str
    by: By
    date: Dating
    both: bool = False
    periods: tuple[Period, ...]
    undated: int
    spread: int

    @property
    def name(self) -> str:
        """Return who does it to whom, as `RUS → IRN`."""
        return f"{self.source} {'↔' if self.both else '→'} {self.target}"

    @property
    def events(self) -> int:
        """Return how many acts are in the periods."""
        return sum(p.events for p in self.periods)

    def records(self) -> list[Row]:
        """Return the periods, dates as dates."""
        return [p.to_row() for p in self.periods]

    def plot(self, path: str | os.PathLike[str]) -> None:
        """Draw the series as PNG or SVG; raises UsageError for another name or without the extra `plot`."""
        from dragoman.relations.plots.dyads import draw_dyads

        draw_dyads([self], path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyads(Tabular):
    """Several series over the same periods, side by side."""

    dyads: tuple[Dyad, ...]

    def records(self) -> list[Row]:
        """Return a row for every period of every dyad, dates as dates."""
        return [{"source": d.source, "target": d.target, **row} for d in self.dyads for row in d.records()]

    def plot(self, path: str | os.PathLike[str]) -> None:
        """Draw all series in one picture; raises UsageError as `Dyad.plot` does."""
        from dragoman.relations.plots.dyads import draw_dyads

        draw_dyads(self.dyads, path)


def to_dyad(counts: Iterable[Count], documents: Mapping[dt.date, int], starts: Sequence[dt.date], shape: Dyad) -> Dyad:
    """Return `shape` with a period for every start, from what the record counted."""
    found = list(counts)
    placed = {c.start: c for c in found if c.start is not None}
    loose = [c for c in found if c.start is None]
    return Dyad(
        source=shape.source,
        target=shape.target,
        by=shape.by,
        date=shape.date,
        both=shape.both,
        periods=tuple(to_period(s, placed.get(s), documents.get(s, 0), shape.by) for s in starts),
        undated=sum(c.events for c in loose if not c.dated),
        spread=sum(c.events for c in loose if c.dated),
    )


def to_period(start: dt.date, count: Count | None, documents: int, by: By) -> Period:
    """Return a period with its acts, or with none."""
    return Period(
        start=start,
        end=to_end(start, by),
        events=count.events if count else 0,
        reports=count.reports if count else 0,
        documents=documents,
        quads=count.quads if count else (0, 0, 0, 0),
        score=to_mean(count.score) if count else None,
        goldstein=to_mean(count.goldstein) if count else None,
    )


def to_mean(value: float | None) -> float | None:
    """Return a mean to four places."""
    return None if value is None else round(value, PLACES)


def common_starts(counts: Iterable[Count], by: By) -> list[dt.date]:
    """Return every period from the first to the last that has acts."""
    return list(find_starts((c.start for c in counts if c.start is not None), by))
