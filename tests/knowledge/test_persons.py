"""The compiled table of persons: what must hold of every entry, and some that news names every day."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations
from typing import Any

import pytest

Dated = tuple[dt.date, dt.date, str, bool]
TWO_AT_ONCE = dt.timedelta(days=40)
HEAD = "office/head-of-government"
STAND_INS = ("Acting", "Governor")
SINGLE = {
    HEAD,
    "office/foreign-minister",
    "office/defence-minister",
    "office/interior-minister",
    "office/finance-minister",
}
LARGEST = 4 * 1024 * 1024
TABLE = files("dragoman.knowledge") / "compiled" / "persons.json"


@pytest.fixture(scope="module")
def persons() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(TABLE.read_text("utf8"))
    return loaded


def terms(persons: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, str]]]:
    return ((person["id"], term) for person in persons for term in person["terms"])


def first_day(day: str) -> dt.date:
    return dt.date.fromisoformat(day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day)


def last_day(day: str) -> dt.date:
    return first_day(day) + dt.timedelta(days={4: 365, 7: 30}.get(len(day), 0))


def holders(persons: list[dict[str, Any]]) -> dict[tuple[str, ...], list[Dated]]:
    posts: dict[tuple[str, ...], list[Dated]] = defaultdict(list)
    for who, term in terms(persons):
        title = term.get("title", "")
        if term["office"] in SINGLE and "country" in term and not title.startswith(STAND_INS):
            end = first_day(term.get("end") or term.get("seen") or term["start"])
            post = (term["office"], term["country"], "" if term["office"] == HEAD else title)
            posts[post].append((last_day(term["start"]), end, who, "doubt" in term))
    return posts


def overlap(one: Dated, other: Dated) -> dt.timedelta:
    return min(one[1], other[1]) - max(one[0], other[0])


def test_size_stays_small() -> None:
    assert len(TABLE.read_bytes()) <= LARGEST


def test_ids_are_unique(persons: list[dict[str, Any]]) -> None:
    assert [key for key, count in Counter(person["id"] for person in persons).items() if count > 1] == []


def test_everybody_has_terms(persons: list[dict[str, Any]]) -> None:
    assert [person["id"] for person in persons if not person["terms"]] == []


@pytest.mark.parametrize("field", ["office", "start", "source"])
def test_terms_say_what_since_when_and_whence(persons: list[dict[str, Any]], field: str) -> None:
    assert [who for who, term in terms(persons) if not term.get(field)] == []


def test_terms_belong_to_somebody(persons: list[dict[str, Any]]) -> None:
    assert [who for who, term in terms(persons) if not (term.get("country") or term.get("org"))] == []


@pytest.mark.parametrize("later", ["end", "seen", "before"])
def test_terms_start_first(persons: list[dict[str, Any]], later: str) -> None:
    dated = ((who, t) for who, t in terms(persons) if later in t)
    assert [who for who, t in dated if first_day(t["start"]) > last_day(t[later])] == []


def test_open_terms_say_when_they_were_seen(persons: list[dict[str, Any]]) -> None:
    assert [who for who, t in terms(persons) if "end" not in t and "seen" not in t] == []


def test_nobody_shares_a_post_of_one_unless_noted(persons: list[dict[str, Any]]) -> None:
    shared = [
        (post, one[2], other[2])
        for post, held in holders(persons).items()
        for one, other in combinations(held, 2)
        if one[2] != other[2] and overlap(one, other) > TWO_AT_ONCE and not (one[3] and other[3])
    ]
    assert shared == []


@pytest.mark.parametrize(
    ("name", "office", "place", "day"),
    [
        ("Ali Akbar Ahmadian", "office/security-council-secretary", "IRN", "2023-11-15"),
        ("Abbas Araghchi", "office/foreign-minister", "IRN", "2025-01-10"),
        ("Sergey Lavrov", "office/foreign-minister", "RUS", "2015-07-14"),
        ("Angela Merkel", "office/head-of-government", "DEU", "2010-05-01"),
        ("Rafael Grossi", "office/iaea-director-general", "org/IAEA", "2023-03-04"),
        ("Josep Borrell", "office/eu-foreign-policy-chief", "org/EU", "2022-08-08"),
        ("Hassan Nasrallah", "office/armed-group-leader", "org/HEZBOLLAH", "2006-07-12"),
        ("Li Qiang", "office/head-of-government", "CHN", "2024-01-15"),
    ],
)
def test_holder_on_a_day(persons: list[dict[str, Any]], name: str, office: str, place: str, day: str) -> None:
    held = [t for p in persons if p["name"] == name for t in p["terms"] if t["office"] == office]
    assert any(
        place in {t.get("country"), t.get("org")} and t["start"] <= day <= (t.get("end") or t["seen"]) for t in held
    )


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Moammar Gadhafi", "Muammar Gaddafi"),
        ("Vladimir Zelensky", "Volodymyr Zelenskyy"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Ebrahim Raeisi", "Ebrahim Raisi"),
        ("Abbas Araqchi", "Abbas Araghchi"),
        ("Kim Jong Un", "Kim Jong-un"),
    ],
)
def test_spelling(persons: list[dict[str, Any]], spelling: str, name: str) -> None:
    assert name in {person["name"] for person in persons if spelling in (person["name"], *person.get("names", ()))}


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("Xi", "Xi Jinping"),
        ("Kim", "Kim Jong-un"),
        ("Lula", "Luiz Inácio Lula da Silva"),
        ("Bagheri Kani", "Ali Bagheri Kani"),
        ("Amir-Abdollahian", "Hossein Amirabdollahian"),
        ("Wang", "Wang Yi"),
    ],
)
def test_short_form(persons: list[dict[str, Any]], short: str, name: str) -> None:
    assert name in {person["name"] for person in persons if short in person.get("surname", ())}
