from __future__ import annotations

from gate.confusion import to_matrix

PAIRS = [("AGREE", "AGREE"), ("AGREE", "CONSULT"), ("CONSULT", "none"), ("none", "AGREE"), ("AGREE", "AGREE")]


def test_a_matrix_counts_what_was_read_as_what():
    assert [line.split() for line in to_matrix(PAIRS)] == [
        ["agre", "cons", "none", "all"],
        ["AGREE", "2", "1", ".", "3"],
        ["CONSULT", ".", ".", "1", "1"],
        ["none", "1", ".", ".", "1"],
        ["all", "3", "1", "1", "5"],
    ]


def test_all_types_stay_within_a_hundred_columns():
    labels = [f"TYPE{i:02}" for i in range(16)]
    assert max(map(len, to_matrix([*zip(labels, labels, strict=True), ("none", "none")]))) <= 100
