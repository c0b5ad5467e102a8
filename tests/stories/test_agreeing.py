from __future__ import annotations

import pytest

from dragoman.stories.agreeing import Naming, settle

CHAD, MALI, TOGO = "state/TCD", "state/MLI", "state/TGO"
ARMY, BAND = "org/TCD-ARMY", "unnamed/band"
HOME = {CHAD: "TCD", MALI: "MLI", TOGO: "TGO", ARMY: "TCD"}
Told = list[tuple[str, ...]]


def name(*told: tuple[str, ...]) -> list[Naming]:
    return [Naming(str(n), ids, tuple({HOME[i]: 0 for i in ids if i in HOME})) for n, ids in enumerate(told)]


def sources(*told: tuple[str, ...], targets: Told | None = None) -> tuple[str, ...]:
    return settle(name(*told), name(*(targets or [()] * len(told))))[0]


@pytest.mark.parametrize(
    ("told", "agreed"),
    [
        ([(CHAD,), (CHAD,), (MALI,)], (CHAD,)),
        ([(CHAD,), (ARMY,), ()], (CHAD, ARMY)),
        ([(CHAD, MALI), (CHAD,)], (CHAD, MALI)),
        ([(), (), (), (CHAD,)], (CHAD,)),
        ([(CHAD,), (), (), (), (), ()], ()),
        ([(CHAD,), (CHAD,), (), (), (), ()], (CHAD,)),
        ([(CHAD,), (BAND,), (CHAD,)], (CHAD, BAND)),
        ([(BAND,), (), ()], (BAND,)),
        ([(CHAD,), (MALI,), (TOGO,)], ()),
        ([(CHAD,), (MALI,)], (CHAD, MALI)),
    ],
)
def test_parties_are_those_that_reports_agree_on(told: Told, agreed: tuple[str, ...]):
    assert sources(*told) == agreed


def test_copies_do_not_outvote():
    copies = [Naming("a", (MALI,), ("MLI",))] * 3
    assert settle([*copies, *name((CHAD,), (CHAD,))], [])[0] == (CHAD,)


def test_whom_nearly_all_tell_as_hit_does_not_strike_as_well():
    assert sources((CHAD,), (), (), targets=[(CHAD,), (CHAD,), (CHAD,)]) == ()
    assert sources((CHAD,), (), targets=[(CHAD,), (CHAD,)]) == (CHAD,)


def test_what_all_do_together_stays_with_both():
    both = [(CHAD, MALI)] * 4
    assert settle(name(*both), name(*both)) == ((CHAD, MALI), (CHAD, MALI))


def test_a_person_under_two_ids_is_one():
    long, short = "person/ada-lov-minister", "person/ada-lov"
    assert sources((long,), (short,), (short,)) == (short,)
    assert sources((long, short), (short,)) == (long, short)


def test_a_person_under_two_ids_is_agreed_on():
    told = [Naming(family, (i,), (i,)) for family, i in (("a", "person/ada-lov-minister"), ("b", "person/ada-lov"))]
    assert settle([*told, Naming("c", (), ())], [])[0] == ("person/ada-lov-minister",)


def test_what_one_report_tells_stands_on_both_sides():
    told = settle(name((CHAD, BAND)), name((ARMY, CHAD)))
    assert told == ((CHAD, BAND), (ARMY, CHAD))
