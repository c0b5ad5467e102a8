"""Structural balance: triads of signed ties, window by window, and what turned between two windows.

docs/relations.md defines sign, window and threshold and gives the sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.relations.forms import Row, Tabular
from dragoman.relations.periods import Dating
from dragoman.relations.signs import Rule, Window
from dragoman.relations.ties import Level
from dragoman.relations.turns import Change

if TYPE_CHECKING:
    import os


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance(Tabular):
    """Signed triads window by window, and what changed from each window to the next.

    `actor` (None: anybody) is in every triad. `undated` counts the acts in ties of the nodes that have no date,
    `spread` those that fit in no window; an act with several parties counts in each of its ties.
    """

    actor: str | None
    level: Level
    date: Dating
    rule: Rule
    nodes: tuple[str, ...]
    windows: tuple[Window, ...]
    changes: tuple[Change, ...]
    undated: int
    spread: int

    def records(self) -> list[Row]:
        """Return a row for every window."""
        return [window.to_row() for window in self.windows]

    def triads(self) -> list[Row]:
        """Return a row for every signed triad of every window, dates as dates."""
        return [
            {"start": w.days.start, "end": w.days.end, **triad.to_row()} for w in self.windows for triad in w.triads
        ]

    def plot(self, path: str | os.PathLike[str]) -> None:
        """Draw the triads over time as PNG or SVG; raises UsageError for another name or without the extra `plot`."""
        from dragoman.relations.plots.balance import draw_balance

        draw_balance(self, path)
