from __future__ import annotations

import itertools
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import NotFoundError, UsageError
from dragoman.model import Reading
from dragoman.record import Record
from record.factory import agreement, claim, day, event, reading, span
from runner.killing import dump

GAS = "Ministers met in Moscow to talk about gas pipelines."
GAS_AGAIN = "Talk of gas pipelines filled the hall in Moscow where ministers met."
MAYBE = "Envoys spoke at length of pipelines."
WHEN = day("2024-04-23")
STORY = [
    reading("a", event("a", evidence=GAS, when=WHEN), published="2024-04-24", outlet="Wire"),
    reading("b", event("b", evidence=GAS_AGAIN, when=WHEN), published="2024-04-24", outlet="Post"),
    reading("c", event("c", evidence=GAS, when=day("2024-03-01")), published="2024-04-25", outlet="Post"),
    reading("d", event("d", "USA", "IRN", kind="SANCTION", trigger="imposed", evidence="New curbs hit oil shippers.")),
    reading("e", claims=[claim("e")], agreements=[agreement("e", "RUS", "IRN")], published="2024-05-01"),
]
NO_TIMES = {"when"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    record = Record(tmp_path_factory.mktemp("view") / "news.duckdb")
    record.add(STORY)
    return record.file.path


@pytest.fixture
def stored(filled: Path, tmp_path: Path) -> Record:
    return Record(shutil.copy(filled, tmp_path / "news.duckdb"), patience=0.2)


def everything(record: Record) -> list[list[dict[str, object]]]:
    kinds = (record.events, record.claims, record.actors, record.agreements, record.documents, record.stories)
    return [kind().rows() for kind in kinds]


def without_times(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [
        row | {"decisions": [{k: v for k, v in d.items() if k not in NO_TIMES} for d in row["decisions"]]}
        for row in rows
    ]


def test_adding_twice_changes_nothing(stored: Record):
    before = everything(stored), stored.decisions()
    summary = stored.add(STORY)
    assert (everything(stored), stored.decisions()) == before
    assert (summary.added, summary.replaced, summary.unchanged) == (0, 0, 5)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(STORY), batch=st.integers(1, 5))
def test_the_order_of_adding_leaves_no_trace(
    tmp_path_factory: pytest.TempPathFactory, order: list[Reading], batch: int
):
    one, other = (Record(tmp_path_factory.mktemp("r") / "news.duckdb") for _ in range(2))
    one.add(STORY)
    other.add(order, batch=batch)
    assert without_times(one.events().rows()) == without_times(other.events().rows())
    assert everything(one)[1:] == everything(other)[1:]


DERIVED = ("members", "links", "parties", "ties", "duplicates", "occasions", "names", "calendar")


@pytest.mark.parametrize("order", [STORY, STORY[::-1]])
def test_what_was_replaced_and_taken_back_leaves_no_trace(stored: Record, tmp_path: Path, order: list[Reading]):
    other = Record(tmp_path / "other.duckdb")
    other.add([reading("b", event("b", "CHN", "IRN", evidence=GAS_AGAIN, when=WHEN), model="en-0"), *order[:3]])
    a, *others = (str(row["id"]) for row in other.events(source=["RUS", "USA"]).rows())
    made = [other.merge(a, others[-1], because=""), other.review(others[0], "reject")]
    other.add([reading("c", event("c", evidence=GAS, when=WHEN), model="en-2")])
    other.add(order[1:])
    for decision in made:
        other.undo(str(decision["id"]))
    other.add(STORY)
    machine = next(d for d in other.decisions() if d["in_force"] and d["action"] == "merge")
    other.undo(str(other.undo(str(machine["id"]))["id"]))
    one, two = dump(stored.file.path), dump(other.file.path)
    assert {name: one[name] for name in DERIVED} == {name: two[name] for name in DERIVED}
    assert everything(stored)[1:] == everything(other)[1:]


def test_reports_of_one_act_are_one_event_with_a_reason(stored: Record):
    merged = [row for row in stored.events().rows() if row["n_reports"] == 2]
    assert [[r["document"] for r in row["reports"]] for row in merged] == [["a", "b"]]
    (decision,) = merged[0]["decisions"]
    assert decision["by"] == "dragoman"
    assert "CONSULT involving IRN and RUS" in decision["because"]


def test_an_act_on_another_day_stays_apart(stored: Record):
    alone = stored.event(STORY[2].events[0].id)
    assert alone["n_reports"] == 1
    assert alone["decisions"] == []


def test_events_have_the_json_form_of_the_contract(record: Record):
    record.add(STORY[:1])
    (row,) = record.events().rows()
    own = STORY[0].to_dict()["events"][0]
    assert {k: row[k] for k in own} == {k: (list(v) if isinstance(v, tuple) else v) for k, v in own.items()}
    assert set(row) - set(own) == {"reports", "decisions", "n_reports", "n_families"}
    assert row["when"]["start"] == "2024-04-23"


def test_a_copied_text_counts_as_one_family(record: Record):
    text = "The ministers of both states met in Moscow on Tuesday and spoke at length about gas pipelines to the south."
    copies = [reading(d, event(d, evidence=GAS, when=WHEN), text=text, outlet=d) for d in ("x", "y")]
    record.add(copies)
    (row,) = record.events().rows()
    assert (row["n_reports"], row["n_families"]) == (2, 1)


def test_a_new_model_replaces_what_the_old_one_found(record: Record):
    record.add(STORY[:2])
    better = reading("a", event("a", evidence=GAS, when=WHEN, kind="COOPERATE"), model="en-2")
    summary = record.add([better])
    assert (summary.added, summary.replaced) == (0, 1)
    assert {row["type"] for row in record.events().rows()} == {"CONSULT", "COOPERATE"}
    assert record.reading("a") == better


def test_replacing_and_restoring_leaves_the_same_events(stored: Record):
    before = without_times(stored.events().rows())
    stored.add([reading("a", event("a", "CHN", "IRN", evidence=GAS), model="en-2")])
    stored.add(STORY)
    after = [row | {"decisions": []} for row in stored.events().rows()]
    assert after == [row | {"decisions": []} for row in before]


def test_a_person_merges_and_undoes(stored: Record):
    before = stored.events().rows()
    a, d = STORY[0].events[0].id, STORY[3].events[0].id
    decision = stored.merge(a, d, because="The curbs were the subject of the talks.")
    merged = stored.event(d)
    assert (merged["n_reports"], {x["by"] for x in merged["decisions"]}) == (3, {"dragoman", "user"})
    stored.undo(str(decision["id"]))
    assert stored.events().rows() == before


def test_a_person_splits_and_undoes(stored: Record):
    before = stored.events().rows()
    a = STORY[0].events[0].id
    decision = stored.split(a, "b", because="Another meeting.")
    assert stored.event(a)["n_reports"] == 1
    stored.undo(str(decision["id"]))
    assert [r | {"decisions": []} for r in stored.events().rows()] == [r | {"decisions": []} for r in before]


def test_a_word_on_two_events_follows_the_new_reading_of_one(stored: Record):
    a, d = (event(n, *parties, evidence="They met.") for n, parties in (("x", ("RUS", "IRN")), ("y", ("USA", "CHN"))))
    stored.add([reading("x", a), reading("y", d)])
    stored.keep_apart(a.id, d.id)
    stored.add([reading("x", replace(a, id="better"), model="en-2")])
    assert {tuple(stored.event(e)["decisions"][0]["merged"]) for e in ("better", d.id)} == {("better", d.id)}


def test_the_machines_merge_can_be_undone_and_that_too(stored: Record):
    before = stored.events().rows()
    (machine,) = [d for d in stored.decisions() if d["by"] == "dragoman"]
    undo = stored.undo(str(machine["id"]))
    assert all(row["n_reports"] == 1 for row in stored.events().rows())
    stored.undo(str(undo["id"]))
    assert stored.events().rows() == before


def test_decisions_outlive_a_new_reading(stored: Record):
    stored.split(STORY[0].events[0].id, "b", because="Another meeting.")
    stored.add([reading("b", *STORY[1].events, published="2024-04-24", outlet="Post", model="en-2")])
    assert all(row["n_reports"] == 1 for row in stored.events().rows())


def test_the_log_only_grows(stored: Record):
    logs = [stored.decisions()]
    decision = stored.split(STORY[0].events[0].id, "b", because="Another meeting.")
    logs.append(stored.decisions())
    stored.undo(str(decision["id"]))
    logs.append(stored.decisions())
    strip = [[{k: v for k, v in row.items() if k != "in_force"} for row in log] for log in logs]
    assert all(later[: len(log)] == log for log, later in itertools.pairwise(strip))


@pytest.mark.parametrize(
    "act",
    [
        lambda r: r.merge("nothing", "none", because=""),
        lambda r: r.split("nothing", "none"),
        lambda r: r.split(STORY[0].events[0].id, "none"),
        lambda r: r.undo("nothing"),
        lambda r: r.event("nothing"),
        lambda r: r.reading("nothing"),
    ],
)
def test_what_does_not_exist_is_named(record: Record, act):  # noqa: ANN001
    record.add(STORY[:1])
    with pytest.raises(NotFoundError, match=r"nothing|none"):
        act(record)


def test_what_makes_no_sense_is_refused(stored: Record):
    a, b, d = (STORY[i].events[0].id for i in (0, 1, 3))
    with pytest.raises(UsageError, match="already"):
        stored.merge(a, b, because="")
    with pytest.raises(UsageError, match="nothing to split"):
        stored.split(d, d)


def test_unsure_pairs_wait_for_a_person(record: Record):
    other = reading("b", event("b", evidence=MAYBE, trigger="talks"), published="2024-04-25")
    record.add([reading("a", event("a", evidence=GAS)), other])
    (row,) = record.review()
    assert (row["text_a"], row["text_b"]) in {(GAS, MAYBE), (MAYBE, GAS)}


def test_what_a_document_tells_twice_is_one_event(record: Record):
    again = replace(event("a", evidence=GAS_AGAIN, when=WHEN), evidence=(span(GAS_AGAIN, 90),))
    record.add([reading("a", event("a", evidence=GAS, when=WHEN), again)])
    (row,) = record.events().rows()
    assert (row["n_reports"], row["n_families"]) == (2, 1)


def test_two_acts_of_one_sentence_stay_two(record: Record):
    record.add([reading("a", event("a", evidence=GAS, when=WHEN), event("a", evidence=GAS, trigger="meet", when=WHEN))])
    assert len(record.events().rows()) == 2


def test_two_acts_of_one_sentence_stay_two_however_many_tell_of_the_like(record: Record):
    two = [event("a", evidence=GAS, trigger=t, when=WHEN) for t in ("met", "meet")]
    record.add([reading("a", *two), *(reading(n, event(n, evidence=GAS, when=WHEN)) for n in "bcdefg")])
    assert sorted(row["n_reports"] for row in record.events().rows()) == [1, 7]


def test_what_was_planned_for_a_day_and_done_on_it_is_one_event(record: Record):
    before = event("a", evidence=GAS, when=WHEN, status="planned")
    record.add([reading("a", before, published="2024-04-20")])
    record.add([reading("b", event("b", evidence=GAS_AGAIN, when=WHEN), published="2024-04-24")])
    (row,) = record.events(status=["planned", "actual"]).rows()
    assert (row["status"], row["n_reports"]) == ("actual", 2)


def test_a_reading_comes_back_whole(stored: Record):
    assert stored.reading("https://example.org/e") == STORY[4]


def test_odd_characters_survive(record: Record):
    odd = reading("o", event("o", trigger="met\x00", evidence='Quote " back \\ \U0001f600 Тегеран تهران \u2028.'))
    record.add([odd])
    assert record.reading("o") == odd
    assert record.events().rows()[0]["evidence"][0]["text"] == odd.events[0].evidence[0].text


def test_a_dyad_counts_by_month_and_never_hides_the_undated(record: Record):
    record.add([*STORY, reading("u", event("u", trigger="spoke", evidence="They spoke."), published="2023-01-01")])
    dyad = record.dyad("RUS", "IRN")
    assert [(row["start"], row["events"]) for row in dyad.rows()] == [("2024-03-01", 1), ("2024-04-01", 1)]
    assert (dyad.undated, dyad.spread) == (1, 0)


def test_a_dyad_may_count_by_publication(stored: Record):
    assert [p.events for p in stored.dyad("Russia", "state/IRN", date="reported").periods] == [2]
    with pytest.raises(UsageError, match="choose day"):
        stored.dyad("RUS", "IRN", by="hour")  # type: ignore[arg-type]


def test_a_long_run_is_added_in_batches(record: Record, tmp_path: Path):
    many = [reading(f"n{i}", event(f"n{i}", evidence=f"Item {i} of many."), published=None) for i in range(25)]
    assert record.add(iter(many), batch=10).added == 25
    assert len(record.documents().rows()) == 25
    assert not list(tmp_path.glob("*.wal"))
