import pytest

from dragoman.gold.references import Lines

TEXT = "He met the\u00a0head of the other state.\nThe two men spoke … and then the two left."
BREAK = TEXT.index("\n")
LINES = Lines(TEXT, ((0, BREAK), (BREAK + 1, len(TEXT))))


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("0: met", "met"),
        ("0: the head", "the\u00a0head"),
        ("0: he", "he"),
        ("0/2: the", "the"),
        ("1: The two ... left", "The two men spoke … and then the two left"),
        ("0-1: head of ... men", "head of the other state.\nThe two men"),
        ("1", "The two men spoke … and then the two left."),
        ("@0-2", TEXT[:2]),
    ],
)
def test_a_reference_finds_its_words(reference: str, words: str):
    start, end = LINES.find(reference)
    assert TEXT[start:end] == words


def test_the_second_place_is_another_one():
    assert LINES.find("0/2: the")[0] > LINES.find("0: the")[0]


def test_short_words_are_matched_whole_first():
    start = TEXT.index("the two left")
    assert LINES.find("1: the") == (start, start + 3)


@pytest.mark.parametrize(
    ("reference", "says"),
    [
        ("0: his", "stands 0 times"),
        ("0/3: the", "stands 2 times"),
        ("7: He", "run from 0 to 1"),
        ("here", "is no reference"),
        ("@3-3", "holds nothing"),
        ("@3-9000", "lies outside"),
    ],
)
def test_what_is_not_there_is_said(reference: str, says: str):
    with pytest.raises(ValueError, match=says):
        LINES.find(reference)
