"""`dragoman dyad|network|balance|timeline|changes|disputes` on the planted record."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cli.commands import lines, run
from dragoman.cli.flat import flatten
from dragoman.record import Record
from record.planted import plant, undated

COMMANDS = [
    ["dyad", "RUS", "IRN"],
    ["dyad", "RUS", "IRN", "--and", "USA", "IRN"],
    ["dyad", "RUS", "IRN", "--events"],
    ["network"],
    ["network", "RUS", "--top", "2"],
    ["balance"],
    ["balance", "--show", "triads"],
    ["balance", "--show", "changes"],
    ["timeline", "RUS", "IRN"],
    ["changes", "--since", "2024-09-01"],
]
NAMES = [" ".join(command) for command in COMMANDS]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("planted") / "n.duckdb"
    Record(path).add([*plant(), undated("u", "2024-05-01", "RUS", "IRN")])
    return path


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_json_and_csv_hold_what_json_lines_hold(planted: Path, command: list[str]):
    rows = lines(run(*command, "--record", planted).stdout)
    assert rows
    assert json.loads(run(*command, "--record", planted, "--format", "json").stdout) == rows
    table = list(csv.DictReader(run(*command, "--record", planted, "--format", "csv").stdout.splitlines()))
    kind = "events" if "--events" in command else command[0]
    assert [list(row) for row in table] == [list(row) for row in flatten(rows, kind)]


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_a_table_is_for_persons(planted: Path, command: list[str]):
    told = run(*command, "--record", planted, "--format", "table")
    assert (told.exit_code, "\x1b[" in told.stdout, len(told.stdout.splitlines()) >= 2) == (0, False, True)


@pytest.mark.parametrize("command", ["dyad", "network", "balance", "timeline", "changes", "disputes"])
def test_help_has_an_example(command: str):
    told = run(command, "--help")
    assert (told.exit_code, f"dragoman {command}" in told.stdout) == (0, True)


@pytest.mark.parametrize(
    "command",
    [
        ["dyad", "A", "B"],
        ["network"],
        ["balance"],
        ["timeline", "A"],
        ["changes", "--since", "2024-01-01"],
        ["disputes"],
    ],
)
def test_no_record_is_not_found(home: Path, command: list[str]):
    assert run(*command, "--record", home / "none.duckdb").exit_code == 5


def test_a_dyad_says_what_is_in_no_period(planted: Path):
    told = run("dyad", "RUS", "IRN", "--by", "quarter", "--record", planted)
    assert [row["events"] for row in lines(told.stdout)] == [2, 2, 2]
    assert "1 undated event is in no period; --date reported counts acts by their first publication" in told.stderr


def test_dyads_stand_side_by_side(planted: Path):
    told = run("dyad", "RUS", "IRN", "--and", "USA", "IRN", "--by", "year", "--record", planted, "--format", "table")
    assert [word in told.stdout for word in ("RUS → IRN", "USA → IRN", "2024-01-01")] == [True] * 3
    rows = lines(run("dyad", "RUS", "IRN", "--and", "USA", "IRN", "--by", "year", "--record", planted).stdout)
    assert [(row["source"], row["events"]) for row in rows] == [("RUS", 6), ("USA", 6)]


def test_the_acts_behind_a_figure_are_listed(planted: Path):
    days = ("--since", "2024-04-01", "--until", "2024-06-30")
    rows = lines(run("dyad", "RUS", "IRN", "--both", *days, "--events", "--record", planted).stdout)
    assert [row["score"] for row in rows] == [-3, -2, -4]
    assert {row["evidence"][0]["text"][:7] for row in rows} == {"Sheet d"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["dyad", "RUS"],
        ["dyad", "RUS", "IRN", "USA"],
        ["dyad", "RUS", "IRN", "--and", "USA"],
        ["dyad", "RUS", "IRN", "--and", "USA", "IRN", "--events"],
        ["dyad", "RUS", "IRN", "--since", "soon"],
        ["dyad", "RUS", "IRN", "--plot", "p.gif"],
        ["network", "--level", "galaxy"],
        ["network", "--top", "0"],
        ["balance", "--measure", "mood"],
        ["balance", "--threshold", "-1"],
        ["balance", "--before", "2024-01-01..2024-03-31"],
        ["balance", "--before", "2024-01-01", "--after", "2024-03-31"],
        ["timeline"],
        ["timeline", "RUS", "IRN", "USA"],
        ["changes"],
        ["changes", "--since", "soon"],
    ],
    ids=" ".join,
)
def test_wrong_usage(planted: Path, arguments: list[str]):
    told = run(*arguments, "--record", planted)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr


@pytest.mark.parametrize("command", [["timeline", "Narnia"], ["changes", "--since", "2024-01-01", "--actor", "Narnia"]])
def test_nobody_is_not_found(planted: Path, command: list[str]):
    told = run(*command, "--record", planted)
    assert (told.exit_code, "nobody is called 'Narnia'" in told.stderr) == (5, True)


def test_a_network_says_what_it_leaves_out(planted: Path):
    told = run("network", "RUS", "--top", "2", "--record", planted)
    assert "1 of the acts are undated; 1 more parties are left out" in told.stderr


def test_balance_tells_who_drew_closer_with_the_evidence(planted: Path):
    told = run("balance", "--record", planted, "--format", "table").stdout
    words = [
        "IRN · RUS · USA",
        "turned: +-- (balanced) → ++- (unbalanced)",
        "RUS–USA drew closer: -4.00 (3 acts) → +4.00 (3 acts)",
        "IRN–RUS soured: +4.17 (3 acts) → -3.00 (3 acts)",
        "2024-04-11 AGREE United States → Russia",
    ]
    assert [word for word in words if word not in told] == []


def test_balance_of_two_windows(planted: Path):
    told = run(
        "balance",
        "--before",
        "2024-01-01..2024-03-31",
        "--after",
        "2024-07-01..2024-09-30",
        "--show",
        "changes",
        "--record",
        planted,
    )
    (row,) = lines(told.stdout)
    assert (row["was"], row["now"], row["wedge"]) == ("+--", "++-", False)


def test_the_rule_is_an_option(planted: Path):
    rows = lines(run("balance", "--threshold", "4.1", "--record", planted).stdout)
    assert [row["triads"] for row in rows] == [0, 0, 0]


def test_a_long_list_of_changes_is_cut_and_says_so(planted: Path):
    told = run("balance", "--show", "changes", "--limit", "1", "--record", planted, "--format", "table")
    assert "1 more change:" in told.stderr


def test_a_timeline_is_grouped_and_the_undated_stand_apart(planted: Path):
    told = run("timeline", "RUS", "IRN", "--by", "quarter", "--record", planted, "--format", "table").stdout
    places = [told.index(word) for word in ("2024-Q1", "2024-Q2", "2024-Q3", "undated (1)")]
    assert places == sorted(places)
    assert "“Sheet u tells what RUS did to IRN that day.”" in " ".join(told.split())


@pytest.mark.parametrize("command", [["timeline", "RUS", "--since", "2030-01-01"], ["disputes"], ["network", "FJI"]])
def test_nothing_found_is_no_failure(planted: Path, command: list[str]):
    told = run(*command, "--record", planted, "--format", "table")
    assert (told.exit_code, told.stdout.strip()) == (0, "Nothing found.")


def test_changes_have_four_headings(planted: Path):
    told = run("changes", "--since", "2024-09-01", "--record", planted, "--format", "table").stdout
    words = ("New acts: 3", "Agreements new or moved on: 0", "Disputes: 0", "Pairs beyond their usual range: 0")
    assert [word for word in words if word not in told] == []


@pytest.mark.parametrize("command", [["dyad", "RUS", "IRN"], ["network", "RUS"], ["balance"], ["timeline", "RUS"]])
def test_a_picture_is_drawn_beside_the_figures(planted: Path, home: Path, command: list[str]):
    pytest.importorskip("matplotlib")
    told = run(*command, "--record", planted, "--plot", home / "p.svg")
    assert (told.exit_code, "p.svg" in told.stderr, bool(lines(told.stdout))) == (0, True, True)
    assert (home / "p.svg").read_text("utf8").startswith("<?xml")


def test_parquet_is_a_table(planted: Path):
    pytest.importorskip("pyarrow")
    assert run("dyad", "RUS", "IRN", "--record", planted, "--format", "parquet").stdout_bytes[:4] == b"PAR1"


@pytest.mark.parametrize(
    ("filters", "events"),
    [
        (["--type", "AGREE"], 4),
        (["--type", "ACCUSE", "--type", "AGREE"], 6),
        (["--outlet", "post"], 0),
        (["--min-confidence", "0.9"], 0),
    ],
)
def test_filters_narrow_a_figure_as_they_narrow_events(planted: Path, filters: list[str], events: int):
    rows = lines(run("dyad", "RUS", "IRN", *filters, "--record", planted).stdout)
    assert sum(int(str(row["events"])) for row in rows) == events
    acts = lines(run("dyad", "RUS", "IRN", *filters, "--events", "--record", planted).stdout)
    assert len(acts) == events


@pytest.mark.parametrize("command", [["network", "RUS"], ["balance"], ["timeline", "RUS"]])
def test_every_figure_may_be_narrowed(planted: Path, command: list[str]):
    assert not any(
        row.get("triads") or row.get("title")
        for row in lines(run(*command, "--type", "AID", "--record", planted).stdout)
    )


@pytest.mark.parametrize("command", [["dyad", "RUS", "Narnia"], ["network", "Narnia"], ["balance", "Narnia"]])
def test_a_party_whom_nobody_knows_is_not_found(planted: Path, command: list[str]):
    told = run(*command, "--record", planted)
    assert (told.exit_code, told.stdout, "nobody is called 'Narnia'" in told.stderr) == (5, "", True)


@pytest.mark.parametrize("command", [["dyad", "RUS", "PER"], ["network", "Peru"]])
def test_a_party_whom_the_record_does_not_name_is_quiet(planted: Path, command: list[str]):
    assert run(*command, "--record", planted).exit_code == 0


@pytest.mark.parametrize("command", [["balance", "--show", "triads"], ["decisions"]])
def test_what_offers_parquet_writes_it(planted: Path, command: list[str]):
    done = run(*command, "--record", planted, "--format", "parquet")
    assert (done.exit_code, done.stdout_bytes[:4]) == (0, b"PAR1")
