"""A user's folder: what is read from it, and every fault with file and line."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from dragoman.errors import KnowledgeError, UsageError
from dragoman.knowledge.codebook import load_codebook, read_folder

TYPE = """\
- type: MEDIATE
  meaning: A third party helps others to settle what divides them.
  quad: 1
  score: 5
"""
PREDICATE = """\
- id: mediate.between
  type: MEDIATE
  verbs: [frobnicate]
  source: [subject]
  target: [between]
  examples:
    yes: [Qatar frobnicated between Chad and Sudan. => QAT > TCD + SDN]
    no: [The judge frobnicated between the neighbours.]
"""
BODY = """\
- id: org/GROUP-OF-THREE
  name: Group of Three Elders
  kind: igo
  country: IGO
"""
PERSON = """\
- id: person/ENVOY
  name: Zorblax Quendelmann
  terms:
  - {office: office/foreign-minister, country: NOR, start: "2020"}
"""
BASE = {"types.yaml": TYPE, "predicates.yaml": PREDICATE, "organisations.yaml": BODY, "persons.yaml": PERSON}
# file: (what stands in it, what takes its place, line, part of the message)
FAULTS = {
    "type-exists": ("types.yaml", "type: MEDIATE", "type: CONSULT", 1, "type CONSULT exists already"),
    "type-small": ("types.yaml", "type: MEDIATE", "type: Mediate", 1, "no name in capital letters"),
    "quad": ("types.yaml", "quad: 1", "quad: 5", 3, "quad 5 is none of"),
    "score": ("types.yaml", "score: 5", "score: high", 4, "score 'high' is no number"),
    "type-code": ("types.yaml", "score: 5", 'score: 5\n  cameo: "99"', 5, "'99' is no CAMEO code"),
    "unread": ("types.yaml", "score: 5", "score: 5\n  colour: red", 5, "'colour' is read by nobody"),
    "id-exists": ("predicates.yaml", "id: mediate.between", "id: consult.mediate", 1, "consult.mediate exists already"),
    "no-type": ("predicates.yaml", "type: MEDIATE", "type: MEDIATES", 2, "did you mean 'MEDIATE'?"),
    "mode": (
        "predicates.yaml",
        "type: MEDIATE",
        "type: CONSULT\n  mode: [dance]",
        3,
        "mode 'dance' is none of CONSULT's",
    ),
    "code": (
        "predicates.yaml",
        "type: MEDIATE",
        "type: MEDIATE\n  cameo: 45",
        3,
        "cameo 45 is no CAMEO code in quotes",
    ),
    "context": ("predicates.yaml", "type: MEDIATE", "type: MEDIATE\n  contexts: [tea]", 3, "context 'tea' is none of"),
    "set": ("predicates.yaml", "source: [", "needs: {object: $weapon}\n  source: [", 4, "there is no set $weapon"),
    "claimed": ("predicates.yaml", "frobnicate]", "mediate]", 3, "claimed in this frame by consult.mediate (CONSULT)"),
    "no-example": ("predicates.yaml", "    no:", "    maybe:", 6, "has no negative example"),
    "parties": ("predicates.yaml", " => QAT > TCD + SDN", "", 6, "does not end in"),
    "body-id": ("organisations.yaml", "org/GROUP-OF-THREE", "org/HAMAS", 1, "org/HAMAS exists already"),
    "body-name": ("organisations.yaml", "Group of Three Elders", "Hamas", 2, "is a name of org/HAMAS already"),
    "country": ("organisations.yaml", "country: IGO", "country: XYZ", 4, "country 'XYZ' is no ISO alpha-3 code"),
    "office": ("persons.yaml", "office/foreign-minister", "office/foreign-ministre", 3, "office/foreign-minister'?"),
    "day": ("persons.yaml", '"2020"', "soon", 3, "start 'soon' is no ISO day"),
    "no-mapping": ("types.yaml", "score: 5", "score: 5\n  examples: [x]", 5, "examples is no mapping"),
    "mode-mapping": (
        "predicates.yaml",
        "type: MEDIATE",
        "type: MEDIATE\n  mode: [{name: third-party}]",
        3,
        "mode: Expected `str`, got `object`",
    ),
    "context-mapping": ("predicates.yaml", "verbs", "contexts: {a: b}\n  verbs", 3, "contexts: Expected `array`"),
    "instead-mapping": ("predicates.yaml", "verbs", "instead_of: [{a: b}]\n  verbs", 3, "instead_of: Expected `str`"),
    "needs-number": ("predicates.yaml", "verbs", "needs: 0\n  verbs", 3, "needs is no mapping"),
    "needs-false": ("predicates.yaml", "verbs", "needs: false\n  verbs", 3, "needs is no mapping"),
    "needs-empty": ("predicates.yaml", "verbs", "needs: {object: ['']}\n  verbs", 3, "needs.object holds '', no word"),
    "noun-empty": ("predicates.yaml", "verbs", "nouns: ['-']\n  verbs", 3, "nouns holds '-', no word"),
    "verb-empty": ("predicates.yaml", "[frobnicate]", "[frobnicate, '']", 3, "verbs holds '', no word"),
    "example-mapping": ("predicates.yaml", "[The judge", "[Look: The judge", 6, "is no sentence; put it in quotes"),
    "slot": ("predicates.yaml", "[between]", "[betwen]", 5, "there is no slot 'betwen', did you mean 'between'?"),
    "slot-of-need": ("predicates.yaml", "verbs", "needs: {objct: [x]}\n  verbs", 3, "no slot 'objct'"),
    "mode-no-name": ("types.yaml", "score: 5", "score: 5\n  modes: [{colour: red}]", 5, "is no mapping with a name"),
    "mode-large": ("types.yaml", "score: 5", "score: 5\n  modes: [{name: Shuttle}]", 5, "a name in small letters"),
    "mode-unread": ("types.yaml", "score: 5", "score: 5\n  modes: [{name: a, colour: red}]", 5, "'colour' in modes is"),
    "sector-list": ("organisations.yaml", "kind: igo", "kind: igo\n  sector: [[GOV]]", 4, "sector: Expected `str`"),
    "sector": ("organisations.yaml", "kind: igo", "kind: igo\n  sector: GOVT", 4, "sector 'GOVT' is none of"),
    "kind": ("organisations.yaml", "kind: igo", "kind: banana", 3, "kind 'banana' is none of agency"),
    "name-empty": ("organisations.yaml", "kind: igo", "kind: igo\n  names: ['']", 4, "names holds '', no word"),
    "office-mapping": ("persons.yaml", "office/foreign-minister", "{a: b}", 3, "terms: Expected `str`, got `object`"),
    "term-unread": ("persons.yaml", "start:", "begin:", 3, "field 'begin' in terms is read by nobody"),
    "term-nowhere": ("persons.yaml", "country: NOR, ", "", 3, "has neither country nor org"),
    "term-order": ("persons.yaml", '"2020"', "2020, end: 2019", 3, "term ends 2019 before it starts 2020"),
    "broken": ("persons.yaml", "name: Z", "name: [Z", 3, "not readable as YAML"),
}


def write(folder: Path, files: dict[str, str]) -> str:
    for name, text in files.items():
        (folder / name).write_text(dedent(text), "utf8")
    return str(folder)


def test_a_folder_is_read(tmp_path: Path) -> None:
    book = load_codebook(write(tmp_path, BASE))
    assert [t.type for t in book.types] == ["MEDIATE"]
    assert [(p.id, p.own) for p in book.predicates] == [("mediate.between", True)]
    assert [o.id for o in book.organisations] == ["org/GROUP-OF-THREE"]
    assert [t.start for p in book.persons for t in p.terms] == ["2020"]


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_named_with_file_and_line(name: str, tmp_path: Path) -> None:
    file, old, new, line, said = FAULTS[name]
    assert old in BASE[file]
    faults = read_folder(write(tmp_path, BASE | {file: BASE[file].replace(old, new)})).faults
    assert any(fault.startswith(f"{tmp_path / file}:{line}: ") and said in fault for fault in faults), faults


def test_one_faulty_entry_does_not_hide_the_faults_of_another(tmp_path: Path) -> None:
    text = PREDICATE.replace("[frobnicate]", "[frobnicate, '']") + PREDICATE.replace("between\n", "among\n", 1).replace(
        "type: MEDIATE", "type: MEDIATES"
    )
    faults = read_folder(write(tmp_path, BASE | {"predicates.yaml": text})).faults
    assert [f.split(": ", 2)[1] for f in faults] == ["mediate.between", "mediate.among"]


def test_entries_without_id_are_told_by_what_they_lack(tmp_path: Path) -> None:
    text = PERSON.replace("- id: person/ENVOY\n  name", "- name")
    faults = read_folder(write(tmp_path, BASE | {"persons.yaml": text * 2})).faults
    assert [f.partition(": ")[2] for f in faults] == ["Zorblax Quendelmann: lacks 'id'"] * 2


def test_words_may_stand_without_a_list(tmp_path: Path) -> None:
    text = PREDICATE.replace("[frobnicate]", "frobnicate").replace("[subject]", "subject")
    book = load_codebook(write(tmp_path, BASE | {"predicates.yaml": text}))
    assert [(p.verbs, p.source) for p in book.predicates] == [(("frobnicate",), ("subject",))]


def test_a_folder_of_a_tables_name_holds_its_files(tmp_path: Path) -> None:
    for table, text in (("types", TYPE), ("predicates", PREDICATE)):
        (tmp_path / "types" / table).mkdir(parents=True)
        (tmp_path / "types" / table / "own.yaml").write_text(text, "utf8")
    book = load_codebook(str(tmp_path / "types"))
    assert (len(book.types), len(book.predicates)) == (1, 1)


def test_reading_stops_at_a_fault(tmp_path: Path) -> None:
    folder = write(tmp_path, BASE | {"types.yaml": TYPE.replace("quad: 1", "quad: 9")})
    with pytest.raises(KnowledgeError, match=r"types\.yaml:3: MEDIATE: quad 9"):
        load_codebook(folder)


def test_a_file_of_no_table_is_a_fault(tmp_path: Path) -> None:
    faults = read_folder(write(tmp_path, {"verbs.yaml": PREDICATE})).faults
    named = "types, predicates, organisations, persons"
    assert faults == [f"{tmp_path / 'verbs.yaml'}:1: belongs to no table; name it, or its folder, {named}"]


def test_an_entry_may_stand_instead_of_ours(tmp_path: Path) -> None:
    text = PREDICATE.replace("[frobnicate]", "[mediate]\n  instead_of: [consult.mediate, consult.broker-deal]")
    assert read_folder(write(tmp_path, BASE | {"predicates.yaml": text})).faults == []


def test_a_narrower_frame_is_no_conflict(tmp_path: Path) -> None:
    text = PREDICATE.replace("[frobnicate]", "[mediate]\n  needs: {in: [dispute]}")
    assert read_folder(write(tmp_path, BASE | {"predicates.yaml": text})).faults == []


def test_what_is_read_makes_the_hash(tmp_path: Path) -> None:
    folder = write(tmp_path, BASE)
    first = load_codebook(folder).hash
    write(tmp_path, {"types.yaml": f"# A remark.\n{TYPE}"})
    assert load_codebook(folder).hash == first
    write(tmp_path, {"types.yaml": TYPE.replace("score: 5", "score: 6")})
    assert load_codebook(folder).hash != first


def test_a_folder_left_alone_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, BASE)
    first = load_codebook(folder)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_text", None)
        assert load_codebook(folder) is first
    (tmp_path / "persons.yaml").unlink()
    assert load_codebook(folder).persons == ()


def test_a_folder_without_yaml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder with YAML files"):
        load_codebook(str(tmp_path / "none"))
