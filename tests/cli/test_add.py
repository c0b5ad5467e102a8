"""`dragoman add`."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from cli.commands import lines, run
from cli.conftest import PACT, TALKS
from dragoman import Record

GOOD = [
    {
        "text": TALKS,
        "published": "2024-04-26T10:00:00Z",
        "outlet": "Wire",
        "title": "Talks",
        "url": "https://e.example/1",
    },
    {"content": PACT, "date": "2024-05-04", "source": "Post"},
]


def jsonl(path: Path, *rows: object) -> Path:
    text = "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def documents(record: str = "n.duckdb") -> list[dict[str, object]]:
    return Record(record).documents().rows()


def test_a_folder_with_its_folders(home: Path) -> None:
    (home / "in" / "deep").mkdir(parents=True)
    (home / "in" / "a.txt").write_text(TALKS)
    (home / "in" / "deep" / "b.html").write_text(f"<html><body><p>{PACT}</p></body></html>")
    told = run("add", "in", "--record", "n.duckdb")
    assert (told.exit_code, told.stdout, len(documents())) == (0, "", 2)
    assert "2 added" in told.stderr


def test_a_pattern(home: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        (home / name).write_text(f"{TALKS} {name}")
    assert run("add", "*.txt", "--record", "n.duckdb").exit_code == 0
    assert len(documents()) == 2


def test_standard_input() -> None:
    assert (
        run("add", "-", "--record", "n.duckdb", "--published", "2024-04-26", "--outlet", "Wire", given=TALKS).exit_code
        == 0
    )
    assert [(row["published"], row["outlet"]) for row in documents()] == [("2024-04-26", "Wire")]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz", "A.JSONL.GZ"])
def test_json_lines(home: Path, name: str) -> None:
    jsonl(home / name, *GOOD) if name.islower() else (home / name).write_bytes(jsonl(home / "b.gz", *GOOD).read_bytes())
    assert run("add", name, "--record", "n.duckdb").exit_code == 0
    assert [(row["published"], row["outlet"]) for row in documents()] == [
        ("2024-05-04", "Post"),
        ("2024-04-26", "Wire"),
    ]


def test_lines_keep_their_own_day_and_outlet(home: Path) -> None:
    jsonl(home / "a.jsonl", GOOD[0], {"text": PACT})
    run("add", "a.jsonl", "--record", "n.duckdb", "--published", "2020-01-01", "--outlet", "Post")
    assert [(row["published"], row["outlet"]) for row in documents()] == [
        ("2024-04-26", "Wire"),
        ("2020-01-01", "Post"),
    ]


@pytest.mark.parametrize(
    "bad", ["not json", '{"text": ""}', "[1]", '{"title": "only"}', '{"text": 5}', "\x00", "{" * 5000]
)
def test_a_bad_line_costs_only_itself(home: Path, bad: str) -> None:
    jsonl(home / "a.jsonl.gz", GOOD[0], bad, GOOD[1])
    told = run("add", "a.jsonl.gz", "--record", "n.duckdb")
    assert (told.exit_code, len(documents())) == (3, 2)
    assert "not added: a.jsonl.gz:2: " in told.stderr
    assert "1 failed" in told.stderr


def test_a_file_that_breaks_off_gives_what_came_before(home: Path) -> None:
    jsonl(home / "a.jsonl.gz", *(GOOD[0] | {"text": f"{TALKS} {n * n}"} for n in range(10)))
    content = (home / "a.jsonl.gz").read_bytes()
    (home / "a.jsonl.gz").write_bytes(content[: len(content) - 30])
    told = run("add", "a.jsonl.gz", "--record", "n.duckdb", "-j", "1")
    assert told.exit_code == 3
    assert "breaks off" in told.stderr
    assert documents()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl", b""), ("a.jsonl.gz", b"garbage"), ("a.txt", b""), ("a.bin", bytes(range(256)) * 9)],
)
def test_nothing_readable_is_a_failure(home: Path, name: str, content: bytes) -> None:
    (home / name).write_bytes(content)
    told = run("add", name, "--record", "n.duckdb")
    assert (told.exit_code, documents()) == (1, [])
    assert f"not added: {name}" in told.stderr


@pytest.mark.parametrize("bad", ["nowhere.txt", "nowhere.jsonl", "nowhere*.txt"])
def test_a_missing_file_costs_only_itself(article: Path, bad: str) -> None:
    told = run("add", bad, article, "--record", "n.duckdb")
    assert (told.exit_code, len(documents())) == (3, 1)
    assert f"not added: {bad}" in told.stderr


def test_twice_changes_nothing(article: Path) -> None:
    run("add", article, "--record", "n.duckdb", "-j", "1")
    before = [Record("n.duckdb").events().rows(), documents()]
    told = run("add", article, "--record", "n.duckdb", "-j", "2")
    assert "0 added, 0 read anew, 1 there already" in told.stderr
    assert [Record("n.duckdb").events().rows(), documents()] == before


def test_the_record_is_no_document_of_its_own_folder(article: Path) -> None:
    assert [run("add", article.parent, "--record", "n.duckdb").exit_code for _ in range(2)] == [0, 0]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["empty"], 1, "holds no files"),
        (["talks.txt", "--record", "talks.txt"], 1, "no DuckDB file"),
        (["talks.txt", "--record", "missing/n.duckdb"], 1, "does not exist"),
        (["talks.txt", "--published", "soon"], 2, "'soon'"),
        (["talks.txt", "-j", "0"], 2, "-j"),
        ([], 2, "Missing argument"),
    ],
)
def test_what_is_wrong_is_told(article: Path, arguments: list[str], code: int, message: str) -> None:
    (article.parent / "empty").mkdir()
    told = run("add", *arguments)
    assert (told.exit_code, article.read_text()) == (code, TALKS)
    assert message in told.stderr


def test_the_default_record(article: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_RECORD", "mine.duckdb")
    run("add", article)
    assert (home / "mine.duckdb").exists()
    assert lines(run("documents").stdout)


def test_a_log_says_how_far_it_is(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.cli.progress.LINES", 0.0)
    file = jsonl(home / "a.jsonl", *GOOD)
    told = run("add", str(file), "--jobs", "1").stderr
    assert "1 of 2 read" in told
    assert "2 of 2 read" in told
