from __future__ import annotations

import datetime as dt

from dragoman.relations.networks import Network, by_strength, choose_partners
from relations.ties import tie

TIES = [tie("AB", 2.0, 9), tie("AC", -2.0, 4), tie("AD", 1.0, 6), tie("BC", 1.0, 20)]


def test_the_partners_with_most_acts_are_chosen():
    assert choose_partners(TIES, "A", 2) == (["A", "B", "D"], 1)
    assert choose_partners(TIES, "C", 5) == (["C", "B", "A"], 0)


def test_a_stranger_stands_alone():
    assert choose_partners(TIES, "Z", 3) == (["Z"], 0)


def test_ties_stand_by_strength():
    assert [t.events for t in by_strength(TIES)] == [20, 9, 6, 4]


def test_a_node_weighs_what_its_ties_weigh():
    network = Network(
        ego="A", days=None, level="country", date="event", nodes=("A", "B", "C", "D"), ties=by_strength(TIES), others=0,
        undated=0,
    )  # fmt: skip
    assert {node: network.weight(node) for node in network.nodes} == {"A": 19, "B": 29, "C": 24, "D": 6}
    assert network.rows()[0]["events"] == 20


def test_rows_are_plain():
    assert all(not isinstance(value, dt.date) for row in map(dict, [tie("AB", 1.0).to_row()]) for value in row.values())
