"""Names that drifted through other tongues: what was linked rightly once may not be lost, nor wrong links grow."""

from __future__ import annotations

import runpy
from collections import Counter
from pathlib import Path

import pytest

# Not on the path: several benchmarks are named as folders of tests are.
MODULE = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "names.py"))
decisions, links, read_person, rows_of = (MODULE[n] for n in ("decisions", "links", "read_person", "rows_of"))
# The least rightly linked and the most wrongly, of 268 and 248 names of known persons beside those of others.
FLOORS = {"tune": (240, 5), "kept": (212, 5)}

# Of the pairs written fresh, how many of a kind are decided wrongly at most, and the least recall of `same`.
PAIRS = {
    ("fresh-", "person"): (8, 0.93),
    ("fresh-", "organisation"): (4, 0.8),
    ("broad-", "person"): (5, 0.95),
    ("broad-", "organisation"): (5, 0.83),
}


@pytest.mark.slow
@pytest.mark.parametrize(("table", "kind"), PAIRS)
def test_fresh_pairs_are_decided_as_well_as_they_were(table: str, kind: str):
    counts, (wrong, recall) = decisions(r for r in rows_of("tune", table) if r["kind"] == kind), PAIRS[table, kind]
    same = sum(n for (gold, _), n in counts.items() if gold)
    assert sum(n for (gold, found), n in counts.items() if {gold, found} == {True, False}) <= wrong
    assert counts[True, True] / same >= recall


@pytest.mark.slow
@pytest.mark.parametrize("part", FLOORS)
def test_drifting_names_are_read_as_well_as_they_were(part: str):
    counts, (right, wrong) = links(rows_of(part, "drift-"), read_person), FLOORS[part]
    assert counts["right"] >= right
    assert counts["wrong"] <= wrong


def test_links_tell_wrong_ones_from_missing():
    rows = [{"person": person} for person in ("a", "a", "a", None, None)]
    found = iter(("a", "b", None, "c", None))
    assert links(rows, lambda _: next(found)) == Counter(right=1, wrong=2, missing=1, alone=1)
