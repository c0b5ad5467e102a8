"""How likely an act is told: the weights that ship, and what they are applied to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman
from dragoman.extract import scorer
from dragoman.extract.act_types import features, utility
from dragoman.knowledge.tables import Predicate, load


def test_every_feature_of_an_act_has_a_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[str] = set()
    monkeypatch.setattr(scorer, "chance", lambda found: seen.update(found) or 1.0)
    dragoman.read("Iran's foreign minister met his Omani counterpart in Muscat. Peru towed a boat of Chile.")
    weights = scorer.load_weights().weights
    assert {"told", "type", "entry", "lexical"} < seen
    assert seen <= weights.keys()


def test_the_encoder_and_the_entry_speak_for_an_act() -> None:
    weights = scorer.load_weights().weights
    assert weights["told"] + weights["type"] > 0
    assert weights["entry"] > 0


def test_the_encoder_and_the_entry_speak_for_a_type() -> None:
    types = scorer.load_weights().types
    assert types["heard"] > 0
    assert types["said"] > 0
    assert types["said.right"] > 0


@pytest.mark.parametrize(("chance", "kind"), [(0.05, "SANCTION"), (0.98, "COERCE")])
def test_a_sure_encoder_alone_overrules_an_entry(chance: float, kind: str) -> None:
    found = features("SANCTION", "no.such-entry", {"SANCTION": 0.02, "COERCE": chance})
    assert (utility(found["COERCE"]) > utility(found["SANCTION"])) == (kind == "COERCE")


def test_entries_counted_are_entries_of_the_lexicon() -> None:
    counts = scorer.load_weights().entries
    known = {entry.id for entry in load("lexicon", tuple[Predicate, ...])}
    assert len(set(counts) - known) <= len(counts) // 50  # an entry may have been renamed since
    assert all(0 <= right <= fired for right, fired in counts.values())


def test_an_entry_that_was_seldom_seen_is_drawn_to_the_mean() -> None:
    assert scorer.right("no.such-entry") == pytest.approx(scorer.logit(scorer.load_weights().mean))


@given(st.floats(0, 1))
def test_the_log_odds_of_a_probability_are_bounded(probability: float) -> None:
    assert abs(scorer.logit(probability)) < 6


@given(st.dictionaries(st.sampled_from(sorted(scorer.load_weights().weights)), st.floats(-6, 6)))
def test_a_chance_is_a_probability(found: dict[str, float]) -> None:
    assert 0 <= scorer.chance(found) <= 1


def test_a_surer_encoder_makes_an_act_likelier() -> None:
    calm, sure = ({"told": x, "type": x} for x in (-3.0, 3.0))
    assert scorer.chance(calm) < scorer.chance(sure)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“Germany must close the base,” Lavrov added.", ["request.say-must-yield"]),
        ("Cuba said the United States seeks to sow discord in Latin America.", ["accuse.say-seeks-wrong"]),
        ("Cuba said the carmaker seeks to sow discord.", []),
        ("Cuba said the United States was not seeking to sow discord in Latin America.", []),
        ("Peru said that Chile does not need to pay.", []),
    ],
)
def test_a_frame_that_says_all_is_heard_between_two_who_are_named(text: str, told: list[str]) -> None:
    assert [event.why.rule for event in dragoman.read(text).events] == told


def test_the_type_of_a_frame_that_says_all_is_its_own() -> None:
    events = dragoman.read("China called the American decision a positive step.").events
    assert [event.type for event in events] == ["SUPPORT"]


def test_who_speaks_of_his_own_state_is_heard_less_surely() -> None:
    (own,), (other,) = (
        dragoman.read(f"The Greek premier said {state} must defend its islands.").events
        for state in ("Greece", "Chile")
    )
    assert own.confidence < other.confidence


def test_the_noun_that_an_entry_asks_for_is_heard_for_its_verb() -> None:
    (event,) = dragoman.read(
        "Danish forces conducted drone strikes on a number of rebel bases in northern Mali."
    ).events
    assert event.trigger.text == "conducted"
    assert event.confidence > 0.5


def test_a_promise_is_heard_for_what_is_promised() -> None:
    text = "Fiji's premier has said that Fiji will boost strategic ties with Tonga in fisheries."
    assert [(e.type, e.trigger.text) for e in dragoman.read(text).events] == [("AGREE", "boost")]
