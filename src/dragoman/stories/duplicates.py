"""Near-duplicate texts: copies, rewrites and cuts of one story.

A text is sketched by the smallest hashes of its word pairs; the share of common hashes estimates how much two texts
have in common (bottom-k MinHash, Broder 1997), and texts that share one of the very smallest are candidates.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import blake2b

import numpy as np

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
WORD = re.compile(r"\w+")
# Odd numbers of 64 bits, by which the words of a pair are told apart by their place; then MurmurHash3's finaliser.
PLACES = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F)
MIXED = 0xFF51AFD7ED558CCD


@functools.lru_cache(maxsize=200_000)
def to_number(word: str) -> int:
    """Return a word's hash, the same on every machine."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def sketch(text: str) -> Sketch:
    """Return the smallest 128 hashes of the text's word pairs, ascending; empty when it has no word.

    Words are compared in lower case, without punctuation; a text of one word is one shingle.
    """
    words = WORD.findall(text.lower())
    if not words:
        return ()
    numbers = np.fromiter(map(to_number, words), dtype=np.uint64, count=len(words))
    size = max(1, len(words) - SHINGLE + 1)
    mixed = np.zeros(size, dtype=np.uint64)
    for place, odd in enumerate(PLACES[: len(words)]):
        mixed += numbers[place : place + size] * np.uint64(odd)
    mixed ^= mixed >> np.uint64(33)
    mixed *= np.uint64(MIXED)
    mixed ^= mixed >> np.uint64(33)
    return tuple(np.unique(mixed)[:SIZE].tolist())


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
        shared = Counter(other for held in telling for other in held)
        candidates = {other for other, count in shared.items() if count >= SHARED and other != name}
        for other in sorted(candidates):
            resemblance = score_resemblance(values, among[other])
            if pair(name, other) not in seen and resemblance >= LEAST:
                seen.add(pair(name, other))
                yield pair(name, other), resemblance
