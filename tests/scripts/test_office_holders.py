"""The hand-written layer of office holders: several files, one person each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from office_holders.recalled import join_files
from office_holders.terms import Person, Term
from office_holders.titles import load_titles

ROOT = Path(__file__).resolve().parents[2]


def term(start: str, end: str | None = None, seen: str | None = None) -> Term:
    return Term(office="office/foreign-minister", country="XYZ", start=start, end=end, seen=seen, source="recalled")


def person(*terms: Term, **fields: Any) -> Person:
    return Person(id="person/a", **({"name": "A"} | fields), terms=terms)


def test_a_person_of_two_files_is_one_with_the_names_of_both():
    (found,) = join_files([[person(names=("Aa",))], [person(name="Other", names=("Ab", "Aa"), surname=("A",))]])
    assert (found.name, found.names, found.surname) == ("A", ("Aa", "Ab"), ("A",))


def test_a_later_file_adds_other_terms_only():
    first, again, new = term("2010-01-01", "2012-01-01"), term("2010-01-05", "2013-01-01"), term("2020-01-01")
    (found,) = join_files([[person(first)], [person(again, new)]])
    assert found.terms == (first, new)


def test_a_later_file_knows_how_an_open_term_ended():
    opened, ended = term("2020-01-01"), term("2020-01-01", "2024-06-01")
    (found,) = join_files([[person(opened)], [person(ended)]])
    assert found.terms == (ended,)


def test_a_later_file_saw_an_open_term_later():
    earlier, later = term("2020-01-01", seen="2023-01-01"), term("2020-01-01", seen="2025-01-01")
    assert join_files([[person(earlier)], [person(later)]])[0].terms == (later,)
    assert join_files([[person(later)], [person(earlier)]])[0].terms == (later,)


def test_people_of_one_file_alone_stay_as_they_are():
    one, other = person(term("2020")), Person(id="person/b", name="B")
    assert join_files([[one], [other]]) == [one, other]


@pytest.mark.parametrize(("start", "dropped"), [("2023-05-25", True), ("2023-10-25", False), ("2021", False)])
def test_a_term_is_dropped_by_its_start(start: str, *, dropped: bool) -> None:
    titles = load_titles(ROOT / "scripts" / "office_titles.yaml")
    assert titles.is_dropped("SVK", "office/head-of-government", "robert-fico", start) is dropped
