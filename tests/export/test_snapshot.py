from __future__ import annotations

import csv
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
import yaml

from dragoman.errors import NotFoundError, RecordError, UsageError
from dragoman.export.snapshot import Options, verify_snapshot, write_snapshot
from dragoman.export.snapshot.columns import COLUMNS
from dragoman.model import Actor, Findings, Reading
from dragoman.record import Record
from record.factory import WHY, actor, agreement, claim, day, event, reading, span

ODD = "Quibbling ministers floridly gainsaid gasometers, whereupon pettifogging envoys harrumphed."
SAID = "the gasometers are pettifoggery"
STRANGER = Actor(
    id="unnamed/pettifogging-envoys", name="pettifogging envoys", kind="unnamed", country=None, sector=(), known=False,
    office=None, mentions=(span("pettifogging envoys"),), why=WHY,
)  # fmt: skip
TABLES = sorted(COLUMNS)


def told(name: str, outlet: str, *, stranger: bool = False) -> Reading:
    act = event(name, evidence=ODD, trigger="gainsaid", when=day("2024-04-23"))
    made = reading(
        name, act, claims=[claim(name, text=SAID)], agreements=[agreement(name, "RUS")], outlet=outlet, text=ODD
    )
    if not stranger:
        return made
    mine = replace(act, sources=("state/RUS", STRANGER.id))
    return replace(made, events=Findings((mine,)), actors=Findings((actor("RUS"), actor("IRN"), STRANGER)))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("snapshot") / "news.duckdb")
    other = event("c", "USA", "IRN", kind="SANCTION", trigger="imposed", evidence="New curbs hit shippers.")
    record.add([told("a", "Wire", stranger=True), told("b", "Post"), reading("c", other, published="2023-01-01")])
    record.review(other.id, "correct", status="planned", because="The curbs hit shippers later.", by="Ada")
    return record


@pytest.fixture(scope="module")
def frozen(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_snapshot(
        record, tmp_path_factory.mktemp("out") / "paper", Options(authors=["Ada Example"], title="A: study")
    )


@pytest.fixture(scope="module")
def bare(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_snapshot(record, tmp_path_factory.mktemp("out") / "bare", Options(text=False))


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / "data" / f"{table}.csv").read_text("utf8").splitlines()))


def everything(folder: Path) -> str:
    """Return all text of a snapshot, cells of Parquet files included."""
    files = [p.read_text("utf8") for p in folder.rglob("*") if p.is_file() and p.suffix != ".parquet"]
    cells = [duckdb.read_parquet(str(p)).fetchall() for p in folder.rglob("*.parquet")]
    return " ".join([*files, str(cells)]).lower()


def test_the_same_record_gives_the_same_bytes(record: Record, frozen: Path, tmp_path: Path) -> None:
    again = write_snapshot(record, tmp_path / "again", Options(authors=["Ada Example"], title="A: study"))
    files = {p.relative_to(frozen) for p in frozen.rglob("*") if p.is_file()}
    assert {p.relative_to(again) for p in again.rglob("*") if p.is_file()} == files
    assert all((frozen / f).read_bytes() == (again / f).read_bytes() for f in files)


@pytest.mark.parametrize("table", TABLES)
def test_csv_and_parquet_hold_the_same_rows(frozen: Path, table: str) -> None:
    found = duckdb.read_parquet(str(frozen / "data" / f"{table}.parquet"))
    assert found.columns == list(rows(frozen, table)[0]) == [c.name for c in COLUMNS[table]]  # type: ignore[index]
    assert len(found.fetchall()) == len(rows(frozen, table)) > 0


def test_events_are_those_of_the_record(record: Record, frozen: Path) -> None:
    held = {str(row["id"]): row for row in record.events().rows()}
    table = {row["event"]: row for row in rows(frozen, "events")}
    assert table.keys() == held.keys()
    for name, row in table.items():
        assert row["sources"].split(";") == held[name]["sources"]
        assert (row["type"], row["status"], row["n_reports"]) == tuple(
            str(held[name][k]) for k in ("type", "status", "n_reports")
        )


def test_reports_evidence_and_decisions_hang_on_events(frozen: Path) -> None:
    ids = {row["event"] for row in rows(frozen, "events")}
    for table in ("reports", "evidence", "decisions"):
        assert {row["event"] for row in rows(frozen, table)} <= ids
    assert {row["action"] for row in rows(frozen, "decisions")} == {"merge", "correct"}
    assert [row["judgement"] for row in rows(frozen, "events") if row["type"] == "SANCTION"] == ["correct"]


def test_hashes_are_those_of_the_words(frozen: Path) -> None:
    (row, *_) = rows(frozen, "evidence")
    assert row["span_sha256"] == hashlib.sha256(row["span_text"].encode()).hexdigest()
    inputs = {row["document"]: row["text_sha256"] for row in rows(frozen, "documents")}
    assert inputs["a"] == inputs["b"] == hashlib.sha256(ODD.encode()).hexdigest()


def test_the_manifest_names_query_versions_and_files(frozen: Path) -> None:
    manifest = json.loads((frozen / "snapshot.json").read_text("utf8"))
    assert (manifest["schema"], manifest["filters"], manifest["text"]) == ("dragoman/snapshot/1", {}, True)
    assert manifest["made_with"] == [{"version": "0.1.0", "model": "en-1", "knowledge": "k1", "documents": 3}]
    assert len(manifest["files"]) == 2 * len(TABLES)
    assert {t: v["rows"] for t, v in manifest["tables"].items()} == {t: len(rows(frozen, t)) for t in TABLES}


