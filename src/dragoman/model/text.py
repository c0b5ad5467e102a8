"""Spans, documents and what surrounds them."""

from __future__ import annotations

import datetime as dt
from dataclasses import KW_ONLY, dataclass
from typing import Literal

ResidueKind = Literal[
    "see-also", "caption", "form", "teaser", "navigation", "byline", "dateline", "advert", "duplicate"
]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open range of code points in `Document.text`, with the exact slice."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other range lies inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of the text under one heading; `heading` is None before the first."""

    heading: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Residue:
    """Text of the source that is not the article.

    `raw_start` and `raw_end` are code-point offsets into the decoded source, `before` is the offset in
    `Document.text` where the piece stood.
    """

    kind: ResidueKind
    text: str
    raw_start: int
    raw_end: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as the reader sees it, without residue.

    `raw_map` holds (offset in text, offset in the decoded source, length) runs in order of the text: a character at
    `text_start + k`, k < length, came from `raw_start + k`. Characters in no run (a paragraph break, say) were put in.
    """

    id: str
    title: str | None
    url: str | None
    outlet: str | None
    author: str | None
    language: str
    published: dt.date | None
    text: str
    sections: tuple[Section, ...]
    residue: tuple[Residue, ...]
    raw_map: tuple[tuple[int, int, int], ...] = ()

    def slice(self, start: int, end: int) -> Span:
        """Return the span of that range; raises ValueError outside the text."""
        if not 0 <= start <= end <= len(self.text):
            message = f"span {start}-{end} lies outside a text of {len(self.text)} characters"
            raise ValueError(message)
        return Span(start=start, end=end, text=self.text[start:end])

    def raw_offset(self, offset: int) -> int | None:
        """Return where the character at `offset` stood in the decoded source, or None for one we put in."""
        for text_start, raw_start, length in self.raw_map:
            if text_start <= offset < text_start + length:
                return raw_start + offset - text_start
        return None


@dataclass(frozen=True, slots=True)
class Source:
    """One item to read, with what is known of it.

    `seen` is a day on which somebody took it from where it was published; it stands in for the day of publication
    where neither `published` nor the text states one.
    """

    content: str | bytes
    _: KW_ONLY
    published: dt.date | str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    id: str | None = None
    seen: dt.date | None = None
