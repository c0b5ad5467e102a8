"""Overlapping marks over a text, cut into pieces that do not overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A range of code points that one finding covers.

    `key` names the finding on the page; `part` is what the range is to it (mention, trigger, evidence, content, …).
    """

    start: int
    end: int
    key: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of the text that the same marks cover from end to end."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]


def cut(text: str, marks: Iterable[Mark], *, at: Iterable[int] = ()) -> Iterator[Segment]:
    """Yield the whole text in order as segments, cut where a mark begins or ends and at the offsets `at`.

    Marks that are empty, and offsets and marks outside the text, are left out.
    """
    starting: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(text):
            starting[mark.start].append(mark)
    ends = {mark.end for found in starting.values() for mark in found}
    edges = {0, len(text), *starting, *ends, *(offset for offset in at if 0 <= offset <= len(text))}
    active: list[Mark] = []
    for start, end in pairwise(sorted(edges)):
        active = [mark for mark in active if mark.end > start] + starting.get(start, [])
        yield Segment(start=start, end=end, text=text[start:end], marks=tuple(active))
