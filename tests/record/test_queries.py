from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

import pytest

import dragoman.record
from dragoman.errors import UsageError
from dragoman.record import MEANINGS, Filters, Query, Record
from dragoman.record.filters import OWN_CLAUSES, THROUGH_EVENTS, Narrowing
from dragoman.record.stream import stream
from dragoman.relations.notebooks import to_html
from record.factory import agreement, claim, day, event, reading

MEETING = event("a", when=day("2024-04-23"), modes=("visit",), contexts=("economic",), reported_by=("c1",))
CURBS = event("b", "USA", ("IRN", "CHN"), kind="SANCTION", trigger="imposed", confidence=0.4, status="planned")
READINGS = [
    reading("a", MEETING, claims=[claim("a", id="c1", events=(MEETING.id,))], outlet="Wire"),
    reading("b", CURBS, agreements=[agreement("b", "FRA", "CHN")], published="2024-05-02", outlet="Post"),
]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("record") / "news.duckdb")
    record.add(READINGS)
    return record


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, "ba"),
        ({"source": "RUS"}, "a"),
        ({"source": "IRN"}, ""),
        ({"source": "state/USA"}, "b"),
        ({"target": "iran"}, "ba"),
        ({"target": ["CHN", "FRA"]}, "b"),
        ({"actor": "Russia", "with_": "IRN"}, "a"),
        ({"actor": "Russia", "with_": "CHN"}, ""),
        ({"actor": "Nowhere"}, ""),
        ({"country": "USA"}, "b"),
        ({"mode": "visit"}, "a"),
        ({"context": "economic"}, "a"),
        ({"status": "planned"}, "b"),
        ({"status": ["planned", "actual"]}, "ba"),
        ({"since": "2024-04-23", "until": "2024-04-23"}, "a"),
        ({"since": "2024-05-01"}, "b"),
        ({"outlet": "wire"}, "a"),
        ({"document": "https://example.org/b"}, "b"),
        ({"document": ["a", "b"]}, "ba"),
        ({"min_confidence": 0.5}, "a"),
        ({"limit": 1}, "b"),
        ({"source": None}, "ba"),
    ],
)
def test_a_filter_finds_events(stored: Record, filters: Filters, found: str):
    assert "".join(row["reports"][0]["document"] for row in stored.events(**filters).rows()) == found


def test_a_type_finds_events(stored: Record):
    assert [row["type"] for row in stored.events(type="SANCTION").rows()] == ["SANCTION"]


@pytest.mark.parametrize(
    ("kind", "filters", "found"),
    [
        ("claims", {"source": "RUS"}, 1),
        ("claims", {"target": "RUS"}, 0),
        ("claims", {"actor": "Russia", "country": "RUS"}, 1),
        ("claims", {"mode": "visit"}, 1),
        ("claims", {"status": "planned"}, 0),
        ("claims", {"since": "2024-05-01"}, 0),
        ("claims", {"document": "a", "outlet": "Wire", "min_confidence": 0.5}, 1),
        ("agreements", {"actor": "FRA", "with_": "China"}, 1),
        ("agreements", {"actor": "IRN"}, 0),
        ("agreements", {"status": "signed", "until": "2024-05-02"}, 1),
        ("actors", {}, 5),
        ("actors", {"actor": "iran"}, 1),
        ("actors", {"country": "CHN"}, 1),
        ("actors", {"context": "economic"}, 2),
        ("actors", {"outlet": "Post"}, 4),
        ("documents", {"actor": "IRN", "with_": "CHN"}, 1),
        ("documents", {"source": "RUS", "status": "actual"}, 1),
        ("documents", {"since": "2024-04-25", "outlet": "post"}, 1),
        ("documents", {"limit": 1}, 1),
    ],
)
def test_the_same_filters_find_other_rows(stored: Record, kind: str, filters: Filters, found: int):
    assert len(getattr(stored, kind)(**filters).rows()) == found


