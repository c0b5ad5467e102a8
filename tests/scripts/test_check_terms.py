"""Terms of office compared with the sources they were not taken from."""

from __future__ import annotations

import pytest

import check_terms
from check_terms import Told

PERSON = {"id": "person/Q1", "name": "Ada Roe"}
TERM = {
    "office": "office/foreign-minister",
    "country": "XYZ",
    "start": "2010-05-01",
    "end": "2014-05-01",
    "source": "recalled",
}


def told(
    name: str, start: str, end: str, source: str = "factbook-2026", office: str = "office/foreign-minister"
) -> Told:
    return Told(source=source, country="XYZ", office=office, name=name, start=start, end=end)


def verdict(*sources: Told) -> str:
    by_post: dict[tuple[str, str], list[Told]] = {}
    for one in sources:
        by_post.setdefault((one.country, one.office), []).append(one)
    return check_terms.judge(PERSON, TERM, by_post).kind


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (told("Ada ROE", "2010-06", "2011"), "agrees"),
        (told("Ada Roe", "2011", "2013"), "agrees"),
        (told("Ada Roe", "2013-09-01", "2019"), "other dates"),
        (told("Ben Doe", "2009", "2016"), "another holder"),
        (told("Ben Doe", "2014-05-01", "2016"), "no second source"),
        (told("Ben Doe", "2009", "2016", source="recalled"), "no second source"),
        (told("Ada Roe", "2012", "2013", source="phoenix", office=""), "a role at that time agrees"),
        (told("Ada Roe", "2003", "2004", source="phoenix", office=""), "a role at another time"),
        (told("Roe Minor", "2012", "2013", source="phoenix", office=""), "no second source"),
    ],
)
def test_what_another_source_says(source: Told, kind: str) -> None:
    assert verdict(source) == kind


def test_nothing_told_is_no_second_source() -> None:
    assert verdict() == "no second source"


def test_the_same_id_is_the_same_person() -> None:
    one = Told(
        source="wikidata-2022",
        country="XYZ",
        office="office/foreign-minister",
        name="Somebody Else",
        start="2010-05-01",
        end="2014",
        id="person/Q1",
    )
    assert verdict(one) == "agrees"


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        ("20041207", "2004-12-07"),
        ("041207", "2004-12-07"),
        ("950601", "1995-06-01"),
        ("20040231", "2004"),
        (None, None),
    ],
)
def test_days_of_the_dictionaries(day: str | None, iso: str | None) -> None:
    assert check_terms.to_iso(day) == iso
