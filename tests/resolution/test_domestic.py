"""Whose a bare body of a state is by whom it deals with, and who is a party though of no one country."""

from __future__ import annotations

import pytest

import dragoman


def sides(text: str) -> tuple[set[str | None], set[str | None]]:
    """Return the countries of all sources and of all targets."""
    reading = dragoman.read(text, published="2019-06-20")
    country = {a.id: a.country for a in reading.actors}
    return {country[i] for e in reading.events for i in e.sources}, {
        country[i] for e in reading.events for i in e.targets
    }


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The opposition in Chad accused the government of fraud.", "TCD"),
        ("A Peruvian court jailed a former lawmaker.", "PER"),
        ("Ugandan police ordered the opposition to end its rally.", "UGA"),
        ("Teachers marched through Lima against the government.", "PER"),
        # Who deals with other states may mean another.
        ("Turkey urged the government to talk.", None),
        ("Hamas accused the government of a massacre in Chad.", None),
        ("The opposition in Chad accused the government of Niger of fraud.", "NER"),
    ],
)
def test_a_bare_body_is_of_the_state_of_those_who_deal_with_it_at_home(text: str, target: str | None) -> None:
    assert sides(text)[1] == {target}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The president of Peru resigned. The parliament condemned Russia.", "PER"),
        ("The president of Peru visited Chad. The parliament condemned Russia.", None),
        ("Floods hit Peru. The parliament condemned Russia.", None),
    ],
)
def test_a_parliament_is_of_the_state_whose_official_the_sentence_before_tells(text: str, country: str | None) -> None:
    reading = dragoman.read(text, published="2019-06-20")
    assert [a.country for a in reading.actors if a.name.lower().endswith("parliament")] == [country]


def test_who_is_attacked_in_a_state_is_not_attacked_by_it() -> None:
    assert sides("Two Swiss tourists were murdered in Algeria.") == (set(), {"CHE"})
    assert sides("Two Kenyan policemen were shot dead near the frontier with Somalia.") == (set(), {"KEN"})
    assert sides("Two Swiss tourists were killed in an Algerian raid.")[0] == {"DZA"}


@pytest.mark.parametrize("who", ["European leaders", "Arab states", "Western powers", "The Europeans"])
def test_leaders_of_a_part_of_the_world_are_a_party_of_no_one_country(who: str) -> None:
    assert sides(f"{who} condemned Russia.") == ({None}, {"RUS"})


def test_leaders_of_both_halves_meet() -> None:
    both = {"PRK", "KOR"}
    assert sides("The envoys of North and South Korea met on Friday.") == (both, both)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Tunisian National Guard condemned Chad.", "TUN"),
        ("Governors of the United States met. The National Guard condemned Chad.", "USA"),
        ("Jordan's National Security Council condemned Chad.", "JOR"),
        ("House Democrats condemned Chad.", "USA"),
        ("A UN panel condemned Chad.", "IGO"),
        ("The P5+1 condemned Chad.", "IGO"),
    ],
)
def test_a_body_common_to_many_has_the_state_beside_it(text: str, country: str) -> None:
    assert country in sides(text)[0]


def test_a_governor_is_not_the_only_one_that_the_tables_know() -> None:
    reading = dragoman.read("The governor of Ohio condemned Chad.", published="2020-06-20")
    assert not [a for a in reading.actors if a.kind == "person"]
