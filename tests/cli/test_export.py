from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli.commands import run
from dragoman.export.formats.base import RECORD_EXPORTERS
from export.formats.sample import fill
from ingest.coded.sample import gdelt


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("sampled")).file.path


@pytest.mark.parametrize("kind", RECORD_EXPORTERS)
def test_every_format_is_written_and_counted(sampled: Path, home: Path, kind: str):
    done = run("export", kind, home / "out", "--record", sampled)
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert " of 2 events in " in done.stderr or " events in " in done.stderr
    assert any(home.iterdir())


def test_data_goes_to_standard_output(sampled: Path):
    done = run("export", "csv", "-", "--record", sampled, "--source", "RUS")
    assert [row["event"] for row in csv.DictReader(io.StringIO(done.stdout))] == ["event/met"]
    assert done.stderr == "1 row of 1 event in standard output\n"


def test_a_file_that_is_there_is_written_over_only_when_asked(sampled: Path, home: Path):
    (home / "g.mentions.CSV").write_text("mine")
    told = run("export", "gdelt", home / "g", "--record", sampled)
    assert (told.exit_code, "write over it with --force" in told.stderr) == (2, True)
    assert [file.name for file in home.iterdir()] == ["g.mentions.CSV"]
    assert run("export", "gdelt", home / "g", "--record", sampled, "--force").exit_code == 0
    assert "mine" not in (home / "g.mentions.CSV").read_text()


def test_what_is_left_out_is_told(sampled: Path, home: Path):
    done = run("export", "icews", home / "out.tab", "--record", sampled)
    assert done.stderr.splitlines()[1:] == [
        "left out: 2 events that nothing in the text dates",
        "left out: 2 events dated more loosely than a day",
        "left out: 4 events planned, hypothetical or negated",
    ]


def test_a_status_that_is_asked_for_goes_out(sampled: Path, home: Path):
    done = run("export", "gdelt", home / "g", "--record", sampled, "--status", "planned", "--dates", "reported")
    assert done.stderr.startswith("4 rows of 3 events")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("docx", "x"), 2, "choose one of gdelt, icews"),
        (("csv", "x", "--dates", "never"), 2, "choose one of exact, loose, reported"),
        (("icews", "x", "--dates", "reported"), 2, "no place to mark"),
        (("polecat", "x.txt", "--dates", "loose"), 2, "no place to mark"),
        (("sqlite", "-"), 2, "cannot go to standard output"),
        (("csv", "nowhere/x"), 1, "cannot be written"),
        (("csv", "x", "--type", "DINE"), 2, "there is no 'DINE'"),
    ],
)
def test_what_cannot_be_done_is_said(sampled: Path, home: Path, arguments: tuple[str, ...], code: int, message: str):
    done = run("export", *arguments, "--record", sampled)
    assert (done.exit_code, message in done.stderr) == (code, True), done.output
    assert not any(home.iterdir())


def test_a_missing_record_is_not_found():
    assert run("export", "csv", "-", "--record", "gone.duckdb").exit_code == 5


@pytest.fixture
def theirs(home: Path) -> Path:
    path = home / "theirs.CSV"
    rows = [gdelt(c1="20240424", c7="RUS", c17="IRN"), gdelt(c0="2", c1="20240401", c7="RUS", c17="IRN", c26="190")]
    path.write_text("\n".join(rows), "utf8")
    return path


def test_compare_writes_every_act(sampled: Path, theirs: Path):
    done = run("compare", "RUS", "IRN", "--with", theirs, "--record", sampled, "--format", "jsonl")
    assert [json.loads(line)["verdict"] for line in done.stdout.splitlines()] == ["matched", "theirs"]


def test_compare_gives_the_whole_as_json(sampled: Path, theirs: Path):
    whole = json.loads(run("compare", "RUS", "IRN", "--with", theirs, "--record", sampled, "--format", "json").stdout)
    assert (whole["matched"], whole["theirs_only"], whole["months_compared"]) == (1, 1, 1)
    assert [row["verdict"] for row in whole["sample"]] == ["theirs only"]


def test_compare_draws_counts_months_and_disagreements(sampled: Path, theirs: Path):
    shown = run("compare", "RUS", "IRN", "--with", theirs, "--record", sampled, "--format", "table").stdout
    assert "matched by type        1" in shown
    assert "theirs only  RUS>IRN" in shown
    assert "theirs  2024-04-01  ASSAULT, class 4" in shown


def test_compare_names_file_and_line(sampled: Path, home: Path):
    (home / "bad.CSV").write_text(gdelt() + "\nstray\n", "utf8")
    done = run("compare", "RUS", "IRN", "--with", home / "bad.CSV", "--record", sampled)
    assert (done.exit_code, "bad.CSV, line 2: 1 columns" in done.stderr) == (1, True)


@pytest.mark.parametrize("command", [["export", "csv"], ["export", "sqlite"], ["sample", "3", "-o"]])
def test_nothing_is_written_over_the_record(sampled: Path, command: list[str]):
    before = sampled.read_bytes()
    told = run(*command, sampled, "--record", sampled)
    assert (told.exit_code, "is the record itself" in told.stderr) == (2, True)
    assert sampled.read_bytes() == before
