"""How likely an act is told: the weights that ship, and what they are applied to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract import scorer
from dragoman.knowledge.tables import Predicate, load


def test_weights_name_features_that_there_are() -> None:
    weights = scorer.load_weights()
    assert set(weights.weights) <= scorer.NAMES
    assert weights.weights["told"] + weights.weights["type"] > 0
    assert weights.weights["entry"] > 0


def test_entries_counted_are_entries_of_the_lexicon() -> None:
    counts = scorer.load_weights().entries
    known = {entry.id for entry in load("lexicon", tuple[Predicate, ...])}
    assert len(set(counts) - known) <= len(counts) // 50  # an entry may have been renamed since
    assert all(0 <= right <= fired for right, fired in counts.values())


def test_an_entry_that_was_seldom_seen_is_drawn_to_the_mean() -> None:
    assert scorer.right("no.such-entry") == pytest.approx(scorer.logit(scorer.mean_right()))


@given(st.floats(0, 1))
def test_the_log_odds_of_a_probability_are_bounded(probability: float) -> None:
    assert abs(scorer.logit(probability)) < 6


@given(st.dictionaries(st.sampled_from(sorted(scorer.NAMES)), st.floats(-6, 6)))
def test_a_chance_is_a_probability(found: dict[str, float]) -> None:
    assert 0 <= scorer.chance(found) <= 1


def test_a_surer_encoder_makes_an_act_likelier() -> None:
    calm, sure = ({"told": x, "type": x} for x in (-3.0, 3.0))
    assert scorer.chance(calm) < scorer.chance(sure)
