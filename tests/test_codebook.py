"""A user's codebook from the reading to the record and its exports."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from cli.commands import lines, run
from dragoman.errors import KnowledgeError, UsageError
from dragoman.model import Reading

TYPES = """\
- type: MEDIATE
  meaning: A third party helps others to settle what divides them.
  quad: 1
  score: 5.5
"""
PREDICATES = """\
- id: mediate.between
  type: MEDIATE
  verbs: [mediate]
  instead_of: [consult.mediate, consult.broker-deal]
  source: [subject]
  target: [between]
  examples:
    yes: [Qatar mediated between Chad and Sudan. => QAT > TCD + SDN]
    no: [The judge mediated between the neighbours.]
- id: consult.frobnicate
  type: CONSULT
  verbs: [frobnicate]
  source: [subject]
  examples:
    yes: [Norway frobnicated. => NOR > -]
    no: [The clerk frobnicated.]
"""
PERSONS = """\
- id: person/ENVOY
  name: Zorblax Quendelmann
  terms:
  - {office: office/foreign-minister, country: NOR, start: "2020"}
"""
BODIES = """\
- id: org/GROUP-OF-THREE
  name: Group of Three Elders
  kind: igo
  country: IGO
"""
TEXT = "The Group of Three Elders mediated between Chad and Sudan on 2 May 2023. Norway frobnicated on Monday."


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "mediation"
    folder.mkdir()
    for name, text in (("types", TYPES), ("predicates", PREDICATES), ("organisations", BODIES)):
        (folder / f"{name}.yaml").write_text(text, "utf8")
    return folder


@pytest.fixture
def filled(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "elders.txt").write_text(TEXT, "utf8")
    assert run("add", "elders.txt", "--codebook", book, "--record", "n.duckdb").exit_code == 0
    return tmp_path / "n.duckdb"


def test_own_type_predicate_and_actor_are_read(book: Path) -> None:
    first, second = dragoman.read(TEXT, codebook=book).events
    assert (first.type, first.quad, first.score, first.cameo, first.why.rule) == (
        *("MEDIATE", 1, 5.5, None, "mediate.between"),
    )
    assert (first.sources, first.targets) == (("org/GROUP-OF-THREE",), ("state/TCD", "state/SDN"))
    assert (second.type, second.sources, second.targets) == ("CONSULT", ("state/NOR",), ())


def test_nothing_of_it_is_left_behind(book: Path) -> None:
    dragoman.read(TEXT, codebook=book)
    plain = dragoman.read(TEXT)
    assert "MEDIATE" not in {e.type for e in plain.events}
    assert "org/GROUP-OF-THREE" not in {a.id for a in plain.actors}
    assert plain.made_with.settings == {}


def test_the_encoder_does_not_judge_an_own_entry(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.extract.scorer.chance", lambda _: 0.0)
    assert [e.type for e in dragoman.read(TEXT, codebook=book).events] == ["MEDIATE", "CONSULT"]


def test_a_promise_keeps_an_own_type(book: Path) -> None:
    (event,) = dragoman.read("Qatar will mediate between Chad and Sudan.", codebook=book).events
    assert (event.type, event.status) == ("MEDIATE", "planned")


def test_a_reading_names_the_codebook(book: Path) -> None:
    first = dragoman.read(TEXT, codebook=book).made_with
    (book / "types.yaml").write_text(TYPES.replace("5.5", "6"), "utf8")
    second = dragoman.read(TEXT, codebook=book).made_with
    assert set(first.settings) == {"codebook"}
    assert first.settings != second.settings


def test_processes_have_it(book: Path) -> None:
    readings = list(dragoman.read_many([TEXT] * 12, workers=2, codebook=book))
    assert [[e.type for e in r.events] for r in readings if isinstance(r, Reading)] == [["MEDIATE", "CONSULT"]] * 12


def test_a_wrong_folder_is_told_before_anything_is_read(book: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder with YAML files"):
        dragoman.read_many([TEXT], errors="keep", codebook=tmp_path / "none")
    (book / "types.yaml").write_text(TYPES.replace("quad: 1", "quad: 8"), "utf8")
    with pytest.raises(KnowledgeError, match="quad 8"):
        dragoman.read_many([TEXT], errors="keep", codebook=book)


def test_settings_name_it(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_CODEBOOK", str(book))
    assert dragoman.read(TEXT).events[0].type == "MEDIATE"


def test_own_person_is_known_in_full_and_by_surname(book: Path) -> None:
    (book / "persons.yaml").write_text(PERSONS, "utf8")
    text = "Foreign Minister Zorblax Quendelmann visited Chad. Quendelmann criticised Sudan."
    reading = dragoman.read(text, published="2021-05-01", codebook=book)
    assert {e.sources for e in reading.events} == {("person/ENVOY",)}
    assert reading.actors["person/ENVOY"].country == "NOR"
    assert all("person/ENVOY" not in e.sources for e in dragoman.read(text, published="2021-05-01").events)


def test_relate_and_resolve_take_it_from_the_settings(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert dragoman.resolve("Group of Three Elders").actor is None
    monkeypatch.setenv("DRAGOMAN_CODEBOOK", str(book))
    found = dragoman.resolve("Group of Three Elders").actor
    assert found is not None
    assert found.id == "org/GROUP-OF-THREE"
    act = dragoman.relate("Qatar mediated between Chad and Sudan.", source=(0, 5), target=(23, 27))
    assert act is not None
    assert act.type == "MEDIATE"


def test_one_process_reads_with_several_in_turn(book: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "organisations.yaml").write_text(BODIES.replace("org/GROUP-OF-THREE", "org/ELDERS"), "utf8")
    for _ in range(2):
        first, second, none = (dragoman.read(TEXT, codebook=b) for b in (book, other, None))
        assert {"org/GROUP-OF-THREE"} == {a.id for a in first.actors if a.kind == "organisation"}
        assert {"org/ELDERS"} == {a.id for a in second.actors if a.kind == "organisation"}
        assert not any(a.known for a in none.actors if a.kind == "organisation")


def test_documents_are_read_anew_when_it_changes(filled: Path, book: Path) -> None:
    again = run("add", "elders.txt", "--codebook", book, "--record", filled)
    assert "1 there already" in again.stderr
    (book / "types.yaml").write_text(TYPES.replace("5.5", "6"), "utf8")
    assert "1 read anew" in run("add", "elders.txt", "--codebook", book, "--record", filled).stderr


def test_filters_take_an_own_type(filled: Path) -> None:
    assert [row["type"] for row in dragoman.Record(filled).events(type="mediate")] == ["MEDIATE"]


def test_filters_take_an_own_mode_of_this_record_alone(book: Path, tmp_path: Path) -> None:
    (book / "types.yaml").write_text(f"{TYPES}  modes: [{{name: shuttle}}]\n", "utf8")
    (book / "predicates.yaml").write_text(PREDICATES.replace("MEDIATE", "MEDIATE\n  mode: shuttle"), "utf8")
    record, other = dragoman.Record(tmp_path / "own.duckdb"), dragoman.Record(tmp_path / "other.duckdb")
    record.add([dragoman.read(TEXT, codebook=book)])
    other.add([dragoman.read(TEXT)])
    assert [row["modes"] for row in record.events(mode="Shuttle", type="mediate")] == [["shuttle"]]
    for given in ({"mode": "shuttle"}, {"type": "MEDIATE"}):
        with pytest.raises(UsageError, match="there is no"):
            other.events(**given)


@pytest.mark.parametrize("form", ["polecat", "csv", "sqlite", "graphml", "gexf", "followthemoney", "parquet"])
def test_exports_hold_an_own_type(form: str, filled: Path) -> None:
    done = run("export", form, f"out.{form}", "--record", filled, "--type", "MEDIATE")
    assert (done.exit_code, "0 rows" in done.stderr) == (0, False)


@pytest.mark.parametrize("form", ["gdelt", "icews"])
def test_exports_of_cameo_say_that_they_leave_it_out(form: str, filled: Path) -> None:
    done = run("export", form, "out", "--record", filled, "--type", "MEDIATE")
    assert "left out: 1 event of a type that has no CAMEO code" in done.stderr


def test_exports_of_cameo_take_a_type_with_a_code(book: Path, tmp_path: Path) -> None:
    (book / "types.yaml").write_text(f'{TYPES}  cameo: "045"\n', "utf8")
    record = dragoman.Record(tmp_path / "coded.duckdb")
    record.add([dragoman.read(TEXT, codebook=book)])
    assert run("export", "icews", tmp_path / "out", "--record", tmp_path / "coded.duckdb").exit_code == 0
    assert "\t045\t" in (tmp_path / "out").read_text("utf8")


def test_check_runs_the_examples(book: Path) -> None:
    done = run("codebook", "check", book)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 type, 2 predicates, 1 organisation; 4 examples held" in done.stderr


def test_check_names_an_example_that_does_not_hold(book: Path) -> None:
    (book / "predicates.yaml").write_text(PREDICATES.replace("=> QAT", "=> OMN"), "utf8")
    done = run("codebook", "check", book)
    assert done.exit_code == 1
    assert "predicates.yaml:1: mediate.between: 'Qatar mediated between Chad and Sudan.': parties" in done.stdout


def test_check_names_a_fault(book: Path) -> None:
    (book / "types.yaml").write_text(TYPES.replace("quad: 1", "quad: 8"), "utf8")
    done = run("codebook", "check", book)
    assert (done.exit_code, done.stdout) == (1, f"{book / 'types.yaml'}:3: MEDIATE: quad 8 is none of 1, 2, 3, 4\n")


def test_a_faulty_codebook_stops_the_reading(book: Path) -> None:
    (book / "types.yaml").write_text(TYPES.replace("quad: 1", "quad: 8"), "utf8")
    done = run("read", "-", "--codebook", book)
    assert (done.exit_code, "types.yaml:3" in done.stderr) == (1, True)


def test_a_snapshot_lists_an_own_type(filled: Path, tmp_path: Path) -> None:
    assert run("snapshot", tmp_path / "frozen", "--record", filled).exit_code == 0
    assert "| `MEDIATE` | 1 | +5.5 |" in (tmp_path / "frozen" / "CODEBOOK.md").read_text("utf8")


def test_what_is_read_with_it_comes_out_as_rows(filled: Path) -> None:
    rows = lines(run("events", "--type", "MEDIATE", "--record", filled, "--format", "jsonl").stdout)
    assert [(row["quad"], row["cameo"]) for row in rows] == [(1, None)]
