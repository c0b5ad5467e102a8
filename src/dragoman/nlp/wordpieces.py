"""Words → the pieces that the encoder knows: lower case, no accents, the longest known piece first."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterator, Sequence

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100
# A number of words that a long text hardly exceeds; each is cut once.
REMEMBERED = 100_000


class WordPieces:
    """WordPiece over one vocabulary (Schuster and Nakajima 2012, as BERT uses it), a word at a time."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Take the pieces in the order of the vocabulary; raises KeyError when it lacks the special ones."""
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.start, self.end, self.unknown = (self.numbers[piece] for piece in (START, END, UNKNOWN))
        self.pieces = functools.lru_cache(maxsize=REMEMBERED)(self.cut)

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, at least one."""
        found = tuple(number for part in parts(word) for number in self.longest_first(part))
        return found or (self.unknown,)

    def longest_first(self, part: str) -> list[int]:
        """Return the pieces of one part, or the unknown piece when some stretch of it is none."""
        if len(part) > LONGEST_WORD:
            return [self.unknown]  # noise; trying every stretch of it would take quadratic time
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self.numbers.get(part[start:end] if start == 0 else f"##{part[start:end]}")
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self.unknown]
        return found


def parts(word: str) -> Iterator[str]:
    """Yield a word in lower case without accents, cut at every mark and at white space."""
    plain = (c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    held = ""
    for character in plain:
        if character.isalnum():
            held += character
            continue
        if held:
            yield held
        held = ""
        if not character.isspace() and unicodedata.category(character)[0] != "C":
            yield character
    if held:
        yield held
