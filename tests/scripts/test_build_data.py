"""The compiler of the knowledge files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import build_data
import data_checks
import data_files

PREDICATE: dict[str, Any] = {
    "id": "consult.meet",
    "type": "CONSULT",
    "verbs": ["meet"],
    "source": ["subject"],
    "target": ["object"],
    "examples": {"yes": ["Iran met Oman. => IRN <> OMN"], "no": ["The lines meet."]},
}
CONSULT = {"type": "CONSULT", "meaning": "talks", "quad": 1, "score": 2.5, "modes": [{"name": "visit"}]}


def knowledge(**changes: Any) -> data_files.Knowledge:
    rows = {
        "lexicon": [data_files.Row("data/lexicon/en/talks.yaml", PREDICATE | changes)],
        "events": [data_files.Row("data/events/consult.yaml", CONSULT)],
    }
    return data_files.Knowledge(rows=rows, contents={"sets": {"weapons": ["gun"]}})


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf8")


def test_sound_entry_has_no_faults() -> None:
    assert list(data_checks.find_faults(knowledge())) == []


@pytest.mark.parametrize(
    ("members", "faults"),
    [
        ([{"state": "FIN", "since": "1990", "until": "2000"}, {"state": "FIN", "since": "2001-02"}], []),
        (
            [{"state": "FIN", "since": "1990"}, {"state": "FIN", "since": "2001"}],
            ["FIN joins 2001 while it is a member"],
        ),
        ([{"state": "ZZZ"}], ["state 'ZZZ' is not in data/actors/states"]),
        ([{"state": "FIN", "since": "soon"}], ["start 'soon' is no ISO day, month or year"]),
        ([{"state": "FIN", "since": "2001", "until": "1999"}], ["term ends 1999 before it starts 2001"]),
    ],
)
def test_faults_of_memberships_are_named(members: list[dict[str, str]], faults: list[str]) -> None:
    rows = {
        "states": [data_files.Row("data/actors/states/x.yaml", {"id": "state/FIN", "name": "Finland"})],
        "organisations": [
            data_files.Row("data/actors/organisations/x.yaml", {"id": "org/A", "name": "A", "kind": "igo"})
        ],
        "memberships": [data_files.Row("data/actors/memberships/x.yaml", {"id": "org/A", "members": members})],
    }
    found = list(data_checks.find_faults(data_files.Knowledge(rows=rows)))
    assert found == [f"data/actors/memberships/x.yaml: org/A: {fault}" for fault in faults]


FAULTY = [
    ({"type": "CHAT"}, "type 'CHAT' is none of"),
    ({"mode": ["fly"]}, "mode 'fly' is none of CONSULT's"),
    ({"id": "aid.meet"}, "id does not begin with 'consult.'"),
    ({"cameo": 42}, "cameo 42 is no CAMEO code"),
    ({"cameo": "0"}, "cameo '0' is no CAMEO code"),
    ({"verbs": []}, "names no verbs"),
    ({"needs": {"object": ["$ships"]}}, "names the set $ships"),
    ({"source": [True]}, "source holds True"),
    ({"targets": ["object"]}, "has a field 'targets'"),
    ({"examples": None}, "lacks 'examples'"),
    ({"examples": {"yes": ["Iran met Oman."], "no": ["x"]}}, "does not end in"),
    ({"examples": {"yes": ["A met B. => A <> B"]}}, "has no negative example"),
]


@pytest.mark.parametrize(("changes", "fault"), FAULTY)
def test_fault_is_named_with_its_file(changes: dict[str, Any], fault: str) -> None:
    faults = list(data_checks.find_faults(knowledge(**changes)))
    assert any(fault in text for text in faults)
    assert all(text.startswith("data/") for text in faults)


def test_repeated_ids_are_faults() -> None:
    twice = knowledge()
    twice.rows["lexicon"] *= 2
    assert sum("stands 2 times" in fault for fault in data_checks.find_faults(twice)) == 2


TERMS = [
    ({"start": "2010", "end": "2009-05"}, "ends 2009-05 before it starts"),
    ({"start": "12 May 2010"}, "no ISO day, month or year"),
]


@pytest.mark.parametrize(("term", "fault"), TERMS)
def test_impossible_terms_are_faults(term: dict[str, Any], fault: str) -> None:
    assert any(fault in text for text in data_checks.date_faults(term))


@pytest.mark.parametrize(("start", "faults"), [("1990", 0), ("1995-01-01", 1)])
def test_no_term_begins_after_its_body_has_ended(start: str, faults: int) -> None:
    held = data_files.Knowledge(rows={"organisations": [data_files.Row("f", {"id": "org/X", "until": "1991-07-01"})]})
    found = list(data_checks.person_faults({"terms": [{"org": "org/X", "start": start}]}, held))
    assert len(found) == faults


def test_yaml_keeps_words_and_dates_as_written(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "on: [no, yes, off]\nstart: 2010-05-12\nreciprocal: true\n")
    read = data_files.read_yaml(tmp_path / "a.yaml", tmp_path, [])
    assert read == {"on": ["no", "yes", "off"], "start": "2010-05-12", "reciprocal": True}


def test_broken_yaml_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, "speech/en.yaml", "- [broken")
    assert data_files.read_knowledge(tmp_path).faults[0].startswith("data/speech/en.yaml: not readable")


def test_examples_and_empty_fields_are_not_compiled() -> None:
    compiled = build_data.compile_rows("lexicon", knowledge(nouns=[], needs={"object": "*"}).rows["lexicon"])
    assert "examples" not in compiled[0]
    assert "nouns" not in compiled[0]
    assert compiled[0]["needs"] == {"object": ["*"]}


def test_compiling_twice_gives_the_same_bytes() -> None:
    assert build_data.compile_files(knowledge()) == build_data.compile_files(knowledge())


def test_stale_files_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = build_data.compile_files(knowledge())
    assert build_data.write_files(files, tmp_path) == 0
    assert build_data.report_stale(files, tmp_path) == 0
    (tmp_path / "lexicon.json").write_text("[]", "utf8")
    assert build_data.report_stale(files, tmp_path) == 1
    assert "lexicon.json is not what data/ says" in capsys.readouterr().err


def test_the_knowledge_files_are_sound_and_compiled() -> None:
    assert build_data.main(["--check"]) == 0
