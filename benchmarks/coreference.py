"""Measures of coreference between two groupings of the same mentions: MUC, B³, CEAF-e and their mean, CoNLL F1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from typing import NamedTuple

from dragoman.stories.groups import join

# Mention → its group.
Grouping = Mapping[str, Hashable]
Overlap = Counter[tuple[Hashable, Hashable]]


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def overlap(gold: Grouping, found: Grouping) -> Overlap:
    """Return how many mentions each two groups share."""
    return Counter((gold[mention], found[mention]) for mention in gold)


def muc(gold: Grouping, found: Grouping) -> Score:
    """Return the share of links kept (Vilain and others 1995)."""

    def kept(one: Grouping, other: Grouping) -> float:
        sizes, parts = Counter(one.values()), Counter(group for group, _ in overlap(one, other))
        links = sum(size - 1 for size in sizes.values())
        return sum(sizes[group] - parts[group] for group in sizes) / links if links else 0.0

    return Score(kept(found, gold), kept(gold, found))


def b_cubed(gold: Grouping, found: Grouping) -> Score:
    """Return the mean share of each mention's group that is right (Bagga and Baldwin 1998)."""
    shared, golden, grouped = overlap(gold, found), Counter(gold.values()), Counter(found.values())
    return Score(
        sum(n * n / grouped[group] for (_, group), n in shared.items()) / len(gold),
        sum(n * n / golden[group] for (group, _), n in shared.items()) / len(gold),
    )


def ceaf_e(gold: Grouping, found: Grouping) -> Score:
    """Return how well groups fit when each is set beside at most one of the others (Luo 2005, φ4)."""
    shared, golden, grouped = overlap(gold, found), Counter(gold.values()), Counter(found.values())
    fit = {(one, other): 2 * n / (golden[one] + grouped[other]) for (one, other), n in shared.items()}
    total = sum(match_best(part) for part in split(fit))
    return Score(total / len(grouped), total / len(golden))


def split(fit: Mapping[tuple[Hashable, Hashable], float]) -> list[dict[tuple[Hashable, Hashable], float]]:
    """Return the parts of a table of pairs that have no group in common."""
    pairs = [(f"gold {one}", f"found {other}") for one, other in fit]
    part = {m: n for n, group in enumerate(join({m for p in pairs for m in p}, pairs)) for m in group}
    found: dict[int, dict[tuple[Hashable, Hashable], float]] = {}
    for (one, _), (key, value) in zip(pairs, fit.items(), strict=True):
        found.setdefault(part[one], {})[key] = value
    return list(found.values())


def match_best(fit: Mapping[tuple[Hashable, Hashable], float]) -> float:
    """Return the most that a matching of one with another adds up to."""
    rows, columns = (list(dict.fromkeys(pair[side] for pair in fit)) for side in (0, 1))
    if len(rows) == 1 or len(columns) == 1:
        return max(fit.values())
    size = max(len(rows), len(columns))
    cost = [[0.0] * size for _ in range(size)]
    for (one, other), value in fit.items():
        cost[rows.index(one)][columns.index(other)] = -value
    return -assign(cost)


def assign(cost: list[list[float]]) -> float:
    """Return the least total of one entry from every row and column: shortest augmenting paths with potentials."""
    size = len(cost)
    rows, columns, holder = [0.0] * size, [0.0] * (size + 1), [-1] * (size + 1)
    for row in range(size):
        holder[size], column = row, size
        least, before, done = [float("inf")] * size, [size] * size, set[int]()
        while holder[column] >= 0:
            done.add(column)
            here = holder[column]
            for other in set(range(size)) - done:
                slack = cost[here][other] - rows[here] - columns[other]
                if slack < least[other]:
                    least[other], before[other] = slack, column
            nearest = min(set(range(size)) - done, key=lambda c: (least[c], c))
            step = least[nearest]
            for one in done:
                rows[holder[one]] += step
                columns[one] -= step
            for other in set(range(size)) - done:
                least[other] -= step
            column = nearest
        while column != size:
            holder[column] = holder[before[column]]
            column = before[column]
    return sum(cost[holder[column]][column] for column in range(size))


MEASURES: Mapping[str, Callable[[Grouping, Grouping], Score]] = {"MUC": muc, "B³": b_cubed, "CEAF-e": ceaf_e}


def conll(gold: Grouping, found: Grouping) -> float:
    """Return the mean F1 of the three."""
    return sum(measure(gold, found).f1 for measure in MEASURES.values()) / len(MEASURES)
