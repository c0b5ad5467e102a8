"""What each kind of date phrase means: its match → an interval of days, relative to publication."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from dragoman.knowledge.tables import load
from dragoman.model import DateInterval, Precision

Day = dt.date
SATURDAY, LEAP = 5, 8


@dataclass(frozen=True, slots=True)
class Words:
    """The grammar's vocabulary."""

    months: list[list[str]]
    weekdays: list[str]
    numbers: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, list[int]]
    future: list[str]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a phrase is read against: the publication date, if known, and whether the words point ahead."""

    day: Day | None
    future: bool


Handler = Callable[[re.Match[str], Anchor], DateInterval | None]


@functools.cache
def words() -> Words:
    """Return the vocabulary of the English grammar."""
    return msgspec.convert(load("dates", dict[str, dict])["en"], Words)  # type: ignore[type-arg]


@functools.cache
def month_number(name: str) -> int:
    """Return 1-12."""
    return next(i for i, names in enumerate(words().months, 1) if name.lower().rstrip(".") in names)


def number(text: str) -> int:
    """Return the value of digits or a number word."""
    text = " ".join(text.lower().split())
    return int(text) if text.isdigit() else words().numbers[text]


def interval(start: Day | None, end: Day | None, precision: Precision, relative: str | None = None) -> DateInterval:
    """Build an interval whose phrase is filled in later."""
    return DateInterval(start=start, end=end, precision=precision, relative=relative)


def year_of(year: int) -> DateInterval:
    """Return a calendar year."""
    return interval(Day(year, 1, 1), Day(year, 12, 31), "year")


def month_of(year: int, month: int, relative: str | None = None) -> DateInterval:
    """Return a calendar month."""
    return interval(Day(year, month, 1), Day(year, month, calendar.monthrange(year, month)[1]), "month", relative)


def safe_day(year: int, month: int, day: int) -> DateInterval | None:
    """Return one day, or None for a date that the calendar lacks."""
    try:
        return interval(Day(year, month, day), Day(year, month, day), "day")
    except ValueError:
        return None


def full_date(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """14 July 2015, July 14, 2015."""
    return safe_day(int(match["year"]), month_number(match["month"]), int(match["day"]))


def iso_date(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """2015-07-14."""
    return safe_day(int(match["year"]), int(match["number"]), int(match["day"]))


def day_month(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """14 July: the last one up to publication, the next one after a future cue."""
    month, day = month_number(match["month"]), int(match["day"])
    if anchor.day is None:
        return interval(None, None, "day", f"XXXX-{month:02}-{day:02}")
    years = range(anchor.day.year, anchor.day.year - LEAP - 1, -1)
    found = next((d for y in years if (d := safe_day(y, month, day))), None)
    if found is None or found.start is None:
        return None
    if anchor.future:
        return found if found.start >= anchor.day else safe_day(anchor.day.year + 1, month, day)
    # Copy dated a day or two early announces; only what lies well ahead belongs to the year before.
    return found if found.start <= anchor.day + dt.timedelta(days=31) else safe_day(anchor.day.year - 1, month, day)


def days_of_month(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """14-16 July 2015: from the first day to the last."""
    first, last = (safe_day(int(match["year"]), month_number(match["month"]), int(match[d])) for d in ("day", "last"))
    return interval(first.start, last.end, "range") if first and last and match["day"] != match["last"] else None


def months_of_year(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """From March to May 2014: from the first day of the one to the last of the other."""
    year, first, last = int(match["year"]), month_number(match["first"]), month_number(match["month"])
    return interval(month_of(year - (first > last), first).start, month_of(year, last).end, "range")


def days_near(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """3-5 May: from the first day to the last, in the year that one of them would have."""
    first = day_month(match, anchor)
    if first is None or first.start is None:
        return first
    last = safe_day(first.start.year, first.start.month, int(match["last"]))
    return interval(first.start, last.end, "range") if last and last.end and last.end > first.start else None


def month_year(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """March 2014."""
    return month_of(int(match["year"]), month_number(match["month"]))


def lone_month(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """In March, last March, next March."""
    month = month_number(match["month"])
    if anchor.day is None:
        return interval(None, None, "month", f"XXXX-{month:02}")
    ahead = anchor.future or (match["which"] or "").lower() == "next"
    year = anchor.day.year
    if ahead:
        return month_of(year if month >= anchor.day.month else year + 1, month)
    passed = month < anchor.day.month or (month == anchor.day.month and (match["which"] or "").lower() != "last")
    return month_of(year if passed else year - 1, month)


def weekday(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """On Thursday: the latest up to publication, unless the words point ahead."""
    number_ = words().weekdays.index(match["weekday"].lower())
    which = (match["which"] or "").lower()
    if anchor.day is None:
        return interval(None, None, "day", f"XXXX-WXX-{number_ + 1}")
    back = (anchor.day.weekday() - number_) % 7
    day = anchor.day - dt.timedelta(days=back)
    if which in {"next", "coming", "this coming"} or anchor.future:
        day = anchor.day + dt.timedelta(days=(number_ - anchor.day.weekday()) % 7 or (7 if which == "next" else 0))
    elif which == "last" and back == 0:
        day -= dt.timedelta(days=7)
    return interval(day, day, "day", f"P{(day - anchor.day).days}D")


OFFSETS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "overnight": 0}


def near_day(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Today, yesterday, tomorrow."""
    offset = OFFSETS[match["near"].lower()]
    day = anchor.day + dt.timedelta(days=offset) if anchor.day else None
    return interval(day, day, "day", f"P{offset}D")


