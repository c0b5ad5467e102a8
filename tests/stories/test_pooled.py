from __future__ import annotations

import datetime as dt

import pytest

from dragoman.stories.pooled import (
    ONE_ACT,
    Group,
    Wording,
    clash,
    compare_groups,
    explain,
    find_act,
    find_beside,
    find_known,
    score,
)
from dragoman.stories.tellings import Telling

DAY = dt.date(2024, 4, 23)
ENVOY, MAYOR, COUNCIL = "person/ada-example", "person/bo-example", "org/harbour-council"


def wording(name: str, trigger: str = "shot", *, material: bool = True, **changes: object) -> Wording:
    words = {key: str(changes.pop(key)) for key in ("before", "after") if key in changes}
    values: dict[str, object] = {
        "id": name,
        "document": f"doc-{name}",
        "type": "ASSAULT" if material else "REQUEST",
        "status": "actual",
        "sources": (),
        "targets": (),
        "low": DAY,
        "high": DAY,
        "dated": True,
        "place": None,
        "words": (),
        "trigger": (trigger,),
        "who": (),
        "whom": (ENVOY,),
    }
    fighters = tuple(changes.pop("fighters", ()))  # type: ignore[arg-type]
    telling = Telling(**(values | changes))  # type: ignore[arg-type]
    return Wording(telling=telling, trigger=trigger, material=material, fighters=fighters, **words)


def groups(one: Wording, other: Wording) -> tuple[Group, Group]:
    return Group([one]), Group([other])


@pytest.mark.parametrize(
    ("triggers", "same"),
    [
        (("shot", "shooting"), True),
        (("killed", "murdered"), True),
        (("arrested", "arrest"), True),
        (("visited", "shelled"), False),
        (("killed", "expelled"), False),
    ],
)
def test_words_near_in_meaning_make_one_act_of_two_groups(triggers: tuple[str, str], same: bool):  # noqa: FBT001
    one, other = groups(wording("a", triggers[0]), wording("b", triggers[1]))
    assert (score(one, other) >= ONE_ACT) == same


def test_words_beside_the_act_count():
    plain = groups(wording("a", "killed"), wording("b", "ambush"))
    near = groups(
        wording("a", "killed", after=" the envoy near the harbour bridge"),
        wording("b", "ambush", after=" of the envoy at the harbour bridge"),
    )
    assert score(*plain) < score(*near)


@pytest.mark.parametrize(
    ("mine", "theirs", "known"),
    [
        ({}, {}, {ENVOY}),
        ({}, {"whom": (MAYOR,)}, set()),
        ({"whom": ("state/FRA",)}, {"whom": ("state/FRA",)}, set()),
        ({"whom": ("unnamed/guards",)}, {"whom": ("unnamed/guards",)}, set()),
        ({"fighters": (ENVOY,)}, {}, set()),
        ({"whom": (COUNCIL,)}, {"whom": (COUNCIL,), "who": (MAYOR,)}, {COUNCIL}),
        ({"who": (MAYOR,), "whom": ()}, {"who": (MAYOR,), "whom": ()}, set()),
    ],
)
def test_a_deed_is_known_by_whom_it_hits(mine: dict[str, object], theirs: dict[str, object], known: set[str]):
    assert find_known(*groups(wording("a", **mine), wording("b", **theirs))) == known  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "whom", "known"),
    [
        ((MAYOR,), ("state/FRA",), {MAYOR, "state/FRA"}),
        ((), (MAYOR,), set()),
        (("state/USA",), ("state/FRA",), set()),
        ((MAYOR, ENVOY), (MAYOR, ENVOY), {MAYOR, ENVOY}),
        (("state/USA", "state/FRA"), ("state/USA", "state/FRA"), set()),
    ],
)
def test_words_are_known_by_who_speaks_to_whom(who: tuple[str, ...], whom: tuple[str, ...], known: set[str]):
    pair = (wording(name, "asked", material=False, who=who, whom=whom) for name in "ab")
    assert find_known(*groups(*pair)) == known


@pytest.mark.parametrize(
    "changes",
    [
        {"document": "doc-a"},
        {"place": "Lyon"},
        {"low": DAY + dt.timedelta(days=2), "high": DAY + dt.timedelta(days=2)},
        {"targets": ("USA",)},
        {"whom": (MAYOR,)},
    ],
)
def test_what_differs_keeps_groups_apart(changes: dict[str, object]):
    first = wording("a", place="Nice", targets=("FRA",))
    assert not clash(*groups(first, wording("b")))
    assert clash(*groups(first, wording("b", **changes)))  # type: ignore[arg-type]
    assert compare_groups(*groups(first, wording("b", **changes))) is None  # type: ignore[arg-type]


def test_an_act_dated_to_a_year_is_none_of_another_year():
    years = (
        wording(str(y), low=None, high=None, first=dt.date(y, 1, 1), last=dt.date(y, 12, 31)) for y in (1998, 2012)
    )
    assert clash(*groups(*years))


def test_the_reason_names_the_words_and_the_parties():
    match = compare_groups(*groups(wording("a", "shot"), wording("b", "Shooting", after=" at the harbour")))
    assert match is not None
    assert match.because == (
        "Reports of one story, and those merged with them, tell of ASSAULT involving person/ada-example "
        "by words near in meaning, “shot” and “shooting”."
    )
    assert "by the word “shot”" in explain(wording("a"), wording("b"))


def test_words_of_every_text_name_no_act_and_stand_beside_none():
    assert find_act("the air raid") == ("air", "raid")
    assert find_act("said") == ("said",)
    assert find_beside("It rained. In the harbour the envoy was", " by masked men; nobody else died") == find_beside(
        "harbour envoy", "masked men"
    )
