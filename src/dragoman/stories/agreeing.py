"""Whose act it is, where its reports do not name the same parties.

Reports that name nobody say nothing against a party. One that names whom no other names, where others agree, has
misread the act, or tells of a part of it: its parties stay with the report and do not become the event's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.stories.features import to_name

# So many families must name a party for it to be agreed on; of fewer families than can outvote one, all are believed.
AGREED, OUTVOTING = 2, 3
# Of more families than these, one that alone names somebody has more often misread than seen what all others miss.
ALONE = 5
# Who is told on the other side by so many times as many families is on that side only.
OTHER_SIDE = 3


@dataclass(frozen=True, slots=True)
class Naming:
    """Whom one report names in one role: their ids, and what those named stand for, a country or themselves.

    Who is only described ("police") has an id and stands for nobody: he speaks for and against no other.
    """

    family: str
    ids: tuple[str, ...]
    homes: tuple[str, ...]


def settle(sources: Sequence[Naming], targets: Sequence[Naming]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return whom the reports of one act agree on as its sources and as its targets."""
    if len(sources) == len(targets) == 1:
        # Nobody is outvoted where one report tells all, and most acts are told once.
        return tuple(dict.fromkeys(sources[0].ids)), tuple(dict.fromkeys(targets[0].ids))
    doers, done_to = count(sources, to_ids), count(targets, to_ids)
    return agree(drop(sources, doers, done_to)), agree(drop(targets, done_to, doers))


def to_ids(naming: Naming) -> Collection[str]:
    """Return the ids of a naming."""
    return naming.ids


def to_homes(naming: Naming) -> Collection[str]:
    """Return what those named stand for; a person who is told under two ids is one."""
    return {to_name(home) for home in naming.homes}


def count(namings: Iterable[Naming], keys: Callable[[Naming], Collection[str]]) -> Mapping[str, int]:
    """Return by how many families each is named."""
    named = {(key, naming.family) for naming in namings for key in keys(naming)}
    return Counter(key for key, _ in named)


def drop(namings: Iterable[Naming], here: Mapping[str, int], there: Mapping[str, int]) -> list[Naming]:
    """Return the namings without those whom far more families tell on the other side of the act."""
    return [
        replace(naming, ids=ids, homes=naming.homes if ids else ())
        for naming in namings
        for ids in (tuple(i for i in naming.ids if there.get(i, 0) < OTHER_SIDE * here[i]),)
    ]


def agree(namings: Sequence[Naming]) -> tuple[str, ...]:
    """Return the parties agreed on, in the order in which they come, each by one id."""
    votes = count(namings, to_homes)
    agreed = {home for home, families in votes.items() if families >= AGREED}
    if agreed:
        kept = [n for n in namings if not n.homes or not agreed.isdisjoint(to_homes(n))]
    elif is_outvoted(namings):
        kept = [n for n in namings if not n.homes]
    else:
        kept = list(namings)
    return unite(kept)


def is_outvoted(namings: Sequence[Naming]) -> bool:
    """Whether those who name somebody contradict each other, or one alone stands against many who name nobody."""
    named, all_ = ({n.family for n in several} for several in ([n for n in namings if n.homes], namings))
    return bool(named) and (len(all_) > ALONE or (len(named) >= AGREED and len(all_) >= OUTVOTING))


def unite(namings: Sequence[Naming]) -> tuple[str, ...]:
    """Return all ids, of a person told under several the one that most families have."""
    families = count(namings, to_ids)
    order = tuple(dict.fromkeys(i for n in namings for i in n.ids))
    kept: list[str] = []
    for i in sorted(order, key=families.__getitem__, reverse=True):
        if not any(is_double(i, other, namings) for other in kept):
            kept.append(i)
    return tuple(i for i in order if i in kept)


def is_double(one: str, other: str, namings: Iterable[Naming]) -> bool:
    """Whether two ids have one name; who names both means two."""
    return to_name(one) == to_name(other) and not any({one, other} <= {*n.ids} for n in namings)
