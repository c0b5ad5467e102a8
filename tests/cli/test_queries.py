"""`dragoman events|claims|actors|agreements|documents|dyad`."""

from __future__ import annotations

import csv
import importlib.util
import json
from pathlib import Path

import duckdb
import pytest

from cli.commands import lines, run

KINDS = ["events", "claims", "actors", "agreements", "documents"]
FILTERED = [
    (["events"], {"CONSULT", "ACCUSE"}),
    (["events", "--type", "CONSULT"], {"CONSULT"}),
    (["events", "--source", "RUS", "--target", "IRN"], {"CONSULT"}),
    (["events", "--source", "TUR"], {"ACCUSE"}),
    (["events", "--actor", "Greece"], {"ACCUSE"}),
    (["events", "--actor", "IRN", "--with", "RUS"], {"CONSULT"}),
    (["events", "--outlet", "wire", "--type", "CONSULT", "--type", "ACCUSE"], {"CONSULT", "ACCUSE"}),
    (["events", "--until", "2024-04-23", "--type", "CONSULT"], {"CONSULT"}),
    (["events", "--since", "2025-01-01"], set()),
    (["events", "--status", "negated"], set()),
    (["events", "--min-confidence", "1"], set()),
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_pipe_gets_clean_json_lines(filled: Path, kind: str) -> None:
    told = run(kind, "--record", filled)
    assert (told.exit_code, told.stderr) == (0, "")
    assert lines(told.stdout)


@pytest.mark.parametrize("kind", KINDS)
def test_json_holds_what_json_lines_hold(filled: Path, kind: str) -> None:
    rows = lines(run(kind, "--record", filled, "--format", "jsonl").stdout)
    assert json.loads(run(kind, "--record", filled, "--format", "json").stdout) == rows


@pytest.mark.parametrize("kind", KINDS)
def test_csv_has_a_row_for_each(filled: Path, kind: str) -> None:
    rows = lines(run(kind, "--record", filled).stdout)
    table = list(csv.DictReader(run(kind, "--record", filled, "--format", "csv").stdout.splitlines()))
    assert [next(iter(row.values())) for row in table] == [next(iter(row.values())) for row in rows]


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_is_for_persons(filled: Path, kind: str) -> None:
    told = run(kind, "--record", filled, "--format", "table")
    assert told.exit_code == 0
    assert "\x1b[" not in told.stdout
    assert len(told.stdout.splitlines()) >= 2


def test_a_table_of_events_says_who_told_it_and_under_which_id(filled: Path) -> None:
    (event,) = lines(run("events", "--record", filled, "--source", "TUR").stdout)
    told = run("events", "--record", filled, "--source", "TUR", "--format", "table").stdout
    assert f"Wire 2024-04-26 · {event['id']}" in " ".join(told.split())


def test_a_table_names_whom_only_the_record_knows_as_the_record_does(tmp_path: Path) -> None:
    text = "The rebels of M'Boukou attacked Chad on Monday. Belgium thanked the Union of Free Fishermen."
    run("add", "-", "--record", tmp_path / "n.duckdb", given=text)
    (actor,) = [
        row for row in lines(run("actors", "--record", tmp_path / "n.duckdb").stdout) if "fisher" in str(row["id"])
    ]
    told = run("events", "--record", tmp_path / "n.duckdb", "--source", "BEL", "--format", "table").stdout
    assert f"Belgium → {actor['name']}" in told


@pytest.mark.parametrize(
    ("days", "count"),
    [
        (["--since", "2024-04", "--until", "2024-04"], 2),
        (["--since", "2024"], 4),
        (["--until", "2023"], 0),
        (["--until", "2024-05"], 4),
    ],
)
def test_a_month_or_a_year_stands_for_its_days(filled: Path, days: list[str], count: int) -> None:
    assert len(lines(run("events", "--record", filled, *days).stdout)) == count


@pytest.mark.parametrize("day", ["2024-13", "2024-02-30", "24", "2024-4-1", "0000", "May"])
def test_what_is_no_day_is_refused(filled: Path, day: str) -> None:
    told = run("events", "--record", filled, "--until", day)
    assert (told.exit_code, f"until: '{day}' is no day" in told.stderr) == (2, True)


def test_a_slip_in_a_name_is_told_where_nothing_is_found(filled: Path) -> None:
    told = run("events", "--record", filled, "--source", "Atlantis", "--target", "Iran")
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr.splitlines() == [
        "nobody is called 'Atlantis'; `dragoman actors` lists all whom the record names",
        "nothing found",
    ]


def test_a_table_of_stories_has_days_headline_and_counts(filled: Path) -> None:
    told = run("stories", "--record", filled, "--format", "table").stdout
    assert "2024-05-04" in told
    assert "1 document, 1 family, 1 outlet, 2 events · doc/" in told


def test_a_table_of_actors_shows_their_spellings(filled: Path) -> None:
    assert (
        "Iran" in run("actors", "--record", filled, "--country", "IRN", "--format", "table").stdout.partition("IRN ")[2]
    )


def test_csv_has_plain_cells_for_a_spreadsheet(filled: Path) -> None:
    (row, *_) = csv.DictReader(run("events", "--record", filled, "--format", "csv").stdout.splitlines())
    whole = json.loads(run("events", "--record", filled, "--format", "json").stdout)[0]
    dates = [whole["when"]["start"] or "", whole["when"]["end"] or "", whole["reports"][0]["published"]]
    assert [row["when_start"], row["when_end"], row["reported"]] == dates
    assert (row["documents"], row["why_rule"]) == (whole["reports"][0]["document"], whole["why"]["rule"])
    assert not [cell for cell in row.values() if cell.startswith(("{", "["))]


@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl"])
def test_nothing_found_is_no_failure(filled: Path, form: str) -> None:
    told = run("events", "--record", filled, "--since", "2030-01-01", "--format", form)
    assert told.exit_code == 0
    assert told.stdout.strip() == {"table": "Nothing found.", "json": "[]"}.get(form, "")


def test_parquet_is_a_file_or_a_clear_no(filled: Path) -> None:
    told = run("events", "--record", filled, "--format", "parquet")
    if importlib.util.find_spec("pyarrow"):
        assert told.stdout_bytes[:4] == b"PAR1"
    else:
        assert (told.exit_code, "pip install 'dragoman[dataframe]'" in told.stderr) == (2, True)


@pytest.mark.parametrize(("arguments", "types"), FILTERED)
def test_filters(filled: Path, arguments: list[str], types: set[str]) -> None:
    found = {str(row["type"]) for row in lines(run(*arguments, "--record", filled).stdout)}
    assert types <= found if arguments == ["events"] else found == types


@pytest.mark.parametrize("kind", KINDS)
def test_a_limit(filled: Path, kind: str) -> None:
    assert len(lines(run(kind, "--record", filled, "--limit", "1").stdout)) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--since", "soon"],
        ["--type", "BOGUS"],
        ["--status", "maybe"],
        ["--limit", "0"],
        ["--limit", "many"],
        ["--limit", str(2**64)],
        ["--min-confidence", "7"],
        ["--format", "xml"],
        ["--bogus"],
    ],
)
def test_wrong_filters_are_wrong_usage(filled: Path, arguments: list[str]) -> None:
    told = run("events", "--record", filled, *arguments)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr


