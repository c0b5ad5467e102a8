"""Date phrases that are numerals or names: 21.07.2015, (13/8), on the 8th, Christmas Eve, the 1990s."""

from __future__ import annotations

import datetime as dt
import re

from dragoman.extract.date_phrases import Anchor, Day, interval, nearest_year, on, safe_day, shift, words
from dragoman.model import DateInterval

# "Version 1.2.10", "section 3.4.12" number things.
VERSION = re.compile(
    r"\b(?:version|release|build|update|section|article|paragraph|chapter|clause|v\.?)\s*$", re.IGNORECASE
)


def numeric_date(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """21.07.2015 has the day first; of 3/12/2014 both orders are tried, and when both may be meant it stays unknown."""
    if VERSION.search(anchor.before):
        return None
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    year += 2000 if year < 100 else 0  # noqa: PLR2004
    day_first, month_first = safe_day(year, other, one), safe_day(year, one, other)
    if match["mark"] == "." and day_first:
        return day_first
    return in_either_order({d.start: d for d in (day_first, month_first) if d}, anchor)


def in_either_order(found: dict[dt.date | None, DateInterval], anchor: Anchor) -> DateInterval | None:
    """Return the one day that figures can mean, of two the only one that has come; else unknown."""
    past = [d for d in found.values() if anchor.day and d.start and d.start <= anchor.day]
    if len(found) > 1 and len(past) != 1:
        return on(None)
    return past[0] if past else next(iter(found.values()), None)


def short_date(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """(13/8): a day and a month, where only one order is possible."""
    one, other = int(match["one"]), int(match["other"])
    orders = {(m, d) for d, m in ((one, other), (other, one)) if m <= 12 and safe_day(2000, m, d)}  # noqa: PLR2004
    return nearest_year(*orders.pop(), anchor) if len(orders) == 1 else None


def day_of_month(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """On the 8th: of the month told last in the sentence, else the last one up to publication."""
    number_ = int(match["day"])
    if told := of_month_told(number_, anchor):
        return told
    if anchor.day is None:
        return on(None, f"XXXX-XX-{number_:02}")
    away = {"last": (-1,), "this": (0,), "next": (1,)}.get((match["which"] or "").lower())
    for offset in away or (range(3) if anchor.future else range(0, -3, -1)):
        month = shift(anchor.day.replace(day=1), "month", offset)
        found = safe_day(month.year, month.month, number_)
        if found and found.start and (away or is_on_its_side(found.start, anchor.day, future=anchor.future)):
            return found
    return None


def of_month_told(number_: int, anchor: Anchor) -> DateInterval | None:
    """Return the day of the month that the sentence told last, no earlier than what it told."""
    near = [t.interval for t in anchor.told if t.back == 0 and t.interval.start]
    last = near[-1].start if near and near[-1].precision in {"day", "month"} else None
    if last is None or anchor.future:
        return None
    found = safe_day(last.year, last.month, number_)
    return found if found and found.start and found.start >= last else None


def is_on_its_side(day: dt.date, published: dt.date, *, future: bool) -> bool:
    """Whether a day is that of publication, or on the side of it that the words tell of."""
    return day == published or (day >= published) == future


def feast(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Christmas Eve, New Year's Day 2014."""
    month, day = words().feasts[match["feast"].lower().replace("’", "'")]
    return safe_day(int(match["year"]), month, day) if match["year"] else nearest_year(month, day, anchor)


def named_day(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """9/11."""
    return on(words().named[match["named"].lower()])


def decade(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """Return the ten years of "the 1990s"."""
    year = int(match["year"])
    return interval(Day(year, 1, 1), Day(year + 9, 12, 31), "decade")


TENS = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}


def named_decade(match: re.Match[str], _: Anchor) -> DateInterval | None:
    """Return the nineties, the ’80s: of the century past."""
    tens = match["tens"].lower()
    year = 1900 + 10 * (int(tens[0]) if tens[0].isdigit() else TENS[tens])
    return interval(Day(year, 1, 1), Day(year + 9, 12, 31), "decade")


def short_year(match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return '98, the '05 election: the latest such year that has come."""
    if anchor.day is None:
        return interval(None, None, "year")
    year = anchor.day.year - (anchor.day.year - int(match["tens"])) % 100
    return interval(Day(year, 1, 1), Day(year, 12, 31), "year")
