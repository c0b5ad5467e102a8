from __future__ import annotations

import datetime as dt

import pytest

from dragoman.errors import UsageError
from dragoman.model import UNDATED
from dragoman.record.judgements import Formed, form
from dragoman.stories.amend import amend, hold, to_changes, to_date_words, to_interval, to_words
from dragoman.stories.events import Change, MergedEvent, Told, combine
from record.factory import day, event

WHEN = day("2024-04-23")


def merged(**changes: object) -> MergedEvent:
    made = event("a", when=WHEN, modes=("visit",), **changes)
    return combine([Told(event=made, document="a", outlet=None, published=None, family="a")])


def change(field: str, *now: str) -> Change:
    return Change(field=field, was=(), now=now)


@pytest.mark.parametrize(
    ("written", "held"),
    [
        (("2024-04-26",), ("2024-04-26", "2024-04-26")),
        (("2024-02",), ("2024-02-01", "2024-02-29")),
        (("2023",), ("2023-01-01", "2023-12-31")),
        (("2023", "2024-02"), ("2023-01-01", "2024-02-29")),
        (("undated",), ()),
        ((), ()),
    ],
)
def test_dates_as_persons_write_them(written: tuple[str, ...], held: tuple[str, ...]) -> None:
    assert to_date_words(written) == held


@pytest.mark.parametrize(
    "written", [("soon",), ("2024-13",), ("2024-02-30",), ("2024", "2023"), ("2024", "2024", "2024"), ("",)]
)
def test_what_is_no_date_is_refused(written: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="when"):
        to_date_words(written)


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2024-02-01", "2024-02-29", "month"),
        ("2024-01-01", "2024-12-31", "year"),
        ("2024-02-01", "2024-03-01", "range"),
    ],
)
def test_an_interval_knows_what_it_spans(first: str, last: str, precision: str) -> None:
    assert to_interval((first, last)).precision == precision
    assert to_interval(()) == UNDATED


def test_an_acceptance_holds_what_is_known() -> None:
    held = {c.field: c.now for c in hold(merged(targets=()))}
    assert held["when"] == ("2024-04-23", "2024-04-23")
    assert "targets" not in held
    assert "when" not in {
        c.field for c in hold(combine([Told(event=event("a"), document="a", outlet=None, published=None, family="a")]))
    }


def test_holding_changes_nothing() -> None:
    one = merged()
    assert amend(one, hold(one)) == one


def test_modes_that_the_new_type_lacks_are_gone() -> None:
    amended = amend(merged(), [change("type", "ASSAULT")])
    assert (amended.modes, amended.quad, amended.score, amended.cameo) == ((), 4, -9, "190")


def test_the_latest_word_on_a_field_counts() -> None:
    assert amend(merged(), [change("status", "planned"), change("status", "negated")]).status == "negated"


def test_a_date_that_was_read_so_keeps_its_words() -> None:
    assert amend(merged(), [change("when", "2024-04-23", "2024-04-23")]).when == WHEN
    assert amend(merged(), [change("when", "2024-04-24", "2024-04-24")]).when.start == dt.date(2024, 4, 24)


@pytest.mark.parametrize(
    ("field", "words"),
    [("historical", ("false",)), ("type", ("CONSULT",)), ("sources", ("state/RUS",)), ("contexts", ())],
)
def test_fields_as_words(field: str, words: tuple[str, ...]) -> None:
    assert to_words(merged(), field) == words


def test_modes_of_another_type_are_refused() -> None:
    with pytest.raises(UsageError, match="there is no 'drone'"):
        to_changes(merged(), {"modes": ("drone",)})
    assert to_changes(merged(), {"type": ("ASSAULT",), "modes": ("drone",)})[1].now == ("drone",)


def test_nothing_decided_forms_plain_events() -> None:
    told = Told(event=event("a"), document="a", outlet=None, published=None, family="a")
    assert form([[told]], []) == Formed((combine([told]),), ())