@pytest.mark.parametrize("arguments", [[kind] for kind in KINDS] + [["dyad", "RUS", "IRN"]], ids=[*KINDS, "dyad"])
def test_no_record_is_not_found_and_not_made(home: Path, arguments: list[str]) -> None:
    told = run(*arguments, "--record", "n.duckdb")
    assert (told.exit_code, told.stdout) == (5, "")
    assert "n.duckdb: there is no such record" in told.stderr
    assert not list(home.iterdir())


def test_a_file_of_something_else_is_refused(article: Path) -> None:
    told = run("events", "--record", article)
    assert (told.exit_code, "no DuckDB file" in told.stderr) == (1, True)


def test_a_database_of_somebody_else_is_refused(home: Path) -> None:
    with duckdb.connect(home / "other.duckdb") as connection:
        connection.execute("CREATE TABLE things (id INTEGER)")
    told = run("events", "--record", "other.duckdb")
    assert (told.exit_code, "no Dragoman record" in told.stderr) == (1, True)


def test_a_dyad(filled: Path) -> None:
    told = run("dyad", "RUS", "IRN", "--record", filled)
    (month,) = lines(told.stdout)
    assert "2024-04" in json.dumps(month)
    assert "undated" in told.stderr


@pytest.mark.parametrize("by", ["day", "week", "month", "quarter", "year"])
@pytest.mark.parametrize("date", ["event", "reported"])
def test_a_dyad_by_periods(filled: Path, by: str, date: str) -> None:
    assert len(lines(run("dyad", "RUS", "IRN", "--by", by, "--date", date, "--record", filled).stdout)) == 1


@pytest.mark.parametrize("arguments", [["--by", "decade"], ["--date", "yesterday"], ["--format", "xml"]])
def test_wrong_dyads_are_wrong_usage(filled: Path, arguments: list[str]) -> None:
    assert run("dyad", "RUS", "IRN", "--record", filled, *arguments).exit_code == 2


def test_a_dyad_of_strangers_is_empty(filled: Path) -> None:
    told = run("dyad", "FJI", "TUV", "--record", filled)
    assert (told.exit_code, told.stdout) == (0, "")
