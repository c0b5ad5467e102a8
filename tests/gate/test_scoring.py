from dataclasses import replace

import pytest

from dragoman.gold.annotations import MarkedEvent
from gate.intervals import interval
from gate.scoring import Count, kappa, macro_f1, tally
from gold.sample import annotation


def coded(event: MarkedEvent, type_: str, status: str) -> MarkedEvent:
    return replace(event, type=type_, status=status, codings=frozenset({(type_, status)}))


def test_an_annotation_against_itself_is_perfect():
    counts = tally(annotation(), annotation()).counts
    assert {name for name, count in counts.items() if not count.gold} == set()
    assert {name for name, count in counts.items() if count.recall != 1} == set()
    assert {name for name, count in counts.items() if count.found and count.precision != 1} == set()


def test_nothing_found_is_no_precision_and_no_recall():
    empty = replace(annotation(), actors=(), events=(), claims=(), agreements=(), residue=(), title=None)
    counts = tally(annotation(), empty).counts
    assert counts["events: + type"] == Count(0, 0, 0, 3)
    assert {name for name, count in counts.items() if count.f1} == {"sections: heading"}


def test_another_coding_that_is_right_counts_as_right():
    gold = annotation()
    other = coded(gold.events[1], "AGREE", "planned")
    found = tally(gold, replace(gold, events=(gold.events[0], other, gold.events[2])))
    assert found.counts["events: + type and status"].f1 == 1
    assert found.counts["type SUPPORT"].f1 == 1
    assert found.counts["events: actual ones, + type"] == Count(2, 2, 2, 2)
    assert all(a == b for a, b in found.labels["type"] + found.labels["status"])


def test_a_right_type_in_a_wrong_status_is_not_another_coding():
    gold = annotation()
    other = coded(gold.events[1], "AGREE", "actual")
    counts = tally(gold, replace(gold, events=(gold.events[0], other, gold.events[2]))).counts
    assert counts["events: + type"].f1 == 1
    assert counts["events: + type and status"].precision == pytest.approx(2 / 3)


def test_a_wrong_type_is_met_but_not_right():
    gold = annotation()
    other = coded(gold.events[0], "AID", "actual")
    counts = tally(gold, replace(gold, events=(other, *gold.events[1:]))).counts
    assert counts["events: met (trigger)"].f1 == 1
    assert counts["events: + type"].precision == pytest.approx(2 / 3)
    assert counts["type AID"] == Count(0, 1, 0, 0)


def test_parties_of_the_same_country_are_right_by_country_only():
    gold = annotation()
    other = replace(gold.events[0], sources=("a3",))
    counts = tally(gold, replace(gold, events=(other, *gold.events[1:]))).counts
    assert counts["events: + type, status, countries of both sides"].f1 == 1
    assert counts["events: + type, status, parties of both sides"].f1 == pytest.approx(2 / 3)


def test_two_unknown_countries_are_not_one():
    gold = annotation()
    other = replace(gold.events[2], sources=("a5",), targets=("a4",))
    counts = tally(gold, replace(gold, events=(*gold.events[:2], other))).counts
    assert counts["events: + type, status, countries of both sides"].f1 == pytest.approx(2 / 3)


def test_a_speaker_who_was_not_found_is_not_nobody():
    gold = annotation()
    mute = tuple(replace(claim, speaker=None) for claim in gold.claims)
    counts = tally(gold, replace(gold, actors=gold.actors[1:], claims=mute)).counts
    assert counts["claims: + speaker"] == Count(1, 4, 1, 4)


def test_one_mention_over_everything_meets_one_only():
    gold = annotation()
    whole = replace(gold.actors[0], mentions={(0, len(gold.text)): ""})
    assert tally(gold, replace(gold, actors=(whole,))).counts["mentions: partial"].met == 1


def test_coreference_gains_nothing_where_nothing_is_found():
    assert tally(annotation(), replace(annotation(), actors=())).counts["actors: coreference, B³"].f1 == 0


def test_one_cluster_torn_in_two_costs_recall_of_coreference():
    gold = annotation()
    whole = gold.actors[0]
    places = list(whole.mentions)
    torn = (
        replace(whole, mentions=dict.fromkeys(places[:1], "")),
        replace(whole, key="b", mentions=dict.fromkeys(places[1:], "")),
    )
    count = tally(gold, replace(gold, actors=(*torn, *gold.actors[1:]))).counts["actors: coreference, B³"]
    assert count.precision == 1
    assert count.recall == pytest.approx((1 / 5 + 4 * 4 / 5 + 3) / 8)


def test_kappa_of_a_worked_example():
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: agreed .7, by chance .5
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)


def test_an_interval_holds_the_figure_and_repeats():
    counts = [Count(1, 2, 1, 2), Count(2, 2, 2, 3), Count(0, 1, 0, 1)] * 10
    low, high = interval(counts)
    assert low < sum(counts, Count()).f1 < high
    assert interval(counts) == (low, high)


def test_the_macro_f1_counts_types_of_the_gold_only():
    assert macro_f1({"type AID": Count(1, 1, 1, 1), "type REJECT": Count(0, 3, 0, 0), "events: x": Count()}) == 1
