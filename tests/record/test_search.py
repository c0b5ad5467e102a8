from __future__ import annotations

import html
import os
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import RecordError, UsageError
from dragoman.record import Filters, Record, fulltext
from dragoman.record.fulltext import SqliteIndex, Within
from record.factory import claim, day, event, reading, span

GAS = event("a", evidence="Ministers spoke of a gas pipeline.", when=day("2024-04-23"))
OIL = event("b", "USA", "IRN", kind="SANCTION", evidence="Erdoğan's envoys spoke of oil.", trigger="imposed")
READINGS = [
    reading(
        "a", GAS, claims=[claim("a", text="the pipes are ready")], text="In Moscow ministers spoke of a gas pipeline."
    ),
    reading("b", OIL, text="Envoys of Erdoğan spoke of oil, oil and oil again.", outlet="Post", published="2024-05-02"),
]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("search") / "news.duckdb")
    record.add(READINGS)
    record.search("gas").rows()
    return record


def found(record: Record, words: str, within: Within = "documents", **filters: object) -> str:
    return "".join(str(row["document"]) for row in record.search(words, within=within, **filters).rows())


@pytest.mark.parametrize(
    ("words", "within", "documents"),
    [
        ("gas", "documents", "a"),
        ("spoke oil", "documents", "b"),
        ('"gas pipeline"', "documents", "a"),
        ('"pipeline gas"', "documents", ""),
        ("pipe*", "documents", "a"),
        ("ERDOGAN", "documents", "b"),
        ("erdoğan", "evidence", "b"),
        ("spoke NOT oil", "evidence", "a"),
        ("gas OR oil", "evidence", "ba"),
        ("pipes", "claims", "a"),
        ("gas", "claims", ""),
        ("title", "documents", "ab"),
    ],
)
def test_words_are_found(stored: Record, words: str, within: Within, documents: str):
    assert sorted(found(stored, words, within)) == sorted(documents)


@pytest.mark.parametrize(
    ("within", "filters", "documents"),
    [
        ("documents", {"outlet": "post"}, "b"),
        ("documents", {"until": "2024-04-30"}, "a"),
        ("documents", {"actor": "CHN"}, ""),
        ("evidence", {"type": "SANCTION"}, "b"),
        ("evidence", {"source": "RUS", "target": "IRN"}, "a"),
        ("evidence", {"min_confidence": 0.9}, ""),
        ("documents", {"type": "SANCTION"}, "b"),
    ],
)
def test_filters_narrow_a_search(stored: Record, within: Within, filters: Filters, documents: str):
    assert found(stored, "spoke", within, **filters) == documents


def test_claims_are_filtered_by_speaker(stored: Record):
    assert (found(stored, "pipes", "claims", source="RUS"), found(stored, "pipes", "claims", source="USA")) == ("a", "")


def test_a_hit_says_where_it_stands(stored: Record):
    (hit,) = stored.search("erdogan").rows()
    text = READINGS[1].document.text
    assert [(s["text"], text[s["start"] : s["end"]]) for s in hit["spans"]] == [("Erdoğan", "Erdoğan")]
    assert (hit["outlet"], hit["published"], hit["url"]) == ("Post", "2024-05-02", "https://example.org/b")
    assert "‹Erdoğan›" in hit["snippet"]


def test_a_span_of_evidence_is_counted_in_the_document(record: Record):
    record.add([reading("x", event("x", evidence="we met", id="e1"), text="Hello, we met")])
    moved = replace(event("y", id="e2"), evidence=(span("we met", 7),))
    record.add([reading("y", moved, text="Hello, we met")])
    spans = {row["document"]: row["spans"][0]["start"] for row in record.search("met", within="evidence", limit=9)}
    assert spans == {"x": 3, "y": 10}


def test_evidence_names_the_event_and_claims_the_claim(stored: Record):
    (evidence,) = stored.search("gas", within="evidence").rows()
    (said,) = stored.search("pipes", within="claims").rows()
    assert stored.event(evidence["ids"][0])["evidence"][0]["text"] == GAS.evidence[0].text
    assert said["ids"] == [READINGS[0].claims[0].id]


