"""The days that archives write, in their many ways; one that can be read in two ways is none."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from dragoman.codec import to_date
from dragoman.errors import UsageError
from dragoman.ingest.dateline import find_printed_date

SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?")
MILLISECONDS = re.compile(r"\d{12,13}")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
# Clocks differ by hours; no feed is older than the format, and computers count from 1970 or 0001 what they do not know.
SLACK = dt.timedelta(days=1)
EPOCH_YEAR = 1970


def read_day(value: str | float | None) -> dt.date | None:
    """Return the day that a stamp names, in its own time zone; None for none and for what is ambiguous (03/04/2024)."""
    text = "" if value is None else str(value).strip()
    readers = (read_iso, read_compact, read_count, read_mail, find_printed_date)
    return next((day for reader in readers if text and (day := reader(text))), None)


def read_iso(text: str) -> dt.date | None:
    """Return the day of 2024-04-26 and 2024-04-26T10:00:00Z."""
    try:
        return to_date(text[:10])
    except UsageError:
        return None


def read_compact(text: str) -> dt.date | None:
    """Return the day of 20240426 and 20240426T101500Z."""
    match = COMPACT.fullmatch(text)
    return read_iso("-".join(match.groups())) if match else None


def read_count(text: str) -> dt.date | None:
    """Return the day (UTC) of a count of seconds or milliseconds since 1970."""
    if SECONDS.fullmatch(text):
        return dt.datetime.fromtimestamp(float(text), dt.UTC).date()
    return dt.datetime.fromtimestamp(int(text) / 1000, dt.UTC).date() if MILLISECONDS.fullmatch(text) else None


def read_mail(text: str) -> dt.date | None:
    """Return the day of "Fri, 26 Apr 2024 10:00:00 +0200"."""
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def is_believable(day: dt.date, today: dt.date) -> bool:
    """Whether a feed may have published something that day: not to come, and not the zero of some clock."""
    return day.year > EPOCH_YEAR and day <= today + SLACK


def today() -> dt.date:
    """Return the day it is (UTC)."""
    return dt.datetime.now(dt.UTC).date()
