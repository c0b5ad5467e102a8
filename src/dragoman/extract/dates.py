"""Date phrases → intervals of days, relative to publication."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extract.date_phrases import (
    Anchor,
    Day,
    Handler,
    ago,
    day_month,
    days_near,
    days_of_month,
    decade,
    earlier_in,
    full_date,
    iso_date,
    lone_month,
    lone_year,
    month_year,
    months_of_year,
    near_day,
    recent,
    relative_unit,
    season,
    since_start,
    weekday,
    words,
    year_range,
)
from dragoman.model import DateInterval, Span
from dragoman.nlp.parse import Parsed, Sentence

__all__ = ["Anchor", "Dated", "find_dates", "match_dates", "read_phrase"]

MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
FIRST = MONTH.replace("month", "first")
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
COUNT = (
    r"(?P<count>\d{1,3}|(?:a )?couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty)"
)
UNIT = r"(?P<unit>day|week|month|year|decade)"
WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"

PATTERNS: list[tuple[str, Handler]] = [
    (r"\b(?P<year>\d{4})-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b", iso_date),
    (rf"\b{DAY}[-–](?P<last>[0-3]?\d) {MONTH},? {YEAR}\b", days_of_month),
    (rf"\b{MONTH} {DAY}[-–](?P<last>[0-3]?\d),? {YEAR}\b", days_of_month),
    (rf"\b(?:from |between )?{FIRST} (?:to|and|until|through) {MONTH},? {YEAR}\b", months_of_year),
    (rf"\b{DAY}(?: of)? {MONTH},? {YEAR}\b", full_date),
    (rf"\b{MONTH} {DAY},? {YEAR}\b", full_date),
    (r"\b(?:since )?(?:the )?(?:beginning|start) of (?:this|the current) (?P<unit>year|month|week)\b", since_start),
    (r"\bearlier in the (?P<unit>year|month|week)\b", earlier_in),
    (rf"\b(?:(?P<which>early|late|mid)[- ])?{MONTH},? (?:of )?{YEAR}\b", month_year),
    (rf"\b{DAY}[-–](?P<last>[0-3]?\d) {MONTH}\b", days_near),
    (rf"\b{MONTH} {DAY}[-–](?P<last>[0-3]?\d)\b", days_near),
    (rf"\b{DAY}(?: of)? {MONTH}\b", day_month),
    (rf"\b{MONTH} {DAY}(?![\d:%,]\d)\b(?! (?:percent|people|billion|million))", day_month),
    (rf"\b(?:between|from) {YEAR} (?:and|to|until|through) (?P<last>1[89]\d\d|20\d\d)\b", year_range),
    (rf"\b(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)? {YEAR}\b", season),
    (r"\b(?:the )?(?:(?:early|late|mid)[- ])?(?P<year>1[89]\d0|20\d0)['’]?s\b", decade),
    (r"\b(?P<near>the day before yesterday|today|tonight|yesterday|tomorrow)\b", near_day),
    (rf"\b(?:the )?(?P<which>past|last|next|coming) {COUNT} {UNIT}(?P<unit_s>s?)\b", recent),
    (rf"\b(?:in |over |during )?(?:the )?(?P<which>past|recent|last|coming)(?P<count>) {UNIT}(?P<unit_s>s)\b", recent),
    ((r"\b(?P<part>earlier |later |early |late )?"
     r"(?P<which>last|this|next|the coming|the current|the following|previous|past) "
     r"(?P<unit>week|month|year|weekend)\b(?!['’]s)"), relative_unit),
    (rf"\b{COUNT} (?P<unit>day|week|month|year|decade)s? ago\b", ago),
    (rf"\b(?:(?P<which>last|next|this|this coming|coming|past) )?{WEEKDAY}\b", weekday),
    ((r"\b(?:(?P<which>last|next|this|in|since|during|until|by|early|late|mid|of|from|through) |mid-|early-|late-)"
     rf"{MONTH}\b(?! \d)"), lone_month),
    ((r"\b(?:in|since|of|by|from|until|during|before|after|early|late|mid|the year|year|through)[- ]"
     rf"{YEAR}\b(?!-)"), lone_year),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dated:
    """A date phrase at its place."""

    span: Span
    sentence: int
    interval: DateInterval


@functools.cache
def compiled() -> list[tuple[re.Pattern[str], Handler]]:
    """Return the grammar, most specific phrase first."""
    return [(re.compile(p, re.IGNORECASE), handler) for p, handler in PATTERNS]


def is_capitalised(match: re.Match[str]) -> bool:
    """Whether a month or weekday keeps its capital: "may" and "march" are no months."""
    named = match.groupdict()
    return all(named.get(part) is None or named[part][:1].isupper() for part in ("month", "weekday", "first"))


def handle(handler: Handler, match: re.Match[str], anchor: Anchor) -> DateInterval | None:
    """Return what a phrase means; None for one that leaves the calendar."""
    try:
        return handler(match, anchor) if is_capitalised(match) else None
    except (ValueError, OverflowError):
        return None


def match_dates(text: str, anchor: Anchor) -> Iterator[tuple[int, int, DateInterval]]:
    """Yield (start, end, interval) of the date phrases in a text, none overlapping, in order."""
    taken: list[tuple[int, int, DateInterval]] = []
    for pattern, handler in compiled():
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < b and a < end for a, b, _ in taken):
                continue
            ahead = anchor.future or points_ahead(text, start)
            found = handle(handler, match, Anchor(anchor.day, ahead))
            if found is not None:
                taken.append((start, end, replace(found, text=match[0])))
    yield from sorted(taken, key=lambda t: t[0])


def points_ahead(text: str, start: int) -> bool:
    """Whether one of the few words before the phrase turns it to the future."""
    before = re.findall(r"[a-z']+", text[max(0, start - 60) : start].lower())[-7:]
    return any(w in words().future or w == "'ll" for w in before)


def find_dates(parsed: Parsed, published: Day | None) -> list[Dated]:
    """Return the date phrases of a document with their intervals."""
    return [d for sentence in parsed.sentences for d in sentence_dates(parsed, sentence, published)]


def sentence_dates(parsed: Parsed, sentence: Sentence, published: Day | None) -> Iterator[Dated]:
    """Yield the date phrases of one sentence."""
    text = parsed.document.text[sentence.start : sentence.end]
    for start, end, found in match_dates(text, Anchor(published, future=False)):
        yield Dated(parsed.span(sentence.start + start, sentence.start + end), sentence.index, found)


def read_phrase(phrase: str, published: Day | None) -> DateInterval | None:
    """Return the interval of the first date phrase in a short text, or None."""
    return next((found for _, _, found in match_dates(phrase, Anchor(published, future=False))), None)
