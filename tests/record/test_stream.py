from __future__ import annotations

import itertools

import pytest

from dragoman.errors import UsageError
from dragoman.record import Record
from dragoman.record.stream import stream
from record.factory import day, event, reading

MONTHS = ["2024-01-09", "2024-03-30", "2024-03-02", "2023-12-31"]
TEXTS = ["Envoys met on grain.", "Bankers spoke of loans.", "Miners dug for coal.", "Pilots trained together."]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("stream") / "news.duckdb")
    dated = [
        reading(f"d{n}", event(f"d{n}", evidence=text, trigger=text[:6], when=day(when)), published=when)
        for n, (when, text) in enumerate(zip(MONTHS, TEXTS, strict=True))
    ]
    later = event("late", "FRA", "CHN", evidence="Envoys met on grain.", id="late")
    record.add([*dated, reading("late", later, published=None, outlet=None)])
    return record


def test_the_order_is_that_of_the_query(filled: Record):
    assert [item.event.id for item in stream(filled.file, {})] == [row["id"] for row in filled.events()]


@pytest.mark.parametrize(("limit", "page"), list(itertools.product([1, 2, 3, 9], [1, 2, 5])))
def test_a_limit_leaves_the_newest(filled: Record, limit: int, page: int):
    found = [item.event.id for item in stream(filled.file, {"limit": limit}, page=page)]
    assert found == [row["id"] for row in filled.events(limit=limit)]


@pytest.mark.parametrize("together", [1, 2, 3])
def test_months_come_apart_as_they_come_together(filled: Record, together: int, monkeypatch: pytest.MonkeyPatch):
    whole = [item.event.id for item in stream(filled.file, {})]
    monkeypatch.setattr("dragoman.record.stream.TOGETHER", together)
    assert [item.event.id for item in stream(filled.file, {})] == whole
    assert len(whole) == len(MONTHS) + 1


def test_filters_hold(filled: Record):
    assert [item.event.id for item in stream(filled.file, {"source": "FRA"})] == ["late"]


def test_an_event_brings_its_actors_and_documents(filled: Record):
    item = next(stream(filled.file, {"source": "RUS", "limit": 1}))
    assert {name: actor.name for name, actor in item.actors.items()} == {"state/RUS": "Russia", "state/IRN": "Iran"}
    assert (item.lead.document, item.lead.url, item.lead.before) == ("d1", "https://example.org/d1", "")


def test_what_nobody_dates_is_not_reported_on_a_day(filled: Record):
    (late,) = stream(filled.file, {"source": "FRA"})
    assert late.reported is None


def test_a_wrong_filter_is_refused(filled: Record):
    with pytest.raises(UsageError, match="no filter 'colour'"):
        next(stream(filled.file, {"colour": "red"}))  # type: ignore[typeddict-unknown-key]


def test_rejected_events_are_streamed_when_asked_for(record: Record):
    wrong = event("a", evidence=TEXTS[0], when=day(MONTHS[0]))
    record.add([reading("a", wrong, published=MONTHS[0])])
    record.review(wrong.id, "reject")
    assert list(stream(record.file, {})) == []
    (item,) = stream(record.file, {"judged": "rejected"})
    assert (item.event.id, [account.document for account in item.accounts]) == (wrong.id, ["a"])
