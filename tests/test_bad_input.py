"""Input that nobody would wish for, end to end: a clear error or a clear result, and nothing else lost."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

import dragoman
from cli.commands import lines, run
from dragoman import Failure, Reading, SourceError, UsageError

GOOD = "Iran and Russia held talks in Vienna on Monday. Turkey accused Greece of fraud."
TYPES = ["CONSULT", "ACCUSE"]
RUSSIAN = "Министр иностранных дел прибыл в Астану на встречу с коллегами. Переговоры продлились три часа."
ARABIC = "وصل وزير الخارجية إلى عمان للقاء نظرائه من دول المنطقة. واستمرت المحادثات ثلاث ساعات."
FRENCH = "Le ministre des Affaires étrangères est arrivé à Vienne. Les pourparlers ont duré trois heures."
NO_ARTICLE = (
    "<html><head><title>Shop</title></head><body><nav><a href=a>Home</a><a href=b>Log in</a></nav></body></html>"
)
DEEP = 20_000
BIG = 50_000_000
READABLE = [
    ("nul bytes", GOOD.replace("a", "a\x00").encode()),
    ("utf-8 with a mark", b"\xef\xbb\xbf" + GOOD.encode()),
    ("utf-16", GOOD.encode("utf-16")),
    ("utf-16-le", GOOD.encode("utf-16-le")),
    ("utf-32", GOOD.encode("utf-32")),
    ("lone surrogates", GOOD + " \ud800"),
    ("broken tags", f"<html><body><p>{GOOD}<div></b></i></html><p><a href='"),
    ("open comment", f"<html><body><p>{GOOD}</p><!-- {GOOD}"),
    ("deep", f"<html><body>{'<div>' * DEEP}<p>{GOOD}</p>{'</div>' * DEEP}</body></html>"),
    ("deep and open", f"{'<div>' * DEEP}{GOOD}"),
    ("deep tables", f"{'<table><tr><td>' * (DEEP // 3)}{GOOD}"),
]
UNREADABLE = [
    ("nothing", b"", "empty"),
    ("white space", b" \n\t\r\n ", "empty"),
    ("a mark only", b"\xef\xbb\xbf", "empty"),
    ("nul bytes only", bytes(50), "binary|empty"),
    ("binary", bytes(range(256)) * 50, "binary"),
    ("picture", b"\x89PNG\r\n\x1a\n" + bytes(500), "PNG"),
    ("archive", b"PK\x03\x04" + bytes(500), "zip"),
    ("portable document", b"%PDF-1.7 " + b"x" * 500, "PDF"),
    ("empty page", b"<html></html>", "no text"),
]
FOREIGN = [
    ("cp1251", RUSSIAN.encode("cp1251"), "ru"),
    ("koi8-r", RUSSIAN.encode("koi8-r"), "ru"),
    ("cp1256", ARABIC.encode("cp1256"), "ar"),
    ("utf-16", ARABIC.encode("utf-16"), "ar"),
    ("latin-1", FRENCH.encode("latin-1"), "fr"),
]
FULL_DISK = """
import resource, sys
from dragoman.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
sys.argv = ["dragoman", "add", "many.jsonl", "--record", "n.duckdb", "-j", "1"]
main()
"""


def ids(cases: list[tuple[str, object, object]] | list[tuple[str, object]]) -> list[str]:
    return [case[0] for case in cases]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("content", [case[1] for case in READABLE], ids=ids(READABLE))
def test_what_can_be_read_is(content: str | bytes) -> None:
    reading = dragoman.read(content)
    assert [event.type for event in reading.events] == TYPES
    assert reading.document.text.count("talks") == 1


@pytest.mark.parametrize(("content", "message"), [case[1:] for case in UNREADABLE], ids=ids(UNREADABLE))
def test_what_cannot_is_told(content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        dragoman.read(content)


@pytest.mark.parametrize(("content", "message"), [case[1:] for case in UNREADABLE], ids=ids(UNREADABLE))
def test_what_cannot_is_told_in_a_line(content: bytes, message: str) -> None:
    told = run("read", "-", given=content)
    assert (told.exit_code, told.stdout) == (1, "")
    assert any(word in told.stderr for word in message.split("|"))
    assert len(told.stderr.splitlines()) == 1


@pytest.mark.parametrize(("content", "language"), [case[1:] for case in FOREIGN], ids=ids(FOREIGN))
def test_another_language_is_a_document_without_events(content: bytes, language: str) -> None:
    reading = dragoman.read(content)
    assert (reading.document.language, len(reading.events), len(reading.claims)) == (language, 0, 0)
    assert len(reading.document.text) > 80


def test_another_language_is_kept_in_the_record(home: Path) -> None:
    (home / "a.txt").write_bytes(RUSSIAN.encode("cp1251"))
    assert run("add", "a.txt", "--record", "n.duckdb").exit_code == 0
    assert [row["language"] for row in lines(run("documents", "--record", "n.duckdb").stdout)] == ["ru"]


def test_english_in_another_encoding_is_read() -> None:
    reading = dragoman.read(f"{GOOD} — “Лавров”".encode("cp1251"))
    assert [event.type for event in reading.events] == TYPES


def test_a_page_without_an_article_says_nothing() -> None:
    reading = dragoman.read(NO_ARTICLE)
    assert (reading.document.title, reading.document.text, len(reading.events)) == ("Shop", "", 0)


@pytest.mark.parametrize(
    "content",
    [
        "Iran, Russia, " * 100,
        "(" * 20_000,
        '"' * 20_000,
        "1 " * 4_000,
        "x" * 1_000_000,
        "A. " * 4_000,
        "\n".join("a" * 2_000),
    ],
    ids=["names", "parentheses", "quotation marks", "numbers", "one word", "initials", "letters"],
)
def test_odd_shapes_end(content: str) -> None:
    assert isinstance(dragoman.read(content), Reading)


def test_one_line_of_a_million_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MAX_CHARACTERS", "10000")
    monkeypatch.setenv("DRAGOMAN_MAX_BYTES", str(2 * BIG))
    reading = dragoman.read(f"{GOOD} " * 12_500)
    assert len(reading.document.text) == 999_999
    assert {event.type for event in reading.events} == set(TYPES)


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["paragraphs", "one line"])
def test_fifty_megabytes_end_in_bounds(monkeypatch: pytest.MonkeyPatch, shape: str) -> None:
    monkeypatch.setenv("DRAGOMAN_MAX_CHARACTERS", "10000")
    monkeypatch.setenv("DRAGOMAN_MAX_BYTES", str(2 * BIG))
    piece = f"{GOOD} " * 5 + ("\n\n" if shape == "paragraphs" else "")
    reading = dragoman.read(piece * (BIG // len(piece)))
    assert len(reading.document.text) > BIG * 0.9
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 3_000_000


def test_more_than_the_limit_is_refused(home: Path) -> None:
    with (home / "big.txt").open("wb") as file:
        file.truncate(BIG)
    told = run("read", "big.txt")
    assert (told.exit_code, "32,000,000 bytes" in told.stderr) == (1, True)


@pytest.mark.parametrize("day", ["2024-13-45", "2023-02-29", "26.04.2024", "yesterday", ""])
def test_a_wrong_date(day: str) -> None:
    with pytest.raises(UsageError, match="not a date"):
        dragoman.read(GOOD, published=day)


@pytest.mark.parametrize("path", ["nowhere.txt", ".", "a\x00b"])
def test_what_is_no_file(path: str) -> None:
    with pytest.raises(SourceError):
        dragoman.read(Path(path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(home: Path) -> None:
    (home / "a.txt").write_text(GOOD)
    (home / "a.txt").chmod(0)
    with pytest.raises(SourceError, match="Permission denied"):
        dragoman.read(home / "a.txt")


def test_the_bad_cost_only_themselves(home: Path) -> None:
    for number, (_, content, _) in enumerate(UNREADABLE):
        (home / f"{number}.txt").write_bytes(content)
        (home / f"{number}-good.txt").write_text(f"{GOOD} It was the meeting number {number}.")
    found = list(dragoman.read_many(sorted(home.iterdir()), errors="keep", workers=2))
    assert [type(item) for item in found] == [Reading, Failure] * len(UNREADABLE)


def test_the_bad_cost_only_themselves_in_a_record(home: Path) -> None:
    for number, (_, content, _) in enumerate(UNREADABLE):
        (home / f"{number}.txt").write_bytes(content)
    (home / "good.txt").write_text(GOOD)
    told = run("add", home, "--record", "n.duckdb")
    assert (told.exit_code, f"1 added, 0 read anew, 0 there already, {len(UNREADABLE)} failed" in told.stderr) == (
        3,
        True,
    )
    assert {row["type"] for row in lines(run("events", "--record", "n.duckdb").stdout)} == set(TYPES)


@pytest.mark.parametrize("content", [b"", b"hello", os.urandom(9_000)], ids=["empty", "text", "noise"])
@pytest.mark.parametrize(
    "command", [["events"], ["add", "good.txt"], ["dyad", "RUS", "IRN"]], ids=["ask", "add", "dyad"]
)
def test_a_record_that_is_none_is_left_alone(home: Path, command: list[str], content: bytes) -> None:
    (home / "good.txt").write_text(GOOD)
    (home / "n.duckdb").write_bytes(content)
    told = run(*command, "--record", "n.duckdb")
    assert (told.exit_code, "no DuckDB file" in told.stderr) == (1, True)
    assert (home / "n.duckdb").read_bytes() == content


def test_a_database_of_somebody_else_is_left_alone(home: Path) -> None:
    (home / "good.txt").write_text(GOOD)
    with duckdb.connect(home / "n.duckdb") as connection:
        connection.execute("CREATE TABLE things (id INTEGER)")
    content = (home / "n.duckdb").read_bytes()
    told = run("add", "good.txt", "--record", "n.duckdb")
    assert (told.exit_code, "no Dragoman record" in told.stderr) == (1, True)
    assert (home / "n.duckdb").read_bytes() == content


def test_a_full_disk_while_adding_loses_nothing_that_was_there(home: Path) -> None:
    (home / "kept.txt").write_text(GOOD)
    run("add", "kept.txt", "--record", "n.duckdb")
    noise = "\n".join(f'{{"text": "{GOOD} {os.urandom(9_000).hex()}"}}' for _ in range(60))
    (home / "many.jsonl").write_text(noise)
    done = subprocess.run([sys.executable, "-c", FULL_DISK], capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, "what was stored before is unharmed" in done.stderr) == (1, True), done.stderr
    assert len(lines(run("documents", "--record", "n.duckdb").stdout)) == 1
    assert "1 there already" in run("add", "kept.txt", "--record", "n.duckdb").stderr
