"""Content words of a report, for comparing wordings."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from math import sqrt

WORD = re.compile(r"[^\W_]+")
ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ed", "es", "s", "e", "y")
SHORTEST = 4
STEM = 6
EMPTY = frozenset(
    WORD.findall("""
    about after again also among because been before being between both could days does during each from further have
    having here into just last many more most much next only other over said same says should since some such than that
    their them then there these they this those through today told tomorrow under until upon very were what when where
    which while will with would year years yesterday your
    """)
)


def find_words(texts: Iterable[str], *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the content words of the texts, lower-cased, once each, sorted; without the names' own."""
    names = {w for name in without for w in WORD.findall(name.lower())}
    words = {w for text in texts for w in WORD.findall(text.lower())}
    return tuple(sorted(w for w in words if (len(w) >= SHORTEST or w.isdigit()) and w not in EMPTY and w not in names))


def to_stem(word: str) -> str:
    """Cut a word down to what its forms share; crude, and the same for every word form."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST - 1:
            return to_stem(word.removesuffix(ending))
    return word[:STEM]


@functools.lru_cache(maxsize=8192)
def to_stems(words: tuple[str, ...]) -> Mapping[str, str]:
    """Return stem → the first of the words with it."""
    stems: dict[str, str] = {}
    for word in words:
        stems.setdefault(to_stem(word), word)
    return stems


def score_likeness(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[float, list[str]]:
    """Return the cosine of two sets of stems, 0 to 1, and the words that both have."""
    common = sorted(one[stem] for stem in one.keys() & other.keys())
    return (len(common) / sqrt(len(one) * len(other)) if common else 0.0), common
