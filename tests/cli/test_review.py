"""`dragoman sample|review|decisions|undo`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.commands import lines, run
from dragoman.cli.reviewing import to_given
from dragoman.errors import UsageError
from dragoman.record import Record


@pytest.fixture
def record(filled: Path, home: Path) -> Path:
    return Path(shutil.copy(filled, home / "n.duckdb"))


def events(record: Path, *more: str) -> list[dict[str, object]]:
    return lines(run("events", "--record", record, *more).stdout)


def review(record: Path, said: str, *more: str | Path) -> str:
    told = run("review", "--record", record, "--reviewer", "Ada", *more, given=said)
    assert told.exit_code == 0, told.output
    return told.stderr


def test_a_sample_is_drawn_judged_and_reported_on(record: Path, home: Path) -> None:
    drawn = run("sample", "20", "--by", "type", "--record", record, "-o", home / "s.jsonl")
    count = len(events(record))
    assert (drawn.exit_code, drawn.stdout, f"{count} events drawn" in drawn.stderr) == (0, "", True)
    review(record, "a\nr Not so.\n" + "a\n" * count, "--sample", home / "s.jsonl")
    rows = lines(run("sample", "--report", home / "s.jsonl", "--record", record).stdout)
    assert (rows[-1]["type"], rows[-1]["judged"], rows[-1]["rejected"]) == ("all", count, 1)
    assert rows[-1]["low"] < rows[-1]["precision"] < rows[-1]["high"] <= 1  # type: ignore[operator]


def test_a_sample_judged_in_its_file_needs_no_record(record: Path, home: Path) -> None:
    rows = lines(run("sample", "2", "--record", record).stdout)
    (home / "s.jsonl").write_text("\n".join(json.dumps(r | {"judgement": "accept"}) for r in rows), "utf8")
    record.unlink()
    told = run("sample", "--report", "s.jsonl", "--format", "table")
    assert told.exit_code == 0
    assert "100%" in told.stdout


@pytest.mark.parametrize("arguments", [[], ["0"], ["3", "--report", "x.jsonl"], ["3", "--by", "colour"]])
def test_a_sample_without_sense_is_wrong_usage(record: Path, arguments: list[str]) -> None:
    assert run("sample", *arguments, "--record", record).exit_code == 2


def test_review_shows_an_event_with_its_evidence(record: Path) -> None:
    told = run("review", "--type", "CONSULT", "--record", record, given="q\n")
    for words in ("CONSULT", "Iran, Russia", "‹", "Wire", "why:"):
        assert words in told.stdout
    assert "decided: nothing" in told.stderr


def test_accepting_and_rejecting(record: Path) -> None:
    before = events(record)
    assert "1 accept, 1 reject" in review(record, "a\nr Not so.\nq\n")
    assert [row["id"] for row in events(record)] == [before[0]["id"], *(row["id"] for row in before[2:])]
    made = lines(run("decisions", "--persons", "--record", record).stdout)
    assert [(d["action"], d["by"], d["because"]) for d in made] == [("accept", "Ada", ""), ("reject", "Ada", "Not so.")]


def test_a_judged_event_does_not_come_again(record: Path) -> None:
    review(record, "a\nq\n")
    assert f"of {len(events(record)) - 1} left" in review(record, "q\n")


def test_correcting(record: Path) -> None:
    review(record, 'c type=AGREE sources="Iran, Russia" because="They agreed."\n', "--type", "CONSULT")
    (row,) = events(record, "--judged", "corrected")
    assert (row["type"], row["sources"]) == ("AGREE", ["state/IRN", "state/RUS"])
    assert row["decisions"][-1]["because"] == "They agreed."  # type: ignore[index]


def test_a_wrong_command_changes_nothing_and_is_explained(record: Path) -> None:
    before = events(record)
    said = review(record, "c type=BOGUS\nc type\nx 9\nm nothing\nu\nzzz\n")
    for words in (
        "there is no 'BOGUS'",
        "FIELD=VALUE",
        "no report '9'",
        "no event 'nothing'",
        "in this session",
        "quit",
    ):
        assert words in said
    assert events(record) == before


def test_merging_splitting_and_undo_in_a_session(record: Path) -> None:
    before = events(record)
    other = str(before[1]["id"])
    said = review(record, f"m {other} One act.\nu\nq\n")
    assert "1 merge, 1 undone" in said
    assert events(record) == before
    review(record, f"m {other}\nq\n")
    assert len(events(record)) == len(before) - 1
    merged = next(row for row in events(record) if row["n_reports"] == 2)
    review(record, "x 2 Two acts.\nq\n", "--document", str(merged["reports"][0]["document"]), "--limit", "1")  # type: ignore[index]
    assert len(events(record)) in {len(before) - 1, len(before)}


def test_a_table_names_the_verdict_and_who_gave_it(record: Path) -> None:
    review(record, "a\nq\n")
    assert "accepted by Ada" in run("events", "--record", record, "--format", "table").stdout


def test_undo_goes_back_to_the_event(record: Path) -> None:
    told = run("review", "--record", record, given="a\nu\nq\n")
    heads = [line for line in told.stdout.splitlines() if line.endswith(f"of {len(events(record))}")]
    assert [head.split()[0] for head in heads] == ["1", "2", "1"]


def test_undo_from_the_command_line(record: Path) -> None:
    before = events(record)
    review(record, "r\nq\n")
    told = run("undo", "--record", record, "--because", "It did happen.")
    assert (told.exit_code, lines(told.stdout)[0]["action"]) == (0, "undo")
    assert "taken back: reject" in told.stderr
    assert events(record) == before
    assert run("undo", "--record", record).exit_code == 5
    assert run("undo", "nothing", "--record", record).exit_code == 5


def test_undoing_an_undo_does_it_again(record: Path) -> None:
    review(record, "r\nq\n")
    undone = lines(run("undo", "--record", record).stdout)[0]
    assert "done again" in run("undo", str(undone["id"]), "--record", record).stderr
    assert len(events(record, "--judged", "rejected")) == 1


def test_judgements_are_handed_in_all_or_none(record: Path, home: Path) -> None:
    before = events(record)
    rows = [
        {"event": before[0]["id"], "judgement": "correct", "changes": {"status": "planned"}, "by": "Eve"},
        {"event": before[1]["id"], "judgement": "reject", "because": "No."},
        {"event": before[1]["id"], "judgement": None},
    ]
    (home / "j.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", "utf8")
    assert "2 judgements" in review(record, "", "--from", home / "j.jsonl")
    assert [d["by"] for d in lines(run("decisions", "--persons", "--record", record).stdout)] == ["Eve", "Ada"]
    again = json.dumps({"event": before[0]["id"], "judgement": "accept"}) + "\n" + json.dumps({"judgement": "merge"})
    told = run("review", "--from", "-", "--record", record, given=again)
    assert (told.exit_code, "row 2: merge needs 'event'" in told.stderr) == (2, True)
    assert not [d for d in Record(record).decisions() if d["action"] == "accept"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("{", "<stdin>:1: no JSON"), ("[]", "no object"), ('{"judgement": "praise"}', "row 1: not a judgement")],
)
def test_a_bad_line_is_named(record: Path, text: str, words: str) -> None:
    told = run("review", "--from", "-", "--record", record, given=text)
    assert told.exit_code == 2
    assert words.removeprefix("<stdin>") in told.stderr


def test_decisions_can_be_only_those_that_hold(record: Path) -> None:
    review(record, "r\nu\na\nq\n")
    held = lines(run("decisions", "--persons", "--holding", "--record", record).stdout)
    assert [d["action"] for d in held] == ["undo", "accept"]
    assert lines(run("decisions", "--persons", "--holding", "--limit", "1", "--record", record).stdout) == held[-1:]


def test_that_nothing_was_decided_is_told(record: Path) -> None:
    told = run("decisions", "--persons", "--record", record)
    assert (told.exit_code, told.stdout, told.stderr) == (0, "", "nothing found\n")


def test_pairs_are_joined_or_kept_apart(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b, c = (str(row["id"]) for row in events(record)[:3])
    monkeypatch.setattr(Record, "find_unsure", lambda _self, _limit: [{"a": a, "b": b}, {"a": a, "b": c}])
    assert "1 merge, 1 split" in review(record, "m One.\nk Two.\n", "--pairs")
    assert [d["because"] for d in Record(record).decisions() if d["by"] == "Ada"] == ["One.", "Two."]


def test_ways_to_review_exclude_each_other(record: Path) -> None:
    told = run("review", "--pairs", "--from", "x", "--record", record)
    assert (told.exit_code, "exclude each other" in told.stderr) == (2, True)


def test_nothing_to_review(record: Path) -> None:
    assert "nothing to review" in review(record, "", "--since", "2030-01-01")


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("type=AGREE", {"type": "AGREE"}),
        ('sources="Russia, Iran" when=2024', {"sources": "Russia, Iran", "when": "2024"}),
    ],
)
def test_changes_as_typed(text: str, given: dict[str, str]) -> None:
    assert to_given(text) == given


@pytest.mark.parametrize("text", ["", "type", 'sources="Rus', "type AGREE"])
def test_changes_without_a_value_are_refused(text: str) -> None:
    with pytest.raises(UsageError):
        to_given(text)


def test_the_store_is_loaded_only_when_it_is_asked() -> None:
    code = "import sys, dragoman.cli.main; sys.exit('duckdb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own line
