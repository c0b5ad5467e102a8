"""When, where and how many: our own tables of phrases and acts, halved by a hash, and what of them is read right.

Errors are read in the open half only; the kept half gives a figure and no more. `circumstances.json` holds the least
share right, and the least share of rows whose act is met at all, by table and half.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import dragoman
from dragoman.extract.dates import match_sentences
from dragoman.gold.judgements import same_place
from dragoman.model import DateInterval, Event
from gate.scoring import Count, paired

FILE = Path(__file__).with_name("circumstances.json")
CASES = Path(__file__).parents[1] / "cases" / "en"
Half = Literal["open", "kept"]
HALVES: tuple[Half, ...] = ("open", "kept")
# A share may lie this much below what was measured, for processors differ in the last digits.
SLACK = 0.01
Days = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence with the place of its phrase, and the days and precision that it means."""

    text: str
    start: int
    end: int
    published: dt.date | None
    days: Days
    precision: str


@dataclass(frozen=True, slots=True)
class Act:
    """A text with the trigger of one act, and what is told of it."""

    text: str
    published: dt.date | None
    trigger: str
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was wanted of one row and what was read; None where the act was not found at all."""

    row: Phrase | Act
    wanted: tuple[str, ...]
    found: tuple[str, ...] | None
    right: bool


def lines(table: str, half: Half) -> Iterator[list[str]]:
    """Yield the cells of a table's rows that fall into one half."""
    for line in (CASES / f"{table}.tsv").read_text("utf8").splitlines():
        if line and not line.startswith("#") and half_of(line) == half:
            yield line.split("\t")


def half_of(line: str) -> Half:
    """Return the half of a row: by its words, so that an added row moves no other."""
    return HALVES[hashlib.sha256(line.split("\t", maxsplit=1)[0].encode()).digest()[0] % 2]


def day(text: str) -> dt.date | None:
    """Return a day, None for none."""
    return dt.date.fromisoformat(text) if text else None


def to_phrase(cells: Sequence[str]) -> Phrase:
    """Return the phrase of a row."""
    marked, published, first, last, precision = cells
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "", 1).replace("]", "", 1)
    return Phrase(text, start, end, day(published), (first, last), precision)


def phrases(half: Half) -> list[Outcome]:
    """Read the date phrases of one half; a phrase is always met."""
    return [read_phrase(to_phrase(cells)) for cells in lines("dates", half)]


def read_phrase(row: Phrase) -> Outcome:
    """Return what the grammar makes of a phrase in its sentence: what it finds within the marks and most of it."""
    shared = [
        (min(end, row.end) - max(start, row.start), found)
        for start, end, found in told(row)
        if start < row.end and row.start < end
    ]
    found = max(shared, key=lambda s: s[0])[1] if shared else None
    read = (*days_of(found), found.precision if found else "")
    return Outcome(row, (*row.days, row.precision), read, right=read[:2] == row.days)


def told(row: Phrase) -> Iterator[tuple[int, int, DateInterval]]:
    """Yield the date phrases of a row's sentences at their places in its text."""
    pieces = re.findall(r".+?(?:\. (?=[A-Z])|$)", row.text)
    at = 0
    for piece, found in zip(pieces, match_sentences(pieces, row.published), strict=True):
        yield from ((at + start, at + end, interval) for start, end, interval in found)
        at += len(piece)


def days_of(found: DateInterval | None) -> Days:
    """Return both ends as they are written in a table."""
    ends = (found.start, found.end) if found else (None, None)
    return (ends[0].isoformat() if ends[0] else "", ends[1].isoformat() if ends[1] else "")


def event_at(act: Act) -> Event | None:
    """Return the event that is read at an act's trigger, the one that shares most with it, or that it tells again."""
    events = dragoman.read(dragoman.Source(act.text, published=act.published)).events
    start = act.text.index(act.trigger)
    end = start + len(act.trigger)
    shared = [(min(end, e.trigger.end) - max(start, e.trigger.start), e) for e in events]
    best = max(shared, key=lambda s: s[0], default=(0, None))
    again = [e for e in events if any(span.start <= start and end <= span.end for span in e.evidence[1:])]
    return best[1] if best[0] > 0 else again[0] if len(again) == 1 else None


