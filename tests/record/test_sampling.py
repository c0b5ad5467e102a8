from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.record import Record
from dragoman.record.sampling import allot, passages, to_context
from record.factory import day, event, reading

TYPES = ["CONSULT"] * 12 + ["AID"] * 5 + ["AGREE"]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("sampling") / "news.duckdb")
    record.add(
        reading(
            f"d{i}",
            event(f"d{i}", kind=kind, evidence=f"Item {i} alone.", when=day(f"2024-01-{i + 1:02}")),
            text=f"Item {i} alone. More {i}.",
        )
        for i, kind in enumerate(TYPES)
    )
    return record


def test_the_same_seed_draws_the_same_events(many: Record) -> None:
    one, again, other = (many.sample(6, seed=seed) for seed in (1, 1, 2))
    assert one == again
    assert [r["event"] for r in one] != [r["event"] for r in other]
    assert len({r["event"] for r in one}) == 6


def test_every_event_is_drawn_about_as_often(many: Record) -> None:
    drawn = Counter(str(row["event"]) for seed in range(60) for row in many.sample(9, seed=seed))
    assert len(drawn) == 18
    assert all(15 <= count <= 45 for count in drawn.values())


def test_each_type_gets_its_share(many: Record) -> None:
    rows = many.sample(9, by="type")
    assert Counter(str(r["type"]) for r in rows) == {"CONSULT": 4, "AID": 4, "AGREE": 1}
    assert {(r["sample"]["stratum"], r["sample"]["population"]) for r in rows} == {
        ("CONSULT", 12),
        ("AID", 5),
        ("AGREE", 1),
    }  # type: ignore[index]


def test_filters_narrow_what_is_drawn_from(many: Record) -> None:
    rows = many.sample(50, type="AID")
    assert [r["sample"]["population"] for r in rows] == [5] * 5  # type: ignore[index]
    assert rows[0]["sample"]["filters"] == {"type": "AID"}  # type: ignore[index]
    assert many.sample(5, type="COERCE") == []


def test_far_apart_sentences_of_evidence_are_shown_without_what_lies_between() -> None:
    text = "They met. They ate. It rained. They met."
    spans: list[dict[str, object]] = [{"start": s, "end": e} for s, e in ((31, 40), (0, 9), (10, 19))]
    assert passages(text, spans) == "They met. They ate. … They met."


def test_a_line_holds_the_evidence_in_context_and_room_for_a_judgement(many: Record) -> None:
    row = next(r for r in many.sample(18) if r["document"] == "d3")
    assert row["context"] == {"before": "", "evidence": "Item 3 alone.", "after": " More 3."}
    assert (row["judgement"], row["changes"], row["names"]) == (None, {}, {"state/RUS": "Russia", "state/IRN": "Iran"})
    assert (row["title"], row["outlet"], row["reports"][0]["evidence"]) == ("Title of d3", "Wire", ["Item 3 alone."])  # type: ignore[index]


@pytest.mark.parametrize(
    ("sizes", "size", "quotas"),
    [
        ({"a": 100, "b": 100}, 10, {"a": 5, "b": 5}),
        ({"a": 100, "b": 2}, 10, {"a": 8, "b": 2}),
        ({"a": 1, "b": 2}, 10, {"a": 1, "b": 2}),
        ({"a": 50, "b": 50, "c": 50}, 10, {"a": 3, "b": 3, "c": 4}),
        ({}, 10, {}),
    ],
)
def test_shares(sizes: dict[str, int], size: int, quotas: dict[str, int]) -> None:
    assert allot(sizes, size) == quotas


@pytest.mark.parametrize(("size", "by"), [(0, None), (-1, "type"), (5, "colour"), (2, "type")])
def test_a_sample_without_sense_is_refused(many: Record, size: int, by: str | None) -> None:
    with pytest.raises(UsageError, match="sample"):
        many.sample(size, by=by)  # type: ignore[arg-type]


def test_context_is_cut_between_words() -> None:
    text = f"{'early ' * 100}They met. {'later ' * 100}"
    context = to_context(text, [{"start": 600, "end": 609}])
    assert context["evidence"] == "They met."
    assert (str(context["before"])[:7], str(context["after"])[-6:]) == ("…early ", "later…")


def test_a_merged_event_shows_all_its_reports(tmp_path: Path) -> None:
    record = Record(tmp_path / "n.duckdb")
    told = {d: event(d, trigger=t, evidence=f"They {t} in {d}.") for d, t in (("Rome", "met"), ("Oslo", "spoke"))}
    record.add(reading(d, act, outlet=d) for d, act in told.items())
    one, other = (str(row["id"]) for row in record.events().rows())
    record.merge(one, other, because="One meeting.")
    (row,) = record.describe([one])
    assert {r["outlet"]: r["evidence"] for r in row["reports"]} == {
        d: [act.evidence[0].text] for d, act in told.items()
    }  # type: ignore[attr-defined]


def test_whom_one_report_alone_names_is_told_beside_it(record: Record) -> None:
    sources = {"a": "RUS", "b": "RUS", "c": "CHN"}
    told = [event(name, source, evidence=f"Words of {name}.") for name, source in sources.items()]
    record.add([reading(name, one, text=f"Words of {name}.") for name, one in zip(sources, told, strict=True)])
    record.merge(told[0].id, told[2].id, because="One act.")
    (found,) = record.describe([told[0].id])
    assert (found["sources"], found["n_families"]) == (["state/RUS"], 3)
    assert [report["left_out"] for report in found["reports"]] == [[], [], ["China"]]  # type: ignore[attr-defined]
