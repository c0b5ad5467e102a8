"""The lexicon's examples, read by the reader: floors that nobody lowers silently."""

from __future__ import annotations

import pytest

from check_examples import read_theme, themes
from dragoman.examples import check, same
from dragoman.knowledge.rows import Example, to_sides

# Two points under the rate when last raised (1842 of 2041).
POSITIVE_FLOOR = 0.924


@pytest.fixture(scope="session")
def examples() -> list[Example]:
    return [example for theme in themes([]) for example in read_theme(theme)]


# Each example is read once, and the two tests can run in two processes.
@pytest.mark.slow
def test_no_entry_fires_where_it_must_not(examples: list[Example]) -> None:
    results = check([e for e in examples if not e.fires])
    assert [f"{e.entry}: {e.text} ({why})" for e, why in results if why] == []


@pytest.mark.slow
def test_entries_fire_where_they_must(examples: list[Example]) -> None:
    held = [why is None for _, why in check([e for e in examples if e.fires])]
    assert sum(held) / len(held) >= POSITIVE_FLOOR


def test_every_type_has_examples_of_both_kinds(examples: list[Example]) -> None:
    kinds = {(e.type, e.fires) for e in examples if e.type}
    types = {type_ for type_, _ in kinds}
    assert len(types) >= 16
    assert kinds == {(t, fires) for t in types for fires in (True, False)}


SIDES = {
    "USA > IRN": (("USA",), ("IRN",)),
    "A + B > C": (("A", "B"), ("C",)),
    "A <> B": (("A", "B"), ("A", "B")),
    "- > IRN": ((), ("IRN",)),
    "USA > -": (("USA",), ()),
}


@pytest.mark.parametrize("parties", SIDES)
def test_sides(parties: str) -> None:
    assert to_sides(parties) == SIDES[parties]


@pytest.mark.parametrize(
    ("actors", "wanted", "agree"),
    [
        (("state/IRN",), ("IRN",), True),
        (("state/IRN",), ("IRQ",), False),
        (("state/IRN", "state/IRQ"), ("IRN",), False),
        (("person/Q1",), ("RUS",), True),
        (("unnamed/rebels",), (), True),
        ((), (), True),
    ],
)
def test_same(actors: tuple[str, ...], wanted: tuple[str, ...], *, agree: bool) -> None:
    assert same(actors, wanted, {"person/Q1": "RUS|SOMEBODY"}) is agree
