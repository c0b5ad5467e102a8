from __future__ import annotations

from dragoman.gold.annotations import from_reading
from dragoman.gold.matching import match
from dragoman.model import Source
from gate.given import read_given
from gate.scoring import tally
from gold.sample import TEXT, annotation


def test_given_actors_stand_where_the_gold_has_them():
    gold = annotation()
    found = from_reading(read_given(Source(TEXT, published="2019-11-05"), gold), TEXT)
    counts = tally(gold, found).counts
    assert counts["mentions: exact"].f1 == 1
    assert counts["actors: name, kind and country right"].f1 == 1


def test_acts_are_read_between_the_given_actors():
    gold = annotation()
    found = from_reading(read_given(Source(TEXT, published="2019-11-05"), gold), TEXT)
    visit = next(event for event in found.events if event.key == match(gold, found).events["e1"])
    assert (visit.type, visit.sources, visit.targets) == ("CONSULT", ("a1",), ("a2",))
