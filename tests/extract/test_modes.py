"""Modes that an act's own words give it."""

from __future__ import annotations

import pytest

import dragoman


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("Spain threatened Portugal with tariffs on cork.", "THREATEN", "restrict"),
        ("Chad warned Sudan that it would cut diplomatic ties.", "THREATEN", "relations"),
        ("Austria declared two Libyan diplomats personae non gratae.", "SANCTION", "expel"),
        ("Kenya summoned home its ambassador to Somalia.", "SANCTION", "withdraw"),
        ("Norway suspended new lending to Zambia.", "SANCTION", "discontinue"),
    ],
)
def test_what_an_act_is_done_with_tells_its_mode(text: str, type_: str, mode: str) -> None:
    [event] = dragoman.read(text).events
    assert (event.type, event.modes) == (type_, (mode,))


def test_a_threat_of_nothing_told_has_no_mode() -> None:
    [event] = dragoman.read("Chad threatened Sudan on Monday.").events
    assert event.modes == ()
