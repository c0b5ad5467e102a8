"""What is new since a day: acts, agreements, disputes, and swings of pairs beyond their usual range."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dragoman.relations.forms import Row, Tabular
from dragoman.relations.periods import Dating
from dragoman.relations.swings import Swing
from dragoman.relations.timelines import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a dispute: the event it speaks of, who speaks (`voices`: actor ids, else outlets), and the words."""

    event: str
    report: str
    voices: tuple[str, ...]
    claims: tuple[str, ...]
    document: str
    outlet: str | None
    published: dt.date | None
    text: str | None

    def to_row(self) -> Row:
        """Return the side with one column for every attribute."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """An act that one voice denies and another asserts; `score` (0 to 1) says how likely both speak of one act."""

    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    denial: Side
    assertion: Side
    score: float
    because: str

    def to_row(self) -> Row:
        """Return the dispute with both sides."""
        return {
            "type": self.type,
            "sources": list(self.sources),
            "targets": list(self.targets),
            "denial": self.denial.to_row(),
            "assertion": self.assertion.to_row(),
            "score": self.score,
            "because": self.because,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputes(Tabular):
    """Disputes, the latest first."""

    disputes: tuple[Dispute, ...]

    def records(self) -> list[Row]:
        """Return a row for every dispute."""
        return [dispute.to_row() for dispute in self.disputes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pact:
    """An agreement told of since a day: `news` is `new`, or the status it had before."""

    entry: Entry
    news: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Tabular):
    """What is new from `since` to `until` (None: to the end), by the day of first publication.

    `n_events` counts the new acts, `events` holds those told most widely; `swings` the largest first,
    counted by `date`.
    """

    since: dt.date
    until: dt.date | None
    date: Dating
    n_events: int
    events: tuple[Entry, ...]
    agreements: tuple[Pact, ...]
    disputes: tuple[Dispute, ...]
    swings: tuple[Swing, ...]

    def records(self) -> list[Row]:
        """Return a row for every change: its kind, days, parties, a sentence and the ids behind it."""
        return [
            *map(event_row, self.events),
            *map(pact_row, self.agreements),
            *map(dispute_row, self.disputes),
            *map(swing_row, self.swings),
        ]


def event_row(entry: Entry) -> Row:
    """Return a new act as a change."""
    modes = f" ({', '.join(entry.modes)})" if entry.modes else ""
    detail = (
        f"{entry.title}{modes}, {entry.status}, told {entry.reports} times"
        if entry.reports > 1
        else (f"{entry.title}{modes}, {entry.status}")
    )
    return to_row(entry, "event", detail)


def pact_row(pact: Pact) -> Row:
    """Return a new or moved agreement as a change."""
    entry = pact.entry
    before = "" if pact.news == "new" else f", {pact.news} before"
    return to_row(entry, "agreement", f"{entry.title}, {entry.status}{before}")


def to_row(entry: Entry, kind: str, detail: str) -> Row:
    """Return an entry as a change."""
    return {
        "kind": kind,
        "first": entry.first,
        "last": entry.last,
        "published": entry.published,
        "parties": list(dict.fromkeys((*entry.sources, *entry.targets))),
        "detail": detail,
        "text": entry.text,
        "document": entry.document,
        "ids": [entry.id],
    }


def dispute_row(dispute: Dispute) -> Row:
    """Return a dispute as a change."""
    denial, assertion = dispute.denial, dispute.assertion
    who = f"{', '.join(denial.voices)} against {', '.join(assertion.voices)}"
    return {
        "kind": "dispute",
        "first": None,
        "last": None,
        "published": max(filter(None, (denial.published, assertion.published)), default=None),
        "parties": list(dict.fromkeys((*dispute.sources, *dispute.targets))),
        "detail": f"{dispute.type} denied: {who}",
        "text": f"{denial.text} / {assertion.text}",
        "document": denial.document,
        "ids": [denial.event, assertion.event],
    }


def swing_row(swing: Swing) -> Row:
    """Return a swing as a change; the acts behind it are those of both towards each other in its days."""
    unit = "acts a thousand documents" if swing.what == "volume" else "mean score"
    usual = f"usually {swing.usual:g} ({unit}; {swing.events} acts, z {swing.z:+g})"
    return {
        "kind": "swing",
        "first": swing.start,
        "last": swing.end,
        "published": None,
        "parties": [swing.a, swing.b],
        "detail": f"{swing.what} {swing.value:g}, {usual}",
        "text": None,
        "document": None,
        "ids": list(swing.examples),
    }
