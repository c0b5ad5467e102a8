"""Refusals whose addressee the words before tell."""

from __future__ import annotations

import pytest

import dragoman


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Turkey asked for talks on the islands. Greece refused.", ["state/TUR"]),
        ("The United States demanded the release of the two men. Iran refused.", ["state/USA"]),
        # Nobody asked.
        ("Peru condemned the raid. Chile refused to attend the summit.", []),
    ],
)
def test_a_bare_refusal_goes_to_who_asked_right_before(text: str, target: list[str]) -> None:
    reading = dragoman.read(text, published="2019-06-20")
    refusals = [e for e in reading.events if e.type == "REJECT"]
    assert [list(e.targets) for e in refusals] == [target]
