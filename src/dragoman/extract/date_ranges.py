"""Date phrases made of others: ranges, parts of a year, a day of a week or month told beside it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.date_anchors import told_last
from dragoman.extract.date_phrases import (
    Anchor,
    Day,
    away,
    interval,
    is_counted,
    month_number,
    month_of,
    number,
    on,
    safe_day,
    span_of_units,
    unit_period,
    weekday_number,
    words,
    year_of,
)
from dragoman.model import DateInterval

DIGITS_OF_YEAR = 4


def inner(text: str, anchor: Anchor, *, day: Day | None = None, future: bool | None = None) -> DateInterval | None:
    """Return what a phrase inside a phrase means, read against another day if one is given."""
    if anchor.read is None:
        return None
    return anchor.read(text, replace(anchor, day=day or anchor.day, future=anchor.future if future is None else future))


def date_range(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """From 30 April to 2 May 2014, between March and May, 5–7 June; no range in "between 1900 and 2000 people"."""
    counts = re.fullmatch(r"\d{4}", match["two"]) and is_counted(match[0], anchor.after)
    return None if counts else span_of(match, anchor)


def span_of(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return the days from one end to the other; None for two dates that only stand side by side."""
    one, two, link = match["one"], match["two"], match["link"].strip().lower()
    lead = (match["lead"] or "").lower()
    if one.isdigit() and two.isdigit():
        if len(one) != DIGITS_OF_YEAR:
            return None
        two = one[:2] + two if len(two) == 2 else two  # noqa: PLR2004 - "2014-16"
    first, last = ends(one, two, anchor)
    if first is None or last is None or is_way(match, link, lead):
        return None
    if first.start is None or last.end is None:
        return interval(None, None, "range", None) if first.start is last.end is None else None
    if link == "and" and lead != "between" and is_gap(first, last):
        return None  # "the votes of 1996 and 2004"
    return interval(first.start, last.end, "range") if first.start < last.end else None


def is_way(match: re.Match[str], link: str, lead: str) -> bool:
    """Whether two words joined by "to" may be no ends of a stretch, for nothing before them says so."""
    words = match["one"].isalpha() and match["two"].isalpha()
    return words and link in {"to", "through"} and lead not in {"from", "between", "since", "of"}


def is_gap(first: DateInterval, last: DateInterval) -> bool:
    """Whether days lie between two dates, or one begins before the other ended."""
    return bool(first.end and last.start and first.end + dt.timedelta(days=1) != last.start)


