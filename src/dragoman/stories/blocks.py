"""Blocks: parts of all that hangs together, small enough to be grouped by themselves and found without the rest.

What hangs together by likeness from the lowest level on is a block, unless it has too many members: then only what
hangs together from the next level on is one, and so forth. So the more there is alike, the more alike two must be, and
what one newcomer can change stays small. Which documents are a block depends on the pairs alone, never on their order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from math import inf

# A block has at most so many members, but for copies, which are always together.
MOST = 100
COPY = inf
# How many steps away from those that are missing others are asked for with them.
AHEAD = 3
LEVELS = (1.0, 1.25, 1.6, 2.0, 2.5, 3.2, COPY)
Load = Callable[[Collection[str]], Iterable[tuple[str, str, float]]]


class Web:
    """Who is how like whom, asked for as far as needed; a score of `COPY` holds two together whatever their number."""

    def __init__(self, load: Load) -> None:
        """Begin with nothing; `load` tells all pairs of some members."""
        self.load = load
        self.near: dict[str, Mapping[str, float]] = {}
        self.missing = set[str]()
        self.parts: dict[tuple[str, float, bool], set[str] | None] = {}

    def fetch(self) -> None:
        """Ask for the pairs of those that were missing, and of those beside them, who mostly are wanted next."""
        for _ in range(AHEAD):
            found = self.load_near()
            self.near |= found
            beside = {name for near in found.values() for name, score in near.items() if score >= LEVELS[0]}
            self.missing = beside - self.near.keys()
        self.missing = set()

    def load_near(self) -> dict[str, dict[str, float]]:
        """Return who is how like each of those that are missing."""
        found: dict[str, dict[str, float]] = {name: {} for name in self.missing}
        for one, other, score in self.load(sorted(self.missing)):
            for name, beside in ((one, other), (other, one)):
                if name in found:
                    found[name][beside] = max(score, found[name].get(beside, score))
        return found

    def reach(self, start: str, level: float, without: Collection[str] = ()) -> set[str] | None:
        """Return who hangs together with one from a level on, but for some; None where these are too many.

        What is found is kept for all of them: `without` is nobody or the same each time.
        """
        if (start, level, bool(without)) in self.parts:
            return self.parts[start, level, bool(without)]
        seen, queue, missing = {start}, [start], set[str]()
        while queue:
            name = queue.pop()
            fresh = {n for n, score in self.near.get(name, {}).items() if score >= level} - seen
            if name not in self.near:
                missing.add(name)
            seen |= fresh.difference(without)
            queue += sorted(fresh.difference(without))
            if level < COPY and (len(seen) > MOST or self.parts.get((name, level, bool(without)), seen) is None):
                self.parts |= dict.fromkeys(((n, level, bool(without)) for n in seen), None)
                return None
        if not missing:
            self.parts |= dict.fromkeys(((n, level, bool(without)) for n in seen), seen)
        self.missing |= missing
        return seen

    def block(self, start: str) -> frozenset[str]:
        """Return the block of one member."""
        return next(frozenset(found) for level in LEVELS if (found := self.reach(start, level)) is not None)

    def disturbed(self, fresh: Collection[str]) -> Iterator[str]:
        """Yield who was in a small block that newcomers made too large."""
        for level in LEVELS[:-1]:
            seen = set[str]()
            for name in (n for n in sorted(fresh) if self.reach(n, level) is None):
                for other, score in self.near.get(name, {}).items():
                    if score >= level and other not in seen and other not in fresh:
                        seen |= self.reach(other, level, fresh) or set()
            yield from sorted(seen)

    def blocks(self, names: Iterable[str]) -> list[frozenset[str]]:
        """Return the blocks of members, each once."""
        found: dict[str, frozenset[str]] = {}
        for name in names:
            if name not in found:
                found |= dict.fromkeys(block := self.block(name), block)
        return list(dict.fromkeys(found.values()))


def find_blocks(web: Web, fresh: Collection[str], touched: Collection[str]) -> list[frozenset[str]]:
    """Return the blocks that may have changed when `fresh` came and what was beside `touched` went."""
    newcomers = frozenset(fresh)
    while True:
        found = web.blocks([*sorted({*newcomers, *touched}), *web.disturbed(newcomers)])
        if not web.missing:
            return found
        web.fetch()
