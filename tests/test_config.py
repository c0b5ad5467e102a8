"""Settings: which one wins, and what a wrong one says."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from dragoman.config import DEFAULTS, Settings, changed, load_settings
from dragoman.errors import UsageError


def settings(folder: Path, file: str = "", environ: dict[str, str] | None = None, **arguments: object) -> Settings:
    if file:
        (folder / "dragoman.toml").write_text(file, "utf8")
    return load_settings(environ=environ or {}, folder=folder, **arguments)


def test_nothing_set_is_the_default(tmp_path: Path) -> None:
    assert settings(tmp_path) == DEFAULTS


def test_an_argument_wins_over_the_environment_over_the_file_over_the_default(tmp_path: Path) -> None:
    file = 'record = "file"\nworkers = 3\nmax_bytes = 10_000'
    found = settings(tmp_path, file, {"DRAGOMAN_RECORD": "env", "DRAGOMAN_WORKERS": "4"}, record="argument")
    assert found == Settings(record="argument", workers=4, max_bytes=10_000)


def test_an_argument_of_none_is_not_given(tmp_path: Path) -> None:
    assert settings(tmp_path, environ={"DRAGOMAN_RECORD": "env"}, record=None).record == "env"


@pytest.mark.parametrize("name", ["DRAGOMAN_CORPORA", "DRAGOMAN_RECORD", "HOME"])
def test_what_is_no_setting_or_empty_in_the_environment_is_passed_over(tmp_path: Path, name: str) -> None:
    assert settings(tmp_path, environ={name: "" if name.endswith("RECORD") else "x"}) == DEFAULTS


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("max_bytes", "1000", 1000),
        ("max_characters", "1_000", 1000),
        ("html_seconds", "2.5", 2.5),
        ("html_seconds", "2", 2.0),
        ("workers", "1", 1),
        ("record", "a b.duckdb", "a b.duckdb"),
        ("min_confidence", "0", 0.0),
        ("pipeline", "/opt/en", "/opt/en"),
    ],
)
def test_values_of_the_environment(tmp_path: Path, name: str, value: str, kept: object) -> None:
    assert getattr(settings(tmp_path, environ={f"DRAGOMAN_{name.upper()}": value}), name) == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("max_bytes", "many"),
        ("max_bytes", "-1"),
        ("max_bytes", "0"),
        ("max_characters", "1.5"),
        ("html_seconds", "0"),
        ("html_seconds", "nan"),
        ("html_seconds", "inf"),
        ("workers", "0"),
        ("workers", "-2"),
        ("min_confidence", "2"),
        ("min_confidence", "high"),
    ],
)
def test_wrong_values_are_named_with_their_place(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"environment: setting {name} takes a number .*, not '{value}'"):
        settings(tmp_path, environ={f"DRAGOMAN_{name.upper()}": value})


@pytest.mark.parametrize("line", ["workers = true", "workers = [1]", "record = 5", "pipeline = []", "max_bytes = 1.5"])
def test_wrong_types_in_the_file_are_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(UsageError, match=rf"dragoman\.toml: setting {line.split(maxsplit=1)[0]} takes"):
        settings(tmp_path, line)


def test_an_unknown_setting_in_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"dragoman\.toml: there is no setting 'wrokers'; known: max_bytes"):
        settings(tmp_path, "wrokers = 2")


@pytest.mark.parametrize("content", [b"workers =", b"\xff\xfe", b"[[["])
def test_a_broken_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "dragoman.toml").write_bytes(content)
    with pytest.raises(UsageError, match=r"dragoman\.toml: not readable as TOML"):
        settings(tmp_path)


def test_what_bears_on_a_reading_is_told() -> None:
    assert changed(Settings(max_characters=9, min_confidence=0.5)) == {"max_characters": 9, "min_confidence": 0.5}


def test_where_it_is_kept_and_how_many_read_is_not() -> None:
    assert changed(Settings(workers=2, record="a.duckdb")) == {}


def test_a_reading_names_the_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAGOMAN_MIN_CONFIDENCE", "0.99")
    reading = dragoman.read("Iran attacked Iraq.")
    assert reading.made_with.settings == {"min_confidence": 0.99}
    assert not reading.events
