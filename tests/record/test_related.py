"""Series, networks and balance of the planted record, against figures computed by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.model import Findings
from dragoman.record import Record
from dragoman.record.migrations import FOLDER
from dragoman.relations.balance import Balance
from dragoman.relations.periods import By
from dragoman.relations.signs import Rule
from dragoman.relations.ties import Level
from record.factory import DateInterval, day, event, reading, span
from record.planted import plant, single, undated

LOOSE = DateInterval(start=day("2024-03-25").start, end=day("2024-04-05").end, precision="range", text="over Easter")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("planted") / "news.duckdb", patience=0.2)
    loose = single("loose", "2024-04-06", "RUS", "IRN", -9, LOOSE)
    record.add([*plant(), undated("u1", "2024-05-01", "RUS", "IRN"), loose])
    return record


def test_a_quarter_has_the_figures_of_its_acts(planted: Record):
    rows = planted.dyad("RUS", "IRN", by="quarter").rows()
    assert [(r["start"], r["events"], r["score"], r["goldstein"]) for r in rows] == [
        ("2024-01-01", 2, 3.75, 1.875),
        ("2024-04-01", 2, -3.5, -1.75),
        ("2024-07-01", 2, 4.0, 2.0),
    ]


def test_both_directions_are_one_series(planted: Record):
    found = planted.dyad("RUS", "IRN", by="quarter", both=True)
    assert [(p.events, p.score) for p in found.periods] == [(3, 4.1667), (3, -3.0), (3, 3.5)]
    assert planted.dyad("IRN", "RUS", by="quarter", both=True).periods == found.periods


def test_acts_are_set_against_all_documents_of_the_quarter(planted: Record):
    first = planted.dyad("RUS", "IRN", by="quarter").periods[0]
    assert (first.documents, first.per_1000) == (11, round(2000 / 11, 4))


@pytest.mark.parametrize(("by", "spread"), [("day", 1), ("month", 1), ("quarter", 1), ("year", 0)])
def test_what_is_dated_too_loosely_is_counted_apart(planted: Record, by: By, spread: int):
    found = planted.dyad("RUS", "IRN", by=by)
    assert (found.undated, found.spread) == (1, spread)
    assert found.events + found.undated + found.spread == 8


@pytest.mark.parametrize("by", ["day", "week", "month", "quarter", "year"])
@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("date", ["event", "reported"])
def test_the_acts_behind_a_figure_are_as_many_as_it_says(planted: Record, by: By, both: bool, date: str):  # noqa: FBT001
    found = planted.dyad("RUS", "IRN", by=by, both=both, date=date)  # type: ignore[arg-type]
    acts = planted.acts("RUS", "IRN", by=by, both=both, date=date).rows()  # type: ignore[arg-type]
    assert len(acts) == found.events > 0


def test_days_narrow_a_series_and_its_acts(planted: Record):
    days = {"since": "2024-04-01", "until": "2024-06-30"}
    found = planted.dyad("RUS", "IRN", **days)  # type: ignore[arg-type]
    assert (found.events, found.undated, found.spread) == (2, 1, 1)
    assert len(planted.acts("RUS", "IRN", **days).rows()) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "events"),
    [
        ({"type": "AGREE"}, 4),
        ({"type": "ACCUSE"}, 2),
        ({"outlet": "wire"}, 6),
        ({"outlet": "Post"}, 0),
        ({"status": "planned"}, 0),
    ],
)
def test_filters_narrow_a_series(planted: Record, filters: dict[str, str], events: int):
    assert planted.dyad("RUS", "IRN", **filters).events == events  # type: ignore[arg-type]


@pytest.mark.parametrize("names", [("RUS", "IRN"), ("state/RUS", "state/IRN"), ("Russia", "IRN"), ("RUSSIA", "iran")])
def test_a_party_has_many_names(planted: Record, names: tuple[str, str]):
    assert planted.dyad(*names).periods == planted.dyad("RUS", "IRN").periods


def test_dyads_share_their_periods(planted: Record):
    found = planted.dyads([("CHN", "RUS"), ("RUS", "IRN")], by="quarter")
    assert [[p.events for p in d.periods] for d in found.dyads] == [[2, 0, 0], [2, 2, 2]]


@pytest.mark.parametrize(
    "wrong", [{"by": "hour"}, {"date": "someday"}, {"since": "soon"}, {"since": "2025-01-01", "until": "2024-01-01"}]
)
def test_what_makes_no_sense_is_refused(planted: Record, wrong: dict[str, str]):
    with pytest.raises(UsageError):
        planted.dyad("RUS", "IRN", **wrong)  # type: ignore[arg-type]


def test_near_copies_count_once_among_the_documents(record: Record):
    text = "The ministers of both states met in Moscow on Tuesday and spoke at length about gas pipelines to the south."
    tellings = [reading(d, event(d, when=day("2024-04-23")), text=text, outlet=d) for d in ("x", "y", "z")]
    record.add(
        [*tellings, reading("other", published="2024-04-25", text="Wheat harvests fell again in the north this year.")]
    )
    (period,) = record.dyad("RUS", "IRN").periods
    assert (period.events, period.reports, period.documents) == (1, 3, 2)


def test_a_document_that_is_read_anew_leaves_no_trace_in_the_figures(record: Record):
    record.add(plant())
    before = record.dyad("RUS", "IRN", by="quarter").rows(), record.network().rows()
    (old,) = [r for r in plant() if r.document.id == "d000"]
    record.add([reading("d000", published="2023-01-01", text="Nothing happened.", model="en-2")])
    assert record.dyad("RUS", "IRN", by="quarter").periods[0].documents == 10
    record.add([old])
    assert (record.dyad("RUS", "IRN", by="quarter").rows(), record.network().rows()) == before


def test_a_mutual_act_is_one_act_of_a_tie(record: Record):
    record.add([reading("m", event("m", ["RUS", "IRN"], ["RUS", "IRN"], when=day("2024-04-23")))])
    (tie,) = record.network().ties
    assert (tie.events, tie.forward, tie.backward) == (1, 1, 1)
    assert record.dyad("RUS", "IRN", both=True).events == 1
    assert record.network(level="actor").ties[0].events == 1


def test_several_parties_of_one_country_are_one_act(record: Record):
    record.add([reading("m", event("m", ["RUS", "USA"], ["IRN"], when=day("2024-04-23")))])
    assert [(t.pair, t.events) for t in record.network().ties] == [(("IRN", "RUS"), 1), (("IRN", "USA"), 1)]


def test_an_ego_network_has_the_partners_and_their_ties(planted: Record):
    network = planted.network("RUS", top=2)
    assert network.nodes == ("RUS", "IRN", "USA")
    assert {t.pair: t.events for t in network.ties} == {("IRN", "RUS"): 11, ("IRN", "USA"): 9, ("RUS", "USA"): 9}
    assert (network.others, network.undated) == (1, 1)


def test_a_network_of_some_days_has_their_acts(planted: Record):
    network = planted.network("RUS", since="2024-01-01", until="2024-03-20")
    assert {t.pair: t.events for t in network.ties} == {
        ("IRN", "RUS"): 3,
        ("IRN", "USA"): 3,
        ("RUS", "USA"): 3,
        ("CHN", "RUS"): 2,
    }


def test_weak_ties_may_be_left_out(planted: Record):
    assert "CHN" not in planted.network("RUS", least=3).nodes


def test_the_examples_of_a_tie_are_its_furthest_acts(planted: Record):
    network = planted.network("USA", until="2024-03-31")
    (cold,) = [t for t in network.ties if t.pair == ("RUS", "USA")]
    assert planted.event(cold.examples[0])["score"] == -6
    assert [row["id"] for row in planted.evidence(cold.examples).rows()] == list(cold.examples)


def test_the_planted_triad_turns_as_computed_by_hand(planted: Record):
    balance = planted.balance(by="quarter")
    patterns = [[(t.nodes, t.pattern) for t in w.triads] for w in balance.windows]
    nodes = ("IRN", "RUS", "USA")
    assert patterns == [[(nodes, "+--")], [(nodes, "+--")], [(nodes, "++-")]]
    assert [(w.share(), w.share(weak=True)) for w in balance.windows] == [(1, 1), (1, 1), (0, 0)]


def test_who_drew_closer_while_a_third_tie_soured(planted: Record):
    first, _ = planted.balance(by="quarter").changes
    assert (first.kind, first.wedge, str(first.before)) == ("turned", True, "2024-01-01..2024-03-31")
    assert [(m.pair, m.was, m.now) for m in first.closer] == [(("RUS", "USA"), -4.0, 4.0)]
    assert [(m.pair, m.was, m.now) for m in first.soured] == [(("IRN", "RUS"), 4.1667, -3.0)]


def test_the_second_turn_leaves_two_friends_at_odds(planted: Record):
    _, second = planted.balance(by="quarter").changes
    assert (second.was.pattern, second.now.pattern) == ("+--", "++-")  # type: ignore[union-attr]
    assert [m.pair for m in second.closer] == [("IRN", "RUS"), ("IRN", "USA")]
    assert not second.wedge


def test_the_evidence_of_a_turn_is_one_step_away(planted: Record):
    (soured,) = planted.balance(by="quarter").changes[0].soured
    row = planted.evidence(soured.after.examples).rows()[0]  # type: ignore[union-attr]
    assert (row["score"], row["when"]["start"], row["reports"][0]["document"]) == (-4, "2024-06-10", "d013")  # type: ignore[index]
    assert row["evidence"][0]["text"] == "Sheet d013 tells what RUS did to IRN that day."  # type: ignore[index]


def test_a_windows_tie_has_exactly_its_acts(planted: Record):
    for window in planted.balance(by="quarter", span=2).windows:
        days = {"since": window.days.start, "until": window.days.end}
        for tie in window.ties:
            assert len(planted.acts(*tie.pair, both=True, **days).rows()) == tie.events  # type: ignore[arg-type]


def test_undated_and_loose_acts_are_in_no_window(planted: Record):
    balance = planted.balance(by="quarter")
    assert (balance.undated, balance.spread) == (1, 1)
    assert planted.balance(by="quarter", span=2).spread == 0


def test_two_windows_may_be_named(planted: Record):
    balance = planted.balance(windows=[("2024-01-01", "2024-03-31"), ("2024-07-01", "2024-09-30")])
    (change,) = balance.changes
    assert (change.was.pattern, change.now.pattern) == ("+--", "++-")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("rule", "triads"),
    [(Rule(), 3), (Rule(least=4), 0), (Rule(threshold=4.1), 0), (Rule(measure="share", threshold=0.9, shift=1), 3)],
)
def test_the_rule_decides_what_is_signed(planted: Record, rule: Rule, triads: int):
    assert sum(len(w.triads) for w in planted.balance(rule=rule).windows) == triads


@pytest.mark.parametrize(("actor", "triads"), [("RUS", 3), ("CHN", 0), ("Narnia", 0)])
def test_balance_round_an_actor(planted: Record, actor: str, triads: int):
    assert sum(len(w.triads) for w in planted.balance(actor).windows) == triads


def test_an_empty_record_has_no_windows(record: Record):
    balance: Balance = record.balance()
    assert (balance.rows(), balance.changes, record.network().rows()) == ([], (), [])


def test_an_older_record_gets_its_ties(tmp_path: Path):
    old = Record(tmp_path / "old.duckdb")
    old.add(plant())
    before = old.dyad("RUS", "IRN").rows(), old.network().rows()
    with old.file.open(read_only=False) as connection:
        connection.execute("DROP TABLE ties; DROP TABLE calendar")
        connection.execute((FOLDER / "0002_ties.sql").read_text("utf8"))
    assert (old.dyad("RUS", "IRN").rows(), old.network().rows()) == before


@pytest.mark.parametrize("name", ["RUS", "Russia", "russia", "state/RUS"])
def test_an_ego_has_many_names(planted: Record, name: str):
    assert planted.network(name).ties == planted.network("RUS").ties
    assert planted.balance(name).actor == "RUS"


def test_an_ego_may_be_one_actor(planted: Record):
    network = planted.network("RUS", level="actor", top=1)
    assert (network.ego, network.nodes) == ("state/RUS", ("state/RUS", "state/IRN"))


def test_a_name_of_several_is_refused(record: Record):
    both = reading("n", event("n", "RUS", "USA"))
    actors = tuple(replace(a, mentions=(*a.mentions, span("The Bear"))) for a in both.actors)
    record.add([replace(both, actors=Findings(actors))])
    with pytest.raises(UsageError, match="the bear may be RUS, USA"):
        record.network("the bear")


@pytest.mark.parametrize(("source", "target"), [("rus", "irn"), ("Rus", "IRN"), ("russia", "IRN")])
def test_parties_are_named_as_in_the_filters(planted: Record, source: str, target: str):
    assert planted.dyad(source, target).events == planted.dyad("RUS", "IRN").events > 0
    assert planted.network(source).nodes == planted.network("RUS").nodes


def test_a_day_is_written_as_in_the_filters(planted: Record):
    with pytest.raises(UsageError, match="since: '2024-04-23T10:00' is no day"):
        planted.dyad("RUS", "IRN", since="2024-04-23T10:00")


@pytest.mark.parametrize("level", ["country", "actor"])
def test_who_is_only_described_is_no_node(tmp_path: Path, level: Level):
    record = Record(tmp_path / "news.duckdb")
    crowd = event("a", "RUS", "USA", kind="COERCE", when=day("2024-04-24"), targets=("unnamed/protesters",))
    record.add([reading("a", crowd, event("a", "RUS", "IRN", when=day("2024-04-24")))])
    assert len(record.network(level=level).nodes) == 2
