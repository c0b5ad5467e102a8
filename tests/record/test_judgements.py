from __future__ import annotations

import itertools
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import NotFoundError, UsageError
from dragoman.model import Reading, Span
from dragoman.record import Record
from dragoman.record.migrations import FOLDER
from record.factory import day, event, reading

GAS = "Ministers met in Moscow to talk about gas pipelines."
GAS_AGAIN = "Talk of gas pipelines filled the hall in Moscow where ministers met."
WHEN = day("2024-04-23")
TEXT = "The ministers of both states met in Moscow on Tuesday and spoke at length about gas pipelines to the south."
ONE, OTHER = event("a", evidence=GAS, when=WHEN), event("b", evidence=GAS_AGAIN, when=WHEN)
STORY = [
    reading("a", ONE, outlet="Wire"),
    reading("b", OTHER, outlet="Post"),
    reading("d", event("d", "USA", "IRN", kind="SANCTION", trigger="imposed", evidence="New curbs hit oil shippers.")),
]
LATER = event("a", "CHN", "IRN", evidence=GAS, when=WHEN, kind="AGREE")


def reread(name: str, *events: object, outlet: str = "Wire") -> Reading:
    return reading(name, *events, outlet=outlet, model="en-2")  # type: ignore[arg-type]


def ids(record: Record, **filters: object) -> set[str]:
    return {str(row["id"]) for row in record.events(**filters).rows()}  # type: ignore[arg-type]


@pytest.fixture
def told(record: Record) -> Record:
    record.add(STORY)
    return record


def test_a_rejected_event_is_in_no_answer(told: Record):
    told.review(ONE.id, "reject", because="They did not meet.")
    assert ids(told) == {STORY[2].events[0].id}
    assert told.dyad("RUS", "IRN").rows() == []
    assert ids(told, source="RUS") == set()


def test_rejected_events_come_when_asked_for(told: Record):
    decision = told.review(ONE.id, "reject", because="They did not meet.")
    (row,) = told.events(judged="rejected", source="RUS").rows()
    assert (row["n_reports"], row["decisions"][-1]["id"], row["decisions"][-1]["action"]) == (
        2,
        decision["id"],
        "reject",
    )
    assert told.event(OTHER.id) == row


@pytest.mark.parametrize("verdict", ["accept", "reject", "correct"])
def test_undo_restores_exactly(told: Record, verdict: str):
    before = told.events().rows(), told.actors().rows()
    decision = told.review(ONE.id, verdict, **({"type": "AGREE", "sources": "USA"} if verdict == "correct" else {}))
    assert told.events().rows() != before[0]
    told.undo(str(decision["id"]))
    assert (told.events().rows(), told.actors().rows()) == before


def test_a_decision_says_who_when_and_why(told: Record):
    decision = told.review(ONE.id, "reject", because="No meeting.", by="Ada")
    (row,) = [d for d in told.decisions() if d["action"] == "reject"]
    assert row == decision | {"in_force": True}
    assert (row["by"], row["because"], str(row["when"])[-1]) == ("Ada", "No meeting.", "Z")


CORRECTIONS = [
    ({"type": "AGREE"}, {"type": "AGREE", "quad": 1, "cameo": "030"}),
    ({"status": "planned"}, {"status": "planned"}),
    ({"historical": True}, {"historical": True}),
    ({"sources": "CHN"}, {"sources": ["state/CHN"]}),
    ({"sources": ["RUS", "Iran"], "targets": "state/IRN, state/RUS"}, {"sources": ["state/RUS", "state/IRN"]}),
    ({"targets": ""}, {"targets": []}),
    ({"contexts": "military"}, {"contexts": ["military"]}),
]


@pytest.mark.parametrize(("given", "held"), CORRECTIONS)
def test_a_correction_holds(told: Record, given: dict[str, object], held: dict[str, object]):
    told.review(ONE.id, "correct", **given)  # type: ignore[call-overload]
    row = told.event(ONE.id)
    assert {name: row[name] for name in held} == held
    assert [d["action"] for d in row["decisions"]] == ["merge", "correct"]


DAYS = [
    ("2024-03-01", ("2024-03-01", "2024-03-01", "day")),
    ("2024-02", ("2024-02-01", "2024-02-29", "month")),
    ("2023", ("2023-01-01", "2023-12-31", "year")),
    ("2024-03-01/2024-03-05", ("2024-03-01", "2024-03-05", "range")),
    ("undated", (None, None, "unknown")),
]


@pytest.mark.parametrize(("given", "held"), DAYS)
def test_a_date_is_put_right(told: Record, given: str, held: tuple[object, ...]):
    told.review(ONE.id, "correct", when=given)
    when = told.event(ONE.id)["when"]
    assert (when["start"], when["end"], when["precision"]) == held


def test_a_corrected_party_is_found_by_filters(told: Record):
    told.review(ONE.id, "correct", sources="FRA")
    assert ids(told, source="FRA") == ids(told, source="France") == {ONE.id}
    assert ids(told, source="RUS") == set()


