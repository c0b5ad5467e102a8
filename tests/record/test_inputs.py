"""By what an input is known."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from dragoman.errors import Failure
from dragoman.model import Source
from dragoman.record import Record
from dragoman.record.inputs import Input, Outcome, to_batches, to_key, to_made
from record.factory import reading

SOURCE = Source(content="text", published="2024-04-26", outlet="Wire")
BAD = Failure(index=0, id=None, error="SourceError", detail="odd")


@pytest.mark.parametrize("same", [{}, {"published": dt.date(2024, 4, 26)}])
def test_the_same_has_the_same_key(same: dict[str, object]) -> None:
    assert to_key(replace(SOURCE, **same)) == to_key(SOURCE)


@pytest.mark.parametrize(
    "other",
    [
        {"content": "text."},
        {"content": b"text"},
        {"content": "text \ud800"},
        {"published": None},
        {"outlet": None, "title": "Wire"},
        {"url": "https://example.org/"},
        {"title": "\udfff"},
        {"id": "a"},
    ],
)
def test_another_has_another_key(other: dict[str, object]) -> None:
    assert to_key(replace(SOURCE, **other)) != to_key(SOURCE)


def test_another_reader_has_another_hash() -> None:
    one, other = (reading("a", model=model).made_with for model in ("en-1", "en-2"))
    assert to_made(one) != to_made(other)
    assert to_made(one) == to_made(replace(one))


def outcomes(keys: str) -> list[Outcome]:
    return [Outcome(Input(name=k, key=None if k == "-" else k), BAD) for k in keys]


@pytest.mark.parametrize(
    ("keys", "batches"),
    [("", []), ("a", ["a"]), ("ab", ["ab"]), ("abc", ["ab", "c"]), ("-a--bc-", ["-a--b", "c-"]), ("--", ["--"])],
)
def test_batches_count_what_could_be_opened(keys: str, batches: list[str]) -> None:
    found = to_batches(outcomes(keys), 2)
    assert ["".join(o.input.name for o in batch) for batch in found] == batches


def test_a_document_of_two_inputs_knows_both(record: Record) -> None:
    made = reading("a").made_with
    both = [Outcome(Input(name=k, key=k), reading("a", text=k)) for k in "xy"]
    (done,) = record.add_outcomes(both, made, batch=9)
    assert (done.added, record.known(made).read) == (1, {"x", "y"})


def test_what_another_reader_read_is_not_known(record: Record) -> None:
    one, other = (reading("a", model=model) for model in ("en-1", "en-2"))
    list(record.add_outcomes([Outcome(Input(name="a", key="k"), one)], one.made_with, batch=9))
    assert record.known(other.made_with).read == frozenset()
    (done,) = record.add_outcomes([Outcome(Input(name="a", key="k"), other)], other.made_with, batch=9)
    assert (done.replaced, record.known(one.made_with).read) == (1, frozenset())
