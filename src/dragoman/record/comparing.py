"""A dyad of the record beside the same dyad in somebody else's event data."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import msgspec

from dragoman.codec import to_date, to_plain
from dragoman.errors import UsageError
from dragoman.ingest.coded import Bad, CodedRow, read_coded
from dragoman.ingest.coded.rows import refuse
from dragoman.knowledge.codes import to_cameo, to_cameo_quad, to_country
from dragoman.record.view import Record
from dragoman.relations.matching import (
    Coded,
    Correlation,
    Matching,
    Month,
    correlate,
    find_clashes,
    match,
    to_months,
)
from dragoman.stories.events import MergedEvent

# What a record covers are the days of publication; acts that lie far back are told in passing.
COVERED = """
    SELECT coalesce(min(published), (SELECT min("when"."start") FROM events)),
        coalesce(max(published), (SELECT max("when"."end") FROM events))
    FROM documents
"""
SAMPLE = 10
SEED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the record and a file have of one dyad between `since` and `until`, the days that both cover.

    `outside` counts the acts of ours and of theirs that lie before or after; `undated` and `spread` ours that have no
    date, or one known more loosely than a day: they are in no part of the comparison. `bad` counts lines left out.
    """

    source: str
    target: str
    kind: str
    since: dt.date | None
    until: dt.date | None
    matching: Matching
    months: tuple[Month, ...]
    count: Correlation
    weight: Correlation
    outside: tuple[int, int]
    undated: int
    spread: int
    bad: int

    def summary(self) -> dict[str, object]:
        """Return the counts, the correlations and the months, plain."""
        typed = sum(pair.type for pair in self.matching.both)
        return {
            "source": self.source,
            "target": self.target,
            "compared_with": self.kind,
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
            "ours": len(self.matching.both) + len(self.matching.ours),
            "theirs": len(self.matching.both) + len(self.matching.theirs),
            "matched": len(self.matching.both),
            "matched_by_type": typed,
            "matched_by_class_only": len(self.matching.both) - typed,
            "ours_only": len(self.matching.ours),
            "theirs_only": len(self.matching.theirs),
            "months_compared": self.count.n,
            "pearson_count": self.count.pearson,
            "spearman_count": self.count.spearman,
            "pearson_weight": self.weight.pearson,
            "spearman_weight": self.weight.spearman,
            "months": [cast("dict[str, object]", to_plain(month)) for month in self.months],
        }

    def notes(self) -> list[str]:
        """Return what is in no part of the comparison, in English, a line each."""
        ours, theirs = self.outside
        reasons = (
            ("ours", ours, "outside the days that both cover"),
            ("ours", self.undated, "undated"),
            ("ours", self.spread, "dated more loosely than a day"),
            ("theirs", theirs, "outside the days that both cover"),
            ("theirs", self.bad, "lines that are no rows"),
        )
        return [f"left out of {whose}: {count:,} {reason}" for whose, count, reason in reasons if count]

    def sample(self, number: int = SAMPLE) -> list[dict[str, object]]:
        """Return some disagreements, the same each time: of class, of type, acts of ours only, acts of theirs only."""
        draw = random.Random(SEED)  # noqa: S311 - drawn to be repeated, not kept secret
        clashes = find_clashes(self.matching)
        taken = {act.id for pair in clashes for act in pair}
        kinds: Sequence[tuple[str, Sequence[tuple[Coded | None, Coded | None]]]] = (
            ("class", clashes),
            ("type", [(pair.ours, pair.theirs) for pair in self.matching.both if not pair.type]),
            ("ours only", [(act, None) for act in self.matching.ours if act.id not in taken]),
            ("theirs only", [(None, act) for act in self.matching.theirs if act.id not in taken]),
        )
        each = -(-number // len(kinds))
        rows = [to_row(kind, *pair) for kind, found in kinds for pair in draw.sample(found, min(each, len(found)))]
        return rows[:number]

    def rows(self) -> list[dict[str, object]]:
        """Return every act of either side: `verdict` is matched, class-matched, ours or theirs."""
        both = [to_row("matched" if p.type else "class-matched", p.ours, p.theirs) for p in self.matching.both]
        mine = [to_row("ours", act, None) for act in self.matching.ours]
        return both + mine + [to_row("theirs", None, act) for act in self.matching.theirs]


@dataclass(slots=True)
class Theirs:
    """What was read of a file: the dyad's acts, and the first and last day of all its rows."""

    acts: list[Coded] = field(default_factory=list)
    first: dt.date = dt.date.max
    last: dt.date = dt.date.min
    bad: int = 0


@dataclass(slots=True)
class Ours:
    """What the record has of a dyad: acts of one day, and how many it cannot place on one."""

    acts: list[Coded] = field(default_factory=list)
    undated: int = 0
    spread: int = 0


def compare(  # noqa: PLR0913 - what a comparison is between, and how wide
    record: Record,
    source: str,
    target: str,
    path: Path,
    *,
    kind: str | None = None,
    both_ways: bool = False,
    skip_bad: bool = False,
    since: dt.date | str | None = None,
    until: dt.date | str | None = None,
) -> Comparison:
    """Compare what one country does to another (with `both_ways` also the other to it) with a file of coded events.

    The days compared are those that both cover, within `since` and `until`. Raises UsageError for what is no country,
    SourceError for a file that cannot be read or a line that is no row.
    """
    ends = need_country(source), need_country(target)
    ways = [ends, ends[::-1]] if both_ways else [ends]
    with read_coded(path, kind) as coded:
        found, theirs = coded.kind, read_theirs(coded.rows, ways, str(path), skip_bad=skip_bad)
    ours = read_ours(record, ways, plover=found == "polecat")
    first, last = to_window(record, theirs, since, until)
    mine, others = ([act for act in side if first <= act.day <= last] for side in (ours.acts, theirs.acts))
    months = to_months(mine, others, first, last) if first <= last else ()
    return Comparison(
        source=ends[0],
        target=ends[1],
        kind=found,
        since=first if months else None,
        until=last if months else None,
        matching=match(mine, others),
        months=months,
        count=correlate([m.ours for m in months], [m.theirs for m in months]),
        weight=correlate([m.our_weight for m in months], [m.their_weight for m in months]),
        outside=(len(ours.acts) - len(mine), len(theirs.acts) - len(others)),
        undated=ours.undated,
        spread=ours.spread,
        bad=theirs.bad,
    )


def need_country(text: str) -> str:
    """Return the code of a country; raises UsageError."""
    found = to_country(text)
    if found is None:
        message = f"{text!r} is no country; other data sets are compared by country: give a code, RUS, or a name"
        raise UsageError(message)
    return found


def read_theirs(
    rows: Iterable[CodedRow | Bad], ways: Sequence[tuple[str, ...]], place: str, *, skip_bad: bool
) -> Theirs:
    """Return the dyad's acts of a file; raises SourceError for a line that is no row, unless they are to be skipped."""
    found = Theirs()
    for row in rows:
        if isinstance(row, Bad):
            if not skip_bad:
                raise refuse(place, row)
            found.bad += 1
            continue
        found.first, found.last = min(found.first, row.day), max(found.last, row.day)
        if (row.source, row.target) in ways:
            found.acts.append(to_act(row))
    return found


def to_act(row: CodedRow) -> Coded:
    """Return a row as an act of its dyad."""
    return Coded(
        id=f"{row.id} (line {row.line})",
        day=row.day,
        way=f"{row.source}>{row.target}",
        type=row.type,
        quad=row.quad,
        weight=row.weight,
        text=row.text or row.code,
        where=row.url,
    )


def read_ours(record: Record, ways: Iterable[tuple[str, ...]], *, plover: bool) -> Ours:
    """Return the record's actual acts of a dyad, coded in PLOVER's terms or in CAMEO's."""
    found = Ours()
    for source, target in ways:
        for row in record.events(source=source, target=target, status="actual"):
            event = msgspec.convert(row, MergedEvent)
            if event.when.start is None and event.when.end is None:
                found.undated += 1
            elif event.when.start is None or event.when.start != event.when.end:
                found.spread += 1
            else:
                found.acts.append(from_event(event, event.when.start, f"{source}>{target}", plover=plover))
    return found


def from_event(event: MergedEvent, day: dt.date, way: str, *, plover: bool) -> Coded:
    """Return an event as an act of its dyad."""
    code, weight = to_cameo(event.type, event.modes, event.cameo)
    goldstein = weight if event.goldstein is None else event.goldstein
    return Coded(
        id=event.id,
        day=day,
        way=way,
        type=event.type,
        quad=event.quad if plover else to_cameo_quad(code),
        weight=event.score if plover else goldstein,
        text=" … ".join(span.text for span in event.evidence),
        where=", ".join(dict.fromkeys(report.document for report in event.reports)),
    )


def to_window(
    record: Record, theirs: Theirs, since: dt.date | str | None, until: dt.date | str | None
) -> tuple[dt.date, dt.date]:
    """Return the days that the file and the record both cover, within those that are asked for; raises UsageError."""
    with record.file.reading() as connection:
        first, last = connection.execute(COVERED).fetchall()[0]
    firsts = [theirs.first, first or dt.date.max, to_date(since, name="since")]
    lasts = [theirs.last, last or dt.date.min, to_date(until, name="until")]
    return max(day for day in firsts if day), min(day for day in lasts if day)


def to_row(verdict: str, ours: Coded | None, theirs: Coded | None) -> dict[str, object]:
    """Return an act of one side or of both, with our evidence, as a row."""
    either = ours or theirs
    return {
        "verdict": verdict,
        "way": either.way if either else None,
        **side("our", ours),
        **side("their", theirs),
    }


def side(whose: str, act: Coded | None) -> dict[str, object]:
    """Return one side of a row, empty when it has no such act."""
    return {
        f"{whose}_day": act.day.isoformat() if act else None,
        f"{whose}_type": act.type if act else None,
        f"{whose}_quad": act.quad if act else None,
        f"{whose}_weight": act.weight if act else None,
        f"{whose}_id": act.id if act else None,
        f"{whose}_text": act.text if act else None,
        f"{whose}_where": act.where if act else None,
    }
