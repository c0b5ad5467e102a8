"""Days cut into periods: days, weeks from Monday, months, quarters, years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from dragoman.errors import UsageError

By = Literal["day", "week", "month", "quarter", "year"]
Dating = Literal["event", "reported"]
YEAR = 12
MONTHS = {"month": 1, "quarter": 3, "year": YEAR}
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """Days from `start` to `end`, both included."""

    start: dt.date
    end: dt.date

    def __str__(self) -> str:
        """Return the days as `2024-01-01..2024-03-31`."""
        return f"{self.start}..{self.end}"


def check_choice(name: str, value: str, choices: object) -> None:
    """Refuse a word that is not among the choices of a Literal; raises UsageError."""
    if value not in get_args(choices):
        message = f"{name}: there is no {value!r}; choose {', '.join(get_args(choices))}"
        raise UsageError(message)


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


def to_end(start: dt.date, by: By) -> dt.date:
    """Return the last day of the period that begins on a day."""
    return next_start(start, by) - ONE_DAY


def find_starts(starts: Iterable[dt.date], by: By) -> Iterator[dt.date]:
    """Yield every period from the first to the last."""
    days = sorted(starts)
    start = days[0] if days else None
    while start is not None and start <= days[-1]:
        yield start
        start = next_start(start, by)


def to_windows(days: Days, by: By, span: int = 1) -> list[Days]:
    """Return windows of `span` periods each, one beginning with every period, that lie within the periods of `days`."""
    starts = list(find_starts([to_start(days.start, by), to_start(days.end, by)], by))
    return [Days(starts[i], to_end(starts[i + span - 1], by)) for i in range(len(starts) - span + 1)]


def to_label(start: dt.date, by: By) -> str:
    """Return a period as a reader writes it: 2024-03-05, 2024-W10, 2024-03, 2024-Q1, 2024."""
    if by == "week":
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02}"
    quarter = f"{start.year}-Q{(start.month - 1) // MONTHS['quarter'] + 1}"
    return {"quarter": quarter, "month": f"{start:%Y-%m}", "year": str(start.year)}.get(by, start.isoformat())
