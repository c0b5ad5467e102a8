from __future__ import annotations

import datetime as dt

import pytest

from dragoman.export.wordings import clean, shorten, word_interval, word_quad
from dragoman.model import UNDATED, DateInterval, Precision

DATES: list[tuple[str | None, str | None, Precision, str]] = [
    ("2020-09-15", "2020-09-15", "day", "15 Sep 2020"),
    ("2020-09-07", "2020-09-13", "week", "7–13 Sep 2020"),
    ("2020-09-28", "2020-10-04", "week", "28 Sep – 4 Oct 2020"),
    ("2020-12-28", "2021-01-03", "week", "28 Dec 2020 – 3 Jan 2021"),
    ("2020-03-01", "2020-03-31", "month", "Mar 2020"),
    ("2020-03-01", "2020-04-30", "month", "Mar 2020 – Apr 2020"),
    ("2020-03-01", "2020-05-31", "season", "1 Mar – 31 May 2020"),
    ("1979-01-01", "1979-12-31", "year", "1979"),
    ("1990-01-01", "1999-12-31", "decade", "1990s"),
    ("2020-09-15", None, "range", "since 15 Sep 2020"),
    (None, "2020-09-15", "range", "until 15 Sep 2020"),
]


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("start", "end", "precision", "words"), DATES)
def test_an_interval_is_written_at_its_precision(start: str | None, end: str | None, precision: Precision, words: str):
    assert word_interval(DateInterval(start=day(start), end=day(end), precision=precision)) == words


@pytest.mark.parametrize(
    ("text", "relative", "words"),
    [("last week", "P-1W", "“last week”"), (None, "P-1W", "“P-1W”"), (None, None, "undated")],
)
def test_without_days_the_phrase_is_kept(text: str | None, relative: str | None, words: str):
    when = DateInterval(start=None, end=None, precision="unknown", text=text, relative=relative)
    assert word_interval(when) == words


def test_what_nothing_dated_is_undated():
    assert word_interval(UNDATED) == "undated"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  two\n words\t", "two words"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("a\u202eb\u2066c", "abc"),
        ("bell\x07 and\x00 nul", "bell and nul"),
        ("half \ud83d pair", "half pair"),
        ("שלום", "שלום"),
    ],
)
def test_nothing_reaches_the_terminal_but_words(text: str, cleaned: str):
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("short", 5, "short"),
        ("a few words here", 12, "a few words…"),
        ("unbreakable", 5, "unbr…"),
        ("one, two", 6, "one…"),
        ("", 5, ""),
    ],
)
def test_text_is_cut_at_a_word(text: str, width: int, short: str):
    assert shorten(text, width) == short


@pytest.mark.parametrize(("quad", "sign"), [(1, "○"), (2, "●"), (3, "△"), (4, "▲"), (9, "◇")])
def test_every_quad_class_has_a_sign(quad: int, sign: str):
    assert word_quad(quad)[0] == sign
