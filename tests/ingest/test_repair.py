"""Broken text is mended and its characters keep their places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.ingest.repair import PIECE, repair
from dragoman.ingest.tracks import faithful_runs, whole


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("the ministerâ€™s visit", "the minister’s visit"),
        ("“curled” quotes stay", "“curled” quotes stay"),
        ("zero\u200bwidth and soft\u00adhyphen", "zerowidth and softhyphen"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\x00b and\x07 c", "ab and c"),
        ("two  spaces\xa0and\ttabs ", "two spaces and tabs"),
        ("bread &amp; water", "bread & water"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("\ufeffmark", "mark"),
    ],
)
def test_repair(broken: str, mended: str) -> None:
    assert repair(whole(broken)).text == mended


@settings(deadline=None)
@given(st.text(alphabet="abâ€™\u200b\u00ad &;\xa0é\x00“", max_size=60))
def test_every_run_is_faithful(text: str) -> None:
    track = repair(whole(text))
    assert list(faithful_runs(track, text)) == list(faithful_runs(track, text + " "))
    assert all(track.text[start : start + n] == text[raw : raw + n] for start, raw, n in faithful_runs(track, text))


def test_a_long_line_keeps_its_places() -> None:
    text = "é" + "word " * PIECE + "ministerâ€™s"
    track = repair(whole(text))
    assert track.text.endswith("minister’s")
    assert track.runs[-1] == (len(track.text) - 1, len(text) - 1, 1)
