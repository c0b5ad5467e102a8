"""Date phrases that count from a date told before: the next day, two weeks later, a year after the coup."""

from __future__ import annotations

import datetime as dt
import re

from dragoman.extract.date_phrases import (
    DAYS,
    PRECISION,
    Anchor,
    interval,
    lone_month,
    month_number,
    month_of,
    number,
    on,
    shift,
    unit_period,
    weekday_number,
    words,
)
from dragoman.model import DateInterval, Precision

# A date told more sentences back than this is no longer what the story counts from.
REACH = 5
STEM = 5
# "In the evening" is of a day told no more sentences back than this.
NEAR = 2
BACK = {
    "earlier",
    "before",
    "previously",
    "prior",
    "ahead of",
    "prior to",
    "on the eve of",
    "the eve of",
    "previous",
    "preceding",
}
TIMES = {"morning", "evening", "afternoon", "night", "noon"}
# From the finest to the coarsest; a range or a decade is nothing to count from.
POINTS = ("day", "week", "month", "season", "year")


def told_last(anchor: Anchor) -> DateInterval | None:
    """Return the date told last, if it is near and its days are known; a range is nothing to count from."""
    near = [t for t in anchor.told if t.back <= REACH and t.interval.precision in POINTS]
    return near[-1].interval if near and near[-1].interval.start and near[-1].interval.end else None


def told_within(unit: str, anchor: Anchor) -> DateInterval | None:
    """Return the date told last unless it is coarser than a unit: "in 2014 …; the following week" is no week known."""
    found = told_last(anchor)
    return found if found and POINTS.index(found.precision) <= POINTS.index(unit) else None


# Before one of these the words may be a noun and the subject of another clause: "the eve of the talks envoys had met".
VERB = re.compile(r"\s+(?:was|were|had|has|is|began|started|broke|ended|took)\b")


def told_of(phrase: str, anchor: Anchor) -> DateInterval | None:
    """Return the date told in one sentence with the noun of a phrase: "the coup was on 3 July" of "military coup"."""
    nouns = phrase.lower().split()[::-1]
    found = (told_with(noun, anchor) for noun in (nouns if VERB.match(anchor.after) else nouns[:1]))
    return next((f for f in found if f), None)


def told_with(noun: str, anchor: Anchor) -> DateInterval | None:
    """Return the date told last in one sentence with a noun."""
    # A short noun is asked for whole: "war" is not told in "warned".
    short = len(noun) <= STEM
    stem = re.compile(rf"\b{re.escape(noun)}s?\b" if short else rf"\b{re.escape(noun[: max(STEM, len(noun) - 3)])}")
    found = [
        t
        for t in anchor.told
        if t.interval.precision in POINTS and stem.search((t.text if t.back else anchor.before).lower())
    ]
    return found[-1].interval if found and found[-1].interval.start else None


def moved(found: DateInterval | None, unit: str, count: float) -> DateInterval:
    """Return a date moved by so many units: to a day by days and weeks, to a month or year by those."""
    precision: Precision = PRECISION.get(unit, "day")
    if unit in DAYS:
        precision = "day"
    if found is None or found.start is None or found.end is None:
        return interval(None, None, precision)
    if unit in DAYS:
        start, end = shift(found.start, unit, count), shift(found.end, unit, count)
        return on(start) if start == end else interval(start, end, "range")
    if unit == "decade":
        unit, count = "year", count * 10
    if unit == "month" and found.precision == "year":
        return interval(None, None, "month")
    return interval(*unit_period(found.start, unit, int(count)), PRECISION[unit])


