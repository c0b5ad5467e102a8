"""Towards whom one refuses or demands where only the sentences around tell it."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Source

QUARREL = "Peru seized a Chilean trawler in May. Chile condemned the seizure. "
CASES = [
    (QUARREL + "Peru refused to apologise.", {"CHL"}),
    # With two others near, either may be meant; nobody is, where nobody was dealt with.
    (QUARREL + "Peru accused Bolivia of spying. Peru refused to apologise.", set()),
    ("It rained. Peru refused to apologise.", set()),
    # Nobody refuses for what he is thanked for, and who is named with the act is dealt with, whoever that is.
    ("Peru thanked China for the loan. Peru refused to apologise for the strike.", set()),
    (QUARREL + "Peru said it was ready for talks with Europe.", set()),
    # What is one's own affair is towards nobody.
    (QUARREL + "Peru tested a missile.", set()),
]


@pytest.mark.parametrize(("text", "countries"), CASES)
def test_the_only_other_party_is_faced(text: str, countries: set[str]) -> None:
    reading = dragoman.read(Source(text))
    last = max(reading.events, key=lambda e: e.trigger.start)
    known = {a.id: a.country for a in reading.actors}
    assert {known[id_] for id_ in last.targets} == countries


def test_the_reason_shows_where_it_is_told() -> None:
    last = max(dragoman.read(Source(CASES[0][0])).events, key=lambda e: e.trigger.start)
    assert "The only other party" in last.why.detail
    assert len(last.evidence) > 1
