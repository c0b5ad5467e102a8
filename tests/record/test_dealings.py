"""What answers about parties are read from stays in step with the events."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from dragoman.model import Actor, Findings
from dragoman.record import Record, dealings, migrations, pages
from dragoman.record.filters import Filters
from dragoman.record.migrations import MIGRATIONS, migrate_to
from record.factory import day, event, reading

GAS = "Ministers met in Moscow to talk about gas pipelines."
READINGS = [
    reading("a", event("a", evidence=GAS, when=day("2024-04-23"))),
    reading("b", event("b", "USA", ("IRN", "CHN"), kind="SANCTION", trigger="imposed"), outlet="Post"),
    reading("c", event("c", ("RUS", "CHN"), ("RUS", "CHN"), kind="AGREE", trigger="agreed")),
    reading("d", event("d", "FRA", (), kind="PROTEST", trigger="marched"), published="2023-01-01"),
    reading("e", event("e", (), (), trigger="erupted"), published=None),
]
OUT_OF_STEP = """
SELECT * FROM (SELECT id, party, "role" FROM dealings UNION SELECT event, actor, "role" FROM parties)
EXCEPT (SELECT id, party, "role" FROM dealings INTERSECT SELECT event, actor, "role" FROM parties)
"""
CASES: list[Filters] = [
    {},
    {"source": "RUS"},
    {"target": "CHN", "source": "USA"},
    {"actor": "RUS", "with_": "CHN"},
    {"country": "FRA"},
    {"outlet": "post", "type": "SANCTION"},
    {"document": "c"},
    {"document": ["https://example.org/b", "a"]},
    {"document": "https://example.org/b", "source": "USA"},
    {"document": "nowhere"},
    {"document": []},
    {"since": "2024-01-01"},
    {"until": "2024-01-01"},
    {"until": "2024-04-30", "actor": "RUS"},
    {"actor": "Nowhere"},
    {"actor": ["Nowhere", "FRA"]},
]
ONE_OF_EACH: Filters = {
    "source": ["RUS", "USA"],
    "target": ["CHN", "state/IRN"],
    "actor": "CHN",
    "with_": ["IRN", "USA"],
    "country": ["RUS", "USA"],
    "type": ["AGREE", "SANCTION"],
    "status": "actual",
    "since": "2023-06-01",
    "until": "2024-05-30",
    "outlet": ["post", "wire"],
    "document": ["https://example.org/b", "c"],
    "min_confidence": 0.1,
    "story": ["b", "c"],
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    record = Record(tmp_path_factory.mktemp("dealings") / "news.duckdb")
    record.add(READINGS)
    return record.file.path


@pytest.fixture
def stored(filled: Path, tmp_path: Path) -> Record:
    return Record(shutil.copy(filled, tmp_path / "news.duckdb"), patience=0.2)


def named(actor: Actor, country: str | None) -> Actor:
    return replace(actor, country=country) if actor.id == "state/Zenda" else actor


def ask(record: Record, statement: str) -> list[tuple[object, ...]]:
    with record.file.reading() as connection:
        return connection.execute(statement).fetchall()


def ids(record: Record, filters: Filters) -> list[object]:
    return [row["id"] for row in record.events(**filters).rows()]


def test_every_party_has_its_dealings(stored: Record):
    assert ask(stored, OUT_OF_STEP) == []
    assert ask(stored, "SELECT count(*) FROM dealings WHERE other IS NULL") == [(1,)]


def test_an_act_stands_once_for_each_two_parties_and_both_ways(record: Record):
    record.add(READINGS[2:3])
    found = ask(record, 'SELECT "role", home, other_home FROM dealings ORDER BY ALL')
    both = [(one, other) for one in ("CHN", "RUS") for other in ("CHN", "RUS")]
    assert found == [(role, *homes) for role in ("source", "target") for homes in both]


def test_dealings_follow_what_is_read_anew(stored: Record):
    stored.add([reading("b", event("b", "FRA", "CHN"), model="en-2")])
    assert ask(stored, OUT_OF_STEP) == []
    assert ask(stored, "SELECT count(*) FROM tellings") == [(5,)]


def test_dealings_follow_decisions(stored: Record):
    decision = stored.merge(READINGS[0].events[0].id, READINGS[1].events[0].id, because="One act.")
    assert ask(stored, OUT_OF_STEP) == []
    stored.undo(str(decision["id"]))
    assert ask(stored, OUT_OF_STEP) == []


def test_numbers_are_never_given_twice(record: Record):
    for some in (READINGS[:2], READINGS[2:], [reading("a", event("a", "FRA"), model="en-2")]):
        record.add(some)
    assert ask(record, "SELECT count(*) - count(DISTINCT number) FROM events") == [(0,)]


def test_an_actor_without_a_country_has_a_place(record: Record):
    record.add([reading("a", event("a", "nobody"))])
    with record.file.writing() as connection:
        connection.execute("DELETE FROM names; DELETE FROM homes; DELETE FROM dealings; UPDATE upkeep SET filled = 0")
        dealings.add_dealings(connection)
    homes = [str(home) for (home,) in ask(record, "SELECT home FROM dealings")]
    assert homes
    assert all(home.startswith("x") for home in homes)


def test_dealings_are_put_in_order_when_enough_came(record: Record, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dealings, "FEW", 0)
    monkeypatch.setattr(dealings, "CHUNK", 2)
    for one in READINGS:
        record.add([one])
    homes = [home for (home,) in ask(record, "SELECT home FROM dealings")]
    assert homes == sorted(homes, key=str)
    assert ask(record, OUT_OF_STEP) == []
    assert ask(record, "SELECT unordered FROM upkeep") == [(0,)]


@pytest.mark.parametrize("filters", CASES)
@pytest.mark.parametrize("limit", [None, 1, 2, 50])
def test_a_page_holds_what_the_whole_question_finds(
    stored: Record, monkeypatch: pytest.MonkeyPatch, filters: Filters, limit: int | None
):
    plain = ids(stored, filters)
    monkeypatch.setattr(pages, "SMALL", 0)
    assert ids(stored, {**filters, "limit": limit}) == plain[:limit]


@pytest.mark.parametrize("turned", [False, True])
def test_any_three_filters_find_on_a_page_what_the_whole_question_finds(
    stored: Record, monkeypatch: pytest.MonkeyPatch, *, turned: bool
):
    monkeypatch.setattr(pages, "is_turned", lambda *_: turned)
    some: list[Filters] = [
        dict(c) for n in (1, 2, 3) for c in [*itertools.combinations(ONE_OF_EACH.items(), n)][:: n * n]
    ]  # type: ignore[misc]
    with stored.held():
        plain = [ids(stored, filters) for filters in some]
        monkeypatch.setattr(pages, "SMALL", 0)
        assert [ids(stored, {**filters, "limit": 9}) for filters in some] == plain
    assert sum(map(bool, plain)) > len(plain) // 2


def test_filters_of_two_questions_hold_together_on_a_page(stored: Record, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pages, "SMALL", 0)
    found = stored.events(document=["a", "b"], source="USA").where(document=["b", "c"], target="CHN", limit=5)
    assert [row["type"] for row in found.rows()] == ["SANCTION"]
    assert stored.events(document="a").where(document="b", limit=5).rows() == []


def test_two_parties_are_looked_for_where_there_are_fewer_rows(stored: Record):
    with stored.file.reading() as connection:
        both = ({"source": "USA", "target": "RUS"}, {"source": "RUS", "target": "USA"})
        turned = [pages.is_turned(connection, pages.find_who(connection, [filters])) for filters in both]
    assert ask(stored, "SELECT count(*) FILTER (home = 'RUS') > count(*) FILTER (home = 'USA') FROM dealings") == [
        (True,)
    ]
    assert turned == [False, True]


def test_names_are_looked_up_once_for_a_page(stored: Record):
    filters: Filters = {"source": "USA", "target": "IRN", "country": "CHN", "limit": 5}
    with stored.file.reading() as connection:
        who = pages.find_who(connection, [filters])
        _, clauses = pages.to_question(connection, [filters], who, 5)
    assert "names" not in clauses.text
    assert "state/USA" in clauses.bound["who_source"]


def test_a_page_of_past_days_is_first_sought_before_the_last_of_them(stored: Record):
    with stored.file.reading() as connection:
        (near, _), (late, _) = (pages.find_days(connection, [f]) for f in ({"until": "2020-03-01"}, {}))
    assert near == dt.date(2020, 1, 1)
    assert late == dt.date(2024, 2, 24)


def test_addresses_follow_the_documents(stored: Record):
    stored.add([reading("b", event("b", "FRA", "CHN"), model="en-2"), reading("f", event("f"))])
    wanted = "SELECT md5_number_lower(url), md5_number_lower(id) FROM documents ORDER BY ALL"
    assert ask(stored, "FROM addresses ORDER BY ALL") == ask(stored, wanted)


def test_what_a_page_picks_out_is_not_packed(stored: Record):
    packed = """SELECT DISTINCT compression FROM pragma_storage_info('{}')
    WHERE column_name IN ('sources', 'targets', 'key', 'actor') AND segment_type = 'VARCHAR'"""
    assert [ask(stored, packed.format(table)) for table in ("events", "names", "homes")] == [[("Uncompressed",)]] * 3


def test_more_than_can_be_picked_out_are_found_as_well(stored: Record, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pages, "SMALL", 0)
    monkeypatch.setattr(pages, "MOST", 2)
    assert len(ids(stored, {"since": "2023-01-01"})) == 4
    assert len(ids(stored, {"limit": 3})) == 3


def test_a_record_of_the_first_form_is_brought_up_to_date(stored: Record, tmp_path: Path):
    older, rest = tmp_path / "older.duckdb", '"when", "trigger", evidence, reports, published, first_day, last_day'
    with duckdb.connect(older) as connection:
        migrate_to(connection, 1)
        connection.execute(f"ATTACH '{stored.file.path}' AS newer (READ_ONLY)")
        known = "* EXCLUDE (story)"
        connection.execute(f"INSERT INTO documents BY NAME SELECT {known} FROM newer.documents")  # noqa: S608
        for table in ("readings", "actors", "names", "reports", "parties", "members", "claims"):
            connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM newer.{table}")  # noqa: S608
        kept = "id, type, modes, contexts, cameo, quad, score, goldstein, status, historical, sources, targets"
        connection.execute(f"INSERT INTO events BY NAME SELECT {kept}, {rest} FROM newer.events")  # noqa: S608
    opened = Record(older)
    assert [ids(opened, filters) for filters in CASES] == [ids(stored, filters) for filters in CASES]
    assert ask(opened, "SELECT max(version) FROM dragoman_migrations") == [(len(MIGRATIONS),)]


def test_a_dyad_counts_an_act_of_many_once(record: Record):
    record.add([reading("a", event("a", ("RUS", "CHN"), ("IRN", "FRA"), when=day("2024-04-23")))])
    assert [p.events for p in record.dyad("RUS", "IRN").periods] == [1]


def test_an_upgrade_cut_short_before_its_index_is_finished_later(record: Record, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pages, "SMALL", 0)
    again = Record(record.file.path)
    assert {name for (name,) in ask(again, "SELECT index_name FROM duckdb_indexes()")} == set(dealings.INDEXES)


def test_a_tie_lies_under_the_country_that_a_later_text_tells(record: Record):
    first, later = reading("a", event("a", "Zenda", "IRN")), reading("b", event("b", "Zenda", "FRA"))
    found = []
    for told, country in ((first, None), (later, "RUS")):
        record.add([replace(told, actors=Findings(tuple(named(actor, country) for actor in told.actors)))])
        found += ask(record, "SELECT source_node FROM ties WHERE target_node = 'IRN'")
    assert found == [("state/Zenda",), ("RUS",)]


def test_few_events_have_no_index_and_many_get_one(record: Record, monkeypatch: pytest.MonkeyPatch):
    found = []
    for least, told in zip((2, 2, 5), READINGS, strict=False):
        monkeypatch.setattr(pages, "SMALL", least)
        record.add([told])
        found.append(ask(record, "SELECT count(*) FROM duckdb_indexes()"))
    assert found == [[(0,)], [(len(dealings.INDEXES),)], [(0,)]]


def test_many_events_stay_findable_while_readings_are_replaced(record: Record, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pages, "SMALL", 0)
    for told in (*READINGS, reading("b", event("b", "FRA", "CHN"), model="en-2"), *READINGS):
        record.add([told])
    limited = [ids(record, {**filters, "limit": 9}) for filters in CASES]
    monkeypatch.setattr(pages, "SMALL", 100)
    assert [ids(record, filters) for filters in CASES] == limited


def test_an_upgrade_killed_between_two_steps_is_finished_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "news.duckdb"
    with duckdb.connect(path) as connection:
        migrate_to(connection, 4)
        connection.execute("INSERT INTO documents BY NAME SELECT 'a' AS id, 'https://example.org/a' AS url, '' AS text")
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "fill", lambda _: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            Record(path)
    with duckdb.connect(path) as connection:
        assert connection.execute("SELECT max(version) FROM dragoman_migrations").fetchall() == [(len(MIGRATIONS) - 1,)]
    assert ask(Record(path), "SELECT count(*) FROM addresses") == [(1,)]
