"""How dates, languages, quad classes and the like are put into words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType

from dragoman.model import DateInterval

UNDATED_WORD = "undated"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
QUADS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        1: ("○", "verbal cooperation"),
        2: ("●", "material cooperation"),
        3: ("△", "verbal conflict"),
        4: ("▲", "material conflict"),
    },
)
STATUSES: Mapping[str, str] = MappingProxyType(
    {
        "actual": "happened",
        "planned": "planned",
        "hypothetical": "hypothetical",
        "negated": "did not happen",
    },
)
LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "Arabic",
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fa": "Persian",
        "fr": "French",
        "he": "Hebrew",
        "hi": "Hindi",
        "id": "Indonesian",
        "it": "Italian",
        "ja": "Japanese",
        "ko": "Korean",
        "nl": "Dutch",
        "pl": "Polish",
        "pt": "Portuguese",
        "ru": "Russian",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "und": "language unknown",
        "ur": "Urdu",
        "vi": "Vietnamese",
        "zh": "Chinese",
    },
)
# Escape sequences would reach the terminal, direction overrides would make words read as others.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def word_quad(quad: int) -> tuple[str, str]:
    """Return the sign and the name of a quad class."""
    return QUADS.get(quad, ("◇", f"class {quad}"))


def word_language(code: str) -> str:
    """Return the English name of a language, or its code."""
    return LANGUAGES.get(code, code)


def word_day(day: dt.date) -> str:
    """Write a day as `15 Sep 2020`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def word_interval(when: DateInterval) -> str:
    """Write an interval at its own precision: a month stays a month, and what is unknown is `undated`."""
    if when.start is None and when.end is None:
        return word_phrase(when)
    if when.start is None or when.end is None:
        return f"until {word_day(when.end)}" if when.end else f"since {word_day(when.start or dt.date.min)}"
    if when.precision == "month":
        return word_span(word_month(when.start), word_month(when.end))
    if when.precision == "year":
        return word_span(str(when.start.year), str(when.end.year))
    if when.precision == "decade":
        return f"{when.start.year}s"
    return word_days(when.start, when.end)


def word_phrase(when: DateInterval) -> str:
    """Write an interval of which only the words are known."""
    phrase = when.text or when.relative
    return f"“{clean(phrase)}”" if phrase else UNDATED_WORD


def word_month(day: dt.date) -> str:
    """Write the month of a day as `Sep 2020`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def word_span(first: str, last: str) -> str:
    """Write two dates, or the one that both are."""
    return first if first == last else f"{first} – {last}"


def word_days(first: dt.date, last: dt.date) -> str:
    """Write first and last day, leaving out what they share."""
    if (first.year, first.month) == (last.year, last.month) and first != last:
        return f"{first.day}–{word_day(last)}"
    if first.year == last.year and first != last:
        return f"{first.day} {MONTHS[first.month - 1]} – {word_day(last)}"
    return word_span(word_day(first), word_day(last))


def clean(text: str) -> str:
    """Put text on one line without control characters, direction overrides or halves of surrogate pairs."""
    return " ".join(UNSAFE.sub("", text.replace("\r", " ")).split())


def shorten(text: str, width: int) -> str:
    """Cut cleaned text at a word to at most `width` characters, with an ellipsis where something is left out."""
    text = clean(text)
    if len(text) <= width:
        return text
    head = text[: max(width - 1, 0)]
    at_word = head.rsplit(" ", 1)[0]
    return (at_word if len(at_word) * 2 > width else head).rstrip(" ,;:") + "…"