def test_two_events_on_one_sentence_are_one_hit(record: Record):
    record.add([reading("a", event("a", id="e1"), event("a", "USA", kind="AID", id="e2"))])
    (hit,) = record.search("gas", within="evidence").rows()
    assert sorted(hit["ids"]) == ["e1", "e2"]


def test_the_best_match_comes_first(record: Record):
    record.add([reading(n, text=t) for n, t in (("a", "oil and much else besides"), ("b", "oil oil"), ("c", "gas"))])
    assert found(record, "oil") == "ba"


def test_the_index_follows_the_record(record: Record):
    said: list[str] = []
    record.add(READINGS[:1])
    record.search("gas", tell=said.append).rows()
    record.add([reading("a", GAS, text="Now it is about coal.", model="en-2"), READINGS[1]])
    assert (found(record, "gas"), found(record, "coal"), found(record, "oil")) == ("", "a", "b")
    record.search("gas", tell=said.append).rows()
    assert said == ["making the search index of 1 documents"]


def test_only_what_changed_is_indexed_again(record: Record, monkeypatch: pytest.MonkeyPatch):
    said: list[str] = []
    record.add(READINGS[:1])
    record.search("gas").rows()
    record.add(READINGS[1:])
    monkeypatch.setattr(SqliteIndex, "rebuild", None)
    record.search("gas", tell=said.append).rows()
    assert said == ["bringing the search index up to date: 1 documents to add, 0 to take out"]


@pytest.mark.parametrize("content", [b"", b"nonsense" * 1000, b"SQLite format 3\x00" + bytes(4000)])
def test_a_broken_index_is_made_anew(record: Record, content: bytes):
    said: list[str] = []
    record.add(READINGS)
    record.search("gas").rows()
    Path(f"{record.file.path}.search").write_bytes(content)
    assert [row["document"] for row in record.search("gas", tell=said.append)] == ["a"]
    assert said[-1] == "making the search index of 2 documents"


def test_an_index_that_breaks_while_it_is_read_is_made_anew(record: Record):
    record.add(READINGS)
    record.search("gas").rows()
    path = Path(f"{record.file.path}.search")
    content = path.read_bytes()
    path.write_bytes(content[:8192] + os.urandom(len(content) - 8192))
    assert found(record, "gas") == "a"


def test_an_index_that_cannot_be_written_names_the_place(record: Record):
    record.add(READINGS)
    Path(f"{record.file.path}.search").mkdir()
    with pytest.raises(RecordError, match=r"news\.duckdb\.search.*make the folder writable"):
        record.search("gas").rows()


@pytest.mark.parametrize(
    ("words", "within", "filters"),
    [("gas AND", "documents", {}), ("gas", "titles", {}), ("gas", "claims", {"type": "X"})],
)
def test_a_wrong_search_is_refused_before_it_is_made(stored: Record, words: str, within: Within, filters: Filters):
    with pytest.raises(UsageError):
        stored.search(words, within=within, **filters)


def test_of_too_many_matches_the_last_added_come_first(record: Record, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fulltext, "RANKED", 2)
    record.add([reading(f"d{day}", text="oil", published=f"2024-04-0{day}") for day in range(1, 6)])
    names = [str(row["document"]) for row in record.search("oil")]
    assert [sorted(names[:2]), sorted(names[2:4]), names[4:]] == [["d4", "d5"], ["d2", "d3"], ["d1"]]
    assert found(record, "oil", until="2024-04-01") == "d1"


@pytest.mark.parametrize("form", ["arrow", "pl", "df"])
def test_hits_come_as_a_table(stored: Record, form: str):
    pytest.importorskip({"arrow": "pyarrow", "pl": "polars", "df": "pandas"}[form])
    assert getattr(stored.search("spoke"), form)().shape[0] == 2


def test_a_notebook_shows_hits_escaped(record: Record):
    record.add([reading("a", text="gas <script>alert(1)</script>")])
    shown = record.search("gas")._repr_html_()
    assert "<script>" not in shown
    assert html.escape("<script>") in shown
