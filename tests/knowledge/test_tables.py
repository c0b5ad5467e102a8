"""The compiled tables: typed, complete, and clear when they are not."""

from __future__ import annotations

import datetime as dt
import gc
import re
from collections import Counter

import msgspec
import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.tables import Organisation, State, Term, load, read_json, uncollected, version

UN_MEMBERS = 193


@pytest.mark.parametrize(
    ("start", "end", "day", "covered"),
    [
        ("2004-03-09", None, "2004-03-09", True),
        ("2004-03-09", None, "2004-03-08", False),
        ("2004-03-09", "2012-05", "2012-05-31", True),
        ("2004-03-09", "2012-05", "2012-06-01", False),
        ("2004", "2012", "2004-01-01", True),
        ("2004", "2012", "2012-12-31", True),
        ("2004", "2012", "2013-01-01", False),
        (None, "2012", "1900-01-01", True),
        (None, None, "2020-01-01", True),
    ],
)
def test_terms(start: str | None, end: str | None, day: str, covered: bool) -> None:  # noqa: FBT001 - expected
    term = Term(office="office/x", start=start, end=end)
    assert term.covers(dt.date.fromisoformat(day)) is covered


def test_a_missing_table_is_named() -> None:
    with pytest.raises(KnowledgeError, match=r"'dragons' is missing .* reinstall"):
        read_json("dragons")


def test_a_table_of_another_shape_is_named() -> None:
    with pytest.raises(KnowledgeError, match=r"'states'.*rebuild"):
        load("states", dict[str, int])


def test_every_un_member_is_there() -> None:
    codes = {state.iso3 for state in load("states", tuple[State, ...])}
    assert len(codes) >= UN_MEMBERS
    assert {"AFG", "BRA", "CHN", "FRA", "GBR", "IND", "IRN", "RUS", "SSD", "TLS", "TUV", "USA", "ZWE"} <= codes


@pytest.mark.parametrize("field", ["iso2", "iso3", "long", "demonyms", "capital", "region"])
def test_every_un_member_has(field: str) -> None:
    states = msgspec.json.decode(read_json("states"))
    assert [state["id"] for state in states if state["status"] == "un-member" and not state.get(field)] == []


def test_every_un_member_has_a_parliament() -> None:
    members = {s["iso3"] for s in msgspec.json.decode(read_json("states")) if s["status"] == "un-member"}
    assert (
        members - {o.country for o in load("organisations", tuple[Organisation, ...]) if o.kind == "parliament"}
        == set()
    )


def test_no_two_states_have_one_capital() -> None:
    # The capital of a state that has ended is its successor's: with both in the table "Cairo" told of neither.
    capitals = Counter(s.capital for s in load("states", tuple[State, ...]) if s.capital)
    assert [name for name, count in capitals.items() if count > 1] == []


def test_former_states_say_when_they_ended_and_what_came_after() -> None:
    former = [s for s in msgspec.json.decode(read_json("states")) if s["status"] == "former"]
    assert len(former) >= 40
    assert [s["id"] for s in former if not (s.get("until") and s.get("successors"))] == []


def test_states_have_codes_of_three_letters() -> None:
    assert all(re.fullmatch("[A-Z]{3}", state.code) for state in load("states", tuple[State, ...]))


def test_ids_are_unique() -> None:
    ids = [
        row.id
        for kind, table in ((State, "states"), (Organisation, "organisations"))
        for row in load(table, tuple[kind, ...])
    ]  # type: ignore[valid-type]
    assert len(ids) == len(set(ids))


def test_bodies_belong_to_a_state_or_to_none() -> None:
    states = {state.code for state in load("states", tuple[State, ...])}
    bodies = load("organisations", tuple[Organisation, ...])
    assert {body.country for body in bodies} <= states | {"IGO", "NGO", "MNC", None}


def test_the_version_is_a_hash() -> None:
    assert re.fullmatch("[0-9a-f]{8,64}", version())


def test_the_collector_rests_while_a_table_is_built() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_works_again_behind_a_fault() -> None:
    with pytest.raises(ZeroDivisionError), uncollected():
        raise ZeroDivisionError
    assert gc.isenabled()


def test_the_collector_stays_off_where_the_user_turned_it_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
