"""A table of what was read as what, narrow enough for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

# Room for a label and for one cell: sixteen types, one for none, and two sums stay within 100 columns.
LABEL, CELL = 10, 5
NONE = "none"


def to_matrix(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines of a table: a row for each right label, a column for each that was read, sums at the ends."""
    counts = Counter(pairs)
    labels = sorted({label for pair in counts for label in pair} - {NONE})
    shown = [*labels, NONE] if any(NONE in pair for pair in counts) else labels
    yield " " * LABEL + "".join(f"{short(label):>{CELL}}" for label in shown) + f"{'all':>{CELL}}"
    for right in shown:
        row = [counts[right, read] for read in shown]
        yield f"{right[:LABEL]:{LABEL}}" + "".join(cell(n) for n in row) + f"{sum(row):{CELL}}"
    sums = [sum(counts[right, read] for right in shown) for read in shown]
    yield f"{'all':{LABEL}}" + "".join(cell(n) for n in sums) + f"{sum(sums):{CELL}}"


def short(label: str) -> str:
    """Return the head of a label, as much as a column holds."""
    return label[: CELL - 1].lower()


def cell(count: int) -> str:
    """Return a count, a point for none."""
    return f"{count or '.':>{CELL}}"
