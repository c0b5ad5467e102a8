"""Scores of a set of passages, as values and as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import dragoman
from dragoman.gold.annotations import Annotation, from_reading, from_sheet
from gate.corpus import Passage
from gate.given import read_given
from gate.intervals import interval
from gate.scoring import Count, Tally, kappa, macro_f1, tally, total

Reader = Callable[[Passage, Annotation], Annotation]
# What a floor holds of the sealed passages, and the head of every table.
TOTALS = (
    "residue: characters",
    "mentions: partial",
    "actors: met",
    "actors: name, kind and country right",
    "events: met (trigger)",
    "events: + type",
    "events: + type and status",
    "events: + type, status, countries of both sides",
    "claims: content (half) and cue",
    "claims: + speaker",
    "agreements: met",
)


def end_to_end(passage: Passage, _: Annotation) -> Annotation:
    """Read a passage as a user would."""
    return from_reading(dragoman.read(passage.source), passage.text)


def given_actors(passage: Passage, gold: Annotation) -> Annotation:
    """Read a passage with its actors given."""
    return from_reading(read_given(passage.source, gold), passage.text)


def score(passages: Iterable[Passage], reader: Reader) -> list[Tally]:
    """Return one tally for each passage, the gold against what a reader marks."""
    found = []
    for passage in passages:
        gold = from_sheet(passage.gold, passage.text)
        found.append(tally(gold, reader(passage, gold)))
    return found


def readers_agree(passages: Iterable[Passage]) -> list[Tally]:
    """Return one tally for each passage, the first reading against the second."""
    return [tally(*(from_sheet(sheet, p.text) for sheet in p.readings)) for p in passages]


def to_table(tallies: Sequence[Tally], measures: Iterable[str] | None = None) -> Iterator[str]:
    """Yield the lines of a table: precision, recall, F1 with its interval, and how many the gold holds."""
    counts = total(tallies).counts
    ordered = [m for m in counts if not m.startswith("type ")] + sorted(m for m in counts if m.startswith("type "))
    yield f"{'':50} {'P':>5} {'R':>5} {'F1':>5}   95 %          gold"
    for measure in measures or ordered:
        low, high = interval([one.counts.get(measure, Count()) for one in tallies])
        yield f"{measure:50} {cells(counts[measure])}   [{low:.3f}, {high:.3f}]  {counts[measure].gold:5.0f}"
    if measures is None:
        yield f"{'types: macro-F1 over those in the gold':50} {'':11} {macro_f1(counts):5.3f}"


def cells(count: Count) -> str:
    """Return precision, recall and F1, a dash where one cannot be had."""
    if not count.found:
        return f"{'–':>5} {count.recall:5.3f} {'–':>5}"
    return f"{count.precision:5.3f} {count.recall:5.3f} {count.f1:5.3f}"


def to_kappas(tallies: Sequence[Tally]) -> Iterator[str]:
    """Yield a line for each layer of labels: Cohen's kappa and plain agreement over what both sides have."""
    for layer, pairs in sorted(total(tallies).labels.items()):
        agreed = sum(a == b for a, b in pairs) / len(pairs)
        yield f"kappa of {layer:41} {kappa(pairs):5.3f}   {agreed:.3f} agree  {len(pairs):5}"
