"""What a document is about: its telling words, weighed against a fixed background, and how alike two documents are.

A word tells the more the rarer it is in news, the oftener and the earlier it comes, and more when it is a name. How rare
is looked up in a table that ships with the package, so that two documents are as alike in one record as in another.
"""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from math import log1p, sqrt

from dragoman.stories.words import EMPTY, to_stem

# A name counts so many times a word; a word of the title or among the first of the text so many times one further down.
NAME, LEAD, LEADING = 1.6, 80, 3
SHORTEST = 3
# So many words of a document are kept, and by so many of them it is looked up.
MOST, KEYS = 80, 16
SCALE = 255
SHOWN = 5
TOKEN = re.compile(r"[^\W_]+|[.!?:\n“\"]")
ENDS = frozenset('.!?:\n“"')
stem = functools.lru_cache(maxsize=100_000)(to_stem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The most telling words of a document with their weights, 1 to 255, the heaviest first; no two of one stem."""

    words: tuple[str, ...]
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two documents are, 0 to 1, and the words that most make them so."""

    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it stands in a text; `plain` where it could start with a small letter, and is no name if it does not."""

    text: str
    place: int
    plain: bool


@functools.lru_cache(maxsize=1)
def load_background() -> tuple[Mapping[str, float], float]:
    """Return the weight of each stem that news has often, and that of all others."""
    table = json.loads(resources.files("dragoman.stories").joinpath("background.json").read_text("utf8"))
    weights = {word: int(level) / table["steps"] for level, words in table["stems"].items() for word in words.split()}
    return weights, table["others"] / table["steps"]


def to_keys(words: Sequence[str]) -> list[str]:
    """Return the stems of words."""
    return [stem(word.lower()) for word in words]


def find_tokens(text: str, start: int = 0) -> Iterator[Token]:
    """Yield the words that may tell something, those that open a sentence marked."""
    opening, place = True, start
    for found in TOKEN.finditer(text):
        word = found.group()
        if word in ENDS:
            opening = True
            continue
        if (len(word) >= SHORTEST or word.isdigit()) and word.lower() not in EMPTY:
            yield Token(word, place, not opening)
        opening, place = False, place + 1


def weigh(title: str | None, text: str) -> Content:
    """Return what a document is about."""
    counts, names, first = Counter[str](), Counter[str](), dict[str, str]()
    tokens = [Token(t.text, 0, False) for t in find_tokens(title or "")]  # noqa: FBT003 - titles have capitals anyway
    for token in (*find_tokens(text), *tokens):
        key = stem(token.text.lower())
        counts[key] += LEADING if token.place < LEAD else 1
        names[key] += token.plain and (1 if token.text[0].isupper() else -1)
        first.setdefault(key, token.text)
    known, others = load_background()
    weights = {k: log1p(n) * known.get(k, others) * (NAME if names[k] > 0 else 1.0) for k, n in counts.items()}
    heaviest = sorted((k for k in weights if weights[k] > 0), key=lambda k: (-weights[k], k))[:MOST]
    most = weights[heaviest[0]] if heaviest else 1.0
    return Content(
        words=tuple(first[k] for k in heaviest),
        weights=tuple(max(1, round(SCALE * weights[k] / most)) for k in heaviest),
    )


def keys(content: Content) -> list[str]:
    """Return the stems by which a document is looked up."""
    return to_keys(content.words[:KEYS])


@functools.lru_cache(maxsize=8192)
def to_vector(content: Content) -> tuple[Mapping[str, int], int]:
    """Return stem → weight, and the sum of the squares."""
    vector = dict(zip(to_keys(content.words), content.weights, strict=True))
    return vector, sum(weight * weight for weight in content.weights)


def score_likeness(one: Content, other: Content) -> Likeness:
    """Return the cosine of two documents' words; the sums are whole numbers, the same in every order."""
    (mine, size), (theirs, their_size) = to_vector(one), to_vector(other)
    shared = {key: mine[key] * theirs[key] for key in mine.keys() & theirs.keys()}
    if not shared:
        return Likeness(score=0.0, words=())
    heaviest = frozenset(sorted(shared, key=lambda key: (-shared[key], key))[:SHOWN])
    words = tuple(word for word, key in zip(one.words, mine, strict=True) if key in heaviest)
    return Likeness(score=round(sum(shared.values()) / sqrt(size * their_size), 4), words=words)
