from __future__ import annotations

import io

import pytest
from rich.cells import cell_len

from dragoman.cli.report import print_report, render_report
from dragoman.model import Reading
from export.sample import SAMPLE, empty

ODD = [
    ("right to left", empty(title="הסכמים", text="שלום", outlet="صحيفة")),
    ("controls", empty(title="\x1b[2Jcleared\x07", text="\x00\ud800", url="javascript:\x1b[31m")),
    ("emoji", empty(title="👩🏽‍🚀🇮🇱 e\u0301", outlet="[bold]not markup[/bold] :smile:")),
    ("one long word", empty(title="x" * 500, url="https://example.org/" + "y" * 500)),
]


@pytest.mark.parametrize("width", [60, 79, 100, 140, 200])
def test_no_line_is_wider_than_the_terminal(width: int):
    report = render_report(SAMPLE, width=width, color=False, environ={})
    assert max(map(cell_len, report.splitlines())) <= width


@pytest.mark.parametrize(("color", "environ"), [(False, {}), (True, {"NO_COLOR": "1"})])
def test_without_colour_there_are_no_escapes(color: bool, environ: dict[str, str]):  # noqa: FBT001 - a case
    assert "\x1b" not in render_report(SAMPLE, width=80, color=color, environ=environ)


@pytest.mark.parametrize("environ", [{}, {"NO_COLOR": ""}])
def test_with_colour_there_are(environ: dict[str, str]):
    assert "\x1b[" in render_report(SAMPLE, width=80, color=True, environ=environ)


def test_colour_changes_no_word():
    plain = render_report(SAMPLE, width=80, color=False, environ={})
    assert "ASSAULT" in plain
    assert [line.split()[:1] for line in plain.splitlines()][:1] == [["Israel"]]


@pytest.mark.parametrize("name", ["residue", "actors", "events", "claims", "agreements"])
def test_what_was_not_found_is_said(name: str):
    assert f"No {name} found." in render_report(empty(), width=80, color=False, environ={})


@pytest.mark.parametrize(("name", "reading"), ODD)
def test_odd_text_is_shown_and_harms_nothing(name: str, reading: Reading):
    report = render_report(reading, width=60, color=False, environ={})
    assert "\x1b" not in report, name
    assert report.encode(), name


def test_markup_of_the_terminal_library_is_words():
    assert "[bold]not markup[/bold] :smile:" in render_report(ODD[2][1], width=80, color=False, environ={})


@pytest.mark.parametrize(
    "words",
    [
        "Israel ×6, Israeli ×2",
        "not in the knowledge base",
        "Israel → United Arab Emirates, Bahrain",
        "Israel ↔ United Arab Emirates",
        "someone → Israel",
        "according to Donald Trump",
        "‹signed›",
        "historical background",
        "did not happen",
        "undated",
        "see-also",
    ],
)
def test_the_report_says(words: str):
    assert words in render_report(SAMPLE, width=120, color=False, environ={})


def test_width_follows_the_terminal(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "61")
    report = render_report(SAMPLE, color=False, environ={})
    assert max(map(cell_len, report.splitlines())) <= 61


@pytest.mark.parametrize(("encoding", "words"), [("utf8", "Egypt → Israel"), ("ascii", "Egypt ? Israel")])
def test_a_stream_gets_what_its_encoding_can_hold(encoding: str, words: str):
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    print_report(SAMPLE, out)
    out.seek(0)
    assert words in out.read()
