"""Near-duplicate texts: copies, rewrites and cuts of one story.

A text is sketched by the smallest hashes of its word pairs; the share of common hashes estimates how much two texts
have in common (bottom-k MinHash, Broder 1997), and texts that share one of the very smallest are candidates.
"""

from __future__ import annotations

import functools
import re
import sys
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
# A key that so many texts have is a stock phrase of the outlet, or all carry one dispatch: few of them are compared, by
# which copies still hang together.
COMMON, FEW = 60, 3
# Odd numbers of 64 bits, by which the words of a pair are told apart by their place; then MurmurHash3's finaliser.
PLACES = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))
MIXED, SHIFT = np.uint64(0xFF51AFD7ED558CCD), np.uint64(33)
# A word's hash is a polynomial of its letters in this number.
LETTER = 0xD6E8FEB86659FD93
# So many pairs are compared at once.
CHUNK = 512
# Stands for no hash.
NONE = 2**64 - 1
FILL = (NONE,) * SIZE
Numbers = NDArray[np.uint64]
Places = NDArray[np.intp]


@functools.cache
def word_letters() -> Numbers:
    """Return of each code point its lower case where it is part of a word, else 0."""
    every = np.arange(sys.maxunicode + 1, dtype=np.uint32).tobytes().decode("utf-32-le", "surrogatepass")
    found = np.zeros(len(every), dtype=np.uint64)
    for start, end in (run.span() for run in re.finditer(r"\w+", every)):
        found[start:end] = [ord(letter.lower()[0]) for letter in every[start:end]]
    return found


@functools.lru_cache(maxsize=8)
def letter_powers(bits: int) -> tuple[Numbers, Numbers]:
    """Return the powers of LETTER by place in a text of less than 2**bits characters, and the inverse of each."""
    both = np.ones((2, 2**bits), dtype=np.uint64)
    both[0, 1:], both[1, 1:] = LETTER, pow(LETTER, -1, 2**64)
    powers, inverses = np.cumprod(both, axis=1)
    return powers, inverses


