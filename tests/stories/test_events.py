from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Casualties, DateInterval
from dragoman.stories.events import Told, combine, narrowest
from record.factory import day, event

MARCH = DateInterval(start=dt.date(2024, 3, 1), end=dt.date(2024, 3, 31), precision="month")
SINCE = DateInterval(start=dt.date(2024, 3, 1), end=None, precision="range")
DAY = day("2024-03-05")


def told(document: str, published: str | None = "2024-03-06", **changes: object) -> Told:
    date = dt.date.fromisoformat(published) if published else None
    return Told(event=event(document, **changes), document=document, outlet=None, published=date, family=document)  # type: ignore[arg-type]


TELLINGS = [
    told("b", when=MARCH, sources=("state/RUS", "person/x")),
    told("a", "2024-03-07", when=DAY, casualties=Casualties(killed=1)),
    told("c", None, status="planned", confidence=0.95),
]


@given(st.permutations(TELLINGS))
def test_the_order_of_reports_does_not_matter(order: list[Told]):
    assert combine(order) == combine(TELLINGS)


def test_the_first_report_leads_and_the_others_add():
    merged = combine(TELLINGS)
    assert merged.id == TELLINGS[0].event.id
    assert [r.document for r in merged.reports] == ["b", "a", "c"]
    assert merged.sources == ("state/RUS", "person/x")
    assert (merged.when, merged.casualties, merged.status, merged.confidence) == (
        DAY,
        Casualties(killed=1),
        "actual",
        0.95,
    )


@pytest.mark.parametrize(("dates", "best"), [([MARCH, DAY], DAY), ([SINCE, MARCH], MARCH), ([SINCE], SINCE)])
def test_the_narrowest_date_is_kept(dates: list[DateInterval], best: DateInterval):
    assert narrowest(dates) == best


def test_copies_count_as_one_family():
    one, other = (told(name) for name in "ab")
    assert (
        combine([one, Told(event=other.event, document="b", outlet=None, published=None, family="a")]).n_families == 1
    )
