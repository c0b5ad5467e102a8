"""Near-duplicate texts: copies, rewrites and cuts of one story.

A text is sketched by the smallest hashes of its word triples; the share of common hashes estimates how much two texts
have in common (bottom-k MinHash), and texts that share one of the very smallest are candidates.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b

from dragoman.stories.groups import Pair, pair

Sketch = tuple[int, ...]
SHINGLE = 3
SIZE = 128
KEYS = 12
LEAST = 0.5
WORD = re.compile(r"\w+")


def find_shingles(text: str) -> Iterator[str]:
    """Yield every run of three words, lower-cased, without punctuation; a shorter text whole."""
    words = WORD.findall(text.lower())
    if words:
        for start in range(max(1, len(words) - SHINGLE + 1)):
            yield " ".join(words[start : start + SHINGLE])


def sketch(text: str) -> Sketch:
    """Return the smallest 128 hashes of the text's word triples, ascending; empty when it has no word."""
    hashes = {blake2b(s.encode(), digest_size=8).digest() for s in find_shingles(text)}
    return tuple(int.from_bytes(h, "big") for h in heapq.nsmallest(SIZE, hashes))


def keys(values: Sketch) -> Sketch:
    """Return the hashes by which candidates are looked up."""
    return values[:KEYS]


def score_resemblance(one: Sketch, other: Sketch) -> float:
    """Estimate the share of word triples common to two texts, 0 to 1."""
    smallest = heapq.nsmallest(SIZE, {*one, *other})
    common = set(one) & set(other)
    return sum(h in common for h in smallest) / len(smallest) if smallest else 0.0


def find_duplicates(sketches: Mapping[str, Sketch], among: Mapping[str, Sketch]) -> Iterator[tuple[Pair, float]]:
    """Yield each pair of a text of `sketches` and another of `among` that are near duplicates, and their likeness."""
    holders: dict[int, set[str]] = {}
    for name, values in among.items():
        for key in keys(values):
            holders.setdefault(key, set()).add(name)
    seen = set[Pair]()
    for name, values in sorted(sketches.items()):
        candidates = {other for key in keys(values) for other in holders.get(key, ())} - {name}
        for other in sorted(candidates):
            resemblance = score_resemblance(values, among[other])
            if pair(name, other) not in seen and resemblance >= LEAST:
                seen.add(pair(name, other))
                yield pair(name, other), resemblance