def to_numbers(text: str) -> Numbers:
    """Return a hash of each word of the text, the same on every machine; all words at once, for there are many.

    The text is one polynomial, of which each word is cut out and moved to the beginning.
    """
    # A space at either end, so that every word has two edges.
    codes = np.frombuffer(f" {text} ".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    sums = word_letters().take(codes)
    inside = sums != 0
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    powers, inverses = letter_powers(len(codes).bit_length())
    # In one place of memory: to ask for more takes longer than to count.
    sums *= powers[: len(codes)]
    np.cumsum(sums, out=sums)
    ends = sums.take(edges)
    return (ends[1::2] - ends[::2]) * inverses.take(edges[::2])


def sketch(text: str) -> Sketch:
    """Return the smallest 128 hashes of the text's word pairs, ascending; empty when it has no word.

    Words are compared in lower case, without punctuation; a text of one word is one shingle.
    """
    numbers = to_numbers(text)
    if not len(numbers):
        return ()
    size = max(1, len(numbers) - SHINGLE + 1)
    mixed = numbers[:size] * PLACES[0]
    for place, odd in enumerate(PLACES[1 : len(numbers)], start=1):
        mixed += numbers[place : place + size] * odd
    mixed ^= mixed >> SHIFT
    mixed *= MIXED
    mixed ^= mixed >> SHIFT
    mixed.sort()
    first = np.append(True, mixed[1:] != mixed[:-1])
    return tuple(mixed[first][:SIZE].tolist())


def keys(values: Sketch) -> Sketch:
    """Return the hashes by which candidates are looked up."""
    return values[:KEYS]


def score_resemblance(one: Sketch, other: Sketch) -> float:
    """Estimate the share of word pairs common to two texts, 0 to 1."""
    return float(score_pairs(to_table([one]), to_table([other]))[0])


def score_pairs(ones: Numbers, others: Numbers) -> NDArray[np.float64]:
    """Estimate the same of many pairs, row by row: how many of the smallest hashes of both are common."""
    both = np.sort(np.concatenate([ones, others], axis=1), axis=1)
    told = both != np.uint64(NONE)
    again = np.zeros_like(told)
    np.equal(both[:, 1:], both[:, :-1], out=again[:, 1:])
    again &= told
    ranks = np.cumsum(told & ~again, axis=1, dtype=np.int16)
    return np.asarray(np.sum(again & (ranks <= SIZE), axis=1) / np.clip(ranks[:, -1], 1, SIZE))


def to_table(sketches: Iterable[Sketch]) -> Numbers:
    """Return sketches as rows of one size."""
    return np.array([values + FILL[len(values) :] for values in sketches], dtype=np.uint64)


def find_duplicates(sketches: Mapping[str, Sketch], among: Mapping[str, Sketch]) -> Iterator[tuple[Pair, float]]:
    """Yield each pair of a text of `sketches` and another of `among` that are near duplicates, and their likeness."""
    yield from find_alike(find_candidates(sketches, among), ChainMap(sketches, among))  # type: ignore[arg-type]


def find_alike(candidates: Sequence[Pair], sketches: Mapping[str, Sketch]) -> Iterator[tuple[Pair, float]]:
    """Yield the candidates that are near duplicates, and their likeness."""
    rows = {name: row for row, name in enumerate(sorted({name for both in candidates for name in both}))}
    table = to_table(sketches[name] for name in rows)
    for start in range(0, len(candidates), CHUNK):
        some = candidates[start : start + CHUNK]
        scores = score_pairs(*(table[[rows[name] for name in side]] for side in zip(*some, strict=True)))
        for place in np.flatnonzero(scores >= LEAST):
            yield pair(*some[int(place)]), float(scores[place])


def find_candidates(sketches: Mapping[str, Sketch], among: Mapping[str, Sketch]) -> list[Pair]:
    """Return the pairs of a text of `sketches` and another of `among` with enough keys in common, each pair once.

    Of the others only the keys that somebody asks for need be there.
    """
    names = sorted(sketches.keys() | among.keys())
    asking = np.array([name in sketches for name in names], dtype=np.bool_)
    holding = np.array([name in among for name in names], dtype=np.bool_)
    told = [keys(sketches[name] if name in sketches else among[name]) for name in names]
    values = np.fromiter(chain.from_iterable(told), dtype=np.uint64)
    owners = np.repeat(np.arange(len(names)), [len(some) for some in told])
    askers, holders, common = find_holders(values, owners, asking[owners], holding[owners])
    # Of two that both ask the first does; of what is common only one may have the other beside it.
    once = (askers != holders) & (common | ~((holders < askers) & asking[holders] & holding[askers]))
    low, high = (choose(askers[once], holders[once]) for choose in (np.minimum, np.maximum))
    codes, shared = np.unique(low * len(names) + high, return_counts=True)
    found = codes[shared >= SHARED]
    return [(names[one], names[other]) for one, other in zip(found // len(names), found % len(names), strict=True)]


def find_holders(
    values: Numbers, owners: Places, asking: NDArray[np.bool_], holding: NDArray[np.bool_]
) -> tuple[Places, Places, NDArray[np.bool_]]:
    """Return, for each key asked for, who asks beside each who has it, or a few of many; and whether of many."""
    order = np.argsort(values[holding], kind="stable")
    held, holders = values[holding][order], owners[holding][order]
    first, last = (np.searchsorted(held, values[asking], side=side) for side in ("left", "right"))
    many = last - first > COMMON
    counts = np.where(many, FEW, last - first)
    before = np.cumsum(counts) - counts
    places = np.arange(counts.sum()) + np.repeat(first - before, counts)
    return np.repeat(owners[asking], counts), holders[places], np.repeat(many, counts)
