"""What is loaded of reports when events are formed anew."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.codec import encode
from dragoman.model import Casualties, DateInterval, Place, Reading
from dragoman.record import Record, rows
from dragoman.record.linking import load_told
from record.factory import event, reading

DAY = dt.date(2024, 4, 22)
WHOLE = event(
    "doc-1",
    evidence="“Gas”, they said:\n\\ a pipeline – \U0001f6e2.",
    when=DateInterval(start=DAY, end=None, precision="range", text="since Monday", relative="week", given=True),
    where=Place(name="Moscow", country="RUS", lat=55.1 + 0.65222, lon=37.61556, geonames_id=524901),
    casualties=Casualties(killed=3, injured=None, arrested=None),
    confidence=0.1 + 0.2,
)


@pytest.mark.parametrize("told", [WHOLE, event("doc-1")], ids=["whole", "bare"])
def test_an_event_is_loaded_as_it_was_stored(record: Record, told: object) -> None:
    record.add([reading("doc-1", told)])
    with record.file.reading() as connection:
        (found,) = load_told(connection, [told.id, "gone"]).values()
    assert found.event == told
    assert (found.document, found.outlet, found.published) == ("doc-1", "Wire", dt.date(2024, 4, 24))
    assert (found.doers, found.done_to) == (("RUS",), ("IRN",))


def test_a_reading_is_encoded_once(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    encoded: list[Reading] = []
    monkeypatch.setattr(rows, "encode", lambda read: encoded.append(read) or encode(read))
    record.add([reading("doc-1"), reading("doc-2")])
    assert len(encoded) == 2
