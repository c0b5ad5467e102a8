"""Offsets survive cutting, joining, editing and trimming."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.ingest.tracks import Track, cut, edit, faithful_runs, join, raw_range, trim, whole

TEXT = st.text(alphabet="ab \n\t\xa0é", max_size=40)


def is_faithful(track: Track, source: str) -> bool:
    """Whether each run of a track holds the source's characters."""
    return all(track.text[start : start + n] == source[raw : raw + n] for start, raw, n in track.runs)


@settings(deadline=None)
@given(TEXT, st.integers(0, 40), st.integers(0, 40))
def test_cut_keeps_origins(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    part = cut(whole(text), start, end)
    assert part.text == text[start:end]
    assert is_faithful(part, text)


@settings(deadline=None)
@given(TEXT)
def test_trim_makes_spaces_single_and_keeps_origins(text: str) -> None:
    track = trim(whole(text))
    assert track.text == " ".join(text.split())
    assert is_faithful(track, text)


def test_a_single_space_keeps_its_origin() -> None:
    assert trim(whole(" the envoy left\n")).runs == ((0, 1, 14),)


@settings(deadline=None)
@given(TEXT, TEXT)
def test_join_keeps_origins(one: str, other: str) -> None:
    source = one + other
    both = join([cut(whole(source), len(one), len(source)), cut(whole(source), 0, len(one))], "--")
    assert both.text == f"{other}--{one}"
    assert is_faithful(both, source)


def test_edited_characters_have_no_origin() -> None:
    track = edit(whole("caf&eacute; bar"), [(3, 11, "é")])
    assert track == Track("café bar", ((0, 0, 3), (4, 11, 4)))


def test_faithful_runs_leave_out_what_differs() -> None:
    assert list(faithful_runs(Track("abXd", ((0, 0, 4),)), "abcd")) == [(0, 0, 2), (3, 3, 1)]


def test_faithful_runs_join_neighbours() -> None:
    assert list(faithful_runs(Track("abcd", ((0, 4, 2), (2, 6, 2))), "....abcd")) == [(0, 4, 4)]


def test_raw_range_covers_all_runs() -> None:
    assert raw_range(Track("abcd", ((0, 4, 2), (2, 9, 2)))) == (4, 11)


def test_raw_range_of_what_was_put_in() -> None:
    assert raw_range(Track("abcd")) is None
