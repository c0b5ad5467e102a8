"""What a run reads, what it leaves out, and what it notes."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.config import DEFAULTS, Settings
from dragoman.errors import Failure
from dragoman.model import Reading, Source
from dragoman.record import Record, Summary
from dragoman.record.inputs import Outcome
from dragoman.runner import adding
from record.factory import event, reading

GONE = Failure(index=0, id=None, error="SourceError", detail="no such file")


class Tally:
    """Who is told."""

    def __init__(self) -> None:
        self.there = self.aside = 0
        self.read: list[str] = []
        self.done = Summary()

    def skipped(self, *, aside: bool) -> None:
        self.aside += aside
        self.there += not aside

    def came(self, outcome: Outcome) -> None:
        self.read.append(outcome.input.name)

    def stored(self, done: Summary) -> None:
        self.done += done


def read_all(sources: Iterable[Source | Failure], *_: object) -> Iterator[Reading | Failure]:
    for source in sources:
        if isinstance(source, Failure):
            yield source
        elif "bad" in str(source.content):
            yield Failure(index=0, id=None, error="LimitError", detail="too slow")
        else:
            yield reading(f"doc-{source.content!s}", event(str(source.content)))


@pytest.fixture(autouse=True)
def _without_a_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "read_all", read_all)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path / "news.duckdb", patience=0.2)


def add(record: Record, *contents: str, settings: Settings = DEFAULTS, retry: bool = False) -> Tally:
    told = Tally()
    inputs = [(f"{c}.txt", GONE if c == "gone" else Source(content=c)) for c in contents]
    adding.add(record, inputs, settings, told, retry=retry)
    return told


def test_what_is_there_is_not_read_again(record: Record) -> None:
    add(record, "a", "b")
    told = add(record, "a", "c", "b")
    assert (told.read, told.there, told.done.added) == (["c.txt"], 2, 1)


def test_the_same_thing_twice_in_one_run_is_read_once(record: Record) -> None:
    told = add(record, "a", "a")
    assert (told.read, told.there, told.done.added) == (["a.txt"], 1, 1)


@pytest.mark.parametrize(
    "changes", [{"published": "2024-01-01"}, {"outlet": "Post"}, {"title": "T"}, {"id": "x"}, {"content": b"a"}]
)
def test_what_is_said_of_it_otherwise_is_read_again(record: Record, changes: dict[str, str]) -> None:
    add(record, "a")
    told = Tally()
    adding.add(record, [("a.txt", replace(Source(content="a"), **changes))], DEFAULTS, told)
    assert told.read == ["a.txt"]


def test_other_settings_read_again(record: Record) -> None:
    add(record, "a")
    assert add(record, "a", settings=Settings(min_confidence=0.5)).read == ["a.txt"]


def test_limits_do_not_read_again(record: Record) -> None:
    add(record, "a")
    assert add(record, "a", settings=Settings(document_seconds=5, workers=3)).read == []


def test_what_fails_is_set_aside_with_its_reason(record: Record) -> None:
    told = add(record, "a", "bad", "gone")
    rows = record.quarantine().rows()
    assert (told.done.added, told.done.failed) == (1, 2)
    assert [(row["name"], row["error"], row["detail"]) for row in rows] == [
        ("bad.txt", "LimitError", "too slow"),
        ("gone.txt", "SourceError", "no such file"),
    ]


def test_what_is_set_aside_is_not_read_again_unless_asked(record: Record) -> None:
    add(record, "bad")
    told = add(record, "bad")
    assert (told.read, told.aside) == ([], 1)
    assert add(record, "bad", retry=True).read == ["bad.txt"]
    assert len(record.quarantine().rows()) == 1


def test_what_could_not_be_opened_is_tried_each_time(record: Record) -> None:
    assert [add(record, "gone").read for _ in range(2)] == [["gone.txt"], ["gone.txt"]]
    assert len(record.quarantine().rows()) == 1


def test_what_is_read_at_last_leaves_the_quarantine(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    add(record, "bad", "gone")
    monkeypatch.setattr(adding, "read_all", lambda s, *_: (reading(str(x.content), event(str(x.content))) for x in s))
    inputs = [("bad.txt", Source(content="bad")), ("gone.txt", Source(content="g"))]
    adding.add(record, inputs, DEFAULTS, Tally(), retry=True)
    assert record.quarantine().rows() == []
    assert len(record.documents().rows()) == 2


@pytest.mark.parametrize(("name", "count"), [("bad.txt", 1), ("nothing.txt", 0)])
def test_what_is_forgotten_is_read_again(record: Record, name: str, count: int) -> None:
    add(record, "bad")
    assert record.forget([name]) == count
    assert add(record, "bad").read == ["bad.txt"] * count


def test_a_run_that_breaks_off_keeps_whole_batches_only(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "BATCH", 2)

    def inputs() -> Iterator[tuple[str, Source]]:
        yield from ((c, Source(content=c)) for c in "abc")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        adding.add(record, inputs(), DEFAULTS, Tally())
    assert sorted(str(row["id"]) for row in record.documents().rows()) == ["doc-a", "doc-b"]
    assert add(record, "a", "b", "c").read == ["c.txt"]


def test_the_collector_looks_seldom_meanwhile_and_is_left_as_it_was(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, meanwhile = gc.get_threshold(), []
    monkeypatch.setattr(Tally, "came", lambda *_: meanwhile.append(gc.get_threshold()[0]))
    add(record, "a")
    assert meanwhile == [adding.SELDOM]
    assert gc.get_threshold() == before
