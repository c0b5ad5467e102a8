from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from dragoman.relations.periods import By
from dragoman.relations.timelines import Entry, to_timeline


def entry(name: str, first: str | None = None, last: str | None = None, **changes: object) -> Entry:
    start = dt.date.fromisoformat(first) if first else None
    values: dict[str, object] = {
        "kind": "event", "id": name, "first": start, "last": dt.date.fromisoformat(last) if last else start,
        "title": "CONSULT", "modes": (), "status": "actual", "sources": ("state/RUS",), "targets": ("state/IRN",),
        "quad": 1, "score": 2.5, "reports": 1, "document": "d", "outlet": None, "published": None, "start": 0, "end": 4,
        "text": "They met.",
    }  # fmt: skip
    return Entry(**(values | changes))  # type: ignore[arg-type]


def test_entries_stand_in_the_order_of_their_days():
    found = to_timeline([entry("c", "2024-03-01"), entry("a", "2024-01-09"), entry("b", "2024-01-09")], "RUS", "month")
    assert [e.id for e in found.entries] == ["a", "b", "c"]
    assert [(g.label, len(g.entries)) for g in found.groups] == [("2024-01", 2), ("2024-03", 1)]


def test_the_undated_stand_apart_and_last():
    found = to_timeline([entry("x"), entry("a", "2024-01-09")], "RUS", "year")
    assert [e.id for e in found.undated] == ["x"]
    assert [(row["id"], row["group"]) for row in found.rows()] == [("a", "2024"), ("x", None)]


def test_days_that_reach_over_periods_are_a_group_of_their_own():
    found = to_timeline([entry("wide", "2024-01-20", "2024-02-03"), entry("a", "2024-01-25")], "RUS", "month")
    assert [g.label for g in found.groups] == ["2024-01-20 – 2024-02-03", "2024-01"]


def test_undated_entries_stand_by_publication():
    early, late = (dt.date(2024, 1, day) for day in (1, 2))
    found = to_timeline([entry("b", published=late), entry("a", published=early), entry("c")], "RUS", "month")
    assert [e.id for e in found.undated] == ["a", "b", "c"]


@given(
    days=st.lists(st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2024, 1, 1)), max_size=12),
    by=st.sampled_from(("day", "week", "month", "quarter", "year")),
)
def test_nothing_is_lost_and_nothing_told_twice(days: list[dt.date | None], by: By):
    entries = [entry(str(i), day.isoformat() if day else None) for i, day in enumerate(days)]
    found = to_timeline(entries, "RUS", by)
    assert sorted(e.id for e in (*found.entries, *found.undated)) == sorted(e.id for e in entries)
    assert [e.first for e in found.entries] == sorted(day for day in days if day)


def test_nothing_is_an_empty_timeline():
    assert to_timeline([], "RUS", "month").rows() == []
