"""Each format is read by a tool that its users have, and says what the record says."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
import networkx as nx
import polars as pl
import pyarrow.parquet as pq
import pytest

from dragoman.errors import UsageError
from dragoman.export.formats.csv import COLUMNS
from dragoman.export.formats.followthemoney import to_iso2
from dragoman.record import Record
from export.formats.sample import export

KNOWN = json.loads((Path(__file__).parent / "followthemoney.json").read_text("utf8"))["schemata"]


@pytest.fixture(scope="module")
def entities(sampled: Record, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:  # type: ignore[type-arg]
    out = tmp_path_factory.mktemp("ftm") / "out.jsonl"
    export(sampled, "followthemoney", out)
    rows = [json.loads(line) for line in out.read_text("utf8").splitlines()]
    assert len(rows) == len({row["id"] for row in rows})
    return {row["id"]: row for row in rows}


def test_the_csv_module_reads_csv(sampled: Record, tmp_path: Path):
    export(sampled, "csv", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf8", newline="") as file:
        rows = {row["event"]: row for row in csv.DictReader(file)}
    assert rows.keys() == {str(row["id"]) for row in sampled.events()}
    assert rows["event/curbs"]["evidence"] == 'New curbs hit "oil"; they hurt <shippers> & banks.'


@pytest.mark.parametrize(("kind", "separator", "quote"), [("csv", ",", '"'), ("tsv", "\t", None)])
def test_polars_reads_a_table(sampled: Record, tmp_path: Path, kind: str, separator: str, quote: str | None):
    export(sampled, kind, tmp_path / "out")
    frame = pl.read_csv(tmp_path / "out", separator=separator, quote_char=quote)
    assert frame.columns == list(COLUMNS)
    assert frame.filter(pl.col("n_reports") == 2)["outlets"].to_list() == ["Wire;Post of Moscow"]


@pytest.mark.parametrize("kind", ["csv", "tsv", "icews", "polecat"])
def test_an_event_is_a_line(sampled: Record, tmp_path: Path, kind: str):
    tally = export(sampled, kind, tmp_path / "out")
    assert len((tmp_path / "out").read_text("utf8").splitlines()) == tally.rows + 1


def test_icews_reads_as_a_frame(sampled: Record, tmp_path: Path):
    export(sampled, "icews", tmp_path / "out")
    frame = pl.read_csv(tmp_path / "out", separator="\t", quote_char=None, try_parse_dates=True, infer_schema_length=0)
    assert frame.shape == (3, 20)
    assert frame["Source Country"].to_list() == ["Russian Federation", "Israel", "Israel"]
    assert frame["CAMEO Code"].to_list() == ["042", "057", "057"]


def test_polecat_lines_say_what_the_table_cannot(sampled: Record, tmp_path: Path):
    export(sampled, "polecat", tmp_path / "out.jsonl", "reported")
    rows = pl.read_ndjson(tmp_path / "out.jsonl", infer_schema_length=None)
    found = dict(zip(rows["event_type"], rows["date_basis"], strict=True))
    assert found == {
        "CONSULT": "exact",
        "SANCTION": "loose",
        "SUPPORT": "loose",
        "REJECT": "reported",
        "ASSAULT": "reported",
    }


def test_networkx_reads_graphml(sampled: Record, tmp_path: Path):
    export(sampled, "graphml", tmp_path / "out.graphml")
    graph = nx.read_graphml(tmp_path / "out.graphml", force_multigraph=True)
    assert graph.nodes["state/RUS"] == {"label": "Russia", "kind": "state", "country": "RUS", "sector": "GOV"}
    (curbs,) = graph.get_edge_data("state/USA", "state/CHN").values()
    assert (curbs["start"], curbs["end"], curbs["dated"], curbs["quad"]) == ("2024-04-01", "2024-04-30", "loose", 4)
    (rejected,) = graph.get_edge_data("state/PSE", "state/ISR").values()
    assert "start" not in rejected


def test_networkx_reads_gexf_with_its_days(sampled: Record, tmp_path: Path):
    export(sampled, "gexf", tmp_path / "out.gexf")
    graph = nx.read_gexf(tmp_path / "out.gexf")
    assert graph.nodes["state/IRN"]["country"] == "IRN"
    assert graph.edges["state/USA", "state/IRN"]["spells"] == [("2024-04-01", "2024-04-30")]
    assert not graph.has_edge("state/PSE", "state/ISR")


def test_several_acts_between_two_are_several_edges(sampled: Record, tmp_path: Path):
    export(sampled, "graphml", tmp_path / "out.graphml", actor="state/ISR")
    graph = nx.read_graphml(tmp_path / "out.graphml", force_multigraph=True)
    assert graph.number_of_edges("state/ISR", "state/ARE") == 2


def test_polars_reads_a_year_of_parquet(sampled: Record, tmp_path: Path):
    export(sampled, "parquet", tmp_path / "out")
    frame = pl.read_parquet(tmp_path / "out/**/*.parquet", hive_partitioning=True)
    days = frame.filter(pl.col("year") == 2024)["when"].struct.field("precision").to_list()
    assert sorted(days) == ["day", "month"]
    assert frame["year"].null_count() == 6


def test_duckdb_reads_parquet_nested_as_it_is(sampled: Record, tmp_path: Path):
    export(sampled, "parquet", tmp_path / "it's", source="RUS")
    table = f"read_parquet('{tmp_path}/it''s/**/*.parquet', hive_partitioning = true)"
    rows = duckdb.sql(f"""SELECT len(reports), reports[2].outlet, modes FROM {table}""").fetchall()  # noqa: S608 - ours
    assert rows == [(2, "Post\tof Moscow", ["visit"])]


def test_the_undated_are_in_a_folder_that_means_null(sampled: Record, tmp_path: Path):
    export(sampled, "parquet", tmp_path / "out")
    folders = {path.name for path in (tmp_path / "out").iterdir()}
    assert folders == {"year=2024", "year=2020", "year=1979", "year=__HIVE_DEFAULT_PARTITION__"}


def test_parquet_names_its_schema(sampled: Record, tmp_path: Path):
    export(sampled, "parquet", tmp_path / "out", source="RUS")
    (path,) = (tmp_path / "out").rglob("*.parquet")
    assert path.parent.name == "year=2024"
    assert pq.read_metadata(path).metadata[b"schema"] == b"dragoman/event/1"


def test_parquet_leaves_an_earlier_export_alone(sampled: Record, tmp_path: Path):
    export(sampled, "parquet", tmp_path / "out")
    with pytest.raises(UsageError, match="name a new folder"):
        export(sampled, "parquet", tmp_path / "out")


@pytest.fixture(scope="module")
def database(sampled: Record, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "out.db"
    export(sampled, "sqlite", path)
    return path


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("PRAGMA foreign_key_check", []),
        ("PRAGMA integrity_check", [("ok",)]),
        ("SELECT value FROM meta WHERE key = 'schema'", [("dragoman/event/1",)]),
        ("SELECT count(*) FROM events", [(10,)]),
        ("SELECT n_reports, outlets FROM event_lines WHERE sources = 'Russia'", [(2, "Wire,Post\tof Moscow")]),
        ("SELECT day, targets FROM event_lines WHERE type = 'SANCTION'", [("2024-04-01 – 2024-04-30", "Iran, China")]),
        ("SELECT day FROM event_lines WHERE type = 'REJECT'", [("undated",)]),
        (
            "SELECT r.event FROM reports_fts f JOIN reports r ON r.rowid = f.rowid WHERE reports_fts MATCH 'shippers'",
            [("event/curbs",)],
        ),
        ("SELECT speaker FROM claim_lines WHERE stance = 'warn'", [("Mahmoud Abbas",)]),
        ("SELECT report FROM claim_reports WHERE claim = 'claim/gas'", [("event/met",)]),
        ("SELECT count(*) FROM agreement_parties JOIN agreements ON id = agreement", [(3,)]),
        ("SELECT count(*) FROM documents", [(5,)]),
        # By these words Datasette finds the table that it searches in.
        ("SELECT count(*) FROM sqlite_master WHERE sql LIKE '%USING fts5%content=\"%'", [(2,)]),
    ],
)
def test_sqlite_answers(database: Path, question: str, answer: list[tuple[object, ...]]):
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute(question).fetchall() == answer


def test_sqlite_holds_what_the_filters_leave(sampled: Record, tmp_path: Path):
    export(sampled, "sqlite", tmp_path / "out.db", source="RUS", status="actual", limit=5)
    with closing(sqlite3.connect(tmp_path / "out.db")) as connection:
        assert connection.execute("SELECT id FROM events").fetchall() == [("event/met",)]
        assert connection.execute("SELECT count(*) FROM agreements").fetchall() == [(0,)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(
    ("code", "letters"), [("ROU", "ro"), ("XKX", "xk"), ("SUN", None), ("IGO", None), (None, None)]
)
def test_followthemoney_has_two_letters_of_states_that_are(code: str | None, letters: str | None):
    assert to_iso2(code) == letters


def test_followthemoney_knows_the_schemata_and_properties(entities: dict[str, dict]):  # type: ignore[type-arg]
    unknown = [
        (row["schema"], name)
        for row in entities.values()
        for name in row["properties"]
        if name not in KNOWN[row["schema"]]["properties"]
    ]
    assert unknown == []
    assert {row["schema"] for row in entities.values()} >= {"Event", "UnknownLink", "Article", "PublicBody"}


def test_followthemoney_has_what_it_requires(entities: dict[str, dict]):  # type: ignore[type-arg]
    lacking = [row for row in entities.values() if set(KNOWN[row["schema"]]["required"]) - row["properties"].keys()]
    assert lacking == []


def test_followthemoney_entities_lead_to_entities_of_the_right_schema(entities: dict[str, dict]):  # type: ignore[type-arg]
    led = [
        (row["schema"], name, wanted in KNOWN[entities[value]["schema"]]["is"])
        for row in entities.values()
        for name, values in row["properties"].items()
        for kind, _, wanted in [KNOWN[row["schema"]]["properties"][name].partition(":")]
        if kind == "entity"
        for value in values
    ]
    assert led
    assert [link for link in led if not link[2]] == []
