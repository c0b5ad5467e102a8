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
DAYS: dict[str, float] = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14}
MONTHS = {"month": 1, "year": 12, "decade": 120}
# Copy dated a day or two early announces; only what lies well ahead belongs to the year before.
AHEAD = dt.timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Words:
    """The grammar's vocabulary."""

    months: list[list[str]]
    weekdays: list[str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, list[int]]
    feasts: dict[str, list[int]]
    named: dict[str, Day]
    attacked: str
    future: list[str]
    future_verbs: list[str]
    pledges: list[str]
    plans: list[str]
    moved: list[str]
    due_verbs: list[str]
    clauses: list[str]
    before_names: list[str]
    after_names: list[str]
    counted: list[str]
    weekend_acts: list[str]


@dataclass(frozen=True, slots=True)
class Told:
    """A date told before: the text from the head of its sentence on, and how many sentences back it stands."""

    interval: DateInterval
    text: str
    back: int = 0


Reader = Callable[[str, "Anchor"], DateInterval | None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a phrase is read against.

    The publication date, if known; whether the words point ahead; the dates told before, the latest last; the words of
    the sentence before and after the phrase; and how a phrase inside the phrase is read.
    """

    day: Day | None
    future: bool
    told: tuple[Told, ...] = ()
    before: str = ""
    after: str = ""
    read: Reader | None = None


Handler = Callable[[re.Match[str], Anchor], DateInterval | None]


@functools.cache
def words() -> Words:
    """Return the vocabulary of the English grammar."""
    return msgspec.convert(load("dates", dict[str, dict])["en"], Words)  # type: ignore[type-arg]


@functools.cache
def month_number(name: str) -> int:
    """Return 1-12."""
    return next(i for i, names in enumerate(words().months, 1) if name.lower().rstrip(".") in names)


@functools.cache
def weekday_number(name: str) -> int:
    """Return 0-6 of a weekday or its abbreviation."""
    return next(i for i, day in enumerate(words().weekdays) if day.startswith(name.lower().rstrip(".")))


def number(text: str) -> int:
    """Return the value of digits, of a number word, or of two: "twenty-five"."""
    text = " ".join(text.lower().split())
    if text.isdigit():
        return int(text)
    known = words().numbers
    return known[text] if text in known else sum(known[part] for part in re.split(r"[- ]", text))


def interval(start: Day | None, end: Day | None, precision: Precision, relative: str | None = None) -> DateInterval:
    """Build an interval whose phrase is filled in later."""
    return DateInterval(start=start, end=end, precision=precision, relative=relative)


def on(day: Day | None, relative: str | None = None) -> DateInterval:
    """Return one day."""
    return interval(day, day, "day", relative)


def iso(count: int | str, unit: str) -> str:
    """Return an ISO 8601 duration: two fortnights are P4W, an unknown count of decades PXY."""
    code = words().units.get(unit, "W")
    length, letter = int(code[:-1] or 1), code[-1]
    signed = f"{count * length}{letter}" if isinstance(count, int) else f"{count}{letter}"
    return f"PT{signed}" if unit == "hour" else f"P{signed}"


def year_of(year: int) -> DateInterval:
    """Return a calendar year."""
    return interval(Day(year, 1, 1), Day(year, 12, 31), "year")


def month_of(year: int, month: int, relative: str | None = None) -> DateInterval:
    """Return a calendar month."""
    return interval(Day(year, month, 1), Day(year, month, calendar.monthrange(year, month)[1]), "month", relative)


def safe_day(year: int, month: int, day: int) -> DateInterval | None:
    """Return one day, or None for a date that the calendar lacks."""
    try:
        return on(Day(year, month, day))
    except ValueError:
        return None


def shift(day: Day, unit: str, count: float) -> Day:
    """Return the day so many units away; a month or year on, the same day of the month or its last."""
    if unit in DAYS:
        return day + dt.timedelta(days=int(count * DAYS[unit]))
    months = day.year * 12 + day.month - 1 + int(count * MONTHS[unit])
    last = calendar.monthrange(months // 12, months % 12 + 1)[1]
    return Day(months // 12, months % 12 + 1, min(day.day, last))


def full_date(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """14 July 2015, July 14, 2015."""
    return safe_day(int(match["year"]), month_number(match["month"]), int(match["day"]))


def iso_date(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """2015-07-14."""
    return safe_day(int(match["year"]), int(match["number"]), int(match["day"]))


def day_month(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """14 July: the last one up to publication, the next one after a future cue."""
    named = words().named.get(match[0].lower().removeprefix("on "))
    if named and is_named_attack(anchor.after):
        return on(named)
    return nearest_year(month_number(match["month"]), int(match["day"]), anchor)


def is_named_attack(after: str) -> bool:
    """Whether a day is that of the attacks named after it: not in "the Sept. 11 attack on a consulate in Libya"."""
    attack = re.match(r"\s*(?:terror(?:ist)? )?attacks?\b(?P<rest>(?:[^,.;]|(?<=\b[A-Z])\.)*)", after, re.IGNORECASE)
    place = attack and re.match(r" (?:on|in|at|against|outside) ", attack["rest"])
    return attack is not None and (place is None or bool(re.search(words().attacked, attack["rest"])))


def nearest_year(month: int, day: int, anchor: Anchor) -> DateInterval | None:
    """Return a day in the year that is meant."""
    if anchor.day is None:
        return on(None, f"XXXX-{month:02}-{day:02}")
    years = range(anchor.day.year, anchor.day.year - LEAP - 1, -1)
    found = next((d for y in years if (d := safe_day(y, month, day))), None)
    if found is None or found.start is None:
        return None
    if anchor.future:
        return found if found.start >= anchor.day else safe_day(anchor.day.year + 1, month, day)
    return found if found.start <= anchor.day + AHEAD else safe_day(anchor.day.year - 1, month, day)


def month_year(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """March 2014."""
    return month_of(int(match["year"]), month_number(match["month"]))


def lone_month(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """In March, last March, next March."""
    month, which = month_number(match["month"]), (match["which"] or "").lower()
    if anchor.day is None:
        return interval(None, None, "month", f"XXXX-{month:02}")
    year = anchor.day.year
    if anchor.future or which == "next":
        return month_of(year if month >= anchor.day.month else year + 1, month)
    passed = month < anchor.day.month or (month == anchor.day.month and which != "last")
    return month_of(year if passed else year - 1, month)


def weekday(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """On Thursday: the latest up to publication, unless the words point ahead."""
    number_, which = weekday_number(match["weekday"]), (match["which"] or "").lower()
    if anchor.day is None:
        return on(None, f"XXXX-WXX-{number_ + 1}")
    back = (anchor.day.weekday() - number_) % 7
    day = anchor.day - dt.timedelta(days=back)
    if (
        which in {"next", "coming", "this coming"}
        or anchor.future
        or re.match(r", when \w+( \w+)? will ", anchor.after)
    ):
        day = anchor.day + dt.timedelta(days=(number_ - anchor.day.weekday()) % 7 or (7 if which == "next" else 0))
    elif which == "last" and back == 0:
        day -= dt.timedelta(days=7)
    return on(day, f"P{(day - anchor.day).days}D")


OFFSETS = {
    "today": 0,
    "earlier today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def near_day(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Today, yesterday, tomorrow."""
    offset = OFFSETS[" ".join(match["near"].lower().split())]
    return on(anchor.day + dt.timedelta(days=offset) if anchor.day else None, f"P{offset}D")


def overnight(_: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Overnight: from the day before to that of publication."""
    return interval(anchor.day and anchor.day - dt.timedelta(days=1), anchor.day, "range", "P-1D")


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
        away = offset + (1 if day.weekday() < SATURDAY and offset <= 0 else 0)
        start = passed + dt.timedelta(weeks=away)
        return start, start + dt.timedelta(days=1)
    return day + dt.timedelta(days=offset), day + dt.timedelta(days=offset)


PRECISION: dict[str, Precision] = {"week": "week", "month": "month", "year": "year", "day": "day", "weekend": "range"}
WHICH = {"last": -1, "past": -1, "previous": -1, "this": 0, "the current": 0, "next": 1, "the coming": 1, "coming": 1}
UNTIL_NOW = {"past", "the coming", "coming"}


def relative_unit(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Last week, this month, next year; earlier this year runs from its first day to publication."""
    unit, which = match["unit"].lower(), match["which"].lower()
    offset = WHICH[which]
    if which in UNTIL_NOW and unit != "weekend":
        return span_of_units(unit, offset, anchor)
    relative = iso(offset, unit)
    if anchor.day is None:
        return interval(None, None, PRECISION[unit], relative)
    start, end = unit_period(anchor.day, unit, offset)
    part = (match["part"] or "").lower()
    if offset == 0 and (part.startswith("later") or " end " in part):
        return interval(anchor.day, end, "range", relative)
    if offset == 0 and part and "middle" not in part:
        return interval(start, anchor.day, "range", relative)
    return interval(start, end, PRECISION[unit], relative)


def the_weekend(_: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """At the weekend: the one passed last, or the coming one."""
    if anchor.day is None:
        return interval(None, None, "range", "XXXX-WXX-WE")
    start = anchor.day - dt.timedelta(days=(anchor.day.weekday() - SATURDAY) % 7)
    start += dt.timedelta(days=7 if anchor.future and anchor.day.weekday() < SATURDAY else 0)
    return interval(start, start + dt.timedelta(days=1), "range", f"P{(start - anchor.day).days}D")


def over_next(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return the week before last, the year after next."""
    unit, offset = match["unit"].lower(), -2 if match[0].lower().endswith("last") else 2
    start, end = unit_period(anchor.day, unit, offset) if anchor.day else (None, None)
    return interval(start, end, PRECISION[unit], iso(offset, unit))


def span_of_units(unit: str, count: int, anchor: Anchor) -> DateInterval:
    """Return so many units up to publication, or from it on."""
    relative = iso(count, unit)
    if anchor.day is None:
        return interval(None, None, "range", relative)
    other = shift(anchor.day, unit, count)
    return interval(min(other, anchor.day), max(other, anchor.day), "range", relative)


def recent(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return what "the past two days" means: so many units up to publication; "recent days" began nobody knows when."""
    unit, ahead = match["unit"].lower(), match["which"].lower() in {"next", "coming", "following", "within"}
    if match["count"] in {None, ""} or match["count"].lower() in {"few", "several"}:
        open_end = interval(anchor.day, None, "range") if ahead else interval(None, anchor.day, "range")
        return DateInterval(
            start=open_end.start,
            end=open_end.end,
            precision="range",
            relative=iso("X" if ahead else "-X", unit),
        )
    return span_of_units(unit, number(match["count"]) * (1 if ahead else -1), anchor)


def ago(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Two days ago, three years ago, in two weeks: the day for days and weeks, the month or year for those."""
    ahead = "ago" not in match[0].lower() and "back" not in match[0].lower()
    return away(number(match["count"]) * (1 if ahead else -1), match["unit"].lower(), anchor)


def some_ago(match: re.Match[str], _: Anchor) -> DateInterval:
    """Return what "a few weeks ago" means: no day, but so far back."""
    return DateInterval(start=None, end=None, precision="unknown", relative=iso("-X", match["unit"].lower()))


def away(count: int, unit: str, anchor: Anchor) -> DateInterval | None:
    """Return what lies so many units from publication."""
    relative = iso(count, unit)
    if anchor.day is None:
        return interval(None, None, PRECISION.get(unit, "decade" if unit == "decade" else "day"), relative)
    if unit in DAYS:
        return on(shift(anchor.day, unit, count), relative)
    if unit == "decade":
        year = anchor.day.year + count * 10
        return interval(Day(year, 1, 1), Day(year, 12, 31), "decade", relative)
    start, end = unit_period(anchor.day, unit, count)
    return interval(start, end, PRECISION[unit], relative)


def ahead_in(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """In six days, of what lies ahead; "in six days of storms", "the first in six years" are no dates."""
    return away(number(match["count"]), match["unit"].lower(), anchor) if anchor.future else None


def half_year_ago(_: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Half a year ago: the month six months back."""
    return away(-6, "month", anchor)


def ago_exactly(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Ten years ago today, five years ago this week, three weeks ago on Tuesday."""
    count, unit, tail = number(match["count"]), match["unit"].lower(), match["tail"].lower()
    if anchor.day is None:
        return interval(None, None, "day", iso(-count, unit))
    then = shift(anchor.day, unit, -count)
    if tail == "today":
        return on(then, iso(-count, unit))
    period = tail.removeprefix("this ")
    if period in PRECISION:
        return interval(*unit_period(then, period, 0), PRECISION[period])
    monday = then - dt.timedelta(days=then.weekday())
    return on(monday + dt.timedelta(days=weekday_number(tail.removeprefix("on "))))


@functools.cache
def counting() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what follows a number that counts, at once and with one word between; another number may come first."""
    listed = "|".join(map(re.escape, words().counted))
    other = r"(?:\s?(?:to|and|or|-|–)\s?\d{4})?"
    return re.compile(rf"{other}\s+(?:{listed})\b"), re.compile(rf"{other}\s+(?:[\w-]+\s+)?(?:{listed})\b")


def is_counted(text: str, after: str) -> bool:
    """Whether a number counts: "a force of 2000 armed men", "by 2000 troops"; "in 2014 Russian troops" has a year."""
    lead = text.split(maxsplit=1)[0].lower()
    once, apart = counting()
    if lead in {"of", "from", "between"} or lead[:1].isdigit():
        return apart.match(after) is not None
    return lead in {"by", "through", "after", "before"} and once.match(after) is not None


def lone_year(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """In 2015; no year where it counts."""
    return None if is_counted(match[0], anchor.after) else year_of(int(match["year"]))