def dated(half: Half) -> list[Outcome]:
    """Read when the acts of one half took place."""
    return [
        outcome(Act(text, day(published), trigger, (first, last)), lambda e: days_of(e.when))
        for text, published, trigger, first, last in lines("dated-acts", half)
    ]


def placed(half: Half) -> list[Outcome]:
    """Read where the acts of one half took place."""
    return [
        outcome(Act(text, None, trigger, (name, country)), place_of, right_place)
        for text, trigger, name, country in lines("placed-acts", half)
    ]


def harmed(half: Half) -> list[Outcome]:
    """Read how many the acts of one half harmed."""
    return [
        outcome(Act(text, None, trigger, tuple(numbers)), numbers_of)
        for text, trigger, *numbers in lines("casualties", half)
    ]


def outcome(
    act: Act,
    read: Callable[[Event], tuple[str, ...]],
    right: Callable[[tuple[str, ...], tuple[str, ...]], bool] = tuple.__eq__,
) -> Outcome:
    """Return what is read of an act."""
    event = event_at(act)
    found = read(event) if event else None
    return Outcome(act, act.wanted, found, right=found is not None and right(act.wanted, found))


def place_of(event: Event) -> tuple[str, ...]:
    """Return name and country of an event's place."""
    return (event.where.name, event.where.country or "") if event.where else ("", "")


def right_place(wanted: tuple[str, ...], found: tuple[str, ...]) -> bool:
    """Whether two places are one, as the gold judges it."""
    ours, theirs = ((name, country or None) if name else None for name, country in (wanted, found))
    return same_place(ours, theirs)


def numbers_of(event: Event) -> tuple[str, ...]:
    """Return the numbers of killed, injured, arrested."""
    if event.casualties is None:
        return ("", "", "")
    counts = (event.casualties.killed, event.casualties.injured, event.casualties.arrested)
    return tuple("" if n is None else str(n) for n in counts)


READERS: Mapping[str, Callable[[Half], list[Outcome]]] = {
    "phrases": phrases,
    "dates of acts": dated,
    "places of acts": placed,
    "casualties": harmed,
}


def count(outcomes: Sequence[Outcome]) -> Count:
    """Return how many are right of those given and of those wanted, over the rows whose act was found."""
    met = [o for o in outcomes if o.found is not None]
    hits = sum(o.right and any(o.wanted) for o in met)
    return paired(hits, sum(any(o.found or ()) for o in met), sum(any(o.wanted) for o in met))


def share(outcomes: Sequence[Outcome]) -> float:
    """Return the share of rows read right, silence where nothing is told included, of those whose act was found."""
    met = [o for o in outcomes if o.found is not None]
    return sum(o.right for o in met) / len(met) if met else 0.0


def share_met(outcomes: Sequence[Outcome]) -> float:
    """Return the share of rows whose act was found at all: what is right is counted over these only."""
    return sum(o.found is not None for o in outcomes) / len(outcomes) if outcomes else 0.0


def measured(table: str) -> dict[str, float]:
    """Return the share right and the share met of both halves of one table."""
    read = {half: READERS[table](half) for half in HALVES}
    right = {str(half): round(share(outcomes), 4) for half, outcomes in read.items()}
    return right | {f"{half}, met": round(share_met(outcomes), 4) for half, outcomes in read.items()}


def load_floors() -> dict[str, dict[str, float]]:
    """Read the floors."""
    floors: dict[str, dict[str, float]] = json.loads(FILE.read_text("utf8"))
    return floors


def raised(floors: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Return the floors raised to what is measured now, none lowered."""
    return {
        table: {
            half: max(round(value - SLACK, 3), floors.get(table, {}).get(half, 0.0))
            for half, value in measured(table).items()
        }
        for table in READERS
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(raised(load_floors() if FILE.is_file() else {}), indent=1) + "\n", "utf8")
