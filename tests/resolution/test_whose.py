"""Whose people are by the place, the post or the list that they are told in."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.model import Source

FORCE = "the Islamic Republic of Iran Air Force"


def countries(text: str) -> dict[str, str | None]:
    reading = dragoman.read(Source(text, published="2019-06-20"))
    return {m.text: a.country for a in reading.actors for m in a.mentions}


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Protesters gathered near Nairobi's largest square and burned flags.", "Protesters", "KEN"),
        ("Demonstrators gathered outside Kabul's old mosque.", "Demonstrators", "AFG"),
        # An embassy is in another state than its own.
        ("Protesters gathered near Peru's embassy and burned flags.", "Protesters", None),
        # Who suffers in a state's raid is not of it.
        ("Three civilians were killed in Peru's air strikes on Tacna.", "Three civilians", None),
        ("Protesters gathered outside Peru's embassy in London and burned flags.", "Protesters", "GBR"),
    ],
)
def test_whose_a_place_is_tells_the_scene(text: str, words: str, country: str | None):
    assert countries(text)[words] == country


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Peru's UN ambassador Juan Quispe accused Chile of lying.", "Juan Quispe", "PER"),
        # Whom the body sends there.
        ("Peru's UN envoy Ana Paz met Sergei Lavrov.", "Ana Paz", "IGO"),
        # Whom the body itself sends is its own.
        ("The UN envoy met Sergei Lavrov.", "UN envoy", "IGO"),
        ("The UN's Syria envoy Ana Paz met Sergei Lavrov.", "Ana Paz", "IGO"),
    ],
)
def test_whom_a_state_sends_to_a_body_of_many_is_its_own(text: str, words: str, country: str):
    found = {m: c for m, c in countries(text).items() if words in m}
    assert set(found.values()) == {country}


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        (
            f"Khamenei said during a meeting with commanders, pilots, and staff members of {FORCE} that it must end.",
            "pilots",
            "IRN",
        ),
        # The miners have no part in what the officials are of.
        ("He met miners and the officials of Peru.", "miners", None),
    ],
)
def test_bare_plurals_in_a_list_are_of_the_body_behind_it(text: str, words: str, country: str | None):
    found = {m: c for m, c in countries(text).items() if words in m}
    assert set(found.values()) == {country}


def test_a_delegation_is_of_the_state_of_who_is_named_to_lead_it():
    text = "Ana Paz received a delegation presided by the minister of foreign affairs Osman Saleh."
    named = "Eritrea's foreign minister Osman Saleh spoke."
    assert countries(f"{text} {named}")["delegation"] == "ERI"


def test_the_envoy_is_the_ambassador_told_before():
    text = "The Peruvian ambassador to Chile, Ana Paz, spoke. The envoy met Bolivian President Evo Morales."
    reading = dragoman.read(Source(text, published="2019-06-20"))
    met = next(e for e in reading.events if e.type == "CONSULT")
    names = {a.name for a in reading.actors if a.id in met.sources}
    assert names == {"Ana Paz", "Evo Morales"}


def test_words_that_point_back_name_nobody():
    text = "Thereon agreed themselves on Thursday in Minsk the Presidents Vladimir Putin and Francois Hollande."
    assert "Thereon" not in countries(text)


def test_only_who_serves_with_them_is_of_the_army():
    told = countries("Hostages and fighters of the Syrian Army met reporters.")
    assert (told["Hostages"], told["fighters"]) == (None, "SYR")


def test_who_leads_may_be_told_by_the_office_behind_the_name():
    told = countries(
        "A delegation headed by Ana Paz, the foreign minister of Peru, arrived in Oslo and met Erna Solberg."
    )
    assert told["delegation"] == "PER"


def test_the_envoy_is_who_was_called_so_before_any_ambassador():
    told = dragoman.read("The Peruvian ambassador Ana Paz met the UN envoy Luis Soto. The envoy warned Chile.")
    (meant,) = [a for a in told.actors if any(m.text == "envoy" for m in a.mentions)]
    assert meant.name == "Luis Soto"
