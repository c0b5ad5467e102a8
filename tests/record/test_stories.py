from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Findings, Reading
from dragoman.record import Record, linking, occasions
from dragoman.record.migrations import migrate_to
from record.factory import event, reading

TREATY = "Envoys met Zenda in Strelsau to sign the Hentzau treaty; the {0} of {1} said {2} would follow."
REWORDED = "In Strelsau {0} {1} Zenda on the Hentzau treaty with envoys {2}."
DROUGHT = "Drought ruined harvests in Kansas, and {0} farmers near Topeka {1} for {2} help."


def told(name: str, text: str, words: str, published: str | None = "2024-04-24", outlet: str = "Wire") -> Reading:
    whole = text.format(*words.split()) + f" This is how {name} put it."
    return reading(name, event(name), text=whole, published=published, outlet=outlet)


READINGS = [
    told("d", TREATY, "king Ruritania others"),
    told("b", TREATY, "queen Graustark nobody", "2024-04-26", "Globe"),
    told("c", TREATY, "duke Grunewald they", "2024-04-29"),
    told("a", DROUGHT, "many asked federal"),
    told("f", DROUGHT, "few begged foreign", "2024-04-25"),
    told("e", DROUGHT, "some cried any", None),
    told("g", "Chess players drew in Baku after {0} {1} {2}.", "forty quiet moves"),
]
TREATY_WORDS, DROUGHT_WORDS = "Zenda Strelsau Hentzau envoys treaty", "Kansas Topeka drought harvests farmers"


def shuffled(name: str, words: str, published: str | None = None) -> Reading:
    drawn = random.Random(name).sample(words.split(), 5)
    return reading(name, event(name), text=f"So {' '.join(drawn)} {name}land {name}folk.", published=published)


# Without a day five tell of the treaty, and two of the drought; a third has one.
UNDATED = [
    *(shuffled(name, TREATY_WORDS) for name in "abcde"),
    *(shuffled(name, DROUGHT_WORDS) for name in "xy"),
    shuffled("z", DROUGHT_WORDS, "2024-04-24"),
]
ANOTHER = told("d", DROUGHT, "no shouted more")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    record = Record(tmp_path_factory.mktemp("stories") / "news.duckdb")
    record.add(READINGS)
    return record.file.path


@pytest.fixture
def stored(filled: Path, tmp_path: Path) -> Record:
    return Record(shutil.copy(filled, tmp_path / "news.duckdb"), patience=0.2)


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """Return what the documents without a day give when they come in one batch and in order, to be read only."""
    record = Record(tmp_path_factory.mktemp("undated") / "news.duckdb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(occasions, "COMMON", 4)
        record.add(UNDATED)
    return record


def stories(record: Record) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for row in sorted(record.documents().rows(), key=lambda row: str(row["id"])):
        found.setdefault(str(row["story"]), []).append(str(row["id"]))
    return sorted(found.values())


def kept(record: Record) -> list[list[tuple[object, ...]]]:
    with record.file.reading() as connection:
        tables = [
            connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall()  # noqa: S608
            for table in ("contents", "occasions", "links", "members")
        ]
    return [*tables, [tuple(row.items()) for row in record.documents().rows()]]


def test_the_window_of_a_story_slides_with_its_documents(stored: Record):
    assert stories(stored) == [["a", "e", "f"], ["b", "c", "d"], ["g"]]
    assert {row["id"] for row in stored.stories().rows()} == {"a", "b", "g"}


@pytest.mark.parametrize(("published", "found"), [("2024-04-25", [["c", "d"]]), ("2024-05-25", [["c"], ["d"]])])
def test_what_lies_further_apart_is_two_stories(record: Record, published: str, found: list[list[str]]):
    record.add([READINGS[0], told("c", REWORDED, "they asked again", published)])
    assert stories(record) == found


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(READINGS), batch=st.integers(1, 7))
def test_the_order_of_adding_leaves_no_trace(
    tmp_path_factory: pytest.TempPathFactory, filled: Path, order: list[Reading], batch: int
):
    other = Record(tmp_path_factory.mktemp("r") / "news.duckdb")
    other.add(order, batch=batch)
    assert kept(Record(filled)) == kept(other)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(UNDATED), batch=st.integers(1, 7), again=st.sets(st.sampled_from(range(4))))
