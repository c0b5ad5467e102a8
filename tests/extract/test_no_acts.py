"""Words that sound like an act and tell none, and their neighbours that do."""

# A text stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

import dragoman

NONE = {
    "a greeting": "The Polish president sent a message to his Czech counterpart congratulating him on the national day.",
    "homage": "The Dutch premier and the Belgian premier paid tribute to the soldiers buried in the cemetery.",
    "a post": "An American general joined the Kenyan ministry as an adviser.",
    "flight": "The family fled Iran in 1986.",
    "a mood": "Kenya's indignation at the ruling of Tanzania is old.",
    "no deed in particular": "A U.S.-led campaign against Iran's missile programme is part of a plan, the commander said.",
    "a forecast": "Russia warned that the expansion of the alliance could lead to war.",
    "left to others": "Kenya cannot count on France to retaliate against Somalia.",
    "assent": "The Chinese minister said: I agree that trade with Peru has grown.",
    "what is made known": "Iran released the names of nine American prisoners.",
    "emails by the thousand": "The Dutch newspaper released thousands of emails of the Belgian ministry.",
    "what others should have": "The Peruvian minister said the Chilean people should have a voice.",
    "what should be done to others": "The Peruvian minister said the Chilean president should be honoured.",
    "a figure": "Norway sent a strong message to Sweden with its decision.",
    "a warrant to listen": "The Italian police obtained a surveillance warrant on the Maltese envoy.",
    "company": "Four ministers accompanied the Iranian president to Syria.",
}


@pytest.mark.parametrize("name", NONE)
def test_words_that_only_sound_like_an_act_tell_none(name: str) -> None:
    assert not dragoman.read(NONE[name]).events


SOME = {
    "a release": ("Iran released nine American prisoners.", "RETREAT"),
    "a release as a noun": ("The release of nine American prisoners by Iran was welcomed in Oslo.", "RETREAT"),
    "a demand": ("The Peruvian minister said Chile should apologise.", "REQUEST"),
    "a demand to withdraw": (
        "The Peruvian minister said the Chilean army should be withdrawn from the island.",
        "REQUEST",
    ),
    "a message that asks": ("Turkey's president sent a message to Putin urging him to end the siege.", "REQUEST"),
    "a message": ("Norway sent a message to Sweden through its envoy.", "CONSULT"),
    "a clear message by letter": ("Norway sent a clear message to Sweden in a letter.", "CONSULT"),
    "a clear message by an envoy": ("Oman sent a blunt message to Iran through a Swiss envoy.", "CONSULT"),
    "a clear message by telephone": (
        "North Korea sent a clear message to South Korea by telephone on Monday.",
        "CONSULT",
    ),
    "an arrest warrant": ("The Italian police obtained an arrest warrant for the Maltese envoy.", "THREATEN"),
    "praise of the living": ("The Dutch premier paid tribute to Merkel for her leadership.", "SUPPORT"),
    "a state that joins": ("Hungary joined the European Union as a member in 2004.", "SUPPORT"),
    "troops that flee": ("Syrian troops fled the town.", "RETREAT"),
    "anger that is voiced": ("Kenya voiced anger at the ruling of the Ugandan court.", "ACCUSE"),
    "a threat": ("Iran warned that any Israeli strike will be answered.", "THREATEN"),
    "a threat by its object": ("North Korea warned that a strike could bring war on the United States.", "THREATEN"),
    "a threat to whoever comes": ("Iran warned that an Israeli presence in the Gulf may lead to war.", "THREATEN"),
    "a thing that may be cut": ("Russia warned that gas supplies to Ukraine could be cut.", "THREATEN"),
    "sanctions in view": ("The European Union warned that sanctions could be imposed on Turkey.", "THREATEN"),
    "what may be done": ("Iran agrees that inspectors of the United Nations may visit its sites.", "AGREE"),
    "a partner": ("Germany joined the American coalition as a partner.", "SUPPORT"),
    "a thing agreed": ("Peru and Chile agreed that troops will leave the border.", "AGREE"),
    "a call to do": ("The senator decried Viktor Orban's repeated calls to close the camp.", "REQUEST"),
    "readiness": ("Chile's minister expressed readiness to assist the Peruvian government.", "AGREE"),
}


@pytest.mark.parametrize("name", SOME)
def test_their_neighbours_tell_one(name: str) -> None:
    text, kind = SOME[name]
    assert kind in {e.type for e in dragoman.read(text).events if e.status == "actual"}
