"""Connected groups, and groups that grow together by average likeness."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """Return the two in a fixed order."""
    return (one, other) if one <= other else (other, one)


def neighbours(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    """Return who is paired with whom, both ways."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def reach(start: str, near: Mapping[str, set[str]]) -> frozenset[str]:
    """Return all that hangs together with one member, itself included."""
    seen, queue = {start}, [start]
    while queue:
        fresh = near.get(queue.pop(), set()) - seen
        seen |= fresh
        queue.extend(fresh)
    return frozenset(seen)


def join(members: Iterable[str], pairs: Iterable[Pair]) -> list[frozenset[str]]:
    """Return the groups that the pairs tie together, singles included, ordered by their first member."""
    near, seen, groups = neighbours(pairs), set[str](), list[frozenset[str]]()
    for member in sorted(members):
        if member not in seen:
            groups.append(reach(member, near))
            seen |= groups[-1]
    return groups


class Groups:
    """Groups that are united step by step, with the sum of all likeness between each two of them, and its pairs.

    Sums are added up in one order, whatever order the pairs came in, and a union costs what the two have ties.
    """

    def __init__(self, groups: Iterable[frozenset[str]], scores: Mapping[Pair, float]) -> None:
        """Begin with some groups; `of` tells the group of each member."""
        self.of = {member: group for group in groups for member in group}
        self.sums: dict[frozenset[str], dict[frozenset[str], tuple[float, int]]] = {}
        for one, other in sorted(scores):
            if one in self.of and other in self.of and self.of[one] is not self.of[other]:
                self.tie(self.of[one], self.of[other], scores[one, other])

    def tie(self, left: frozenset[str], right: frozenset[str], score: float, count: int = 1) -> None:
        """Add to the likeness between two groups that of so many pairs."""
        for one, other in ((left, right), (right, left)):
            ties = self.sums.setdefault(one, {})
            total, known = ties.get(other, (0.0, 0))
            ties[other] = total + score, known + count

    def average(self, left: frozenset[str], right: frozenset[str], enough: float = 1.0) -> float:
        """Return the mean likeness between the members of two groups.

        A pair without a score counts as unlike, unless `enough` of all pairs, as a share, have one: then it counts not.
        """
        total, known = self.sums.get(left, {}).get(right, (0.0, 0))
        pairs = len(left) * len(right)
        return total / (known if known and known >= enough * pairs else pairs)

    def unite(self, left: frozenset[str], right: frozenset[str]) -> None:
        """Make one group of two."""
        both = left | right
        ties = {part: self.sums.pop(part, {}) for part in (left, right)}
        for part, near in ties.items():
            for other, (score, count) in near.items():
                if other not in ties:
                    del self.sums[other][part]
                    self.tie(both, other, score, count)
        self.of |= dict.fromkeys(both, both)
