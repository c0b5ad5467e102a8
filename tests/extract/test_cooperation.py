"""Acts of cooperation in whole sentences: their type, status and parties, each act once, and none in private life."""

from __future__ import annotations

import pytest

import dragoman

# text: what is told, each act as type, status, countries of the sources > of the targets
TOLD: dict[str, set[str]] = {
    # who is minded to act is acted on by nobody
    "Norway is prepared to help Kenya.": {"AGREE actual NOR>KEN"},
    "Norway was determined to lend Kenya money.": {"AGREE actual NOR>KEN"},
    # bodies of several states act for them, and so with each other
    "The Croatian and Slovenian governments agreed to share gas.": {"AGREE actual HRV+SVN>HRV+SVN"},
    "The Croatian and Slovenian foreign ministries agreed to share gas.": {"AGREE actual HRV+SVN>HRV+SVN"},
    # what two end or adopt together they do towards each other
    "Norway and Kenya ended hostilities.": {"RETREAT actual KEN+NOR>KEN+NOR"},
    "Norway and Kenya adopted a joint declaration.": {"SUPPORT actual KEN+NOR>KEN+NOR"},
    # a plan is made, though what is planned lies ahead
    "Portugal plans to send medics to Cape Verde in the coming days.": {"AGREE actual PRT>CPV"},
    # what is stopped is not done
    "The EU suspended its embargo on Burundi.": {"CONCEDE actual IGO>BDI"},
    "Norway stopped shelling Kenya.": {"RETREAT actual NOR>KEN"},
    # one act, told by a verb and its noun
    "Zimbabwe and Zambia signed a deal on power.": {"SUPPORT actual ZMB+ZWE>ZMB+ZWE"},
    "The ceasefire between Azerbaijan and Armenia held.": {"RETREAT actual ARM+AZE>ARM+AZE"},
    # drills of one state and of two
    "Norway and Kenya held military exercises.": {"COOPERATE actual KEN+NOR>KEN+NOR"},
    "Norway held military exercises.": {"MOBILIZE actual NOR>"},
    "Norway lifted the state of emergency.": {"RETREAT actual NOR>"},
}  # fmt: skip

# who acts for himself, and the like of it that a state does
PRIVATE = [
    ("A group of Polish pensioners toured Jordan.", "A group of Polish lawmakers toured Jordan."),
    ("The president of the Chilean football federation resigned.", "The president of Chile resigned."),
    ("British and Irish fans shared trains to Paris.", "British and Irish police shared intelligence."),
    ("Finland and Sweden met in the final.", "Finland and Sweden met in the capital."),
]


def act(reading: dragoman.Reading, event: dragoman.Event) -> str:
    """Return an event as one line."""
    sides = ("+".join(sorted({reading.actors[a].country or "-" for a in s})) for s in (event.sources, event.targets))
    return f"{event.type} {event.status} {'>'.join(sides)}"


@pytest.mark.parametrize("text", TOLD)
def test_cooperation(text: str) -> None:
    reading = dragoman.read(text, published="2019-06-20")
    assert {act(reading, e) for e in reading.events} == TOLD[text]


@pytest.mark.parametrize(("private", "public"), PRIVATE)
def test_what_private_people_do_is_nothing_between_states(private: str, public: str) -> None:
    assert not dragoman.read(private, published="2019-06-20").events
    assert dragoman.read(public, published="2019-06-20").events
