from __future__ import annotations

import pytest

from draw_gold import is_ours, passage, split_lines, state_names, states_in


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One came. Two left.", ["One came.", "Two left."]),
        ("Mr. Smith met Gen. Jones. They spoke.", ["Mr. Smith met Gen. Jones.", "They spoke."]),
        ("The U.S. Senate voted. It passed.", ["The U.S. Senate voted.", "It passed."]),
        ("“Stop.” He left.", ["“Stop.”", "He left."]),
        ("Prices rose by 2.5 percent. 10 fell.", ["Prices rose by 2.5 percent.", "10 fell."]),
        ("A line\nbroken here. And on.", ["A line", "broken here.", "And on."]),
        ("He asked why. then left.", ["He asked why. then left."]),
    ],
)
def test_sentences_end_where_they_end(text: str, lines: list[str]):
    assert [text[start:end] for start, end in split_lines(text)] == lines


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Iran and the U.S. agreed.", {"IRN", "USA"}),
        ("The French and British sides met.", {"FRA", "GBR"}),
        ("The president spoke.", set()),
    ],
)
def test_states_are_found_by_name_and_demonym(text: str, states: set[str]):
    assert states_in(text, state_names()) == states


def test_a_passage_is_the_headline_and_the_first_sentences():
    body = "One. Two. Three. Four. All Content by Mehr News Agency is licensed under a licence."
    base, text = passage({"id": "7", "title": " A  headline ", "text": body}, 2)
    assert text == "A headline\n\nOne. Two.\n"
    assert base["id"] == "tt-7"
    assert [text[start:end] for start, end in base["lines"]] == ["A headline", "One.", "Two."]


def test_a_tenth_of_the_articles_is_ours():
    assert 60 < sum(is_ours(str(number)) for number in range(1000)) < 140