def test_common_words_tell_of_no_story_without_a_day_in_whatever_order_documents_come(
    tmp_path_factory: pytest.TempPathFactory, undated: Record, order: list[Reading], batch: int, again: set[int]
):
    other = Record(tmp_path_factory.mktemp("r") / "news.duckdb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(occasions, "COMMON", 4)
        other.add([shuffled("abcde"[n], DROUGHT_WORDS) for n in again])
        other.add(order, batch=batch)
    assert kept(undated) == kept(other)
    assert stories(other) == [["a"], ["b"], ["c"], ["d"], ["e"], ["x", "y", "z"]]


@pytest.mark.parametrize("number", range(len(READINGS)))
def test_what_is_read_anew_leaves_nothing_behind(record: Record, tmp_path: Path, number: int):
    name = READINGS[number].document.id
    changed = told(name, DROUGHT if number < 3 else TREATY, "none at all")
    record.add(READINGS)
    record.add([changed])
    fresh = Record(tmp_path / "fresh.duckdb")
    fresh.add([changed if r.document.id == name else r for r in READINGS])
    assert kept(record) == kept(fresh)


def test_what_fails_half_way_leaves_the_stories_as_they_were(record: Record, monkeypatch: pytest.MonkeyPatch):
    record.add(READINGS[:3])
    before = kept(record)
    with monkeypatch.context() as patch:
        patch.setattr("dragoman.record.linking.update_links", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            record.add([*READINGS[3:], ANOTHER])
    assert kept(record) == before


def test_near_copies_share_a_story_though_published_far_apart(record: Record):
    copy = READINGS[0].document.text
    record.add([READINGS[0], reading("z", text=copy, published="2025-01-01")])
    assert stories(record) == [["d", "z"]]


def test_an_act_told_without_a_day_is_one_where_the_story_is_one(record: Record):
    record.add(UNDATED)
    told_by = {tuple(sorted(r["document"] for r in row["reports"])) for row in record.events().rows()}
    assert ("x", "y", "z") in told_by
    decisions = [d["because"] for row in record.events().rows() for d in row["decisions"]]
    assert all("no day or no named party that both tell" in because for because in decisions)


def test_a_story_counts_documents_families_outlets_and_events(record: Record):
    copies = [reading(n, event(n), text=READINGS[0].document.text, outlet=o) for n, o in (("x", "Wire"), ("y", None))]
    record.add([READINGS[0], *copies, told("b", REWORDED, "they asked again", "2024-04-26", "Globe")])
    (row,) = record.stories().rows()
    assert row["id"] == "b"
    assert (row["first"], row["last"], row["headline"]) == ("2024-04-24", "2024-04-26", "Title of d")
    counts = ("n_documents", "n_families", "n_outlets", "n_events")
    # Three copies are one family, what is told in other words is another; all four meetings are one.
    assert [row[name] for name in counts] == [4, 2, 2, 1]
    assert row["outlets"] == ["Globe", "Wire"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"document": "f"}, ["a"]),
        ({"story": "e"}, ["a"]),
        ({"since": "2024-04-27"}, ["b"]),
        ({"until": "2024-04-24", "document": "g"}, ["g"]),
        ({"outlet": "globe"}, ["b"]),
        ({"type": "AGREE"}, []),
        ({"actor": "RUS", "type": "CONSULT", "document": "g"}, ["g"]),
        ({"limit": 1}, ["b"]),
    ],
)
def test_filters_keep_stories(stored: Record, filters: dict[str, object], found: list[str]):
    assert [row["id"] for row in stored.stories(**filters).rows()] == found


def test_a_story_is_a_filter_of_all_that_its_documents_tell(stored: Record):
    assert {row["id"] for row in stored.documents(story="f").rows()} == {"a", "e", "f"}
    assert stored.documents(story="https://example.org/f").count() == 3
    told_in = {r["document"] for row in stored.events(story="f").rows() for r in row["reports"]}
    assert told_in >= {"a", "e", "f"}
    assert stored.events(story="nobody").count() == 0
    assert stored.events(story="g", source="RUS", target="IRN").count() == 1
    assert {row["id"] for row in stored.actors(story="g").rows()} == {"state/IRN", "state/RUS"}


def test_an_older_record_gets_its_stories(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(occasions, "PAGE", 2)
    record.add(READINGS)
    older = tmp_path / "older.duckdb"
    with duckdb.connect(older) as connection:
        migrate_to(connection, 5)
        connection.execute(f"ATTACH '{record.file.path}' AS newer (READ_ONLY)")
        connection.execute("INSERT INTO documents BY NAME SELECT * EXCLUDE (story) FROM newer.documents")
        connection.execute("INSERT INTO duplicates SELECT * FROM newer.duplicates")
    upgraded = Record(older)
    assert stories(upgraded) == stories(record)
    assert kept(upgraded)[:2] == kept(record)[:2]


def test_an_older_record_is_sketched_anew(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(linking, "PAGE", 2)
    record.add(READINGS)
    older = tmp_path / "older.duckdb"
    with duckdb.connect(older) as connection:
        migrate_to(connection, 6)
        connection.execute(f"ATTACH '{record.file.path}' AS newer (READ_ONLY)")
        connection.execute("INSERT INTO documents BY NAME SELECT * FROM newer.documents")
        connection.execute("INSERT INTO sketches SELECT id, [1], [1] FROM newer.documents")
    found = []
    for stored in (Record(older), record):
        with stored.file.writing() as connection:
            found.append(connection.execute("SELECT document, keys, sketch FROM sketches ORDER BY document").fetchall())
    assert found[0] == found[1]


def test_only_whole_events_of_which_nothing_is_touched_are_kept(record: Record):
    with record.file.writing() as connection:
        rows = [("one", "a"), ("one", "b"), ("two", "c"), ("two", "d"), ("three", "e"), ("four", "f")]
        connection.executemany("INSERT INTO members (event, report) VALUES (?, ?)", rows)
        groups = [frozenset(group) for group in ("ab", "c", "d", "e", "fg")]
        assert linking.find_kept(connection, groups, {"e"}) == {frozenset("ab")}


def test_what_the_documents_of_an_occasion_tell_besides_is_not_written_anew(record: Record):
    march = event("d", "FRA", "USA", kind="PROTEST", trigger="marched", evidence="Crowds marched in Paris.")
    first, found = READINGS[0], []
    for newcomer in (replace(first, events=Findings((*first.events, march))), told("r", REWORDED, "they met gladly")):
        record.add([newcomer])
        with record.file.reading() as connection:
            found.append(connection.execute("SELECT number FROM events WHERE type = 'PROTEST'").fetchall())
            stories = connection.execute("SELECT count(DISTINCT story) FROM documents").fetchall()
    assert found[0] == found[1]
    assert stories == [(1,)]
