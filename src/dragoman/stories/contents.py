"""What a document is about: its telling words, weighed against a fixed background, and how alike two documents are.

A word tells the more the rarer it is in news, the oftener and the earlier it comes, and more when it is a name. How
rare is looked up in a table that ships with the package, so that two documents are as alike in every record.
"""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from math import log1p, sqrt

from dragoman.stories.words import EMPTY, WORD, to_stem

# A name counts so many times a word; a word of the title or among the first of the text so many times one further down.
NAME, LEAD, LEADING = 1.6, 80, 3
SHORTEST = 3
# So many words of a document are kept, and by so many of them it is looked up.
MOST, KEYS = 80, 16
SCALE = 255
# With fewer words a document does not tell what it is not about.
ENOUGH_WORDS = 20
SHOWN = 5
# Words that weigh less are in nearly every text.
LIGHT = 0.9
# The first word of a text, and each behind what ends a sentence or opens a quotation.
OPENING = re.compile(r"(?:\A|[.!?:\n“\"])[^\w.!?:\n“\"]*([^\W_]+)")
stem = functools.lru_cache(maxsize=100_000)(to_stem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The most telling words of a document with their weights, 1 to 255, the heaviest first; no two of one stem."""

    words: tuple[str, ...]
    weights: tuple[int, ...]


@functools.lru_cache(maxsize=1)
def load_background() -> tuple[Mapping[str, float], float]:
    """Return the weight of each stem that news has often, and that of all others."""
    table = json.loads(resources.files("dragoman.stories").joinpath("background.json").read_text("utf8"))
    weights = {word: int(level) / table["steps"] for level, words in table["stems"].items() for word in words.split()}
    return weights, table["others"] / table["steps"]


def to_rarity(word: str) -> float:
    """Return the weight of a word in lower case, or of its stem: 0 where all news has it."""
    known, others = load_background()
    return known.get(stem(word), others)


def is_light(word: str) -> bool:
    """Whether nearly every text has a word, so that it tells nothing: "say", "report"."""
    return to_rarity(word) < LIGHT


def to_keys(words: Sequence[str]) -> list[str]:
    """Return the stems of words."""
    return [stem(word.lower()) for word in words]


def tells(word: str) -> bool:
    """Whether a word may tell something."""
    return (len(word) >= SHORTEST or word.isdigit()) and word.lower() not in EMPTY


@functools.lru_cache(maxsize=100_000)
def to_telling_stem(word: str) -> str | None:
    """Return the stem of a word as it is written; None where it tells nothing."""
    return stem(word.lower()) if tells(word) else None


def count(title: str | None, text: str) -> tuple[Counter[str], Counter[str]]:
    """Return how much each word counts as it is written, and how often it does not open a sentence or a title."""
    words, heading = WORD.findall(text), WORD.findall(title or "")
    counts = Counter(words)
    inside = counts.copy()
    for word, n in Counter(OPENING.findall(text)).items():
        inside[word] = max(0, inside[word] - n)
    for leading, extra in ((words[:LEAD], LEADING - 1), (heading, LEADING)):
        for word in leading:
            counts[word] += extra
    return counts, inside


def weigh(title: str | None, text: str) -> Content:
    """Return what a document is about; a word is a name where it has a capital more often than not."""
    counts, inside = count(title, text)
    sums, capitals, first = dict[str, int](), dict[str, int](), dict[str, str]()
    for word, n in counts.items():
        key = to_telling_stem(word)
        if key is not None:
            first.setdefault(key, word)
            sums[key] = sums.get(key, 0) + n
            capitals[key] = capitals.get(key, 0) + (inside[word] if word[0].isupper() else -inside[word])
    known, others = load_background()
    weights = {first[k]: log1p(n) * known.get(k, others) * (NAME if capitals[k] > 0 else 1.0) for k, n in sums.items()}
    heaviest = sorted((k for k in weights if weights[k] > 0), key=lambda k: (-weights[k], k))[:MOST]
    most = max(weights.values(), default=1.0)
    return Content(words=tuple(heaviest), weights=tuple(max(1, round(SCALE * weights[k] / most)) for k in heaviest))


def keys(content: Content) -> list[str]:
    """Return the stems by which a document is looked up."""
    return to_keys(content.words[:KEYS])


@functools.lru_cache(maxsize=8192)
def to_vector(content: Content) -> tuple[Mapping[str, int], int]:
    """Return stem → weight, and the sum of the squares."""
    vector = dict(zip(to_keys(content.words), content.weights, strict=True))
    return vector, sum(weight * weight for weight in content.weights)


def score_likeness(one: Content, other: Content) -> float:
    """Return the cosine of two documents' words, 0 to 1; the sums are whole numbers, the same in every order."""
    (mine, size), (theirs, their_size) = to_vector(one), to_vector(other)
    shared = sum(mine[key] * theirs[key] for key in mine.keys() & theirs.keys())
    return round(shared / sqrt(size * their_size), 4) if shared else 0.0


def find_shared(one: Content, other: Content) -> tuple[str, ...]:
    """Return the words that most make two documents alike, as the first writes them."""
    mine, theirs = to_vector(one)[0], to_vector(other)[0]
    written = dict(zip(mine, one.words, strict=True))
    heaviest = sorted(mine.keys() & theirs.keys(), key=lambda key: (-mine[key] * theirs[key], key))
    return tuple(written[key] for key in heaviest[:SHOWN])