def night_before(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Overnight into Sunday: that day and the one before."""
    day = inner(match["point"], anchor)
    if day is None or day.precision != "day":
        return None
    return replace(day, start=day.start and day.start - dt.timedelta(days=1), precision="range", relative=None)


def ends(one: str, two: str, anchor: Anchor) -> tuple[DateInterval | None, DateInterval | None]:
    """Return both ends, each read with what the other says of month and year."""
    if day_only := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?(,? \d{4})?", two):
        first = inner(one + (day_only[2] or ""), anchor)
        return first, same_month(first, day_only[1])
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", one):
        last = inner(two, anchor)
        return same_month(last, one), last
    if anchor.future and anchor.day:
        first = inner(one, anchor)
        return first, inner(two, anchor, day=first.start) if first and first.start else None
    last = inner(two, anchor)
    return inner(one, anchor, day=last.end, future=False) if last else None, last


def same_month(found: DateInterval | None, day: str) -> DateInterval | None:
    """Return another day of the month of a day."""
    if found is None or found.start is None or found.precision != "day":
        return found
    return safe_day(found.start.year, found.start.month, int(re.sub(r"\D", "", day)))


def season(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """In the summer of 2015, last autumn, next spring; a winter runs into the next year, also "this winter"."""
    name = match["season"].lower()
    if match["year"]:
        return season_of(int(match["year"]), name)
    if match["of"]:
        year = inner(match["of"], anchor)
        return season_of(year.start.year, name) if year and year.start else interval(None, None, "season")
    if not match["season"].islower():
        return None
    if anchor.day is None:
        return interval(None, None, "season")
    found = [season_of(anchor.day.year + offset, name) for offset in (-2, -1, 0, 1)]
    return season_beside(anchor.day, found, (match["which"] or "").lower(), future=anchor.future)


def season_beside(day: dt.date, found: Sequence[DateInterval], which: str, *, future: bool) -> DateInterval | None:
    """Return the season that words of a day mean: the next, the one that covers it, else the latest that has come."""
    if which == "next":
        return next((s for s in found if s.start and s.start > day), None)
    if which == "this":
        return next((s for s in found if s.start and s.end and s.start <= day <= s.end), found[2])
    if future:
        return next((s for s in found if s.end and s.end >= day), None)
    return next((s for s in reversed(found) if has_come(s, day, over=which == "last")), None)


def has_come(season: DateInterval, day: dt.date, *, over: bool) -> bool:
    """Whether a season had begun by a day, or was over."""
    edge = season.end if over else season.start
    return season.start is not None and season.end is not None and edge is not None and edge <= day


def season_of(year: int, name: str) -> DateInterval:
    """Return the season that begins in a year."""
    first, last = words().seasons[name]
    return interval(Day(year, first, 1), month_of(year + (last < first), last).end, "season")


def quarter(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return the first quarter of 2014, Q3 2015, the first half of the year, the first five months of 2012.

    "Of the year" and "the third quarter" alone are of the year told, else of the latest that has come to it.
    """
    nth, size = parts(match)
    of_year = (match["of"] or "").lower()
    if of_year and of_year != "the year":
        return quarter_of(inner(of_year, anchor), nth, size)
    told = told_last(anchor) if of_year else None
    if told and told.start and told.precision == "year":
        return part_of_year(told.start.year, nth, size)
    if anchor.day is None:
        return interval(None, None, "range")
    this = part_of_year(anchor.day.year, nth, size)
    began = this.start is not None and this.start <= anchor.day
    return this if began or anchor.future else part_of_year(anchor.day.year - 1, nth, size)


def quarter_of(year: DateInterval | None, nth: int, size: int) -> DateInterval | None:
    """Return a part of a year that the words tell; None where they tell no year."""
    if year is None or year.precision not in {"year", "range"}:
        return None
    return part_of_year(year.start.year, nth, size) if year.start else interval(None, None, "range")


def parts(match: re.Match[str]) -> tuple[int, int]:
    """Return which part it is, from 1, and of how many months."""
    if match["months"]:
        return 1, words().numbers.get(match["months"].lower()) or int(match["months"])
    nth, half = match["nth"].lower(), match["part"] == "half"
    if nth in {"last", "final"}:
        return (2, 6) if half else (4, 3)
    return words().ordinals.get(nth) or int(nth[-1] if nth[0] == "q" else nth[0]), 6 if half else 3


def part_of_year(year: int, nth: int, size: int) -> DateInterval:
    """Return the nth stretch of so many months."""
    return interval(Day(year, (nth - 1) * size + 1, 1), month_of(year, nth * size).end, "range")


def since_start(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Since the beginning of this year; earlier in the year; later in the year."""
    unit, later = match["unit"].lower(), match[0].lower().startswith("later")
    if anchor.day is None:
        return interval(None, None, "range", f"P0{unit[0].upper()}")
    first, last = unit_period(anchor.day, unit, 0)
    return interval(anchor.day if later else first, last if later else anchor.day, "range", f"P0{unit[0].upper()}")


def by_end(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """By the end of the year: from publication to its last day."""
    unit = match["unit"].lower()
    last = unit_period(anchor.day, unit, 0)[1] if anchor.day else None
    return interval(anchor.day, last, "range", f"P0{unit[0].upper()}")


def from_on(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """From 1 April on, as of 1 April: nobody says until when."""
    found = inner(match["point"], anchor if anchor.day is None else replace(anchor, future=is_later(match, anchor)))
    return interval(found.start, None, "range") if found else None


def is_later(match: re.Match[str], anchor: Anchor) -> bool:
    """Whether the day that is meant lies ahead: the nearest such day, by half a year."""
    past, coming = inner(match["point"], anchor, future=False), inner(match["point"], anchor, future=True)
    if not (past and coming and past.start and coming.start and anchor.day):
        return anchor.future
    return anchor.future or coming.start - anchor.day < anchor.day - past.start


def in_year(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """In June last year, on 4 May next year, in August of the same year."""
    year = inner(match["of"], anchor)
    if year is None or year.start is None:
        return year and interval(None, None, "day" if match["day"] else "month")
    month = month_number(match["month"])
    if match["day"]:
        return safe_day(year.start.year, month, int(re.sub(r"\D", "", match["day"])))
    return month_of(year.start.year, month)


def day_of_week(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Last week on Tuesday, on Thursday last week."""
    week = inner(match["week"], anchor)
    if week is None or week.start is None:
        return week and on(None)
    return on(week.start + dt.timedelta(days=weekday_number(match["weekday"])))


def weekday_and_date(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Tuesday, June 4; Thursday (17/9): the date decides, in the year whose weekday it is."""
    found, wanted = inner(match["point"], anchor), weekday_number(match["weekday"])
    if found is None or found.start is None or found.precision != "day" or re.search(r"\d{4}", match["point"]):
        return found
    years = sorted(range(-6, 2), key=abs)
    days = (safe_day(found.start.year + y, found.start.month, found.start.day) for y in years)
    return next((d for d in days if d and d.start and d.start.weekday() == wanted), found)


def year_beside(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return the 2015 agreement; no year where it counts things: "the 2000 soldiers"."""
    follower = re.match(r"\s+([\w-]+)", anchor.after)
    if follower is None or follower[1].lower() in words().counted:
        return None
    return year_of(int(match["year"]))


def month_beside(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Its February decision, the November election."""
    follower = re.match(r"\s+([a-z][\w-]+)", anchor.after)
    if follower is None or follower[1] in {
        "on",
        "of",
        "for",
        "against",
        "to",
        "and",
        "or",
        "is",
        "was",
        "will",
        "would",
        "has",
    }:
        return None
    return inner(f"in {match['month']}", anchor)


def less_than_ago(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Less than two years ago: some time since then."""
    return span_of_units(match["unit"].lower(), -number(match["count"]), anchor)


def and_a_half(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return the last year and a half, up to publication; a month and a half ago, the week or month that lies there."""
    unit = match["unit"].lower()
    finer, count = {"year": ("month", 18), "month": ("week", 6), "week": ("day", 10), "decade": ("year", 15)}[unit]
    return span_of_units(finer, -count, anchor) if match["which"] else away(-count, finer, anchor)
