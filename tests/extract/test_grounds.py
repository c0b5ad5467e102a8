"""How many parties an act must have."""

from __future__ import annotations

import dragoman
from dragoman.model import UNNAMED


def test_a_clear_act_is_told_of_people_without_a_name() -> None:
    told = dragoman.read("Aid groups condemned the closure of the border, and Norway sent tents.").events
    blame = next(e for e in told if e.type == "ACCUSE")
    assert all(actor.startswith(UNNAMED) for actor in blame.sources)


def test_a_doubtful_act_is_not_told_of_people_without_a_name() -> None:
    assert not dragoman.read("Officials met the miners on Monday.").events
