"""Whole readings with the bundled pipeline keep the contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from data_files import read_yaml
from dragoman.model import Event, Reading, Span

CASES_FILE = Path(__file__).parent / "cases" / "en" / "readings.yaml"
CASES: dict[str, dict[str, Any]] = {c["name"]: c for c in read_yaml(CASES_FILE, CASES_FILE.parent, [])}


def read_case(name: str) -> Reading:
    published = CASES[name]["published"]
    return dragoman.read(CASES[name]["text"], published=published and str(published))


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {name: read_case(name) for name in CASES}


@pytest.fixture(params=CASES)
def reading(request: pytest.FixtureRequest, readings: dict[str, Reading]) -> Reading:
    return readings[request.param]


def spans(value: object) -> Iterator[dict[str, Any]]:
    """Yield everything in the JSON form that has start, end and text of characters."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and "text" in value:
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def shown(event: Event) -> str:
    sources, targets = (
        "+".join(sorted(a.rpartition("/")[2] for a in side)) or "-" for side in (event.sources, event.targets)
    )
    return f"{event.type} {sources} > {targets} {event.status}"


@pytest.mark.parametrize("name", CASES)
def test_events_that_must_be_found(name: str, readings: dict[str, Reading]) -> None:
    assert set(CASES[name]["events"]) <= {shown(e) for e in readings[name].events}


def test_every_span_is_the_exact_slice(reading: Reading) -> None:
    found = list(spans(json.loads(json.dumps(reading.to_dict()))))
    assert found
    assert all(reading.document.text[s["start"] : s["end"]] == s["text"] for s in found)


@pytest.mark.parametrize("kind", ["actors", "events", "claims", "agreements"])
def test_ids_are_unique(kind: str, reading: Reading) -> None:
    ids = [item.id for item in getattr(reading, kind)]
    assert len(set(ids)) == len(ids)


def test_parties_of_events_are_actors(reading: Reading) -> None:
    assert all(a in reading.actors for e in reading.events for a in (*e.sources, *e.targets))


def test_people_of_claims_are_actors(reading: Reading) -> None:
    assert all(a in reading.actors for c in reading.claims for a in (c.speaker, c.addressee, *c.via) if a)


def test_parties_of_agreements_are_actors(reading: Reading) -> None:
    assert all(a in reading.actors for g in reading.agreements for a in g.parties)


def test_claims_and_events_point_at_each_other(reading: Reading) -> None:
    reported = {(c, e.id) for e in reading.events for c in e.reported_by}
    assert reported == {(c.id, e) for c in reading.claims for e in c.events}
    assert all(c in reading.claims and e in reading.events for c, e in reported)


def test_events_of_agreements_resolve(reading: Reading) -> None:
    assert all(e in reading.events for g in reading.agreements for e in g.events)


def test_evidence_holds_the_trigger(reading: Reading) -> None:
    assert all(any(s.contains(e.trigger) for s in e.evidence) for e in reading.events)


def test_every_party_has_a_span_of_its_own_evidence(reading: Reading) -> None:
    def held(event: Event, span: Span) -> bool:
        return any(s.contains(span) for s in event.evidence)

    assert all(held(e, s) for e in reading.events for s in (*e.source_spans, *e.target_spans))


def test_reasons_name_a_rule_and_a_sentence(reading: Reading) -> None:
    reasons = [x.why for kind in (reading.actors, reading.events, reading.claims, reading.agreements) for x in kind]
    assert all(r.rule and r.detail.endswith(".") for r in reasons)


def test_confidence_lies_between_nought_and_one(reading: Reading) -> None:
    assert all(0 <= x.confidence <= 1 for x in (*reading.events, *reading.claims))


def test_undated_acts_carry_no_date(reading: Reading) -> None:
    undated = [e.when for e in reading.events if not e.when.given]
    assert all(w.start is None and w.end is None and w.text is None for w in undated)


@pytest.mark.parametrize("name", CASES)
def test_reading_twice_gives_the_same(name: str, readings: dict[str, Reading]) -> None:
    assert read_case(name) == readings[name]


WHEN = "start end precision text relative given"
KEYS = {
    "actors": "id name kind country sector known office mentions why",
    "events": "id type modes contexts cameo quad score goldstein status historical sources targets source_spans "
    "target_spans when where casualties reported_by trigger evidence confidence why",
    "claims": "id speaker speaker_text speaker_span cue content content_parts kind stance addressee via when continues "
    "confidence events why",
    "agreements": "id name kind parties status subject when evidence events why",
}


@pytest.mark.parametrize("kind", KEYS)
def test_keys_of_findings(kind: str, reading: Reading) -> None:
    items: Any = reading.to_dict()[kind]
    assert all(set(KEYS[kind].split()) == set(item) for item in items)


def test_keys_of_the_top_level(reading: Reading) -> None:
    assert list(reading.to_dict()) == ["schema", "made_with", "document", "actors", "events", "claims", "agreements"]


def test_keys_of_the_document(reading: Reading) -> None:
    wanted = {"id", "title", "url", "outlet", "author", "language", "published", "text", "sections", "residue"}
    assert wanted <= set(reading.to_dict()["document"])  # type: ignore[call-overload]


