"""Connected groups, and groups that grow together by average likeness."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Pair = tuple[str, str]
# The sum of likeness between two groups, in units of `UNIT`, and how many pairs of members it is made of.
Tie = tuple[int, int]
UNIT = 1_000_000
NO_TIE: Tie = (0, 0)


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
    """Groups, known by numbers, united step by step, with the sum of all likeness between each two, and its pairs.

    Sums are of whole numbers, so that the order of pairs leaves no trace. A union costs what the smaller group has of
    members and ties: in a long archive a thousand reports hang together, and are grouped anew with each newcomer.
    """

    def __init__(
        self, groups: Iterable[Iterable[str]], scores: Mapping[Pair, float], apart: Iterable[Pair] = ()
    ) -> None:
        """Begin with some groups; `of` tells the number of each member's group, `apart` who may not be in one."""
        self.members = [list(group) for group in groups]
        self.of = {member: number for number, group in enumerate(self.members) for member in group}
        self.ties: list[dict[int, Tie]] = [{} for _ in self.members]
        self.foes: list[set[int]] = [set() for _ in self.members]
        for (one, other), score in scores.items():
            left, right = self.of.get(one), self.of.get(other)
            if left is not None and right is not None and left != right:
                self.tie(left, right, (round(score * UNIT), 1))
        for left, right in ((self.of.get(one), self.of.get(other)) for one, other in apart):
            if left is not None and right is not None and left != right:
                self.part(left, right)

    def tie(self, left: int, right: int, more: Tie) -> None:
        """Add to the likeness between two groups."""
        total, known = self.ties[left].get(right, NO_TIE)
        self.ties[left][right] = self.ties[right][left] = total + more[0], known + more[1]

    def part(self, left: int, right: int) -> None:
        """Note that two groups may not be one."""
        self.foes[left].add(right)
        self.foes[right].add(left)

    def average(self, left: int, right: int, enough: float = 1.0) -> float:
        """Return the mean likeness between the members of two groups.

        A pair without a score counts as unlike, unless `enough` of all pairs, as a share, have one: then it counts not.
        """
        total, known = self.ties[left].get(right, NO_TIE)
        pairs = len(self.members[left]) * len(self.members[right])
        return total / UNIT / (known if known and known >= enough * pairs else pairs)

    def may_join(self, left: int, right: int) -> bool:
        """Whether two numbers stand for two groups of which nobody said that they are apart."""
        return left != right and right not in self.foes[left]

    def unite(self, left: int, right: int) -> None:
        """Make one group of two, under the number of the larger one."""
        small, large = sorted((left, right), key=lambda number: len(self.ties[number]) + len(self.members[number]))
        self.of |= dict.fromkeys(self.members[small], large)
        self.members[large] += self.members[small]
        self.ties[large].pop(small, None)
        for other, tie in self.ties[small].items():
            if other != large:
                del self.ties[other][small]
                self.tie(large, other, tie)
        for foe in self.foes[small]:
            self.part(large, foe)