def test_a_corrected_date_moves_the_series(told: Record):
    told.review(ONE.id, "correct", when="2021-05-04")
    assert [row["start"] for row in told.dyad("RUS", "IRN").rows()] == ["2021-05-01"]


NONSENSE = [
    ({"type": "BOGUS"}, "there is no 'BOGUS'"),
    ({"type": "CONSULT"}, "says already"),
    ({"status": "maybe"}, "actual, planned"),
    ({"modes": "phone-ish"}, "there is no 'phone-ish'"),
    ({"when": "soon"}, "no date"),
    ({"when": "2024-05-01/2024-04-01"}, "does not run"),
    ({"sources": "Atlantis"}, "no actor known"),
    ({"colour": "red"}, "no field"),
    ({}, "names no field"),
]


@pytest.mark.parametrize(("given", "message"), NONSENSE)
def test_a_correction_without_sense_is_refused(told: Record, given: dict[str, object], message: str):
    before = told.decisions()
    with pytest.raises(UsageError, match=message):
        told.review(ONE.id, "correct", **given)  # type: ignore[call-overload]
    assert told.decisions() == before


def test_an_unknown_verdict_or_judge_is_refused(told: Record):
    with pytest.raises(UsageError, match="accept, reject, correct"):
        told.review(ONE.id, "praise")  # type: ignore[call-overload]
    with pytest.raises(UsageError, match="nobody's name"):
        told.review(ONE.id, "accept", by="dragoman")
    with pytest.raises(NotFoundError, match="no event 'x'"):
        told.review("x", "accept")


def test_an_acceptance_holds_what_was_seen(told: Record):
    told.review(ONE.id, "accept")
    told.add([reread("a", event("a", evidence=GAS, when=day("2024-04-22"), kind="AGREE"))])
    row = told.event(ONE.id)
    assert (row["type"], row["when"]["start"]) == ("CONSULT", "2024-04-23")


def test_the_latest_verdict_counts(told: Record):
    told.review(ONE.id, "reject")
    told.review(ONE.id, "accept")
    assert ONE.id in ids(told)
    assert ids(told, judged="accepted") == {ONE.id}


def test_corrections_outlive_a_better_model_that_finds_the_act_under_another_id(told: Record):
    told.review(ONE.id, "correct", type="AGREE", status="planned")
    moved = event("a", ["RUS", "CHN"], "IRN", evidence=GAS, when=WHEN)
    told.add([reread("a", moved)])
    row = told.event(moved.id)
    assert (row["type"], row["status"], row["decisions"][-1]["action"]) == ("AGREE", "planned", "correct")


def test_a_rejection_outlives_a_better_model_that_finds_the_act_under_another_id(told: Record):
    told.review(ONE.id, "reject")
    moved = event("a", ["RUS", "CHN"], "IRN", evidence=GAS, when=WHEN)
    told.add([reread("a", moved)])
    assert moved.id not in ids(told)


def test_another_act_at_the_same_words_is_not_judged(told: Record):
    told.review(ONE.id, "reject")
    other = event("a", "CHN", "FRA", evidence=GAS, when=WHEN, kind="ASSAULT")
    told.add([reread("a", other)])
    assert other.id in ids(told)


def test_a_verdict_on_one_of_two_acts_of_a_word_stays_with_it(record: Record):
    two = [event("a", "RUS", "IRN"), event("a", "CHN", "IRN")]
    record.add([reading("a", *two)])
    for one, verdict in zip(two, ("reject", "accept"), strict=True):
        record.review(one.id, verdict)  # type: ignore[call-overload]
    record.add([reread("a", two[1])])
    assert ids(record) == {two[1].id}


def test_merges_and_splits_outlive_new_ids(told: Record):
    third = STORY[2].events[0].id
    told.merge(ONE.id, third, because="One story.")
    moved = event("a", ["RUS", "CHN"], "IRN", evidence=GAS, when=WHEN)
    told.add([reread("a", moved)])
    assert {r["id"] for r in told.event(third)["reports"]} >= {moved.id, third}
    told.undo()
    assert told.event(third)["n_reports"] == 1


def test_a_verdict_waits_while_its_report_is_gone(told: Record):
    told.review(ONE.id, "reject")
    told.add([reread("a")])
    assert ids(told) == {STORY[2].events[0].id}
    told.add(STORY)
    assert ids(told) == {STORY[2].events[0].id}


def test_a_copy_of_a_rejected_text_is_rejected_and_another_telling_is_not(record: Record):
    record.add([reading("x", event("x", evidence=GAS, when=WHEN), text=TEXT, outlet="X")])
    record.review(event("x", evidence=GAS, when=WHEN).id, "reject")
    record.add([reading("y", event("y", evidence=GAS, when=WHEN), text=TEXT, outlet="Y")])
    assert ids(record) == set()
    record.add([reading("b", OTHER, outlet="Post")])
    assert ids(record) == {OTHER.id}


