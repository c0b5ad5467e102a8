from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.segments import Mark, cut

TEXTS = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("e\u0301\u200d👩🏽‍🚀🇮🇱אب\n ")),
    max_size=60,
)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=12))
    marks = [
        Mark(start=min(span), end=max(span), key=f"e{number}", part="evidence") for number, span in enumerate(spans)
    ]
    return text, marks


@given(marked_texts())
def test_segments_together_are_the_text(case: tuple[str, list[Mark]]):
    text, marks = case
    assert "".join(segment.text for segment in cut(text, marks)) == text


@given(marked_texts())
def test_the_segments_of_a_mark_are_its_words(case: tuple[str, list[Mark]]):
    text, marks = case
    segments = tuple(cut(text, marks))
    for mark in marks:
        words = "".join(segment.text for segment in segments if mark in segment.marks)
        assert words == text[mark.start : mark.end]


@given(marked_texts())
def test_segments_touch_and_never_overlap(case: tuple[str, list[Mark]]):
    text, marks = case
    edges = [(segment.start, segment.end) for segment in cut(text, marks)]
    assert [start for start, _ in edges] == [0, *(end for _, end in edges)][: len(edges)]
    assert all(start < end for start, end in edges)


@given(marked_texts(), st.lists(st.integers(-5, 70)))
def test_cuts_asked_for_are_made(case: tuple[str, list[Mark]], at: list[int]):
    text, marks = case
    starts = {segment.start for segment in cut(text, marks, at=at)}
    assert {offset for offset in at if 0 <= offset < len(text)} <= starts


def test_marks_outside_the_text_are_left_out():
    beyond = [Mark(start=-1, end=2, key="a0", part="mention"), Mark(start=2, end=9, key="a1", part="mention")]
    assert [segment.marks for segment in cut("word", beyond)] == [()]
