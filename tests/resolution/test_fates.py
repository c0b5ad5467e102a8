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
    ("A gunman may shoot Anna Reed in Lima, police in Peru warned.", "Anna Reed", ()),
]


@pytest.mark.parametrize(("text", "name", "sector"), CASES)
def test_strangers_are_what_is_done_to_them(text: str, name: str, sector: tuple[str, ...]) -> None:
    sectors = {a.name: a.sector for a in dragoman.read(text).actors}
    assert sectors.get(name, ()) == sector
