"""Timelines, changes, swings and disputes of small records."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import NotFoundError, UsageError
from dragoman.model import Event, Reading
from dragoman.record import Record
from dragoman.relations.swings import Usual
from record.factory import agreement, claim, day, event, reading, span
from record.planted import plant, single, undated

STRIKE = "Iran struck a refinery on the coast with drones."
DENIED = "Iran denied that it struck a refinery on the coast with drones."
OWNED = "any part in what struck a refinery on the coast with drones"
WHEN = day("2024-04-23")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    record = Record(tmp_path_factory.mktemp("changes") / "news.duckdb")
    record.add(plant())
    return record.file.path


@pytest.fixture
def stored(filled: Path, tmp_path: Path) -> Record:
    return Record(shutil.copy(filled, tmp_path / "news.duckdb"), patience=0.2)


def strike(document: str, words: str, **changes: object) -> Event:
    values: dict[str, object] = {"kind": "ASSAULT", "when": WHEN, "quad": 4, "score": -9} | changes
    return event(document, "IRN", "USA", trigger="struck", evidence=words, **values)  # type: ignore[arg-type]


def denial(document: str, speaker: str) -> Reading:
    said = claim(document, speaker, DENIED, stance="deny")
    act = strike(document, DENIED, status="negated", reported_by=(said.id,))
    return reading(document, act, claims=[said], published="2024-04-25", outlet="Post")


def denial_of_what_is_done(words: str) -> Reading:
    act = strike("d", DENIED)
    told = claim("d", "IRN", words, stance="deny", events=(act.id,))
    return reading("d", act, claims=[told], published="2024-04-25")


def assertion(document: str, speaker: str | None = "USA", outlet: str = "Wire") -> Reading:
    claims = [claim(document, speaker, STRIKE, stance="accuse")] if speaker else []
    act = strike(document, STRIKE, reported_by=tuple(c.id for c in claims))
    return reading(document, act, claims=claims, published="2024-04-24", outlet=outlet)


def pact(document: str, status: str, published: str) -> Reading:
    return reading(document, agreements=[agreement(document, "RUS", "IRN", status=status)], published=published)


def test_a_timeline_of_two_has_what_they_do_with_each_other(record: Record):
    record.add([*plant(), undated("u", "2024-05-01", "RUS", "IRN"), pact("p", "signed", "2024-05-02")])
    found = record.timeline("RUS", "IRN", by="quarter")
    assert [(g.label, len(g.entries)) for g in found.groups] == [("2024-Q1", 3), ("2024-Q2", 3), ("2024-Q3", 3)]
    assert [(e.kind, e.document) for e in found.undated] == [("event", "u"), ("agreement", "p")]


def test_an_entry_has_its_evidence(stored: Record):
    entry = stored.timeline("RUS", "USA").entries[0]
    assert (entry.document, entry.start, entry.text) == ("d003", 0, "Sheet d003 tells what USA did to RUS that day.")
    assert stored.event(entry.id)["score"] == entry.score == -6


@pytest.mark.parametrize(("subject", "count"), [(("CHN",), 2), (("CHN", "IRN"), 0), (("russia",), 20)])
def test_a_timeline_is_of_those_who_take_part(stored: Record, subject: tuple[str, ...], count: int):
    assert len(stored.timeline(*subject).entries) == count


def test_filters_narrow_a_timeline(record: Record):
    record.add([*plant(), denial("n", "IRN")])
    assert len(record.timeline("RUS", since="2024-07-01").entries) == 6
    assert {e.title for e in record.timeline("RUS", type="ACCUSE").entries} == {"ACCUSE"}
    assert [e.status for e in record.timeline("IRN", status="negated").entries] == ["negated"]


def test_an_agreement_is_followed_through_its_documents(record: Record):
    record.add(
        [pact("a", "negotiating", "2024-04-01"), pact("b", "signed", "2024-05-01"), pact("c", "signed", "2024-05-02")]
    )
    by_id = record.timeline(str(record.agreements().rows()[0]["id"]))
    assert [(e.status, e.reports, e.document) for e in by_id.undated] == [("negotiating", 1, "a"), ("signed", 2, "b")]
    assert record.timeline("Gas Accord").undated == by_id.undated


def test_the_acts_of_an_agreement_belong_to_its_timeline(record: Record):
    act = event("a", kind="AGREE", when=WHEN)
    record.add([reading("a", act, agreements=[agreement("a", "RUS", "IRN", events=(act.id,))])])
    assert [e.kind for e in record.timeline("gas accord").entries] == ["event"]


@pytest.mark.parametrize(
    ("subject", "error"),
    [(("Narnia",), NotFoundError), (("RUS", "Narnia"), NotFoundError), ((), UsageError), (("RUS",) * 3, UsageError)],
)
def test_a_timeline_of_nobody_is_refused(stored: Record, subject: tuple[str, ...], error: type[Exception]):
    with pytest.raises(error):
        stored.timeline(*subject)


def test_changes_begin_with_the_day(stored: Record):
    found = stored.changes("2024-09-10")
    assert (found.n_events, {e.document for e in found.events}) == (3, {"d022", "d025", "d028"})
    assert stored.changes("2024-09-11", until="2024-09-11").n_events == 1


def test_the_most_widely_told_acts_come_first(record: Record):
    told = [reading(d, event(d, when=WHEN), published="2024-04-24", outlet=d, text=f"{d} {STRIKE}") for d in ("x", "y")]
    record.add([*told, single("z", "2024-04-24", "USA", "CHN", -9)])
    found = record.changes("2024-04-01", limit=1)
    assert (found.n_events, found.events[0].reports) == (2, 2)
    assert found.rows()[0]["detail"] == "CONSULT, actual, told 2 times"


def test_an_agreement_is_new_or_has_moved_on(record: Record):
    record.add([pact("a", "negotiating", "2024-04-01"), pact("b", "signed", "2024-05-01")])
    news = {
        day_: [(p.news, p.entry.status) for p in record.changes(day_).agreements]
        for day_ in ("2024-03-01", "2024-04-15", "2024-06-01")
    }
    assert news == {"2024-03-01": [("new", "signed")], "2024-04-15": [("negotiating", "signed")], "2024-06-01": []}


def test_an_agreement_told_again_is_no_news(record: Record):
    record.add([pact("a", "signed", "2024-04-01"), pact("b", "signed", "2024-05-01")])
    assert record.changes("2024-04-15").agreements == ()


def test_a_pair_beyond_its_usual_range_swings(record: Record):
    quiet = [single(f"q{m:02}{i}", f"2023-{m:02}-1{i}", "RUS", "IRN", 2.5) for m in range(1, 13) for i in range(3)]
    burst = [single(f"b{i:02}", f"2024-01-{i + 1:02}", "RUS", "IRN", -9) for i in range(12)]
    padding = [
        reading(f"p{m:02}{i}", text=f"Weather {m} {i} " * 9, published=f"2023-{m:02}-05")
        for m in range(1, 13)
        for i in range(3)
    ]
    record.add(
        [
            *quiet,
            *burst,
            *padding,
            *(reading(f"w{i}", text=f"Sports {i} " * 9, published="2024-01-05") for i in range(12)),
        ]
    )
    found = record.changes("2024-01-01", date="event")
    assert {(s.a, s.b, s.what, s.z < 0) for s in found.swings} >= {("IRN", "RUS", "tone", True)}
    (tone,) = [s for s in found.swings if s.what == "tone"]
    assert (tone.value, tone.usual, tone.events, len(tone.examples)) == (-9.0, 2.5, 12, 5)


def test_a_swings_figures_are_those_of_its_dyad(record: Record):
    record.add([single(f"q{m:02}{i}", f"2023-{m:02}-1{i}", "RUS", "IRN", 2.5) for m in range(1, 13) for i in range(3)])
    record.add([single(f"b{i:02}", f"2024-01-{i + 1:02}", "RUS", "IRN", -9) for i in range(9)])
    (swing,) = [s for s in record.changes("2024-01-01").swings if s.what == "tone"]
    dyad = record.dyad("IRN", "RUS", both=True, date="reported", since=swing.start, until=swing.end)
    assert [(p.events, p.score) for p in dyad.periods] == [(swing.events, swing.value)]


def test_a_short_history_makes_no_swing(stored: Record):
    assert stored.changes("2024-09-01", usual=Usual(least_periods=24)).swings == ()


def test_a_denial_against_an_assertion_is_a_dispute(record: Record):
    record.add([denial("d", "IRN"), assertion("a")])
    (dispute,) = record.disputes().disputes
    assert (dispute.type, dispute.denial.voices, dispute.assertion.voices) == (
        "ASSAULT",
        ("state/IRN",),
        ("state/USA",),
    )
    assert (dispute.denial.text, dispute.assertion.text) == (DENIED, STRIKE)
    assert dispute.because.startswith("One denies, the other asserts ASSAULT involving")


def test_both_sides_lead_to_their_events(record: Record):
    record.add([denial("d", "IRN"), assertion("a")])
    (dispute,) = record.disputes().disputes
    assert record.event(dispute.denial.event)["status"] == "negated"
    assert record.event(dispute.assertion.event)["status"] == "actual"


def test_an_outlet_may_assert_in_its_own_voice(record: Record):
    record.add([denial("d", "IRN"), assertion("a", speaker=None)])
    assert record.disputes().disputes[0].assertion.voices == ("Wire",)


def test_a_voice_does_not_dispute_with_itself(record: Record):
    record.add([denial("d", "IRN"), assertion("a", speaker="IRN")])
    assert record.disputes().disputes == ()


def test_a_denying_claim_makes_a_denial_of_an_act_told_as_fact(record: Record):
    record.add([denial_of_what_is_done(OWNED), assertion("a")])
    assert len(record.disputes().disputes) == 1


def test_one_word_in_common_makes_no_dispute(record: Record):
    record.add(
        [denial("d", "IRN"), reading("a", strike("a", "A refinery was struck at dawn."), published="2024-04-24")]
    )
    assert record.disputes().disputes == ()


def test_what_a_denial_takes_for_done_is_not_denied(record: Record):
    record.add([denial_of_what_is_done("the reasons given for it when it struck a refinery on the coast with drones")])
    record.add([assertion("a")])
    assert record.disputes().disputes == ()


@pytest.mark.parametrize(("changes", "count"), [({}, 1), ({"when": day("2024-01-02")}, 0), ({"kind": "CONSULT"}, 0)])
def test_only_one_act_is_in_dispute(record: Record, changes: dict[str, object], count: int):
    said = claim("d", "IRN", DENIED)
    other = strike("d", DENIED, status="negated", reported_by=(said.id,), **changes)
    record.add([assertion("a"), reading("d", other, claims=[said], published="2024-04-25", outlet="Post")])
    assert len(record.disputes().disputes) == count


def test_what_an_outlet_tells_as_not_done_is_no_denial(record: Record):
    other = strike("d", DENIED, status="negated")
    record.add([assertion("a"), reading("d", other, published="2024-04-25", outlet="Post")])
    assert record.disputes().disputes == ()


def test_of_a_denial_only_the_first_act_is_denied(record: Record):
    raid = event("d", "USA", "IRN", kind="ASSAULT", trigger="raid", evidence=DENIED, when=WHEN, status="negated")
    act = replace(strike("d", DENIED, status="negated"), trigger=span("struck", 9))
    told = claim("d", "IRN", DENIED, stance="deny", events=(act.id, raid.id))
    record.add([reading("d", raid, act, claims=[told], published="2024-04-25"), assertion("a")])
    assert record.disputes().disputes == ()


def test_all_acts_of_the_first_word_of_a_denial_are_denied(record: Record):
    other = event("d", "IRN", "CHN", kind="ASSAULT", trigger="struck", evidence=DENIED, when=WHEN, status="negated")
    act = strike("d", DENIED, status="negated")
    told = claim("d", "IRN", DENIED, stance="deny", events=(other.id, act.id))
    record.add([reading("d", other, act, claims=[told], published="2024-04-25"), assertion("a")])
    assert len(record.disputes().disputes) == 1


@pytest.mark.parametrize(
    ("since", "actor", "count"),
    [("2024-04-25", None, 1), ("2024-04-26", None, 0), ("2024-04-01", "IRN", 1), ("2024-04-01", "CHN", 0)],
)
def test_disputes_may_be_narrowed(record: Record, since: str, actor: str | None, count: int):
    record.add([denial("d", "IRN"), assertion("a"), *plant()])
    assert len(record.disputes(since=since, actor=actor).disputes) == count
    assert len(record.changes(since, actor=actor).disputes) == count


def test_changes_are_rows_of_four_kinds(record: Record):
    record.add([denial("d", "IRN"), assertion("a"), pact("p", "signed", "2024-04-25")])
    rows = record.changes("2024-04-01").rows()
    assert [row["kind"] for row in rows] == ["event", "agreement", "dispute"]
    assert all(row["ids"] and row["text"] and row["parties"] for row in rows)


@pytest.mark.parametrize(
    "wrong", [{"since": "soon"}, {"since": "2024-02-01", "until": "2024-01-01"}, {"since": "2024-02-01", "limit": 0}]
)
def test_changes_since_nonsense_are_refused(record: Record, wrong: dict[str, object]):
    with pytest.raises(UsageError):
        record.changes(**wrong)  # type: ignore[arg-type]


def test_nobody_has_no_changes(record: Record):
    with pytest.raises(NotFoundError, match="Narnia"):
        record.changes("2024-01-01", actor="Narnia")


def test_what_a_person_rejected_is_no_side_of_a_dispute(record: Record):
    record.add([denial("d", "IRN"), assertion("a")])
    (dispute,) = record.disputes().disputes
    record.review(dispute.assertion.event, "reject")
    assert record.disputes().disputes == ()
