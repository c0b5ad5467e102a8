from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DragomanError, UsageError
from dragoman.export.formats.base import export_record
from dragoman.export.formats.files import replacing
from dragoman.export.formats.orders import Tally, to_dated
from dragoman.export.formats.pairs import EXACT_BITS, find_pairs, to_number, to_sentence
from dragoman.export.formats.tables import clean, to_json_line, to_line, to_row
from dragoman.model import UNDATED, DateInterval
from dragoman.record import Record
from dragoman.record.stream import Recorded, stream
from export.formats.sample import export

DAY, LATER, TOLD = dt.date(2024, 4, 1), dt.date(2024, 4, 30), dt.date(2024, 5, 2)


@given(st.lists(st.one_of(st.none(), st.text(), st.integers(), st.floats(allow_nan=False)), min_size=1))
def test_no_cell_breaks_a_line(cells: list[str | int | float | None]):
    (line,) = to_line(cells).splitlines()
    assert len(line.split("\t")) == len(cells)


@given(st.text())
def test_json_is_one_line_that_says_the_same(text: str):
    (line,) = to_json_line({"text": text}).splitlines()
    assert json.loads(line) == {"text": text}


@pytest.mark.parametrize(("text", "line"), [("a\tb\r\n c", "a b c"), ("two  spaces", "two  spaces"), ("\x00", "")])
def test_breaks_become_a_space(text: str, line: str):
    assert clean(text) == line


def test_a_value_without_a_column_is_no_slip():
    with pytest.raises(KeyError, match="colour"):
        to_row(("name",), {"name": "x", "colour": "red"})


@given(st.lists(st.text(), min_size=1))
def test_numbers_are_exact(parts: list[str]):
    assert 0 <= to_number(*parts) < 2**EXACT_BITS
    assert to_number(*parts) == to_number(*parts)


@pytest.mark.parametrize(
    ("before", "number"),
    [
        ("", 1),
        ("One. ", 2),
        ("One. Two! ", 3),
        ("One.\n\nTwo, and ", 2),
        ("“One.” ", 2),
        ("\n", 1),
        ("3.5 per cent ", 1),
    ],
)
def test_sentences_are_counted(before: str, number: int):
    assert to_sentence(before) == number


@pytest.mark.parametrize(
    ("sources", "targets", "pairs"),
    [
        ("A", "B", ["AB"]),
        ("A", "BC", ["AB", "AC"]),
        ("AB", "AB", ["AB", "BA"]),
        ("A", "A", ["AA"]),
        ("AB", "A", ["BA"]),
        ("A", "", ["A-"]),
        ("", "AB", ["-A", "-B"]),
        ("", "", ["--"]),
    ],
)
def test_parties_become_pairs(sampled: Record, sources: str, targets: str, pairs: list[str]):
    item = next(stream(sampled.file, {"source": "RUS"}))
    actor = item.actors["state/RUS"]
    event = replace(item.event, sources=tuple(sources), targets=tuple(targets))
    item = Recorded(event=event, actors={name: replace(actor, id=name) for name in "ABC"}, accounts=item.accounts)
    assert ["".join(one.id if one else "-" for one in pair) for pair in find_pairs(item)] == pairs


@pytest.mark.parametrize(
    ("start", "end", "reported", "found"),
    [
        (DAY, DAY, TOLD, (DAY, DAY, "exact")),
        (DAY, LATER, TOLD, (DAY, LATER, "loose")),
        (DAY, None, TOLD, (DAY, DAY, "loose")),
        (None, LATER, None, (LATER, LATER, "loose")),
        (None, None, TOLD, (TOLD, TOLD, "reported")),
        (None, None, None, None),
    ],
)
def test_days_rest_on_something(
    start: dt.date | None, end: dt.date | None, reported: dt.date | None, found: tuple[dt.date, dt.date, str] | None
):
    when = DateInterval(start=start, end=end, precision="range") if start or end else UNDATED
    dated = to_dated(when, reported)
    assert (dated and (dated.start, dated.end, dated.basis)) == found


def test_a_tally_speaks_english():
    assert Tally(events=1, rows=2000, loose=1, files=["a", "b"]).lines() == [
        "2,000 rows of 1 event in a and b",
        "left out: 1 event dated more loosely than a day",
    ]


def test_a_tally_says_how_to_have_more():
    (_, hint) = Tally(undated=2, marks=True).lines()
    assert hint.startswith("left out: 2 events that nothing in the text dates (--dates reported takes those")


def test_a_tally_does_not_advise_what_was_done():
    (_, told) = Tally(undated=2, marks=True, reported=True).lines()
    assert told == "left out: 2 events that nothing dates"


def write_half(place: Path) -> None:
    with replacing(place) as part:
        part.write_text("half", "utf8")
        part.write_text(str(1 / 0), "utf8")


def test_a_file_is_whole_or_not_there(tmp_path: Path):
    place = tmp_path / "out"
    place.write_text("earlier", "utf8")
    with pytest.raises(ZeroDivisionError):
        write_half(place)
    assert [path.read_text("utf8") for path in tmp_path.iterdir()] == ["earlier"]


def test_a_wrong_filter_leaves_no_file(sampled: Record, tmp_path: Path):
    with pytest.raises(UsageError, match="since"):
        export(sampled, "csv", tmp_path / "out", since="soon")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(sampled: Record, tmp_path: Path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kept").touch()
    with pytest.raises(DragomanError, match="cannot be written"):
        export_record(sampled, "csv", tmp_path / "out")
    assert (tmp_path / "out" / "kept").exists()


@pytest.mark.parametrize(
    "kind", ["csv", "tsv", "graphml", "gexf", "icews", "polecat", "followthemoney", "sqlite", "parquet"]
)
def test_nothing_is_a_whole_file_too(sampled: Record, tmp_path: Path, kind: str):
    assert export(sampled, kind, tmp_path / "out", actor="Nobody").rows == 0
    assert (tmp_path / "out").exists()
