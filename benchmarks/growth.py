"""What storing a reading costs while a record grows: processor time in the first and in the last thousand.

python benchmarks/growth.py [READINGS] [DEMO|READINGS.jsonl]

A few real readings (the bundled dispatches, or a file that `dragoman read --format jsonl` wrote) are varied: other ids,
words, days (sixty documents a day) and parties, so that now and then two of them tell of one act.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from dragoman.cli.demo import read_dispatches
from dragoman.codec import decode_reading, digest
from dragoman.model import Actor, Claim, DateInterval, Event, Findings, Reading, Span
from dragoman.record import Record

COUNT = 20_000
STEP = 1_000
PER_DAY = 60
FIRST = dt.date(2015, 1, 1)
STATES = [
    "USA",
    "RUS",
    "CHN",
    "IRN",
    "IRQ",
    "SYR",
    "TUR",
    "ISR",
    "SAU",
    "EGY",
    "FRA",
    "GBR",
    "DEU",
    "ITA",
    "JPN",
    "KOR",
    "PRK",
    "IND",
    "PAK",
    "AFG",
    "UKR",
    "POL",
    "SWE",
    "BRA",
    "MEX",
]
OTHERS = 2_000
WORDS = 3_000
CHANGED = 0.8


class Variation:
    """One reading made into another: the same shape, other facts."""

    def __init__(self, reading: Reading, number: int) -> None:
        """Draw what changes; the same number draws the same."""
        self.reading, self.draw = reading, random.Random(number)
        self.document = f"doc/{digest('grown', number)}"
        self.published = FIRST + dt.timedelta(days=number // PER_DAY)
        self.shift = self.published - (reading.document.published or self.published)
        self.ids = {actor.id: self.other(actor) for actor in reading.actors}

    def other(self, actor: Actor) -> str:
        """Return who stands for an actor; some states are in the news more than others."""
        if actor.kind != "state":
            return f"{actor.kind}/{self.draw.randrange(OTHERS)}"
        return f"state/{self.draw.choices(STATES, [1 / n for n in range(1, len(STATES) + 1)])[0]}"

    def words(self, text: str) -> str:
        """Return a text with most words changed."""
        draw = self.draw
        return " ".join(f"{w}{draw.randrange(WORDS):x}" if draw.random() < CHANGED else w for w in text.split(" "))

    def parties(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return who stands for some actors, each once."""
        return tuple(dict.fromkeys(self.ids.get(i, i) for i in ids))

    def day(self, when: DateInterval) -> DateInterval:
        """Return a date that lies as far from publication as the real one."""
        if when.start is None:
            return when
        return replace(when, start=when.start + self.shift, end=when.end + self.shift if when.end else None)

    def event(self, event: Event) -> Event:
        """Return another act."""
        return replace(
            event,
            id=digest(self.document, event.id),
            sources=self.parties(event.sources),
            targets=self.parties(event.targets),
            when=self.day(event.when),
            evidence=tuple(Span(start=s.start, end=s.end, text=self.words(s.text)) for s in event.evidence),
            reported_by=tuple(digest(self.document, c) for c in event.reported_by),
        )

    def claim(self, claim: Claim) -> Claim:
        """Return another claim."""
        return replace(
            claim,
            id=digest(self.document, claim.id),
            speaker=self.ids.get(claim.speaker or "", claim.speaker),
            events=tuple(digest(self.document, e) for e in claim.events),
            continues=digest(self.document, claim.continues) if claim.continues else None,
        )

    def actors(self) -> tuple[Actor, ...]:
        """Return who is in it, each once."""
        found: Mapping[str, Actor] = {self.ids[a.id]: replace(a, id=self.ids[a.id]) for a in self.reading.actors}
        return tuple(replace(a, country=i[-3:]) if i.startswith("state/") else a for i, a in found.items())

    def make(self) -> Reading:
        """Return the other reading."""
        document = self.reading.document
        return replace(
            self.reading,
            document=replace(document, id=self.document, text=self.words(document.text), published=self.published),
            actors=Findings(self.actors()),
            events=Findings(tuple(map(self.event, self.reading.events))),
            claims=Findings(tuple(map(self.claim, self.reading.claims))),
            agreements=Findings(()),
        )


def load(name: str) -> list[Reading]:
    """Return the real readings."""
    if name == "DEMO":
        return [reading for _, reading in read_dispatches()]
    return [decode_reading(line) for line in Path(name).read_text("utf8").splitlines()]


def measure(record: Record, real: list[Reading], count: int) -> Iterator[tuple[int, float, float]]:
    """Yield, a thousand at a time, how many are stored and the milliseconds of processor and clock for each."""
    for first in range(0, count, STEP):
        size = min(STEP, count - first)
        batch = [Variation(real[n % len(real)], n).make() for n in range(first, first + size)]
        busy, clock = time.process_time(), time.perf_counter()
        record.add(batch)
        taken = time.process_time() - busy, time.perf_counter() - clock
        yield first + size, taken[0] / size * 1000, taken[1] / size * 1000


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if sys.argv[1:] else COUNT
    real = load(sys.argv[2] if sys.argv[2:] else "DEMO")
    with tempfile.TemporaryDirectory() as folder:
        record = Record(Path(folder) / "grown.duckdb")
        for stored, busy, clock in measure(record, real, count):
            size = record.file.path.stat().st_size / 1e6
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{stored:>7,} stored: {busy:.1f} ms of processor a reading, {clock:.1f} ms by the clock,", end=" ")
            print(f"record {size:.0f} MB, memory {peak:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
