from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Findings, Reading
from dragoman.record import Record, linking
from dragoman.record.pooling import find_left
from record.factory import event, reading, span

STORY = "Police in Strelsau said on Tuesday that the harbour envoy of Ruritania {0} near the Zenda ferry; {1} followed."
ENVOY, MAYOR = "person/ada-example", "person/bo-example"


def told(name: str, trigger: str, whom: str = ENVOY, text: str = STORY, **changes: object) -> Reading:
    """Return a reading of which the act is told in words that no other report has."""
    values = {"sources": (), "targets": (whom,), "quad": 4} | changes
    evidence = f"{trigger} {name}one {name}two {name}three {name}four {name}five"
    act = event(name, kind="ASSAULT", trigger=trigger, evidence=evidence, **values)  # type: ignore[arg-type]
    return reading(name, act, text=text.format(trigger, name), published="2024-04-24")


TOLD = [told("a", "murdered"), told("b", "killed"), told("c", "assassinated"), told("d", "killed", MAYOR)]


def events(record: Record) -> list[list[str]]:
    return sorted(sorted(r["document"] for r in row["reports"]) for row in record.events())  # type: ignore[attr-defined]


def test_one_act_told_in_other_words_in_one_story_is_one_event(record: Record):
    record.add(TOLD)
    assert events(record) == [["a", "b", "c"], ["d"]]
    because = [d["because"] for row in record.events() for d in row["decisions"]]  # type: ignore[attr-defined]
    assert len(because) == 2
    assert all("words near in meaning" in text for text in because)


@pytest.mark.parametrize(
    "other",
    [
        told("b", "greeted"),
        told("b", "killed", "state/FRA"),
        told("b", "killed", text="Chess players drew in Baku after {0} and {1} quiet moves of a long summer."),
        told("b", "killed", status="planned"),
    ],
)
def test_other_words_parties_stories_and_statuses_are_other_acts(record: Record, other: Reading):
    record.add([TOLD[0], other])
    assert events(record) == [["a"], ["b"]]


def test_undoing_what_was_pooled_keeps_the_groups_apart(record: Record):
    record.add(TOLD[:2])
    (row,) = record.events()
    record.undo(row["decisions"][0]["id"], because="two envoys", by="Ada")  # type: ignore[index]
    record.add(TOLD[3:])
    assert events(record) == [["a"], ["b"], ["d"]]


def test_what_goes_to_another_story_is_no_longer_pooled(record: Record):
    record.add(TOLD[:2])
    with record.file.writing() as connection:
        connection.execute("UPDATE documents SET story = 'b' WHERE id = 'b'")
        linking.regroup(connection, (), find_left(connection, [("b", "a"), ("b", "b")]))
    assert events(record) == [["a"], ["b"]]


def test_two_acts_of_one_document_are_not_pooled_through_a_third(record: Record):
    second = event("a", kind="ASSAULT", trigger="shot", evidence="shot later elsewhere", sources=(), targets=(ENVOY,))
    both = replace(TOLD[0], events=Findings((*TOLD[0].events, replace(second, quad=4, trigger=span("shot")))))
    record.add([both, TOLD[1]])
    assert sorted(map(len, events(record))) == [1, 2]


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(TOLD), batch=st.integers(1, 4), again=st.sampled_from(TOLD))
def test_pooling_leaves_no_trace_of_the_order(
    tmp_path_factory: pytest.TempPathFactory, order: list[Reading], batch: int, again: Reading
):
    record = Record(tmp_path_factory.mktemp("r") / "news.duckdb")
    record.add([told(again.document.id, "greeted")])
    record.add(order, batch=batch)
    assert events(record) == [["a", "b", "c"], ["d"]]
