"""Names of bodies are taken whole, and no further."""

from __future__ import annotations

import pytest

import dragoman

WHOLE = [
    ("The Lagos Chamber of Commerce and Industry criticised the tariff.", "Lagos Chamber of Commerce and Industry"),
    ("Japan Gas Exchange signed a contract with Malaysia.", "Japan Gas Exchange"),
    ("The National Iranian Tanker Company sued the insurer.", "National Iranian Tanker Company"),
    ("The Bank of Estonia rejected the plan.", "Bank of Estonia"),
    (
        "TIRANA – The National Security and Foreign Policy Committee of the parliament rejected the bill.",
        "National Security and Foreign Policy Committee",
    ),
]
APART = [
    ("The Supreme Court of India and Parliament of Nepal criticised the law.", "Supreme Court of India"),
    ("The Bank of Norway Governor Per Dahl visited Chile.", "Per Dahl"),
    ("The Commission for Human Rights and President Biden condemned the raid.", "Commission for Human Rights"),
    ("The Russian Ambassador to Nairobi Ivan Petrovsky met the president.", "Ivan Petrovsky"),
]


@pytest.mark.parametrize(("text", "name"), [*WHOLE, *APART])
def test_a_name_is_whole_and_no_longer(text: str, name: str) -> None:
    assert name in {mention.text for actor in dragoman.read(text).actors for mention in actor.mentions}
