"""A document as headings, paragraphs and residue, each with its marked pieces."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from dragoman.export.segments import Mark, Segment, cut
from dragoman.model import Document, Residue

BlockKind = Literal["title", "heading", "paragraph"]
BLANK_LINE = re.compile(r"\n\s*\n")
LINE_END = re.compile(r"\n+")
SHADES: Mapping[str, int] = MappingProxyType(
    {"mention": 0, "trigger": 1, "cue": 2, "party": 3, "speaker": 4, "content": 5, "evidence": 6},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A segment as the page shows it, or a heading or residue that is no part of the text.

    `marks` are the marks over it, the most telling first; `number` is None outside the text.
    """

    text: str
    number: int | None = None
    marks: tuple[Mark, ...] = ()
    starting: tuple[Mark, ...] = ()
    ending: tuple[Mark, ...] = ()
    residue: Residue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A title, heading or paragraph, and the residue that stood before it."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    before: tuple[Residue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All blocks of a document, the residue after the last, and the piece at which a finding's mark starts."""

    blocks: tuple[Block, ...]
    after: tuple[Residue, ...]
    numbers: Mapping[tuple[str, int], int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The range of one block; `heading` is set when the words are no part of the text."""

    start: int
    end: int
    kind: BlockKind
    heading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Residue by the number of the block it stood before, and by the offset inside a block."""

    before: Mapping[int, Sequence[Residue]]
    within: Mapping[int, Sequence[Residue]]


def lay_out(document: Document, marks: Iterable[Mark]) -> Layout:
    """Cut a document into blocks of marked pieces; every character between two paragraph breaks is in one piece."""
    stretches = tuple(find_stretches(document))
    residue = place(document.residue, stretches)
    edges = {edge for s in stretches for edge in (s.start, s.end)} | {r.before for r in document.residue}
    pieces = {s.start: to_piece(s, number) for number, s in enumerate(cut(document.text, marks, at=edges))}
    starts = sorted(pieces)
    numbers = {(m.key, m.start): pieces[start].number for start in starts for m in pieces[start].starting}
    blocks = tuple(
        Block(
            kind=stretch.kind,
            pieces=tuple(fill(stretch, pieces, starts, residue.within)),
            before=tuple(residue.before.get(number, ())),
        )
        for number, stretch in enumerate(stretches)
    )
    return Layout(blocks=blocks, after=tuple(residue.before.get(len(stretches), ())), numbers=numbers)


def place(residue: Iterable[Residue], stretches: Sequence[Stretch]) -> Placed:
    """Sort residue by the block before which, or the offset inside a block at which, it stood."""
    starts = [s.start for s in stretches]
    before: dict[int, list[Residue]] = {}
    within: dict[int, list[Residue]] = {}
    for item in sorted(residue, key=lambda r: r.before):
        number = bisect_left(starts, item.before)
        if number and item.before < stretches[number - 1].end:
            within.setdefault(item.before, []).append(item)
        else:
            before.setdefault(number, []).append(item)
    return Placed(before=before, within=within)


def fill(
    stretch: Stretch,
    pieces: Mapping[int, Piece],
    starts: Sequence[int],
    within: Mapping[int, Sequence[Residue]],
) -> Iterator[Piece]:
    """Yield the pieces of one block, with the residue that stood between them."""
    if stretch.heading is not None:
        yield Piece(text=stretch.heading)
        return
    for start in starts[bisect_left(starts, stretch.start) : bisect_left(starts, stretch.end)]:
        yield from (Piece(text=r.text, residue=r) for r in within.get(start, ()))
        yield pieces[start]


def find_stretches(document: Document) -> Iterator[Stretch]:
    """Yield title, headings and paragraphs in order; a heading that is in the text is cut out of it."""
    text, title = document.text, (document.title or "").strip()
    headings = deque((s.start, s.heading) for s in document.sections if s.heading)
    breaks = {edge for s in document.sections for edge in (s.start, s.end)}
    for number, (start, end) in enumerate(find_paragraphs(text, breaks)):
        if number == 0 and text[start:end] == title:
            yield Stretch(start=start, end=end, kind="title")
            continue
        left = start
        while headings and headings[0][0] <= start:
            heading = head(text, left, headings.popleft()[1])
            yield heading
            left = trim(text, heading.end, end)[0]
        if left < end:
            yield Stretch(start=left, end=end, kind="paragraph")


def head(text: str, start: int, words: str) -> Stretch:
    """Return the stretch of a heading that stands at, or belongs before, an offset."""
    if text.startswith(words, start):
        return Stretch(start=start, end=start + len(words), kind="heading")
    return Stretch(start=start, end=start, kind="heading", heading=words)


def find_paragraphs(text: str, breaks: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges between blank lines (or line ends, where there is no blank line), also cut at section bounds."""
    rule = BLANK_LINE if BLANK_LINE.search(text.strip()) else LINE_END
    edges = {0, len(text), *breaks, *(edge for m in rule.finditer(text) for edge in m.span())}
    for left, right in pairwise(sorted(edges)):
        start, end = trim(text, left, right)
        if start < end:
            yield start, end


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a range to what lies between its outer white space."""
    body = text[start:end]
    start = end - len(body.lstrip())
    return start, max(start, start + len(body.strip()))


def to_piece(segment: Segment, number: int) -> Piece:
    """Turn a segment into a piece."""
    ranked = tuple(sorted(segment.marks, key=telling))
    return Piece(
        text=segment.text,
        number=number,
        marks=ranked,
        starting=tuple(m for m in ranked if m.start == segment.start),
        ending=tuple(m for m in ranked if m.end == segment.end),
    )


def telling(mark: Mark) -> tuple[int, int]:
    """Return the sort key that puts the mark a reader most likely asks about first."""
    return SHADES.get(mark.part, len(SHADES)), mark.end - mark.start
