"""What formats with one source and one target a row make of an event of many parties."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import product

from dragoman.model import Actor
from dragoman.record.stream import Recorded

# Whole numbers up to here are exact in every tool, those that read them as floating point included.
EXACT_BITS = 53
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+|\n+")


def find_pairs(item: Recorded) -> Iterator[tuple[Actor | None, Actor | None]]:
    """Yield every (source, target); a side without parties is None, nobody is paired with himself if others are."""
    every = list(product(item.event.sources or (None,), item.event.targets or (None,)))
    apart = [(source, target) for source, target in every if source is None or source != target]
    for source, target in apart or every:
        yield pick(item, source), pick(item, target)


def pick(item: Recorded, party: str | None) -> Actor | None:
    """Return the actor of an id."""
    return item.actors.get(party) if party else None


def to_number(*parts: object) -> int:
    """Return a whole number made of the parts alone: the same parts, the same number, below 2 to the power of 53."""
    text = "\x1f".join(map(str, parts))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) >> (64 - EXACT_BITS)


def to_sentence(before: str) -> int:
    """Return the number, from 1, of the sentence that follows a text, by its full stops and line ends."""
    return 1 + sum(1 for end in SENTENCE_END.finditer(before) if end.start() > 0)
