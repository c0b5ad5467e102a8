"""One name in context → the known actor that is meant."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.resolution.answers import answer

KNOWN = [
    ("Baqeri Kani", "Tehran's acting top diplomat", "2024-06-12", "person/ali-bagheri-kani"),
    ("Emir of Qatar", "in Doha", "2015-01-01", "person/Q1855372"),
    ("PTI", "Delhi news agency", "2022-04-10", "org/IND-PTI"),
    ("Стив Уиткофф", "спецпосланник", "2025-03-13", "person/steve-witkoff"),
]


@pytest.mark.parametrize(("name", "context", "day", "actor"), KNOWN)
def test_the_actor_that_is_meant(name: str, context: str, day: str, actor: str) -> None:
    found = answer(name, context, dt.date.fromisoformat(day)).actor
    assert found is not None
    assert found.id == actor


def test_two_of_one_name_are_named_and_none_is_chosen() -> None:
    found = answer("Castro", "Cuban leader", None)
    assert (found.actor, found.why.rule) == (None, "actor.name.ambiguous")
    assert "Fidel Castro" in found.why.detail


def test_nobody_fits_and_the_likeliest_is_told() -> None:
    found = answer("Zorblatt", "", None)
    assert (found.actor, found.why.rule) == (None, "actor.unknown")


def test_the_reason_names_the_features() -> None:
    why = answer("Lavrov", "Russian foreign minister", dt.date(2022, 2, 1)).why
    assert "fits the office told, on the day (+1.5)" in why.detail
