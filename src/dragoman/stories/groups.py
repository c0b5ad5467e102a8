"""Connected groups."""

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
