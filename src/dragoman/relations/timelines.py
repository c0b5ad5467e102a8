"""Acts and agreements in the order of their days, the undated apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dragoman.relations.forms import Row, Tabular
from dragoman.relations.periods import By, to_label, to_start

if TYPE_CHECKING:
    import os

EntryKind = Literal["event", "agreement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act, or what one document says of an agreement, with its evidence.

    `first` and `last` are its days (None: nothing in the text dates it), `title` the type or the agreement's name,
    `text` the first sentence of evidence, at `start` to `end` of `document`. An agreement has no
    `score` and `quad`.
    """

    kind: EntryKind
    id: str
    first: dt.date | None
    last: dt.date | None
    title: str
    modes: tuple[str, ...]
    status: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    quad: int | None
    score: float | None
    reports: int
    document: str | None
    outlet: str | None
    published: dt.date | None
    start: int | None
    end: int | None
    text: str | None

    def to_row(self) -> Row:
        """Return the entry with one column for every attribute."""
        return {name: to_cell(getattr(self, name)) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The entries of one period, or of days that reach over several; `label` is the period's name."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Tabular):
    """What the record has on a pair, an actor or an agreement: dated `groups` in order, and the `undated` apart."""

    subject: str
    by: By
    groups: tuple[Group, ...]
    undated: tuple[Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the dated entries in order."""
        return tuple(entry for group in self.groups for entry in group.entries)

    def records(self) -> list[Row]:
        """Return a row for every entry with its group (None: undated), the undated last."""
        dated = [{"group": group.label, **entry.to_row()} for group in self.groups for entry in group.entries]
        return [*dated, *({"group": None, **entry.to_row()} for entry in self.undated)]

    def plot(self, path: str | os.PathLike[str]) -> None:
        """Draw the dated entries as PNG or SVG; raises UsageError for another name or without the extra `plot`."""
        from dragoman.relations.plots.timelines import draw_timeline

        draw_timeline(self, path)


def to_cell(value: object) -> object:
    """Return tuples as lists, as rows have them."""
    return list(value) if isinstance(value, tuple) else value


def to_timeline(entries: Iterable[Entry], subject: str, by: By) -> Timeline:
    """Put entries in order and in groups."""
    found = sorted(entries, key=to_order)
    groups: dict[str, list[Entry]] = {}
    for entry in found:
        if entry.first is not None:
            groups.setdefault(to_group(entry.first, entry.last or entry.first, by), []).append(entry)
    return Timeline(
        subject=subject,
        by=by,
        groups=tuple(Group(label=label, entries=tuple(group)) for label, group in groups.items()),
        undated=tuple(entry for entry in found if entry.first is None),
    )


def to_order(entry: Entry) -> tuple[dt.date, dt.date, dt.date, str, str]:
    """Return the key that puts earlier days first, undated entries by publication after all dated ones."""
    last = dt.date.max
    return entry.first or last, entry.last or entry.first or last, entry.published or last, entry.kind, entry.id


def to_group(first: dt.date, last: dt.date, by: By) -> str:
    """Return the name of the period that holds all days of an entry, else the days themselves."""
    one, other = (to_start(day, by) for day in (first, last))
    return to_label(one, by) if one == other else f"{first} – {last}"
