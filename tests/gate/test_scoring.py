from dataclasses import replace

import pytest

from gate.intervals import interval
from gate.scoring import Count, kappa, macro_f1, tally, total
from gold.sample import annotation


def test_an_annotation_against_itself_is_perfect():
    counts = tally(annotation(), annotation()).counts
    assert {name for name, count in counts.items() if count.gold and count.recall != 1} == set()
    assert {name for name, count in counts.items() if count.found and count.precision != 1} == set()


def test_nothing_found_is_no_precision_and_no_recall():
    empty = replace(annotation(), actors=(), events=(), claims=(), agreements=(), residue=(), title=None)
    counts = tally(annotation(), empty).counts
    assert counts["events: + type"] == Count(0, 0, 0, 2)
    assert counts["mentions: partial"].f1 == 0


def test_another_coding_that_is_right_counts_as_right():
    gold = annotation()
    other = replace(gold.events[1], type="AGREE", codings=frozenset({("AGREE", "actual")}))
    counts = tally(gold, replace(gold, events=(gold.events[0], other))).counts
    assert counts["events: + type"].f1 == 1
    assert counts["type SUPPORT"].f1 == 1


def test_a_wrong_type_is_met_but_not_right():
    gold = annotation()
    other = replace(gold.events[0], type="AID", codings=frozenset({("AID", "actual")}))
    counts = tally(gold, replace(gold, events=(other, gold.events[1]))).counts
    assert counts["events: met (trigger)"].f1 == 1
    assert counts["events: + type"].precision == 0.5
    assert counts["type AID"] == Count(0, 1, 0, 0)


def test_parties_of_the_same_country_are_right_by_country_only():
    gold = annotation()
    other = replace(gold.events[0], sources=("a3",))
    counts = tally(gold, replace(gold, events=(other, gold.events[1]))).counts
    assert counts["events: + type, status, countries of both sides"].f1 == 1
    assert counts["events: + type, status, parties of both sides"].f1 == 0.5


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
    assert count.recall == pytest.approx((1 / 3 + 2 / 3 + 2 / 3 + 1) / 4)


def test_kappa_of_a_worked_example():
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: agreed .7, by chance .5
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)


def test_an_interval_holds_the_figure_and_repeats():
    counts = [Count(1, 2, 1, 2), Count(2, 2, 2, 3), Count(0, 1, 0, 1)] * 10
    low, high = interval(counts)
    assert low < total([]).counts.get("x", sum(counts, Count())).f1 < high
    assert interval(counts) == (low, high)


def test_the_macro_f1_counts_types_of_the_gold_only():
    assert macro_f1({"type AID": Count(1, 1, 1, 1), "type REJECT": Count(0, 3, 0, 0), "events: x": Count()}) == 1
