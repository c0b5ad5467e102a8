"""What one party does to another, period by period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

By = Literal["day", "week", "month", "quarter", "year"]
Dating = Literal["event", "reported"]
YEAR = 12
MONTHS = {"month": 1, "quarter": 3, "year": YEAR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An event as a dyad counts it: its first and last day (None: not dated), quad class and weights."""

    first: dt.date | None
    last: dt.date | None
    quad: int
    score: float
    goldstein: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The acts of one period that begins on `start`; `quads` counts classes 1 to 4, means are None without acts."""

    start: dt.date
    events: int
    quads: tuple[int, int, int, int]
    score: float | None
    goldstein: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """A time series from `source` to `target`, without gaps.

    `undated` counts the acts that have no date, `spread` those whose date is known more loosely than a period; both
    are in no period.
    """

    source: str
    target: str
    by: By
    date: Dating
    periods: tuple[Period, ...]
    undated: int
    spread: int

    def rows(self) -> list[dict[str, object]]:
        """Return the periods as plain dicts, dates as ISO strings."""
        return [
            {
                "start": p.start.isoformat(),
                "events": p.events,
                **{f"quad_{number}": count for number, count in enumerate(p.quads, start=1)},
                "score": p.score,
                "goldstein": p.goldstein,
            }
            for p in self.periods
        ]


def to_start(day: dt.date, by: By) -> dt.date:
    """Return the first day of the period that a day lies in; weeks begin on Monday."""
    if by == "day":
        return day
    if by == "week":
        return day - dt.timedelta(days=day.weekday())
    return day.replace(month=day.month - (day.month - 1) % MONTHS[by], day=1)


def next_start(start: dt.date, by: By) -> dt.date:
    """Return the first day of the following period."""
    if by in {"day", "week"}:
        return start + dt.timedelta(days=1 if by == "day" else 7)
    months = start.year * YEAR + start.month - 1 + MONTHS[by]
    return dt.date(months // YEAR, months % YEAR + 1, 1)


def find_starts(starts: Iterable[dt.date], by: By) -> Iterator[dt.date]:
    """Yield every period from the first to the last."""
    days = sorted(starts)
    start = days[0] if days else None
    while start is not None and start <= days[-1]:
        yield start
        start = next_start(start, by)


def to_dyad(acts: Iterable[Act], *, source: str, target: str, by: By, date: Dating) -> Dyad:
    """Count acts by period."""
    found: dict[dt.date, list[Act]] = {}
    undated = spread = 0
    for act in acts:
        if act.first is None or act.last is None:
            undated += 1
        elif to_start(act.first, by) != to_start(act.last, by):
            spread += 1
        else:
            found.setdefault(to_start(act.first, by), []).append(act)
    periods = tuple(to_period(start, found.get(start, ())) for start in find_starts(found, by))
    return Dyad(source=source, target=target, by=by, date=date, periods=periods, undated=undated, spread=spread)


def to_period(start: dt.date, acts: Sequence[Act]) -> Period:
    """Sum up the acts of one period."""
    one, two, three, four = (sum(act.quad == quad for act in acts) for quad in (1, 2, 3, 4))
    return Period(
        start=start,
        events=len(acts),
        quads=(one, two, three, four),
        score=mean([act.score for act in acts]),
        goldstein=mean([act.goldstein for act in acts if act.goldstein is not None]),
    )


def mean(values: Sequence[float]) -> float | None:
    """Return the mean to four places, or None of nothing."""
    return round(sum(values) / len(values), 4) if values else None