def test_filters_narrow_every_table(record: Record, tmp_path: Path) -> None:
    folder = write_snapshot(record, tmp_path / "some", Options(filters={"since": "2024-01-01"}, forms=["csv"]))
    assert {row["document"] for row in rows(folder, "documents")} == {"a", "b"}
    assert {row["type"] for row in rows(folder, "events")} == {"CONSULT"}
    assert "`since` = 2024-01-01" in (folder / "CODEBOOK.md").read_text("utf8")
    assert not list(folder.rglob("*.parquet"))


def test_a_status_of_events_leaves_agreements_as_they_are(record: Record, tmp_path: Path) -> None:
    folder = write_snapshot(record, tmp_path / "some", Options(filters={"status": "planned"}, forms=["csv"]))
    assert {row["type"] for row in rows(folder, "events")} == {"SANCTION"}
    assert len(rows(folder, "agreements")) == 2
    assert "not narrowed" in (folder / "CODEBOOK.md").read_text("utf8")


@pytest.mark.parametrize("table", TABLES)
def test_the_codebook_explains_every_column(frozen: Path, table: str) -> None:
    book = (frozen / "CODEBOOK.md").read_text("utf8")
    part = re.search(rf"### {table}\n(.*?)(?=\n##)", book, re.DOTALL)
    assert part is not None
    assert f"{len(rows(frozen, table))} rows" in part[1]
    assert re.findall(r"^\| `(\w+)` \|", part[1], re.MULTILINE) == list(rows(frozen, table)[0])


def test_the_codebook_counts_values_and_empty_cells(frozen: Path) -> None:
    book = (frozen / "CODEBOOK.md").read_text("utf8")
    assert "`type`: CONSULT 2, SANCTION 1." in book or "`type`: CONSULT 1, SANCTION 1." in book
    empty = sum(row["when_start"] == "" for row in rows(frozen, "events"))
    assert re.search(rf"`when_start` \| [^|]+ \| {empty} \|", book)
    assert "An actor" in book


WORDS = [
    "quibbling",
    "floridly",
    "gainsaid",
    "gasometers",
    "pettifogg",
    "harrumphed",
    "shippers",
    "accord",
    "title of",
    "example.org",
]


@pytest.mark.parametrize("word", WORDS)
def test_a_snapshot_without_text_has_no_word_of_the_news(frozen: Path, bare: Path, word: str) -> None:
    assert word in everything(frozen)
    assert word not in everything(bare)


def test_a_snapshot_without_text_keeps_offsets_hashes_and_known_names(bare: Path) -> None:
    (row, *_) = rows(bare, "evidence")
    assert (row["span_start"], row["span_end"]) == ("0", str(len(ODD)))
    assert row["span_sha256"] == hashlib.sha256(ODD.encode()).hexdigest()
    names = {row["actor"]: row["name"] for row in rows(bare, "actors")}
    assert names["state/RUS"] == "Russia"
    (masked,) = (a for a in names if a.startswith("unknown/"))
    assert names[masked] == ""
    assert masked in {a for row in rows(bare, "events") for a in row["sources"].split(";")}


def test_addresses_stay_when_asked_for(record: Record, tmp_path: Path) -> None:
    folder = write_snapshot(record, tmp_path / "urls", Options(text=False, urls=True, forms=["csv"]))
    assert {row["url"] for row in rows(folder, "documents")} == {f"https://example.org/{d}" for d in "abc"}


def test_a_fresh_snapshot_is_as_it_was(frozen: Path) -> None:
    assert {finding.state for finding in verify_snapshot(frozen)} == {"ok"}


def test_what_changed_is_named(record: Record, tmp_path: Path) -> None:
    folder = write_snapshot(record, tmp_path / "paper", Options(forms=["csv"]))
    (folder / "data" / "events.csv").write_text("event\n", "utf8")
    (folder / "data" / "claims.csv").unlink()
    (folder / "notes.txt").write_text("mine", "utf8")
    found = {f.path: f.state for f in verify_snapshot(folder) if f.state != "ok"}
    assert found == {"data/events.csv": "changed", "data/claims.csv": "missing", "notes.txt": "extra"}


def test_a_folder_that_is_no_snapshot_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no snapshot"):
        verify_snapshot(tmp_path)
    (tmp_path / "SHA256SUMS").write_text("nonsense\n", "utf8")
    with pytest.raises(RecordError, match="damaged"):
        verify_snapshot(tmp_path)


def test_nothing_is_written_over(record: Record, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf8")
    with pytest.raises(UsageError, match="not empty"):
        write_snapshot(record, tmp_path)
    with pytest.raises(UsageError, match="does not exist"):
        write_snapshot(record, tmp_path / "no" / "where")
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_a_failure_leaves_nothing_behind(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dragoman.export.snapshot.write.to_codebook", fail)
    with pytest.raises(RecordError, match="No space left"):
        write_snapshot(record, tmp_path / "paper")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_record_can_be_frozen(tmp_path: Path) -> None:
    folder = write_snapshot(Record(tmp_path / "n.duckdb"), tmp_path / "paper")
    assert rows(folder, "events") == []
    assert "0 rows" in (folder / "CODEBOOK.md").read_text("utf8")


def test_the_citation_is_yaml_with_author_title_and_version(frozen: Path) -> None:
    citation = yaml.safe_load((frozen / "CITATION.cff").read_text("utf8"))
    assert (citation["cff-version"], citation["title"], citation["authors"]) == (
        "1.2.0",
        "A: study",
        [{"name": "Ada Example"}],
    )
    assert citation["version"] == json.loads((frozen / "snapshot.json").read_text("utf8"))["version"]
    assert "doi" not in citation
