"""One page that shows gold and found side by side, to read errors with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from dragoman.export.html import asset, environment, policy
from dragoman.export.segments import Mark, cut
from dragoman.gold.annotations import Annotation
from dragoman.gold.comparison import Row, compare
from dragoman.gold.references import Range

SIDES = ("gold", "found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the text, its pieces with the classes they wear, and the rows that begin in it."""

    number: int
    pieces: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


def to_comparison(gold: Annotation, found: Annotation, lines: Sequence[Range]) -> str:
    """Write the page; `lines` are the ranges of the raw text that stand beside their findings."""
    rows = compare(gold, found)
    style = asset("assets", "page.css") + asset("assets", "comparison.css")
    context = {
        "title": gold.title or found.title or "Untitled",
        "passages": tuple(to_passages(gold.text, lines, [row for row in rows if row.layer != "actor"])),
        "actors": [row for row in rows if row.layer == "actor"],
        "counts": count(rows),
        "style": Markup(style),  # noqa: S704 - our own files, not the source's words
        "policy": policy(style, ""),
    }
    return environment().get_template("comparison.html").render(context)


def to_passages(text: str, lines: Sequence[Range], rows: Sequence[Row]) -> Iterator[Passage]:
    """Yield the lines of the text, each up to the next one, with the rows that begin in it."""
    starts = [0, *(start for start, _ in lines[1:])] if lines else [0]
    marks = [*find_marks(rows)]
    for number, (start, end) in enumerate(pairwise([*starts, len(text)])):
        here = tuple(row for row in rows if start <= row.start < end)
        segments = [s for s in cut(text, marks, at=(start, end)) if start <= s.start and s.end <= end]
        pieces = tuple((s.text, " ".join(sorted({mark.part for mark in s.marks}))) for s in segments)
        yield Passage(number=number, pieces=pieces, rows=here)


def find_marks(rows: Iterable[Row]) -> Iterator[Mark]:
    """Yield the places of events, claims and residue, with the side that marks them as part."""
    for row in rows:
        for side, places in zip(SIDES, (row.gold_places, row.found_places), strict=True):
            first = places[:1] if row.layer == "claim" else places
            yield from (Mark(start=a, end=b, key=row.layer, part=f"{row.layer}-{side}") for a, b in first)


def count(rows: Iterable[Row]) -> dict[str, dict[str, int]]:
    """Return how many rows of each layer have each verdict."""
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        layer = counts.setdefault(row.layer, dict.fromkeys(("agrees", "differs", "missed", "extra"), 0))
        layer[row.verdict] += 1
    return counts
