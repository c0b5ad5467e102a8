"""References to numbered lines, as people write them, → ranges of code points.

`"3: agreed to meet"` is the first place in line 3 with these words, `"3/2: he"` the second one, `"3-5: The two ... in
Vienna"` runs from the first words to the next last words over lines 3 to 5, `"3"` is the whole line. `"@12-30"` is the
range itself, for sheets of texts whose words may not be written down.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

REFERENCE = re.compile(r"(?P<first>\d+)(?:-(?P<last>\d+))?(?:/(?P<nth>\d+))?(?::\s*(?P<words>\S.*))?", re.DOTALL)
PLACE = re.compile(r"@(?P<start>\d+)-(?P<end>\d+)")
GAP = " ... "
SPACE = r"[\s\u00a0\u200b\ufeff]+"
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lines:
    """A text and the half-open ranges of its numbered lines."""

    text: str
    ranges: Sequence[Range]

    def __post_init__(self) -> None:
        """Raise ValueError for lines that overlap, go back or leave the text."""
        edge = 0
        for number, (start, end) in enumerate(self.ranges):
            if not edge <= start <= end <= len(self.text):
                message = (
                    f"line {number}, {start}-{end}, lies outside the text of {len(self.text)} characters or goes back"
                )
                raise ValueError(message)
            edge = end

    def find(self, reference: str) -> Range:
        """Return the range that a reference means; raises ValueError saying what is not there."""
        place = PLACE.fullmatch(reference.strip())
        if place is not None:
            return self.place(int(place["start"]), int(place["end"]))
        match = REFERENCE.fullmatch(reference.strip())
        if match is None:
            message = (
                f'{reference!r} is no reference; write "LINE: words", "LINE/2: words" or "LINE-LINE: first ... last"'
            )
            raise ValueError(message)
        start, end = self.stretch(int(match["first"]), int(match["last"] or match["first"]))
        words = match["words"]
        return (start, end) if words is None else self.search(words.strip(), start, end, int(match["nth"] or 1))

    def place(self, start: int, end: int) -> Range:
        """Return a range as given; raises ValueError for one that holds nothing or leaves the text."""
        if not 0 <= start < end <= len(self.text):
            message = f"@{start}-{end} lies outside the text of {len(self.text)} characters or holds nothing"
            raise ValueError(message)
        return start, end

    def stretch(self, first: int, last: int) -> Range:
        """Return the range from one line to another; raises ValueError for lines that there are not."""
        if not 0 <= first <= last < len(self.ranges):
            message = f"there are no lines {first} to {last}; the lines run from 0 to {len(self.ranges) - 1}"
            raise ValueError(message)
        return self.ranges[first][0], self.ranges[last][1]

    def search(self, words: str, start: int, end: int, nth: int) -> Range:
        """Return the n-th place of the words in a stretch, or from their first part to the next last part."""
        places = occurrences(self.text, words, start, end)
        if not places and GAP in words:
            head, tail = words.split(GAP, 1)
            heads = occurrences(self.text, head.strip(), start, end)
            tails = [found for h in heads for found in occurrences(self.text, tail.strip(), h[1], end)[:1]]
            places = [(h[0], t[1]) for h, t in zip(heads, tails, strict=False)]
        if not 0 < nth <= len(places):
            where = " ".join(self.text[start:end].split())
            message = f"{words!r} stands {len(places)} times, not {nth}, in {where!r}"
            raise ValueError(message)
        return places[nth - 1]


def occurrences(text: str, words: str, start: int, end: int) -> list[Range]:
    """Return where the words stand in text[start:end]: as whole words, or else anywhere."""
    whole = [m.span() for m in to_pattern(words, whole=True).finditer(text, start, end)]
    return whole or [m.span() for m in to_pattern(words, whole=False).finditer(text, start, end)]


# The sheets of one passage name the same places, and there are more of them than `re` itself remembers.
@functools.lru_cache(maxsize=10_000)
def to_pattern(words: str, *, whole: bool) -> re.Pattern[str]:
    """Return the pattern of words with any white space between them, as whole words or not."""
    pattern = SPACE.join(re.escape(word) for word in words.split())
    left = r"(?<!\w)" if whole and words[:1].isalnum() else ""
    right = r"(?!\w)" if whole and words[-1:].isalnum() else ""
    return re.compile(f"{left}{pattern}{right}")
