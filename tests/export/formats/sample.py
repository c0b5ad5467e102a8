"""A small record made by hand: the accords of 2020, two reports of one meeting, curbs dated by a month, a plan."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from dragoman.export.formats.base import export_record
from dragoman.export.formats.orders import Dates, Tally
from dragoman.model import DateInterval, Document
from dragoman.record import Filters, Record
from export.sample import SAMPLE
from record.factory import claim, day, event, reading, span

MEETING = "Ministers met in Moscow to talk about gas pipelines."
MEETING_AGAIN = "Talk of gas pipelines filled the hall in Moscow where ministers met."
APRIL = DateInterval(start=dt.date(2024, 4, 1), end=dt.date(2024, 4, 30), precision="month", text="in April")
TRICKY = 'New\tcurbs\r\nhit "oil"; they\x0bhurt\u2028<shippers> & \x07banks.'
BODY = "A first sentence. A second one!\nA lead of another paragraph. "
CURBS = event(
    "curbs",
    "USA",
    ("IRN", "CHN"),
    id="event/curbs",
    kind="SANCTION",
    trigger="curbs",
    evidence=TRICKY,
    when=APRIL,
    cameo="163",
    quad=4,
    score=-6.0,
    goldstein=-8.0,
)
TALKS = {"when": day("2024-04-23"), "modes": ("visit",), "contexts": ("economic",), "cameo": "042", "goldstein": 1.9}


def text(document: Document, words: str) -> Document:
    """Return a document with other words and no address."""
    return replace(document, text=words, url=None, title=None)


def fill(folder: Path) -> Record:
    """Return the record."""
    record = Record(folder / "news.duckdb")
    met = event("a", id="event/met", evidence=MEETING, reported_by=("claim/gas",), **TALKS)
    again = event("b", id="event/met-again", evidence=MEETING_AGAIN, **TALKS)
    again = replace(again, trigger=replace(span("met", len(BODY))), source_spans=(span("ministers", len(BODY) + 4),))
    post = reading("b", again, published="2024-04-25", outlet="Post\tof Moscow")
    record.add(
        [
            SAMPLE,
            reading("a", met, claims=[claim("a", id="claim/gas", events=("event/met",))]),
            replace(post, document=text(post.document, BODY + MEETING_AGAIN)),
            reading("curbs", CURBS, published="2024-05-02", outlet=None),
            reading("plan", event("plan", "FRA", "CHN", id="event/plan", status="planned", trigger="will meet")),
        ]
    )
    return record


def export(record: Record, kind: str, out: Path, dates: Dates | None = None, **filters: object) -> Tally:
    """Export what filters leave."""
    return export_record(record, kind, out, dates=dates, filters=Filters(**filters))  # type: ignore[typeddict-item]
