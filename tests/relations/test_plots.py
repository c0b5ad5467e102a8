"""Pictures: what they say in words, that they are drawn of everything, and that they come out the same."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import DragomanError, UsageError
from dragoman.relations.balance import Balance
from dragoman.relations.dyads import Count, Dyad, Dyads, common_starts, to_dyad
from dragoman.relations.networks import Network
from dragoman.relations.periods import Days
from dragoman.relations.plots.networks import choose_ties, shorten, to_place
from dragoman.relations.plots.timelines import choose_named, to_words
from dragoman.relations.timelines import to_timeline
from dragoman.relations.turns import find_changes
from relations.test_timelines import entry
from relations.ties import EARLY, LATE, RULE, tie, window

matplotlib = pytest.importorskip("matplotlib")

SHAPE = Dyad(source="RUS", target="IRN", by="month", date="event", periods=(), undated=0, spread=0)
TIES = (tie("AB", 2.0, 9), tie("AC", -2.0, 6), tie("BC", 0.2, 4))


def count(month: int) -> Count:
    start, quads = EARLY.start.replace(month=month), (month, 0, 0, 0)
    return Count(start=start, dated=True, events=month, reports=month, quads=quads, score=float(month), goldstein=None)


def dyad(*months: int) -> Dyad:
    counts = [count(month) for month in months]
    return to_dyad(counts, {}, common_starts(counts, "month"), SHAPE)


def network(ego: str | None = "A", days: Days | None = EARLY) -> Network:
    return Network(
        ego=ego, days=days, level="country", date="event", nodes=("A", "B", "C"), ties=TIES, others=2, undated=0
    )


def balance() -> Balance:
    windows = (window(AB=4, AC=-4, BC=-4), window(LATE, AB=4, AC=4, BC=-4))
    return Balance(
        actor=None, level="country", date="event", rule=RULE, nodes=("A", "B", "C"), windows=windows,
        changes=tuple(find_changes(windows)), undated=3, spread=1,
    )  # fmt: skip


TIMELINE = to_timeline(
    [
        entry("a", "2024-01-09", quad=4, score=-9.0, title="ASSAULT"),
        entry("b", "2024-02-01", "2024-03-01"),
        entry("c", "2024-02-09", kind="agreement", title="gas accord", status="signed", quad=None, score=None),
        entry("x"),
    ],
    "RUS – IRN",
    "month",
)
PICTURES: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "dyad": (dyad(1, 3).plot, ["RUS → IRN, 2024-01-01 to 2024-03-31 (n = 4)", "In no month: 0 undated", "acts"]),
    "dyads": (Dyads(dyads=(dyad(1, 3), dyad(2))).plot, ["RUS → IRN (n = 2)", "(n = 6)"]),
    "network": (network().plot, ["A and its partners, 2024-01-01 to 2024-03-31 (n = 19 in 3 ties)", "2 parties are"]),
    "liveliest": (network(None, None).plot, ["The liveliest, all days (n = 19 in 3 ties)", ">9<", ">B<"]),
    "balance": (balance().plot, ["(n = 2 in 2 windows)", "++− unbalanced", "3 undated acts, 1 others"]),
    "timeline": (TIMELINE.plot, ["RUS – IRN, 2024-01-09 to 2024-03-01 (n = 3)", "gas accord, signed", "1 undated"]),
}
NO_TIES = Network(ego="A", days=None, level="actor", date="event", nodes=("A",), ties=(), others=0, undated=0)
NO_TRIADS = Balance(
    actor="A", level="actor", date="event", rule=RULE, nodes=(), windows=(window(),), changes=(), undated=0, spread=0
)
EMPTY = {
    "dyad": (dyad().plot, "no dated acts"),
    "network": (NO_TIES.plot, "no ties"),
    "timeline": (to_timeline([], "RUS", "month").plot, "nothing dated"),
    "balance": (NO_TRIADS.plot, "no triad"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_says_who_when_and_how_many(tmp_path: Path, name: str):
    draw, words = PICTURES[name]
    draw(tmp_path / "p.svg")
    text = (tmp_path / "p.svg").read_text("utf8")
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("name", ["dyad", "network"])
def test_a_picture_may_be_a_png(tmp_path: Path, name: str):
    PICTURES[name][0](tmp_path / "p.PNG")
    assert (tmp_path / "p.PNG").read_bytes()[:4] == b"\x89PNG"


@pytest.mark.parametrize("name", EMPTY)
def test_nothing_is_drawn_as_nothing(tmp_path: Path, name: str):
    draw, word = EMPTY[name]
    draw(tmp_path / "p.svg")
    assert word in (tmp_path / "p.svg").read_text("utf8")


def test_the_same_figures_give_the_same_bytes(tmp_path: Path):
    for name in ("one.svg", "two.svg"):
        dyad(1, 3).plot(tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


@pytest.mark.parametrize("name", ["p.gif", "p"])
def test_a_name_that_is_no_picture_is_refused(tmp_path: Path, name: str):
    with pytest.raises(UsageError, match=r"\.png or \.svg"):
        dyad(1).plot(tmp_path / name)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path):
    with pytest.raises(DragomanError, match="name another place"):
        dyad(1).plot(tmp_path / "nowhere" / "p.svg")


def test_without_matplotlib_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(UsageError, match=r"matplotlib.*pip install 'dragoman\[plot\]'"):
        dyad(1).plot(tmp_path / "p.svg")
    assert list(tmp_path.iterdir()) == []


def test_words_of_neighbours_do_not_cover_each_other():
    crowd = [entry(str(i), f"2024-01-{i:02}", score=9.0) for i in range(1, 31)]
    days = [e.first for e in choose_named(crowd) if e.first]
    assert all((b - a).days >= 2 for a, b in itertools.pairwise(days))


def test_words_name_who_did_it_to_whom():
    act = entry("a", "2024-03-01")
    assert to_words(replace(act, sources=("org/UN",), targets=("state/MLI",))).endswith(" United Nations → MLI")
    assert to_words(replace(act, sources=("state/MLI", "org/UN"), targets=("org/UN", "state/MLI"))).count("↔") == 1
    assert to_words(replace(act, sources=(), targets=("state/MLI",))).endswith(" ? → MLI")


def test_all_ties_of_the_ego_are_drawn():
    assert {t.pair for t in choose_ties(network())} == {("A", "B"), ("A", "C"), ("B", "C")}


@pytest.mark.parametrize(("number", "place"), [(0, (0, 1)), (1, (1, 0)), (2, (0, -1)), (3, (-1, 0))])
def test_nodes_stand_clockwise_from_the_top(number: int, place: tuple[float, float]):
    assert to_place(number, 4) == pytest.approx(place)


@pytest.mark.parametrize(
    ("node", "name"),
    [
        ("RUS", "RUS"),
        ("state/RUS", "RUS"),
        ("org/UN", "United Nations"),
        ("org/river-board", "River Board"),
        ("person/" + "x" * 40, "X" + "x" * 22 + "…"),
    ],
)
def test_a_node_has_its_name_cut_when_long(node: str, name: str):
    assert shorten(node) == name