def counted(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Two days later, a week after, ten days after the poisoning, two days before 14 July 2015."""
    count, way = number(match["count"]), match["way"].lower()
    groups = match.groupdict()
    if beside := told_beside(anchor):
        return beside
    if groups.get("point"):
        base = anchor.read(groups["point"], anchor) if anchor.read else None
    elif groups.get("noun"):
        base = told_of(groups["noun"], anchor)
    else:
        # "three weeks before Abi came" counts from that clause; "three weeks before" from what was told.
        clause = way in {"before", "after"} and not re.match(r"\s*(?:[.,;:)]|$|and\b)", anchor.after)
        base = None if clause else told_last(anchor)
    return moved(base, match["unit"].lower(), -count if way in BACK else count)


def told_beside(anchor: Anchor) -> DateInterval | None:
    """Return the date right before: "on Monday, a day after the raid" is Monday."""
    last = anchor.told[-1] if anchor.told else None
    close = (
        last
        and last.back == 0
        and last.interval.text
        and re.search(rf"{re.escape(last.interval.text)},? (?:just |only )?$", anchor.before)
    )
    return last.interval if last and close else None


def eve(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """On the eve of the summit, on the eve of Friday's vote; "the eve" alone is the day before what was told."""
    if match["point"]:
        base = anchor.read(match["point"], anchor) if anchor.read else None
    else:
        base = told_of(match["noun"], anchor) if match["noun"] else told_last(anchor)
    return on(shift(base.start, "day", -1)) if base and base.start and base.precision == "day" else on(None)


def anniversary(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """On the second anniversary of the 14 January 2011 revolt, of the revolt whose date was told."""
    nth = match["nth"].lower()
    count = words().ordinals.get(nth) or int(re.sub(r"\D", "", nth) or 0)
    if match["point"]:
        base = anchor.read(match["point"], anchor) if anchor.read else None
    else:
        base = told_of(match["noun"], anchor) if match["noun"] else None
    if not base or not base.start or not base.end or not count:
        return on(None)
    start, end = shift(base.start, "year", count), shift(base.end, "year", count)
    return interval(start, end, base.precision)


def neighbour(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return the next day, the following week, the previous month, the year before.

    "The next week" and "the previous month" are those of publication where nothing was told to count from.
    """
    unit, way = match["unit"].lower(), match["way"].lower()
    unit = "day" if unit in TIMES else unit
    base = told_within(unit, anchor)
    if told_last(anchor) is None:
        if anchor.read and is_from_now(way, unit):
            return anchor.read(f"{way} {unit}", anchor)
        if way == "following" and anchor.future and anchor.day:
            base = on(anchor.day)
    count = -1 if way in BACK else 1
    if base is None or base.start is None:
        return interval(None, None, PRECISION[unit])
    return interval(*unit_period(base.start, unit, count), PRECISION[unit])


def is_from_now(way: str, unit: str) -> bool:
    """Whether a neighbour may be that of the time of publication: "the next week", not "the next day"."""
    return way in {"next", "previous"} and unit in {"week", "month", "year"}


def same(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return that day, the same evening, in the same month, later that month, earlier that year."""
    unit, part = match["unit"].lower(), (match["part"] or "").lower()
    unit = "day" if unit in TIMES else unit
    base = told_within(unit, anchor)
    if base is None or base.start is None or base.end is None:
        return interval(None, None, "range" if part else PRECISION[unit])
    if unit == "day":
        return base
    first, last = unit_period(base.start, unit, 0)
    if part == "later":
        return interval(base.start, last, "range")
    return interval(first, base.end, "range") if part == "earlier" else interval(first, last, PRECISION[unit])


def that_weekday(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return that same Friday: of the week told; the following Monday: the first after what was told."""
    base, wanted = told_last(anchor), weekday_number(match["weekday"])
    following = match["way"].lower() in {"the following", "the next"}
    if base is None or base.start is None:
        return on(None) if following and not anchor.future else anchor.read and anchor.read(match["weekday"], anchor)
    if not following and (told := weekday_told(wanted, anchor)):
        return told
    if told_within("week", anchor) is None:
        return on(None)
    if following:
        # The Monday after a week told is that of the next one.
        last = base.end if base.precision == "week" and base.end else base.start
        return on(last + dt.timedelta(days=(wanted - last.weekday()) % 7 or 7))
    return on(base.start + dt.timedelta(days=wanted - base.start.weekday()))


def weekday_told(wanted: int, anchor: Anchor) -> DateInterval | None:
    """Return the day told last that was such a weekday."""
    days = (t.interval for t in reversed(anchor.told) if t.interval.precision == "day")
    return next((d for d in days if d.start and d.start.weekday() == wanted), None)


def following_month(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return the following March: the first after what was told."""
    base, month = told_within("month", anchor), month_number(match["month"])
    if base is None or base.start is None:
        return interval(None, None, "month")
    return month_of(base.start.year + (month <= base.start.month), month)


def that_month(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return that June: of the year told last."""
    base, month = told_last(anchor), month_number(match["month"])
    return month_of(base.start.year, month) if base and base.start else interval(None, None, "month")


def time_of_day(_: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """In the evening: of the day told in this sentence or the one before; else it dates nothing."""
    near = [t for t in anchor.told if t.back <= NEAR and t.interval.precision == "day" and t.interval.start]
    return near[-1].interval if near else None


def month_after(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """In January 2015, and in March: the first such month after the one told in the sentence."""
    near = [t.interval for t in anchor.told if t.back == 0 and t.interval.precision in {"day", "month"}]
    if near and near[-1].start:
        month = month_number(match["month"])
        return month_of(near[-1].start.year + (month < near[-1].start.month), month)
    return lone_month(match, anchor)


# What only the dates before it give a meaning.
LATE = {time_of_day}
