"""The words and weights by which names are compared."""

from __future__ import annotations

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.naming import like_offices, load_bynames, load_twins, load_weights, load_words


def test_every_feature_that_weighs_says_something() -> None:
    weights = load_weights()
    weighed = weights.candidate.keys() | weights.pair.keys() | weights.body.keys() | weights.bodies.keys()
    assert weighed - weights.said.keys() == set()


def test_bynames_are_of_known_actors() -> None:
    gazetteer = load_gazetteer()
    assert load_bynames().keys() - gazetteer.persons.keys() - gazetteer.organisations.keys() == set()


def test_twins_are_known_and_nobody_is_his_own() -> None:
    twins = load_twins()
    assert (twins.keys() | set(twins.values())) - load_gazetteer().persons.keys() == set()
    assert twins.keys() & set(twins.values()) == set()


def test_offices_in_the_words_exist() -> None:
    words, offices = load_words(), {o.removeprefix("office/") for o in load_gazetteer().offices}
    assert {*words.offices, *words.weak, *words.empty, *(o for group in words.like for o in group)} - offices == set()


def test_like_offices_hold_the_office_itself() -> None:
    assert "office/pope" in like_offices("office/pope")
