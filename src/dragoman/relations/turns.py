"""What became of three parties from one window to the next: who turned, who drew closer while a third tie soured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

from dragoman.relations.forms import Row
from dragoman.relations.periods import Days
from dragoman.relations.signs import Nodes, Rule, Triad, Window
from dragoman.relations.ties import Tie

Kind = Literal["turned", "formed", "dissolved", "shifted"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """How one tie changed from a window to the next; a value is None where the tie has too few acts to be judged."""

    pair: Pair
    before: Tie | None
    after: Tie | None
    was: float | None
    now: float | None

    @property
    def delta(self) -> float:
        """Return the change of the measure, 0 where it cannot be told."""
        return round(self.now - self.was, 4) if self.was is not None and self.now is not None else 0.0

    def to_row(self) -> Row:
        """Return the move with the acts behind it."""
        return {
            "a": self.pair[0],
            "b": self.pair[1],
            "was": self.was,
            "now": self.now,
            "events_before": self.before.events if self.before else 0,
            "events_after": self.after.events if self.after else 0,
            "evidence_before": list(self.before.examples) if self.before else [],
            "evidence_after": list(self.after.examples) if self.after else [],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of three parties from the window `before` to the window `after`.

    `was` and `now` are their signed triads, None where some tie has no sign. `closer` and `soured` are the ties whose
    measure rose, or fell, by the rule's shift.
    """

    before: Days
    after: Days
    nodes: Nodes
    was: Triad | None
    now: Triad | None
    moves: tuple[Move, Move, Move]
    closer: tuple[Move, ...]
    soured: tuple[Move, ...]

    @property
    def kind(self) -> Kind:
        """Return `turned` (other signs), `formed` or `dissolved` (signs on all three ties now, no more), `shifted`."""
        if self.was is None or self.now is None:
            return "shifted" if self.was is self.now else "formed" if self.was is None else "dissolved"
        return "turned" if self.was.signs != self.now.signs else "shifted"

    @property
    def wedge(self) -> bool:
        """Whether two drew closer while a third tie soured."""
        return bool(self.closer and self.soured)

    def to_row(self) -> Row:
        """Return the change with the figures and acts behind it."""
        return {
            "before_start": self.before.start,
            "before_end": self.before.end,
            "after_start": self.after.start,
            "after_end": self.after.end,
            "a": self.nodes[0],
            "b": self.nodes[1],
            "c": self.nodes[2],
            "kind": self.kind,
            "was": self.was.pattern if self.was else None,
            "now": self.now.pattern if self.now else None,
            "was_balanced": self.was.balanced if self.was else None,
            "now_balanced": self.now.balanced if self.now else None,
            "wedge": self.wedge,
            "closer": ["–".join(m.pair) for m in self.closer],
            "soured": ["–".join(m.pair) for m in self.soured],
            "moves": [m.to_row() for m in self.moves],
        }


@dataclass(frozen=True, slots=True)
class Index:
    """A window's ties and triads by their parties."""

    days: Days
    rule: Rule
    ties: Mapping[Pair, Tie]
    triads: Mapping[Nodes, Triad]

    def judged(self) -> set[Pair]:
        """Return the pairs whose tie has acts enough to be judged."""
        return {pair for pair, tie in self.ties.items() if self.rule.value(tie) is not None}


def to_index(window: Window) -> Index:
    """Return a window's ties and triads by their parties."""
    ties = {tie.pair: tie for tie in window.ties}
    return Index(window.days, window.rule, ties, {triad.nodes: triad for triad in window.triads})


def find_changes(windows: Sequence[Window], actor: str | None = None) -> Iterator[Change]:
    """Yield what changed from each window to the next: triads that turned, formed, dissolved, or moved both ways."""
    for before, after in pairwise(map(to_index, windows)):
        for nodes in find_candidates(before, after):
            change = to_change(nodes, before, after)
            if (actor is None or actor in nodes) and (change.kind != "shifted" or change.wedge):
                yield change


def find_candidates(before: Index, after: Index) -> list[Nodes]:
    """Return the triads of either window, and any three whose ties can all be judged in both."""
    return sorted({*before.triads, *after.triads, *find_closed(before.judged() & after.judged())})


def find_closed(pairs: set[Pair]) -> Iterator[Nodes]:
    """Yield every three parties of which each two are a pair."""
    following: dict[str, list[str]] = {}
    for a, b in pairs:
        following.setdefault(a, []).append(b)
    for a, b in pairs:
        yield from ((a, b, c) for c in following.get(b, ()) if (a, c) in pairs)


def to_change(nodes: Nodes, before: Index, after: Index) -> Change:
    """Compare three parties in two windows."""
    one, two, other = (to_move(pair, before, after) for pair in combinations(nodes, 2))
    moves = one, two, other
    return Change(
        before=before.days,
        after=after.days,
        nodes=nodes,
        was=before.triads.get(nodes),
        now=after.triads.get(nodes),
        moves=moves,
        closer=tuple(m for m in moves if m.delta >= before.rule.shift),
        soured=tuple(m for m in moves if m.delta <= -before.rule.shift),
    )


def to_move(pair: Pair, before: Index, after: Index) -> Move:
    """Compare one tie in two windows."""
    was, now = before.ties.get(pair), after.ties.get(pair)
    return Move(pair=pair, before=was, after=now, was=before.rule.value(was), now=after.rule.value(now))