def test_an_actor_is_listed_once_with_its_spellings(stored: Record):
    (iran,) = stored.actors(actor="IRN").rows()
    assert (iran["spellings"], iran["n_documents"], iran["n_events"]) == (["Iran"], 2, 2)


@pytest.mark.parametrize(
    ("filters", "says"),
    [
        ({"type": "WAR"}, "known: .*AGREE"),
        ({"type": "SANCTIONS"}, "did you mean 'SANCTION'"),
        ({"mode": "visits"}, "did you mean 'visit'"),
        ({"context": "economy"}, "did you mean 'economic'"),
        ({"status": "actuel"}, "did you mean 'actual'"),
        ({"country": "Iran"}, "did you mean 'IRN'"),
        ({"sources": "RUS"}, "no filter 'sources', did you mean 'source'"),
        ({"status": "maybe"}, "known: actual, planned"),
        ({"sauce": "RUS"}, "known: source"),
        ({"since": "yesterday"}, "2024-04-26"),
        ({"until": "20240426"}, "2024-04-26"),
        ({"since": "2024-13-01"}, "2024-04-26"),
        ({"limit": 0}, "from 1"),
        ({"min_confidence": 2}, "0 to 1"),
    ],
)
def test_a_wrong_filter_is_refused(stored: Record, filters: Filters, says: str):
    with pytest.raises(UsageError, match=says):
        stored.events(**filters)


ASKED: dict[str, Callable[[Record, Narrowing], object]] = {
    "events": lambda record, f: record.events(**f),
    "where": lambda record, f: record.claims().where(**f),
    "search": lambda record, f: record.search("talks", **f),
    "stream": lambda record, f: list(stream(record.file, f)),
    "dyad": lambda record, f: record.dyad("RUS", "IRN", **f),
    "acts": lambda record, f: record.acts("RUS", "IRN", **f),
    "network": lambda record, f: record.network(**f),
    "balance": lambda record, f: record.balance(**f),
    "timeline": lambda record, f: record.timeline("RUS", **f),
}


@pytest.mark.parametrize("way", ASKED)
def test_a_type_or_mode_that_no_row_has_is_refused_everywhere(stored: Record, way: str):
    for given, near in (({"type": "SANCTIONS"}, "SANCTION"), ({"mode": "visits"}, "visit")):
        with pytest.raises(UsageError, match=f"did you mean '{near}'"):
            ASKED[way](stored, cast("Narrowing", given))


def test_a_value_never_becomes_sql(stored: Record):
    assert stored.events(actor="x') OR true --").rows() == []


EVERY: Filters = {
    "source": "RUS",
    "target": "IRN",
    "actor": "RUS",
    "with_": "IRN",
    "type": "consult",
    "mode": "visit",
    "context": "economic",
    "status": "actual",
    "country": "rus",
    "since": "2024-04-01",
    "until": "2024-04-30",
    "outlet": "Wire",
    "min_confidence": 0.5,
    "document": "a",
    "judged": "unjudged",
    "limit": 5,
}
NOT_SO: Filters = {"type": "SANCTION", "document": "b", "since": "2024-05-01", "outlet": "Post", "country": "FRA"}
PAIRS = list(itertools.combinations(EVERY, 2))


def pick(names: Iterable[str]) -> Filters:
    return {name: EVERY[name] for name in names}  # type: ignore[return-value, literal-required]


@pytest.mark.parametrize("kind", ["events", "actors", "documents"])
def test_any_two_filters_go_together(stored: Record, kind: str):
    pairs = PAIRS if kind == "events" else PAIRS[::3]
    found = {pair: len(getattr(stored, kind)(**pick(pair)).rows()) for pair in pairs}
    assert [pair for pair, rows in found.items() if not rows] == []


@pytest.mark.parametrize("kind", ["events", "claims", "actors", "agreements", "documents"])
def test_all_filters_go_together(stored: Record, kind: str):
    status = "signed" if kind == "agreements" else "actual"
    for size in range(len(EVERY), 0, -4):
        for names in itertools.islice(itertools.combinations(EVERY, size), 4):
            assert isinstance(getattr(stored, kind)(**pick(names) | {"status": status}).rows(), list)


