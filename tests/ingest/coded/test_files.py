from __future__ import annotations

import datetime as dt
import gzip
import zipfile
from pathlib import Path

import pytest

from dragoman.errors import SourceError, UsageError
from dragoman.ingest.coded import Bad, CodedRow, read_coded
from ingest.coded.sample import gdelt, icews, polecat


def read(text: str | bytes, folder: Path, kind: str | None = None) -> list[CodedRow | Bad]:
    path = folder / "theirs.tab"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    with read_coded(path, kind) as coded:
        return list(coded.rows)


@pytest.mark.parametrize("text", [gdelt(), icews(), polecat()])
def test_a_row_says_who_visits_whom(tmp_path: Path, text: str):
    (row,) = read(text, tmp_path)
    assert isinstance(row, CodedRow)
    assert (row.day, row.source, row.target, row.type, row.quad) == (dt.date(2024, 1, 17), "IRN", "RUS", "CONSULT", 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (gdelt(), ("77", "042", 1.9, None, "https://example.org/1", 1)),
        (icews(), ("9", "042", 1.9, "Iran – Make a visit – Russia (Wire)", None, 2)),
        (polecat(), ("p1", "CONSULT", 4.0, "Iran – CONSULT visit – Russia (Wire)", None, 2)),
    ],
)
def test_a_row_keeps_what_it_rests_on(tmp_path: Path, text: str, told: tuple[object, ...]):
    (row,) = read(text, tmp_path)
    assert isinstance(row, CodedRow)
    assert (row.id, row.code, row.weight, row.text, row.url, row.line) == told


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        (gdelt(c1="20241301"), "Day '20241301' is no day"),
        (gdelt(c26=""), "EventCode is empty"),
        (gdelt(c26="99"), "EventCode '99' is no CAMEO code"),
        (gdelt(c30="much"), "GoldsteinScale 'much' is no number"),
        (gdelt() + "\n1\t2", "2 columns where GDELT has 61"),
        (icews(Event_Date="17 January"), "Event Date '17 January' is no day"),
        (icews(CAMEO_Code="visit"), "CAMEO Code 'visit' is no CAMEO code"),
        (icews() + "10\t2024-01-18\n", "2 columns where the header has 10"),
        (icews().rstrip("\n") + "\tstray\n", "11 columns where the header has 10"),
        (polecat(Event_Type="DINE"), "Event Type 'DINE' is none of PLOVER's"),
        (polecat(Event_Date="None"), "Event Date is empty"),
    ],
)
def test_a_line_that_is_no_row_says_why(tmp_path: Path, text: str, detail: str):
    bad = [row for row in read(text, tmp_path) if isinstance(row, Bad)]
    assert [detail in row.detail for row in bad] == [True]


def test_a_bad_line_is_numbered_as_an_editor_numbers_it(tmp_path: Path):
    rows = read(icews() + "\n" + icews(Event_Date="x").splitlines()[1], tmp_path)
    assert [row.line for row in rows] == [2, 4]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        (gdelt(c7="ROM", c17="TMP"), [("ROU", "TLS")]),
        (gdelt(c7="", c17="IGO"), [(None, None)]),
        (icews(Source_Country="Atlantis"), [(None, "RUS")]),
        (polecat(Actor_Country="IRN; CHN"), [("IRN", "RUS"), ("CHN", "RUS")]),
        (polecat(Recipient_Country="None"), [("IRN", None)]),
    ],
)
def test_countries_become_ours(tmp_path: Path, text: str, countries: list[tuple[str | None, str | None]]):
    found = [row for row in read(text, tmp_path) if isinstance(row, CodedRow)]
    assert [(row.source, row.target) for row in found] == countries


@pytest.mark.parametrize(
    ("code", "whole"), [("42", "042"), ("871", "0871"), ("010", "010"), ("173", "173"), ("1383", "1383"), ("10", "010")]
)
def test_a_zero_that_a_spreadsheet_took_is_put_back(tmp_path: Path, code: str, whole: str):
    (row,) = read(icews(CAMEO_Code=code), tmp_path)
    assert isinstance(row, CodedRow)
    assert row.code == whole


def test_words_that_plover_does_not_code_have_a_class_only(tmp_path: Path):
    (row,) = read(gdelt(c26="010"), tmp_path)
    assert isinstance(row, CodedRow)
    assert (row.type, row.quad) == (None, 1)


def test_version_one_of_gdelt_is_read(tmp_path: Path):
    (row,) = read("\t".join(gdelt().split("\t")[:57]), tmp_path)
    assert isinstance(row, CodedRow)
    assert (row.source, row.url) == ("IRN", None)


def test_empty_columns_at_the_end_do_no_harm(tmp_path: Path):
    assert len(read(polecat().rstrip("\n") + "\t\t\n", tmp_path)) == 1


def test_a_file_may_be_gzipped(tmp_path: Path):
    assert len(read(gzip.compress(gdelt().encode(), mtime=0), tmp_path)) == 1


@pytest.mark.parametrize(("members", "right"), [(1, True), (2, False)])
def test_a_zip_holds_one_file(tmp_path: Path, members: int, right: bool):  # noqa: FBT001 - expected
    path = tmp_path / "theirs.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(members):
            archive.writestr(f"{number}.CSV", gdelt())
    if right:
        assert len(read(path.read_bytes(), tmp_path)) == 1
    else:
        with pytest.raises(SourceError, match="holds 2 files"):
            read(path.read_bytes(), tmp_path)


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        ("a\tb\n", None, "line 1: neither a row of GDELT nor a header"),
        ("", None, "line 1: neither"),
        ("a\tb\n", "icews", "a header of icews has 'Event Date'"),
        (gzip.compress(gdelt().encode(), mtime=0)[:-20], None, "cannot be read"),
    ],
)
def test_what_is_none_of_the_kinds_is_refused(tmp_path: Path, text: str | bytes, kind: str | None, message: str):
    with pytest.raises(SourceError, match=message):
        read(text, tmp_path, kind)


def test_an_unknown_kind_is_refused_with_the_known_ones(tmp_path: Path):
    with pytest.raises(UsageError, match="gdelt, icews, polecat"):
        read(gdelt(), tmp_path, "acled")


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(SourceError, match=r"gone\.tab"), read_coded(tmp_path / "gone.tab"):
        pass
