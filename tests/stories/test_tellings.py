from __future__ import annotations

import datetime as dt

import pytest

from dragoman.model import UNDATED, Actor, DateInterval
from dragoman.stories.tellings import to_keys, to_party, to_telling, to_window
from dragoman.stories.words import find_words, to_stem
from record.factory import WHY, actor, day, event, span

PUBLISHED = dt.date(2024, 4, 24)
YEAR = DateInterval(start=dt.date(2024, 1, 1), end=dt.date(2024, 12, 31), precision="year")
OPEN = DateInterval(start=dt.date(2024, 4, 20), end=None, precision="range")


@pytest.mark.parametrize(
    ("when", "published", "historical", "days"),
    [
        (day("2024-04-23"), None, True, (23, 23)),
        (UNDATED, PUBLISHED, False, (22, 24)),
        (UNDATED, PUBLISHED, True, None),
        (UNDATED, None, False, None),
        (YEAR, PUBLISHED, False, None),
        (OPEN, PUBLISHED, False, (20, 24)),
    ],
)
def test_an_act_lies_between_days(
    when: DateInterval,
    published: dt.date | None,
    historical: bool,  # noqa: FBT001
    days: tuple[int, int] | None,
):
    window = to_window(when, published, historical=historical)
    assert (window and (window[0].day, window[1].day)) == days


def body(kind: str, country: str | None) -> Actor:
    return Actor(
        id=f"{kind if kind == 'unnamed' else 'org'}/x",
        name="X",
        kind=kind,
        country=country,
        sector=(),
        known=False,
        office=None,
        mentions=(),
        why=WHY,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("party", "key"),
    [
        (body("organisation", "FRA"), "FRA"),
        (body("organisation", "IGO"), "org/x"),
        (body("unnamed", None), None),
        (None, None),
    ],
)
def test_a_party_stands_for_its_country_else_for_itself(party: Actor | None, key: str | None):
    assert to_party(party) == key


def test_a_telling_leaves_the_parties_names_out_of_its_words():
    actors = {f"state/{code}": actor(code) for code in ("RUS", "IRN")}
    told = to_telling(event("d", evidence="Russia and Iran met in Astana."), "d", PUBLISHED, actors)
    assert told.words == ("astana",)
    assert to_keys(told) == ["CONSULT actual source RUS", "CONSULT actual target IRN"]


@pytest.mark.parametrize(
    ("one", "other"), [("signed", "signing"), ("meetings", "meeting"), ("sanctions", "sanctioned")]
)
def test_forms_of_a_word_share_a_stem(one: str, other: str):
    assert to_stem(one) == to_stem(other)


def test_empty_words_are_left_out():
    assert find_words([span("They said that 120 drones were there.").text]) == ("120", "drones")
