"""Who has to do with whom: the ego network of one party, or that of the liveliest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.relations.forms import Row, Tabular
from dragoman.relations.periods import Dating, Days
from dragoman.relations.ties import Level, Tie

if TYPE_CHECKING:
    import os


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(Tabular):
    """Ties between parties within `days` (None: all days), the strongest first.

    With an `ego`, its `top` partners by acts and the ties among these; else the `top` parties by acts. A node is a
    country code (or an actor id where there is no country), at the level `actor` an actor id. `others` counts partners,
    or parties, that are left out, `undated` the acts in the ties that have no date and count by publication.
    """

    ego: str | None
    days: Days | None
    level: Level
    date: Dating
    nodes: tuple[str, ...]
    ties: tuple[Tie, ...]
    others: int
    undated: int

    def records(self) -> list[Row]:
        """Return a row for every tie."""
        return [tie.to_row() for tie in self.ties]

    def weight(self, node: str) -> int:
        """Return the acts in a node's ties here; an act with several parties counts in each of its ties."""
        return sum(tie.events for tie in self.ties if node in tie.pair)

    def plot(self, path: str | os.PathLike[str]) -> None:
        """Draw the network as PNG or SVG; raises UsageError for another name or without the extra `plot`."""
        from dragoman.relations.plots.networks import draw_network

        draw_network(self, path)


def choose_partners(ties: Iterable[Tie], ego: str, top: int) -> tuple[list[str], int]:
    """Return the ego with its `top` partners by acts, and how many partners are left out."""
    mine = sorted((t for t in ties if ego in t.pair), key=lambda t: (-t.events, t.pair))
    partners = [t.b if t.a == ego else t.a for t in mine]
    return [ego, *partners[:top]], max(0, len(partners) - top)


def by_strength(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Return ties in order: most acts first."""
    return tuple(sorted(ties, key=lambda t: (-t.events, t.pair)))
