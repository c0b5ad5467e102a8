"""Office and country beside a person's name: mentions set by hand on short texts."""

from __future__ import annotations

import pytest

from dragoman.extract.mentions import Mention, MentionKind, make
from dragoman.extract.titles import attach_titles
from dragoman.nlp.parse import Sentence
from factory import sentence

MINISTER = "office/foreign-minister"
# a letter of the notation: kind, office, country
KINDS: dict[str, tuple[MentionKind, str | None, str | None]] = {
    "P": ("person", None, None),
    "O": ("office", MINISTER, None),
    "I": ("office", MINISTER, "IRN"),
    "D": ("demonym", None, "IRN"),
    "S": ("state", None, "IRN"),
}


def mentions_of(text: str) -> list[Mention]:
    """Read "Iranian[D] foreign_minister[O] Ali_Reza[P] left": each word a token, with what it is behind."""
    words = text.split()
    home = sentence(" ".join(notation(w, last=w is words[-1], root=len(words)) for w in words))
    return [mark(home, i, w.partition("[")[2][0]) for i, w in enumerate(words) if "[" in w]


def notation(word: str, *, last: bool, root: int) -> str:
    plain = word.partition("[")[0].replace("_", "-")
    tags = {",": ",", "'s": "POS", "of": "IN", "to": "IN", "and": "CC", "met": "VBD", "who": "WP"}
    tag = tags.get(plain, "NNP" if plain[:1].isupper() else "NN")
    return f"{plain}/{'VBD/ROOT' if last else f'{tag}/dep:{root}'}"


def mark(home: Sentence, at: int, letter: str) -> Mention:
    kind, office, country = KINDS[letter]
    found = make(home, at, at, kind)
    found.office, found.country = office, country
    return found


# text: (office, country) of the person
CASES: dict[str, tuple[str | None, str | None]] = {
    "Iranian[D] minister[O] Ali[P] left": (MINISTER, "IRN"),
    "Iran[S] 's minister[O] Ali[P] left": (MINISTER, "IRN"),
    "minister[I] Ali[P] left": (MINISTER, "IRN"),
    "minister[O] of Iran[S] , Ali[P] left": (MINISTER, "IRN"),
    "Ali[P] , Iranian[D] minister[O] , left": (MINISTER, "IRN"),
    "Ali[P] , the minister[I] , left": (MINISTER, "IRN"),
    "Iranian[D] Ali[P] left": (None, "IRN"),
    "Iran[S] 's Ali[P] left": (None, "IRN"),
    "minister[I] met Ali[P] left": (None, None),
    "minister[I] and Ali[P] left": (None, None),
    "Ali[P] met minister[I] left": (None, None),
    "Ali[P] , who met minister[I] left": (None, None),
    "Ali[P] left": (None, None),
}


@pytest.mark.parametrize("text", CASES)
def test_title(text: str) -> None:
    mentions = mentions_of(text)
    attach_titles(mentions)
    person = next(m for m in mentions if m.kind == "person")
    assert (person.office, person.country) == CASES[text]


def test_title_of_one_person_is_not_the_next_ones() -> None:
    mentions = mentions_of("minister[I] Ali[P] and Reza[P] left")
    attach_titles(mentions)
    assert [m.office for m in mentions if m.kind == "person"] == [MINISTER, None]


def test_an_office_in_what_opens_the_clause_is_not_its_subjects() -> None:
    text = "In/IN/case:2 talks/NNS/obl:6 minister/NN/nmod:2 ,/,/punct:2 Ali/NNP/nsubj:6 left/VBD/ROOT"
    office, person = mark(home := sentence(text), 2, "I"), mark(home, 4, "P")
    attach_titles([office, person])
    assert (person.office, person.country) == (None, None)


def test_no_mentions() -> None:
    attach_titles([])
