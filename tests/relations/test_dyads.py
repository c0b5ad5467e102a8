from __future__ import annotations

import datetime as dt

import pytest

from dragoman.relations.dyads import Count, Dyad, Dyads, Period, common_starts, to_dyad

JANUARY, FEBRUARY, MARCH = (dt.date(2024, month, 1) for month in (1, 2, 3))
SHAPE = Dyad(source="RUS", target="IRN", by="month", date="event", periods=(), undated=0, spread=0)


def count(start: dt.date | None, events: int = 1, score: float | None = 2.0, *, dated: bool = True) -> Count:
    return Count(
        start=start,
        dated=dated,
        events=events,
        reports=2 * events,
        quads=(events, 0, 0, 0),
        score=score,
        goldstein=score,
    )


def dyad(*counts: Count, documents: dict[dt.date, int] | None = None) -> Dyad:
    return to_dyad(counts, documents or {}, common_starts(counts, "month"), SHAPE)


def test_periods_without_acts_stand_in_the_series():
    found = dyad(count(JANUARY), count(MARCH, 3, -1.23456))
    assert [(p.start, p.events, p.score) for p in found.periods] == [
        (JANUARY, 1, 2.0),
        (FEBRUARY, 0, None),
        (MARCH, 3, -1.2346),
    ]
    assert found.rows()[2]["quad_1"] == 3
    assert found.events == 4


def test_acts_are_set_against_the_documents_of_their_period():
    found = dyad(count(JANUARY, 3), count(FEBRUARY), documents={JANUARY: 400})
    assert [(p.documents, p.per_1000) for p in found.periods] == [(400, 7.5), (0, None)]


def test_what_is_in_no_period_is_counted_apart():
    found = dyad(count(JANUARY), count(None, 4, dated=False), count(None, 2))
    assert (len(found.periods), found.undated, found.spread) == (1, 4, 2)


def test_reports_and_events_are_two_numbers():
    (row,) = dyad(count(JANUARY, 3)).rows()
    assert (row["events"], row["reports"]) == (3, 6)


def test_a_period_names_its_last_day():
    assert dyad(count(FEBRUARY)).rows()[0]["end"] == "2024-02-29"


def test_nothing_gives_an_empty_series():
    assert dyad().rows() == []


@pytest.mark.parametrize(("both", "name"), [(False, "RUS → IRN"), (True, "RUS ↔ IRN")])
def test_a_dyad_says_who_does_it_to_whom(both: bool, name: str):  # noqa: FBT001 - a table of cases
    assert to_dyad([], {}, [], Dyad(**{**fields(SHAPE), "both": both})).name == name


def fields(found: Dyad) -> dict[str, object]:
    return {name: getattr(found, name) for name in found.__dataclass_fields__}


def test_dyads_side_by_side_name_whose_row_it_is():
    rows = Dyads(dyads=(dyad(count(JANUARY)), dyad(count(MARCH)))).rows()
    assert [(row["source"], row["start"]) for row in rows] == [("RUS", "2024-01-01"), ("RUS", "2024-03-01")]


def test_a_period_without_documents_has_no_rate():
    period = Period(
        start=JANUARY, end=JANUARY, events=3, reports=3, documents=0, quads=(3, 0, 0, 0), score=1.0, goldstein=None
    )
    assert period.per_1000 is None
