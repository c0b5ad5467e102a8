"""What a caller may give, and what he is told when it is wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dragoman.errors import SourceError, TooLargeError, UsageError
from dragoman.ingest.sources import load_source
from dragoman.model import Source

DAY = dt.date(2024, 4, 26)


@pytest.mark.parametrize(
    "given", [DAY, "2024-04-26", " 2024-04-26 ", "2024-04-26T10:00:00Z", dt.datetime(2024, 4, 26, 9, tzinfo=dt.UTC)]
)
def test_dates(given: dt.date | str) -> None:
    assert load_source("text", published=given).published == DAY


@pytest.mark.parametrize("given", ["2024-13-45", "2023-02-29", "26.04.2024", "yesterday", "", "20240426", 5])
def test_wrong_dates_are_named(given: str) -> None:
    with pytest.raises(UsageError, match=r"(?s)published: .*YYYY-MM-DD"):
        load_source("text", published=given)


def test_a_path_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"some text")
    assert load_source(tmp_path / "a.txt").content == b"some text"


@pytest.mark.parametrize("text", ["/etc/hostname", "https://example.org/", "a.txt"])
def test_a_string_is_text_and_nothing_else(text: str) -> None:
    assert load_source(text).content == text


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere\.txt: no such file"):
        load_source(tmp_path / "nowhere.txt")


def test_a_directory_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="a directory"):
        load_source(tmp_path)


def test_a_nul_in_a_path_is_no_crash() -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        load_source(Path("a\x00b"))


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    with pytest.raises(TooLargeError, match="10 bytes"):
        load_source(tmp_path / "a.txt", max_bytes=10)


def test_other_types_are_refused() -> None:
    with pytest.raises(UsageError, match="not int"):
        load_source(7)  # type: ignore[arg-type]


def test_arguments_add_to_a_source() -> None:
    source = load_source(Source(content="text", title="Old", url="u"), title="New")
    assert (source.title, source.url) == ("New", "u")
