from __future__ import annotations

import datetime as dt

import pytest

from dragoman.gold.annotations import MarkedDate
from dragoman.gold.judgements import ALIKE, name_likeness, same_date, same_parties, same_party, same_place

DAY = dt.date(2019, 11, 4)


@pytest.mark.parametrize(
    ("one", "other", "person", "same"),
    [
        ("Mohammad Javad Zarif", "Zarif", True, True),
        ("Recep Tayyip Erdoğan", "Tayyip Erdogan", True, True),
        ("Ali Khamenei", "Ruhollah Khomeini", True, False),
        ("United Nations", "the United Nations", False, True),
        ("International Atomic Energy Agency", "IAEA", False, True),
        ("Ministry of Foreign Affairs of Iran", "Foreign Ministry of Iran", False, True),
        ("Ministry of Defence of Iran", "Ministry of Foreign Affairs of Iran", False, False),
        ("Iran", "Ministry of Foreign Affairs of Iran", False, False),
        ("Sudan", "South Sudan", False, False),
        ("", "Sudan", False, False),
    ],
)
def test_names_are_alike_or_not(one: str, other: str, person: bool, same: bool):  # noqa: FBT001 - a table of cases
    assert (name_likeness(one, other, person=person) >= ALIKE) is same


def date(text: str, start: dt.date | None = None, relative: str | None = None) -> MarkedDate:
    return MarkedDate(text=text, start=start, end=start, relative=relative)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (date("on Monday"), date("Monday"), True),
        (date("on Monday"), date("Monday", relative="XXXX-WXX-1"), True),
        (date("on 4 November", DAY), date("4 November 2019", DAY), True),
        (date("Monday"), date("Monday", DAY), False),
        (date("on 12 May"), date("2"), False),
        (date("yesterday", relative="P-1D"), date("a day ago", relative="P-1D"), True),
        (date("yesterday", relative="P-1D"), date("yesterday"), False),
    ],
)
def test_dates_say_the_same_or_not(gold: MarkedDate, found: MarkedDate, same: bool):  # noqa: FBT001 - as above
    assert same_date(gold, found) is same


def test_nobody_is_only_nobody():
    assert same_party(None, None, {})
    assert not same_party("a1", None, {})
    assert not same_party(None, "b1", {"a1": "b1"})
    assert same_party("a1", "b1", {"a1": "b1"})


def test_a_side_with_somebody_unmet_is_another_side():
    assert same_parties(["a1"], ["b1"], {"a1": "b1"})
    assert not same_parties(["a1", "a2"], ["b1"], {"a1": "b1"})


def test_places_need_country_and_name():
    assert same_place(("the Black Sea port of Odesa", "UKR"), ("Odesa", "UKR"))
    assert not same_place(("Odesa", "UKR"), ("Odessa", "USA"))
    assert same_place(None, None)