@pytest.mark.parametrize("name", NOT_SO)
def test_one_filter_that_does_not_fit_leaves_nothing(stored: Record, name: str):
    other = {name: NOT_SO[name]}  # type: ignore[literal-required]
    assert stored.events(**{**EVERY, **other}).rows() == []


def test_questions_narrow_step_by_step(stored: Record):
    actors = stored.events().where(actor="IRN")
    assert [q.count() for q in (actors, actors.where(actor="CHN"), actors.where(actor="CHN").where(actor="RUS"))] == [
        2,
        1,
        0,
    ]
    assert [row["reports"][0]["document"] for row in actors.where(since="2024-01-01").limit(1)] == ["b"]


def test_the_smaller_limit_holds(stored: Record):
    assert len(stored.actors(limit=2).limit(4).rows()) == 2


def test_a_question_made_by_hand_takes_no_filters(stored: Record):
    with pytest.raises(UsageError, match="take further filters"):
        Query(stored.file, "SELECT 1").where(actor="IRN")


def test_nothing_is_asked_before_rows_are_wanted(stored: Record):
    with stored.file.writing():
        assert stored.events(source="RUS").where(target="IRN").sql.startswith("SELECT")


def test_a_notebook_shows_the_first_rows(stored: Record):
    shown = stored.documents()._repr_html_()
    assert shown.count("<tr>") == 3
    assert "Title of b" in shown


def test_a_notebook_says_that_there_is_more():
    rows = [{"text": f"<b>{n}</b>", "when": {"precision": "day", "start": None, "end": None}} for n in range(21)]
    shown = to_html(rows, more=False)
    assert (shown.count("<tr>"), "<b>" in shown, "undated" in shown, "The first 20" in shown) == (21, False, True, True)


def test_a_notebook_says_that_there_is_nothing(stored: Record):
    assert stored.events(actor="Nowhere")._repr_html_() == "<p>Nothing found.</p>"


@pytest.mark.parametrize("module", sorted(Path(dragoman.record.__file__).parent.glob("*.py")), ids=lambda m: m.stem)
def test_duckdb_is_opened_in_one_place(module: Path):
    imported = re.findall(r"^import duckdb$", module.read_text("utf8"), re.MULTILINE)
    assert bool(imported) == (module.stem == "files")


def test_every_filter_has_a_meaning_and_applies_to_every_kind():
    for kind, own in OWN_CLAUSES.items():
        through = OWN_CLAUSES["events"] if kind in THROUGH_EVENTS else {}
        assert {*own, *through, "limit"} == set(MEANINGS) == set(Filters.__annotations__)


def test_the_sql_can_be_asked_by_hand(stored: Record):
    query = stored.events(source="RUS")
    with stored.file.reading() as connection:
        assert len(connection.execute(query.sql, query.parameters).fetchall()) == 1


@pytest.mark.parametrize(("form", "package"), [("arrow", "pyarrow"), ("pl", "polars"), ("df", "pandas")])
def test_a_table_comes_in_the_wanted_form(stored: Record, form: str, package: str):
    pytest.importorskip(package)
    assert getattr(stored.events(), form)().shape[0] == 2


@pytest.mark.parametrize(("form", "package"), [("arrow", "pyarrow"), ("pl", "polars"), ("df", "pandas")])
def test_a_form_that_is_not_installed_says_what_to_install(
    stored: Record, monkeypatch: pytest.MonkeyPatch, form: str, package: str
):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UsageError, match=rf"{package}.*dragoman\[dataframe\]"):
        getattr(stored.events(), form)()


def test_rows_may_be_taken_one_by_one(stored: Record, tmp_path: Path):
    assert tmp_path.exists()
    assert next(iter(stored.documents()))["id"] == "b"
