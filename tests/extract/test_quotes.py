"""Quotations are paired within their paragraph, whatever the marks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.quotes import find_quotes, is_term

# text: quoted words, in order
QUOTED = {
    "“We agree,” he said.": ["We agree,"],
    '"We agree," he said.': ["We agree,"],
    "«We agree», he said.": ["We agree"],
    "„We agree“, he said.": ["We agree"],
    "„We agree”, he said.": ["We agree"],
    "‘We agree,’ he said.": ["We agree,"],
    "“We agree,” he said, “for now.”": ["We agree,", "for now."],
    '"We agree," he said, "for now."': ["We agree,", "for now."],
    "“He told us ‘Never again’ twice.”": ["He told us ‘Never again’ twice."],
    '"He told us “Never again” twice."': ["He told us “Never again” twice."],
    "“It’s Iran’s plan,” he said.": ["It’s Iran’s plan,"],
    "‘It’s late,’ he said.": ["It’s late,"],
    "Iran’s plan and the envoys’ plan": [],
    "the ’90s": [],
    "rock‘n’roll": [],
    "a ‘so-called’ state": [],
    '“Marks mixed," he said.': ["Marks mixed,"],
    '“Marks mixed," he said. “Twice.”': ["Marks mixed,", "Twice."],
    '“He said "no" twice.”': ['He said "no" twice.'],
    'It went on." He called it "the end of days" then.': ["the end of days"],
    '"Never closed, he said.': [],
    "‘Never closed, he said.": [],
    '"Marks mixed,” he said. “Twice."': ["Marks mixed,", "Twice."],
    '"He said “no” twice."': ["He said “no” twice."],
    "''We agree,'' he said.": ["We agree,"],
    "``We agree,'' he said.": ["We agree,"],
    "“Not yet,“ he said. “Wait.”": ["Not yet,", "Wait."],
    "nothing quoted": [],
    "": [],
}


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text, 0, len(text))]


@pytest.mark.parametrize("text", QUOTED)
def test_quoted_words(text: str) -> None:
    assert quoted(text) == QUOTED[text]


def test_unclosed_quotation_ends_with_its_sentence() -> None:
    text = "“We will stay. He left."
    (quote,) = find_quotes(text, 0, len(text))
    assert (text[quote.start : quote.end], quote.closed) == ("We will stay.", False)


def test_unclosed_quotation_runs_to_the_end_without_a_stop() -> None:
    text = "“We will stay"
    assert quoted(text) == ["We will stay"]


def test_marks_of_another_paragraph_are_not_seen() -> None:
    text = "“We agree.\n\nThey left.”"
    assert [(q.start, q.end, q.closed) for q in find_quotes(text, 0, 10)] == [(1, 10, False)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He: “We stay. We are ready.\n\n“We wait.”", "We stay. We are ready."),
        ('"We stay. We are ready.\n"We wait."', "We stay. We are ready."),
        ("“We stay, he said. It rained.\n“We wait.”", "We stay, he said."),
    ],
)
def test_quotation_that_the_next_paragraph_reopens_fills_its_own(text: str, words: str) -> None:
    assert [text[q.start : q.end] for q in find_quotes(text, 0, text.index("\n"))] == [words]


def test_nested_marks_of_one_kind() -> None:
    assert quoted("“He said “no” to us,” she said.") == ["He said “no” to us,"]


def test_number_with_a_point_does_not_end_an_unclosed_quotation() -> None:
    assert quoted("“It grew 2.5 percent. He left.") == ["It grew 2.5 percent."]


@given(st.text(alphabet="ab .“”«»„‘’\"'\n", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_quotes_lie_within_their_paragraph_in_order(text: str, start: int, end: int) -> None:
    end = min(end, len(text))
    found = list(find_quotes(text, start, end))
    assert all(start < q.start <= q.end <= end for q in found)
    assert all(a.start < b.start for a, b in itertools.pairwise(found))


def test_quotes_never_overlap() -> None:
    assert quoted("“We said “stay here. He left.") == ["We said “stay here."]


TERMS = {
    ("axis of resistance", "the so-called "): True,
    ("Operation True Promise", "named "): True,
    ("Voice of America", "the station, "): True,
    ("Voices of the Harbour.", "on the radio's "): True,
    ("terrorist", "called them a "): True,
    ("Never.", "an essay for the spring issue under the headline: "): True,
    ("Never.", "she was untitled, "): False,
    ("We will never leave this place.", "he said, "): False,
    ("No.", "he said: "): False,
    ("Never,", ""): False,
}


@pytest.mark.parametrize(("words", "before"), TERMS)
def test_term_or_speech(words: str, before: str) -> None:
    assert is_term(words, before) is TERMS[words, before]
