"""Datelines: "MOSCOW, March 3 (Xinhua) --", and dates that a page prints of itself."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from dragoman.ingest.cues import load_residue
from dragoman.ingest.features import starters

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMES = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
REST = r"[a-z]{0,6}\.?"
LATIN = "A-ZÀ-ÖØ-Þ"
UPPER = rf"[{LATIN}][{LATIN}.'’-]+(?:[ -][{LATIN}][{LATIN}.'’-]*){{0,3}}"
TITLE = rf"[{LATIN}][\w.'’-]+(?: [{LATIN}][\w.'’-]+){{0,2}}"
PLACE = rf"(?P<place>{UPPER}(?:(?:,|/)\s?(?:{TITLE}|[A-Z]\.[A-Z]\.))?|{TITLE}(?:, {TITLE})?)"
DAY_LAST = rf"(?P<month>{NAMES}){REST}\s+(?P<day>\d{{1,2}})"
DAY_FIRST = rf"(?P<day2>\d{{1,2}})\s+(?P<month2>{NAMES}){REST}"
DATE = rf"(?:{DAY_LAST}|{DAY_FIRST})(?:,?\s+(?P<year>\d{{4}}))?"
AGENCY = r"(?:\((?P<agency>[^()]{2,40})\)|/(?P<agency2>[^/]{2,20})/)"
MARK = r"(?P<mark>--+|[-–—―:]|(?<=/)\.)"
SHAPE = re.compile(rf"\s*(?:{PLACE})?(?:,?\s*{DATE})?\.?,?\s*(?:{AGENCY})?\s*{MARK}(?=\s|$|[\"“])\s*")
NTH = r"(?:st|nd|rd|th)?"
PRINTED = re.compile(
    r"\b(?:(?P<iso>\d{4}-\d\d-\d\d)"
    rf"|(?P<name>{NAMES}){REST}\s+(?P<day>\d{{1,2}}){NTH},?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}}){NTH}\s+(?P<name2>{NAMES}){REST},?\s+(?P<year2>\d{{4}}))\b"
)
ABBREVIATION = 3
LONGEST = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and when a report was filed; `length` is the number of code points it takes up at the paragraph's start."""

    place: str | None
    month: int | None
    day: int | None
    year: int | None
    agency: str | None
    length: int


def find_dateline(paragraph: str) -> Dateline | None:
    """Return the dateline that a paragraph begins with, or None; works on a dateline by itself too."""
    match = SHAPE.match(paragraph[:LONGEST])
    if match is None:
        return None
    agency = match["agency"] or match["agency2"]
    place = match["place"]
    if not (is_signed(agency) if place is None else is_filed(place, agency, match)):
        return None
    name = match["month"] or match["month2"]
    return Dateline(
        place=place.strip(" ,") if place else None,
        month=MONTHS.index(name[:3].lower()) + 1 if name else None,
        day=int(match["day"] or match["day2"]) if name else None,
        year=int(match["year"]) if match["year"] else None,
        agency=agency,
        length=match.end(),
    )


def is_signed(agency: str | None) -> bool:
    """Whether an agency that we know signs."""
    return agency is not None and any(part.strip().casefold() in agencies() for part in re.split(r"[/,-]", agency))


def is_filed(place: str, agency: str | None, match: re.Match[str]) -> bool:
    """Whether what stands before the mark is a place: in capitals, or with a known agency or a date behind it."""
    head = re.split(r"[,/]", place)[0].strip()
    if head.upper().split(" ")[0] in not_places():
        return False
    dated = any((match["month"], match["month2"]))
    if is_signed(agency) or (agency and dated):
        return True
    if head.isupper() and len(head) > ABBREVIATION:
        return True
    return dated and agency is None and head.lower() not in starters() and match["mark"] != ":"


@cache
def agencies() -> frozenset[str]:
    """Return the names that sign datelines, folded."""
    return frozenset(name.casefold() for file in load_residue().values() for name in file.dateline.agencies)


@cache
def not_places() -> frozenset[str]:
    """Return words in capitals that introduce something else."""
    return frozenset(name for file in load_residue().values() for name in file.dateline.not_places)


def find_printed_date(text: str) -> dt.date | None:
    """Return the full date that a line such as "Published: 26 April 2024" prints, or None."""
    match = PRINTED.search(text)
    if match is None:
        return None
    try:
        if match["iso"]:
            return dt.date.fromisoformat(match["iso"])
        month = MONTHS.index((match["name"] or match["name2"])[:3].lower()) + 1
        return dt.date(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
    except ValueError:
        return None
