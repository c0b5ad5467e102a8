"""The sector of strangers by what is done to them."""

from __future__ import annotations

import pytest

import dragoman

CASES = [
    ("A gunman shot dead Anna Reed in Lima on Monday.", "Anna Reed", ("CVL",)),
    ("Police in Lima arrested Mark Lane on Monday on charges of murder.", "Mark Lane", ("CRM",)),
    # Dissent is no common crime, and who has a post keeps its sector.
    ("Police in Lima arrested Mark Lane on Monday at a protest.", "Mark Lane", ()),
    ("A gunman shot dead Senator Anna Reed in Lima on Monday.", "Anna Reed", ("LEG",)),
    ("Police in Lima arrested Mark Lane after shots at a rally about drugs.", "Mark Lane", ()),
    ("The armed forces in Lima arrested Mark Lane for singing.", "Mark Lane", ()),
    ("Mark Lane was arrested in Lima for armed robbery on Monday.", "Mark Lane", ("CRM",)),
    ("Mark Lane faces a murder charge in Lima. A judge in Lima indicted Mark Lane.", "Mark Lane", ("CRM",)),
    # Who opened fire is no bystander.
    ("Mark Lane killed Rosa Paz in Lima on Monday. Police killed Mark Lane on Tuesday.", "Mark Lane", ()),
    ("A gunman may shoot Anna Reed in Lima, police in Peru warned.", "Anna Reed", ()),
]


@pytest.mark.parametrize(("text", "name", "sector"), CASES)
def test_strangers_are_what_is_done_to_them(text: str, name: str, sector: tuple[str, ...]) -> None:
    sectors = {a.name: a.sector for a in dragoman.read(text).actors}
    assert sectors.get(name, ()) == sector
