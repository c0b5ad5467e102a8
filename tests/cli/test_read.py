"""`dragoman read`."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from cli.commands import lines, run
from cli.conftest import TALKS
from dragoman.codec import decode_reading
from dragoman.nlp.load import bundled


def test_the_report(article: Path) -> None:
    told = run("read", article, "--format", "text", "--published", "2024-04-26")
    assert told.exit_code == 0
    assert all(word in told.stdout for word in ("ACTORS", "EVENTS", "CLAIMS", "22 Apr 2024", "Iran", "Greece"))
    assert "\x1b[" not in told.stdout


def test_json_is_a_reading(article: Path) -> None:
    reading = decode_reading(run("read", article, "--format", "json").stdout)
    assert reading.document.text == TALKS


def test_a_pipe_gets_json_lines(article: Path) -> None:
    rows = lines(run("read", article).stdout)
    assert {row["kind"] for row in rows} >= {"document", "actor", "event"}


def test_csv_has_a_row_for_each_event(article: Path) -> None:
    rows = list(csv.DictReader(run("read", article, "--format", "csv").stdout.splitlines()))
    assert [row["type"] for row in rows] == ["CONSULT", "ACCUSE"]


def test_html_is_one_page(article: Path) -> None:
    page = run("read", article, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "src=" not in page


def test_standard_input() -> None:
    told = run(
        "read",
        "-",
        "--format",
        "json",
        "--title",
        "Talks",
        "--outlet",
        "Wire",
        "--url",
        "https://e.example/",
        given=TALKS,
    )
    document = json.loads(told.stdout)["document"]
    assert (document["title"], document["outlet"], document["url"]) == ("Talks", "Wire", "https://e.example/")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.html", "<!doctype html>"),
        ("a.json", '{\n  "schema"'),
        ("a.jsonl", '{"kind"'),
        ("a.csv", "document,"),
        ("a.txt", "Untitled"),
    ],
)
def test_a_file_gets_the_form_of_its_ending(article: Path, home: Path, name: str, start: str) -> None:
    told = run("read", article, "--out", name)
    assert (told.exit_code, told.stdout) == (0, "")
    assert (home / name).read_text("utf8").startswith(start)


def test_the_format_wins_over_the_ending(article: Path, home: Path) -> None:
    run("read", article, "--format", "json", "--out", "a.txt")
    assert json.loads((home / "a.txt").read_text("utf8"))["schema"] == "dragoman/reading/1"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nowhere.txt"], 1, "nowhere.txt: no such file"),
        (["."], 1, "a directory"),
        ([""], 2, "no file is named"),
        (["talks.txt", "--published", "soon"], 2, "'soon' is not a date"),
        (["talks.txt", "--format", "xml"], 2, "xml"),
        (["talks.txt", "--out", "missing/a.html"], 1, "cannot be written"),
        (["talks.txt", "--out", "."], 1, "cannot be written"),
        (["talks.txt", "--bogus"], 2, "--bogus"),
        ([], 2, "Missing argument"),
        (["http://"], 1, "http://"),
    ],
)
def test_what_is_wrong_is_told(article: Path, arguments: list[str], code: int, message: str) -> None:
    told = run("read", *arguments)
    assert article.exists()
    assert (told.exit_code, told.stdout) == (code, "")
    assert message in told.stderr


def test_nothing_on_standard_input_is_told() -> None:
    told = run("read", "-")
    assert (told.exit_code, "empty" in told.stderr) == (1, True)


def test_another_pipeline_can_be_chosen(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(bundled(), other)
    meta = (other / "meta.json").read_text("utf8").replace('"dragoman_news"', '"somebody_elses"')
    (other / "meta.json").write_text(meta, "utf8")
    reading = decode_reading(run("read", article, "--pipeline", other, "--format", "json").stdout)
    assert reading.made_with.model.startswith("en_somebody_elses")
    assert reading.made_with.settings == {"pipeline": str(other)}


def test_a_pipeline_that_is_none_is_told(article: Path) -> None:
    told = run("read", article, "--pipeline", "nosuch")
    assert (told.exit_code, "name an installed spaCy package" in told.stderr) == (1, True)
