"""Near-duplicate texts: copies, rewrites and cuts of one story.

A text is sketched by the smallest hashes of its word pairs; the share of common hashes estimates how much two texts
have in common (bottom-k MinHash, Broder 1997), and texts that share one of the very smallest are candidates.
"""

from __future__ import annotations

import functools
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from dragoman.stories.groups import Pair, pair

Sketch = tuple[int, ...]
SHINGLE = 2
SIZE = 128
# Of so many smallest hashes two texts must share two to be compared at all.
KEYS, SHARED = 16, 2
# A copy that lost a tenth of its paragraphs and had a twentieth of its words changed shares six pairs in ten or more.
LEAST = 0.35
# A key that so many texts have is a stock phrase of the outlet, and tells of no copy.
COMMON = 60
# Odd numbers of 64 bits, by which the words of a pair are told apart by their place; then MurmurHash3's finaliser.
PLACES = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F)
MIXED = 0xFF51AFD7ED558CCD
# A word's hash is a polynomial of its letters in this number.
LETTER = 0xD6E8FEB86659FD93
Numbers = NDArray[np.uint64]


@functools.cache
def word_characters() -> NDArray[np.bool_]:
    """Return of each code point whether it is part of a word."""
    found = np.zeros(sys.maxunicode + 1, dtype=np.bool_)
    for run in re.finditer(r"\w+", "".join(map(chr, range(sys.maxunicode + 1)))):
        found[run.start() : run.end()] = True
    return found


def to_numbers(text: str) -> Numbers:
    """Return a hash of each word of the text, the same on every machine; all words at once, for there are many."""
    # A space at either end, so that every word has two edges.
    codes = np.frombuffer(f" {text} ".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    inside = word_characters()[codes]
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    sizes = edges[1::2] - edges[::2]
    if not len(sizes):
        return np.zeros(0, dtype=np.uint64)
    firsts = np.cumsum(sizes) - sizes
    places = np.arange(sizes.sum()) - np.repeat(firsts, sizes)
    powers = np.cumprod(np.full(sizes.max(), LETTER, dtype=np.uint64))
    return np.add.reduceat(powers[places] * codes[inside], firsts)


def sketch(text: str) -> Sketch:
    """Return the smallest 128 hashes of the text's word pairs, ascending; empty when it has no word.

    Words are compared in lower case, without punctuation; a text of one word is one shingle.
    """
    numbers = to_numbers(text.lower())
    if not len(numbers):
        return ()
    size = max(1, len(numbers) - SHINGLE + 1)
    mixed = np.zeros(size, dtype=np.uint64)
    for place, odd in enumerate(PLACES[: len(numbers)]):
        mixed += numbers[place : place + size] * np.uint64(odd)
    mixed ^= mixed >> np.uint64(33)
    mixed *= np.uint64(MIXED)
    mixed ^= mixed >> np.uint64(33)
    mixed.sort()
    return tuple(mixed[np.diff(mixed, prepend=~mixed[:1]) != 0][:SIZE].tolist())


def keys(values: Sketch) -> Sketch:
    """Return the hashes by which candidates are looked up."""
    return values[:KEYS]


def score_resemblance(one: Sketch, other: Sketch) -> float:
    """Estimate the share of word pairs common to two texts, 0 to 1."""
    mine, theirs = frozenset(one), frozenset(other)
    smallest = sorted(mine | theirs)[:SIZE]
    return len((mine & theirs).intersection(smallest)) / len(smallest) if smallest else 0.0


def find_duplicates(sketches: Mapping[str, Sketch], among: Mapping[str, Sketch]) -> Iterator[tuple[Pair, float]]:
    """Yield each pair of a text of `sketches` and another of `among` that are near duplicates, and their likeness."""
    holders: dict[int, set[str]] = {}
    for name, values in among.items():
        for key in keys(values):
            holders.setdefault(key, set()).add(name)
    seen = set[Pair]()
    for name, values in sorted(sketches.items()):
        telling = (held for key in keys(values) if len(held := holders.get(key, ())) <= COMMON)
        shared = Counter(chain.from_iterable(telling))
        candidates = {other for other, count in shared.items() if count >= SHARED and other != name}
        mine = frozenset(values)
        for other in sorted(candidates):
            # What the two have in common at all bounds their likeness; to compare the smallest of both takes longer.
            most = len(mine.intersection(among[other])) / max(len(values), len(among[other]))
            if most < LEAST or pair(name, other) in seen:
                continue
            resemblance = score_resemblance(values, among[other])
            if resemblance >= LEAST:
                seen.add(pair(name, other))
                yield pair(name, other), resemblance