@pytest.mark.parametrize("kind", ["events", "claims", "agreements"])
def test_keys_of_dates(kind: str, readings: dict[str, Reading]) -> None:
    items: list[Any] = [item for r in readings.values() for item in r.to_dict()[kind]]  # type: ignore[attr-defined]
    assert items
    assert all(set(item["when"]) == set(WHEN.split()) for item in items)


def test_json_form_is_plain(reading: Reading) -> None:
    assert json.loads(json.dumps(reading.to_dict())) == reading.to_dict()


def test_made_with_names_code_model_and_knowledge(reading: Reading) -> None:
    assert all((reading.made_with.version, reading.made_with.model, reading.made_with.knowledge))


def test_relative_date_without_publication(readings: dict[str, Reading]) -> None:
    talks = next(e for e in readings["Chagos"].events if e.type == "CONSULT" and e.status == "actual")
    assert (talks.when.start, talks.when.end, talks.when.relative, talks.when.given) == (None, None, "P-1W", True)


def test_speaker_of_a_clause(readings: dict[str, Reading]) -> None:
    reading = readings["Finland and Sweden"]
    claim = next(c for c in reading.claims if "stronger" in c.content.text)
    assert reading.actors[claim.speaker or ""].name == "Jens Stoltenberg"


def test_agreement_with_its_parties(readings: dict[str, Reading]) -> None:
    (found,) = readings["Prespa"].agreements
    assert (found.name, set(found.parties)) == ("Prespa Agreement", {"state/GRC", "state/MKD"})


OTHER_LANGUAGES = {
    "fr": "Le président français a rencontré la chancelière allemande à Paris mardi pour parler d'énergie.",
    "ar": "التقى الرئيس المصري نظيره التركي في القاهرة يوم الأربعاء لبحث التعاون الاقتصادي والأمن في المنطقة.",
}


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_other_languages_are_named_and_not_read(language: str) -> None:
    found = dragoman.read(OTHER_LANGUAGES[language])
    assert (found.document.language, len(found.events), len(found.claims)) == (language, 0, 0)


RESIDUE = """The two ministers met on Monday and spoke about grain.

Related Articles

Germany bombed Denmark in night raid

Norway said it had invaded Iceland

They will meet again in June, the ministry said, to speak about fertiliser too."""


def test_residue_makes_no_findings() -> None:
    found = dragoman.read(RESIDUE)
    assert any("bombed" in r.text for r in found.document.residue)
    assert not {"state/DEU", "state/DNK", "state/NOR", "state/ISL"} & {
        a for e in found.events for a in (*e.sources, *e.targets)
    }


@pytest.mark.parametrize("text", ["No act here.", "😀", "“", "Iran", "?"])
def test_little_text_is_read(text: str) -> None:
    found = dragoman.read(text)
    assert (found.document.text in {text, ""}, len(found.events), len(found.claims)) == (True, 0, 0)


def test_min_confidence_drops_doubtful_events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MIN_CONFIDENCE", "1.0")
    assert len(read_case("Chagos").events) == 0


SHARDS = [
    "Iran", "Russia's", "minister", "Putin", "said", "that", "met", "attacked", "signed", "a treaty", "with",
    "in Moscow", "last week", "on Monday", "he", "both sides", "will", "not", "20 people", "killed", "and", "“", "”",
    '"', "‘", "’", "«", ",", ".", "?", ":", "(", "—", "according to", "told reporters", "\n\n", "talks between",
    "denied", "if", "In 2015", "😀", "\u200f", "Russian-Iranian",
]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SHARDS), max_size=40).map(lambda words: " ".join(["Iran", *words])))
def test_any_words_keep_the_contract(text: str) -> None:
    found = dragoman.read(text, published="2024-02-29")
    parts = spans(json.loads(json.dumps(found.to_dict())))
    assert all(found.document.text[s["start"] : s["end"]] == s["text"] for s in parts)
    assert all(a in found.actors for e in found.events for a in (*e.sources, *e.targets))
    assert all(len({x.id for x in kind}) == len(kind) for kind in (found.actors, found.events, found.claims))


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_published_at_the_ends_of_the_calendar(published: str) -> None:
    text = "Finland joined NATO last week. Sweden will join NATO next week."
    found = list(dragoman.read_many([dragoman.Source(text, published=published)], workers=1, errors="keep"))
    assert isinstance(found[0], Reading)


# what a text says, and who says it, told by reading it whole
SPOKEN = [
    ("“The ferry will sail again,” the daily quoted Mayor Ole Vestrup as saying on Monday.", "Ole Vestrup"),
    (
        "Ole Vestrup, a Danish lawmaker, said the strait was safe. “Ships pass by night,” the lawmaker added.",
        "Ole Vestrup",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), SPOKEN)
def test_the_speaker_is_who_said_so(text: str, speaker: str) -> None:
    reading = dragoman.read(text, published="2019-06-20")
    names = {a.id: {m.text for m in a.mentions} for a in reading.actors}
    assert reading.claims
    assert all(speaker in names[c.speaker or ""] for c in reading.claims)


def test_where_something_was_said_is_no_speaker() -> None:
    text = "In an interview with The Times printed in May, Ole Vestrup said the ferry would sail again."
    assert [c.cue.text for c in dragoman.read(text).claims if c.cue] == ["said"]
