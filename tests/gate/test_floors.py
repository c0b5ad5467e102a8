from __future__ import annotations

import functools
from collections.abc import Iterator

import pytest

from dragoman import pipeline
from dragoman.model import Document
from dragoman.nlp.load import parse
from dragoman.nlp.parse import Parsed
from gate import floors as gate_floors
from gate import given
from gate.corpus import OPEN, SEALED
from gate.floors import READERS, faults, load_floors, raised

# Passages of which the parse is kept: those of one part.
MOST = 100


@pytest.fixture(autouse=True, scope="module")
def parsed_once() -> Iterator[None]:
    """Let both readers share the parse of a passage, which is the same for them and half the work."""

    @functools.lru_cache(maxsize=MOST)
    def parse_once(document: Document, paragraphs: tuple[tuple[int, int], ...], name: str | None) -> Parsed:
        return parse(document, paragraphs, pipeline=name)

    def shared(document: Document, paragraphs: list[tuple[int, int]], *, pipeline: str | None = None) -> Parsed:
        return parse_once(document, tuple(paragraphs), pipeline)

    with pytest.MonkeyPatch.context() as patch:
        for module in (pipeline, given):
            patch.setattr(module, "parse", shared)
        yield


@pytest.mark.slow
@pytest.mark.parametrize("how", READERS)
@pytest.mark.parametrize("part", [*OPEN, SEALED])
def test_quality_on_our_gold_stays_above_its_floor(part: str, how: str):
    assert list(faults(part, how, load_floors()[part][how])) == []


@pytest.mark.parametrize(
    ("value", "told"), [(0.5, []), (0.39, ["is below the floor of 0.400"]), (0.6, ["raise the floor of 0.400"])]
)
def test_a_floor_tells_what_is_lost_and_what_left_it_behind(
    value: float, told: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(gate_floors, "measured", lambda _, __: {"x": value})
    monkeypatch.setattr(gate_floors, "ROOM", 0.15)
    found = list(faults("dev", "end to end", {"x": 0.4}))
    assert len(found) == len(told)
    assert all(words in fault for words, fault in zip(told, found, strict=True))


def test_floors_rise_and_never_fall(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(gate_floors, "measured", lambda _, __: {"x": 0.5, "y": 0.5})
    before = {part: {how: {"x": 0.3, "y": 0.7} for how in READERS} for part in (*OPEN, SEALED)}
    assert raised(before)["sealed"]["end to end"] == {"x": 0.49, "y": 0.7}