def unit_period(day: Day, unit: str, offset: int) -> tuple[Day, Day]:
    """Return the calendar week, month or year that lies `offset` units away."""
    if unit == "week":
        start = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=offset)
        return start, start + dt.timedelta(days=6)
    if unit == "month":
        count = day.year * 12 + day.month - 1 + offset
        found = month_of(count // 12, count % 12 + 1)
        return found.start or day, found.end or day
    if unit == "year":
        return Day(day.year + offset, 1, 1), Day(day.year + offset, 12, 31)
    if unit == "weekend":
        passed = day - dt.timedelta(days=(day.weekday() - SATURDAY) % 7)
        # On a working day the weekend that has passed is the last one, and this weekend is still to come.
        shift = offset + (1 if day.weekday() < SATURDAY and offset <= 0 else 0)
        start = passed + dt.timedelta(weeks=shift)
        return start, start + dt.timedelta(days=1)
    return day + dt.timedelta(days=offset), day + dt.timedelta(days=offset)


PRECISION: dict[str, Precision] = {"week": "week", "month": "month", "year": "year", "day": "day", "weekend": "range"}


def up_to_now(unit: str, anchor: Anchor) -> DateInterval:
    """Return the past week, month or year, which ends with publication."""
    relative = f"P-1{words().units[unit]}"
    if anchor.day is None:
        return interval(None, None, "range", relative)
    days = {"week": 7, "month": 30, "year": 365}[unit]
    return interval(anchor.day - dt.timedelta(days=days), anchor.day, "range", relative)


def relative_unit(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Last week, this month, next year; earlier this year runs from its first day to publication."""
    unit, which = match["unit"].lower(), match["which"].lower()
    offset = {
        "last": -1,
        "past": -1,
        "previous": -1,
        "this": 0,
        "the current": 0,
        "next": 1,
        "the coming": 1,
        "the following": 1,
    }[which]
    if which == "past" and unit != "weekend":
        return up_to_now(unit, anchor)
    letter = {"week": "W", "month": "M", "year": "Y", "day": "D", "weekend": "W"}[unit]
    relative = f"P{offset}{letter}"
    if anchor.day is None:
        return interval(None, None, PRECISION[unit], relative)
    start, end = unit_period(anchor.day, unit, offset)
    part = (match["part"] or "").lower()
    if offset == 0 and part.startswith("later"):
        return interval(anchor.day, end, "range", relative)
    if offset == 0 and part:
        return interval(start, anchor.day, "range", relative)
    return interval(start, end, PRECISION[unit], relative)


def ago(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Two days ago, three years ago: the day for days and weeks, the month or year for those."""
    count, unit = number(match["count"]), match["unit"].lower()
    relative = f"P-{count}{words().units[unit]}" if unit != "decade" else f"P-{count * 10}Y"
    if anchor.day is None:
        return interval(None, None, PRECISION.get(unit, "decade"), relative)
    if unit in {"day", "week"}:
        day = anchor.day - dt.timedelta(days=count * (7 if unit == "week" else 1))
        return interval(day, day, "day", relative)
    if unit == "decade":
        return interval(
            Day(anchor.day.year - count * 10, 1, 1), Day(anchor.day.year - count * 10, 12, 31), "decade", relative
        )
    if unit == "year" and count >= anchor.day.year:
        return None
    start, end = unit_period(anchor.day, unit, -count)
    return interval(start, end, PRECISION[unit], relative)


def recent(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return what "the past two days" means: so many units up to publication, or for "the next" from it on."""
    count = number(match["count"]) if match["count"] else 1
    unit, ahead = match["unit"].lower(), match["which"].lower() in {"next", "coming"}
    sign = "" if ahead else "-"
    relative = f"P{sign}{count}{words().units.get(unit, 'D')}"
    if anchor.day is None or count > 500:  # noqa: PLR2004
        return interval(None, None, "range", relative)
    days = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}[unit] * count
    if not match["count"]:
        days *= 3  # "recent days", "the past weeks": some, taken as three
    other = anchor.day + dt.timedelta(days=days if ahead else -days)
    return interval(min(other, anchor.day), max(other, anchor.day), "range", relative)


def lone_year(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """In 2015."""
    return year_of(int(match["year"]))


def year_range(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """From 2015 to 2018."""
    first, last = int(match["year"]), int(match["last"])
    last = last if last > 100 else first // 100 * 100 + last  # noqa: PLR2004
    return interval(Day(first, 1, 1), Day(last, 12, 31), "range") if first <= last else None


def decade(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """Return the ten years of "the 1990s"."""
    year = int(match["year"])
    return interval(Day(year, 1, 1), Day(year + 9, 12, 31), "decade")


def season(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """In the summer of 2015; a winter runs into the next year."""
    first, last = words().seasons[match["season"].lower()]
    year = int(match["year"])
    return interval(Day(year, first, 1), month_of(year + (last < first), last).end, "season")


def since_start(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Since the beginning of this year."""
    if anchor.day is None:
        return interval(None, None, "range", "P0Y" if match["unit"] == "year" else "P0M")
    return interval(
        unit_period(anchor.day, match["unit"].lower(), 0)[0], anchor.day, "range", f"P0{match['unit'][0].upper()}"
    )


def earlier_in(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Earlier in the year: from its first day to publication."""
    return since_start(match, anchor)