@pytest.mark.parametrize("order", list(itertools.permutations(STORY)))
def test_the_order_of_adding_again_leaves_no_trace(told: Record, order: tuple[Reading, ...]):
    told.review(ONE.id, "correct", type="AGREE")
    told.review(STORY[2].events[0].id, "reject")
    before = told.events(judged=["corrected", "rejected", "unjudged"]).rows()
    told.add([reread(r.document.id, outlet=r.document.outlet or "") for r in STORY])
    for one in order:
        told.add([one])
    after = told.events(judged=["corrected", "rejected", "unjudged"]).rows()
    assert [without_merges(r) for r in after] == [without_merges(r) for r in before]


def without_merges(row: dict[str, object]) -> dict[str, object]:
    decisions = [d for d in row["decisions"] if d["action"] != "merge"]  # type: ignore[attr-defined]
    return row | {"decisions": decisions}


def test_a_split_is_shown_on_both_sides(told: Record):
    told.split(ONE.id, "b", because="Two meetings.")
    assert [told.event(e.id)["decisions"][-1]["because"] for e in (ONE, OTHER)] == ["Two meetings."] * 2


def test_two_events_are_kept_apart(told: Record):
    third = STORY[2].events[0].id
    told.keep_apart(ONE.id, third, because="Another matter.")
    assert told.decisions()[-1]["action"] == "split"
    with pytest.raises(UsageError, match="one event"):
        told.keep_apart(ONE.id, OTHER.id)


def test_undo_without_a_name_walks_back(told: Record):
    before = told.events().rows()
    told.review(ONE.id, "accept")
    told.review(STORY[2].events[0].id, "reject")
    told.undo()
    told.undo()
    assert told.events().rows() == before
    with pytest.raises(NotFoundError, match="nothing to undo"):
        told.undo()


@pytest.mark.parametrize(("judged", "count"), [("unjudged", 0), ("accepted", 1), ("rejected", 1), ("corrected", 0)])
def test_the_filter_by_judgement(told: Record, judged: str, count: int):
    told.review(ONE.id, "accept")
    told.review(STORY[2].events[0].id, "reject")
    assert len(ids(told, judged=judged)) == count
    assert len(told.documents(judged=judged).rows()) == count * (2 if judged == "accepted" else 1)


def test_an_unknown_judgement_is_refused(told: Record):
    with pytest.raises(UsageError, match="accepted, corrected, rejected, unjudged"):
        told.events(judged="good")


def test_a_rejected_event_keeps_all_that_it_said(told: Record):
    before = told.event(ONE.id)
    told.review(ONE.id, "reject")
    after = told.event(ONE.id)
    assert after | {"decisions": before["decisions"]} == before
    with told.file.reading() as connection:
        shapes = [dict(r[:2] for r in connection.execute(f"DESCRIBE {t}").fetchall()) for t in ("events", "rejected")]
    assert shapes[1].items() <= shapes[0].items()


def test_spans_of_a_corrected_event_are_those_of_the_text(told: Record):
    told.review(ONE.id, "correct", type="AGREE")
    trigger = told.event(ONE.id)["trigger"]
    assert Span(**trigger) == ONE.trigger


def test_a_record_of_the_first_form_is_brought_up_to_date(tmp_path: Path):
    with duckdb.connect(tmp_path / "old.duckdb") as connection:
        connection.execute((FOLDER / "0001_first.sql").read_text("utf8"))
        connection.execute("CREATE TABLE dragoman_migrations (version INTEGER, name VARCHAR, applied VARCHAR)")
        connection.execute("INSERT INTO dragoman_migrations VALUES (1, '0001_first.sql', '')")
        merging = "[{merged: ['a', 'b'], because: 'Alike.', 'when': '', 'by': 'dragoman', id: 'x'}]"
        connection.execute(f"INSERT INTO events BY NAME SELECT 'e' AS id, {merging} AS decisions")
        connection.execute("INSERT INTO decisions BY NAME SELECT 1 AS number, 'x' AS id, 'merge' AS action")
    with Record(tmp_path / "old.duckdb").file.reading() as connection:
        ((shown,),) = connection.execute("SELECT decisions FROM events").fetchall()
        ((kept,),) = connection.execute("SELECT changes FROM decisions").fetchall()
    assert ([(d["because"], d["action"], d["changes"]) for d in shown], kept) == ([("Alike.", "merge", [])], [])


def test_evidence_of_a_rejected_event_is_found_only_when_asked_for(told: Record):
    told.review(ONE.id, "reject")
    assert told.search("pipelines", within="evidence").rows() == []
    assert [row["ids"] for row in told.search("pipelines", within="evidence", judged="rejected").rows()] == [
        [ONE.id]
    ] * 2


def test_a_corrected_party_is_found_though_no_document_names_it_any_more(told: Record):
    told.review(ONE.id, "correct", sources="FRA")
    told.add([reading("c", event("c", "FRA", "CHN", trigger="spoke", evidence="Envoys spoke of wheat."))])
    told.add([reread("c")])
    assert len(ids(told, source="FRA")) == 1
