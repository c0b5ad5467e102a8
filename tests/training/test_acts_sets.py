"""Sentences of our own that teach acts: every line is what its format says."""

from __future__ import annotations

from collections import Counter

import pytest

from acts_sets import ALONE, WHOLE, marked, own_sentences
from dragoman.nlp.acts import STATUSES, TYPES


def test_marks_become_ranges() -> None:
    text, act = marked("ACCUSE | actual | [Oslo] {chided} <Bergen>.")
    assert (text, act.type, act.status) == ("Oslo chided Bergen.", "ACCUSE", "actual")
    assert {k: text[a:b] for k, (a, b) in act.spans.items()} == {
        "source": "Oslo",
        "trigger": "chided",
        "target": "Bergen",
    }


@pytest.mark.parametrize("line", ["ACCUSE | actual | [Oslo {chided} <Bergen>.", "ACCUSE | actual | [Oslo] chided."])
def test_a_line_without_its_marks_is_told(line: str) -> None:
    with pytest.raises(ValueError, match="marks do not close, or nothing is marked"):
        marked(line)


def test_every_sentence_can_teach() -> None:
    rows = list(own_sentences())
    counts = Counter(act.type for row in rows for act in row.acts)
    assert set(counts) == set(TYPES)
    assert min(counts.values()) > 150
    assert {act.status for row in rows for act in row.acts} == {*STATUSES, "-"}
    assert {row.weight for row in rows} == {ALONE, WHOLE}
    assert all(act.type != "NONE" for row in rows if row.weight == WHOLE for act in row.acts)
