from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.export.indexes import Index, by_speaker, is_mutual, spellings, timeline, words_of
from export.sample import ACTORS, CLAIMS, EVENTS, SAMPLE, at

INDEX = Index.of(SAMPLE)


def test_the_timeline_goes_by_date_and_ends_with_the_undated():
    assert [event.id for event in timeline(SAMPLE.events)][:3] == ["event/egypt", "event/signed", "event/more"]


def test_the_undated_stand_in_order_of_the_text():
    undated = [event.trigger.start for event in timeline(SAMPLE.events) if not event.when.given]
    assert undated == sorted(undated)


def test_spellings_are_counted_by_their_words():
    counts = {words: len(spans) for words, spans in spellings(ACTORS[0].mentions)}
    assert counts == {"Israel": 6, "Israeli": 2}


@pytest.mark.parametrize(
    ("change", "speaker"),
    [
        ({}, "Donald Trump"),
        ({"speaker": None, "speaker_text": "a diplomat"}, "a diplomat"),
        ({"speaker": None}, "unnamed source"),
        ({"speaker": "person/gone"}, "person/gone"),
    ],
)
def test_a_claim_always_has_somebody(change: dict[str, str | None], speaker: str):
    assert INDEX.speaker(replace(CLAIMS[0], **change)) == speaker


def test_a_claim_that_is_gone_reports_nothing():
    assert INDEX.reporters(EVENTS[-1]) == ()


def test_claims_are_grouped_by_speaker():
    again = replace(CLAIMS[1], id="claim/again", speaker=CLAIMS[0].speaker)
    reading = replace(SAMPLE, claims=replace(SAMPLE.claims, items=(*CLAIMS, again)))
    assert [len(claims) for _, claims in by_speaker(reading, INDEX)] == [2, 1, 1]


def test_an_event_is_mutual_when_all_are_on_both_sides():
    assert [event.id for event in EVENTS if is_mutual(event)] == ["event/ambassadors"]


def test_a_broken_claim_shows_the_gap():
    assert words_of(replace(CLAIMS[0], content_parts=(at("more Arab"), at("with Israel")))) == "more Arab … with Israel"


def test_an_actor_knows_what_it_did_and_said():
    assert INDEX.acts("state/EGY") == ("event/egypt",)
    assert INDEX.said("person/Q22686") == ("claim/trump",)
