from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.relations.signs import Window
from dragoman.relations.turns import Change, find_changes
from relations.ties import LATE, window

COLD = {"AB": 4.0, "AC": -4.0, "BC": -4.0}
SCORES = st.floats(-10, 10, allow_nan=False).map(lambda x: round(x, 2))
THREE = st.fixed_dictionaries(dict.fromkeys(("AB", "AC", "BC"), SCORES))


def later(**scores: float) -> Window:
    return window(LATE, **scores)


def changes(before: dict[str, float], after: dict[str, float]) -> list[Change]:
    return list(find_changes([window(**before), later(**after)]))


def test_a_triad_that_turns_names_who_drew_closer_and_what_soured():
    (change,) = changes(COLD, {"AB": -3.0, "AC": 4.0, "BC": -5.0})
    assert (change.kind, change.wedge) == ("turned", True)
    assert [(m.pair, m.was, m.now, m.delta) for m in change.closer] == [(("A", "C"), -4.0, 4.0, 8.0)]
    assert [(m.pair, m.was, m.now, m.delta) for m in change.soured] == [(("A", "B"), 4.0, -3.0, -7.0)]


def test_a_turn_into_imbalance_is_told():
    (change,) = changes(COLD, {"AB": 4.0, "AC": 4.0, "BC": -4.0})
    row = change.to_row()
    assert (row["was"], row["now"], row["was_balanced"], row["now_balanced"]) == ("+--", "++-", True, False)
    assert (row["closer"], row["soured"], row["wedge"]) == (["A–C"], [], False)


def test_what_stays_as_it_was_is_no_change():
    assert changes(COLD, {"AB": 4.5, "AC": -4.5, "BC": -3.0}) == []


def test_ties_that_move_both_ways_without_a_turn_are_a_shift():
    (change,) = changes(COLD, {"AB": 2.0, "AC": -1.5, "BC": -4.0})
    assert (change.kind, change.wedge) == ("shifted", True)


def test_a_wedge_needs_no_sign_but_acts_enough():
    (change,) = changes({"AB": 0.5, "AC": 0.5, "BC": 0.0}, {"AB": 2.5, "AC": -2.5, "BC": 0.0})
    assert (change.was, change.now, change.kind, change.wedge) == (None, None, "shifted", True)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [(COLD, {"AB": 4.0}, "dissolved"), ({"AB": 4.0}, COLD, "formed"), (COLD, COLD | {"BC": 0.0}, "dissolved")],
)
def test_a_triad_may_form_or_dissolve(before: dict[str, float], after: dict[str, float], kind: str):
    (change,) = changes(before, after)
    assert change.kind == kind


def test_a_tie_that_is_gone_has_not_moved():
    (change,) = changes(COLD, {"AB": -4.0, "AC": -4.0})
    gone = change.moves[2]
    assert (gone.pair, gone.was, gone.now, gone.delta) == (("B", "C"), -4.0, None, 0.0)


def test_the_acts_behind_a_move_are_named():
    (change,) = changes(COLD, {"AB": -3.0, "AC": 4.0, "BC": -5.0})
    row = change.moves[0].to_row()
    assert (row["evidence_before"], row["evidence_after"]) == (["AB-warm"], ["AB-cold"])
    assert (row["events_before"], row["events_after"]) == (5, 5)


def test_only_the_actors_changes_are_kept():
    before, after = window(AB=4, AC=4, BC=4, BD=4, CD=4), later(AB=-4, AC=4, BC=4, BD=-4, CD=4)
    assert [c.nodes for c in find_changes([before, after])] == [("A", "B", "C"), ("B", "C", "D")]
    assert [c.nodes for c in find_changes([before, after], "D")] == [("B", "C", "D")]


@given(before=THREE, after=THREE)
def test_backwards_who_drew_closer_soured(before: dict[str, float], after: dict[str, float]):
    there, back = changes(before, after), changes(after, before)
    assert [[m.pair for m in c.closer] for c in there] == [[m.pair for m in c.soured] for c in back]
    assert [c.wedge for c in there] == [c.wedge for c in back]


@given(before=THREE, after=THREE)
def test_with_all_signs_turned_closer_and_soured_change_places(before: dict[str, float], after: dict[str, float]):
    there = changes(before, after)
    turned = changes({k: -v for k, v in before.items()}, {k: -v for k, v in after.items()})
    assert [[m.pair for m in c.closer] for c in there] == [[m.pair for m in c.soured] for c in turned]


@given(scores=THREE)
def test_nothing_changes_into_itself(scores: dict[str, float]):
    assert changes(scores, scores) == []
