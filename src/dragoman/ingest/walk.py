"""The lines of a page as they would be read out, with the region each stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.ingest.markup import OPTIONAL, VOID, Token, read_text
from dragoman.ingest.tracks import Track, join, trim
from dragoman.model import ResidueKind

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
REGIONS: dict[str, ResidueKind] = {
    "nav": "navigation",
    "footer": "navigation",
    "menu": "navigation",
    "form": "form",
    "button": "form",
    "figcaption": "caption",
    "aside": "see-also",
}
CLASSED = frozenset(["div", "p", "span", "section", "ul", "ol", "address", "em", "a", "td", "table", "time"])
CLASSES: tuple[tuple[re.Pattern[str], ResidueKind], ...] = (
    (
        re.compile(
            r"""(?:class|id|rel|itemprop)\s*=\s*["']?[^"'>]*\b(?:byline|author|dateline-author)\b""", re.IGNORECASE
        ),
        "byline",
    ),
    (
        re.compile(
            r"""(?:class|id)\s*=\s*["']?[^"'>]*\b(?:wp-caption-text|caption|photo-credit|image-credit)\b""",
            re.IGNORECASE,
        ),
        "caption",
    ),
    (
        re.compile(
            r"""(?:class|id)\s*=\s*["']?[^"'>]*\b(?:related|see-also|read-more|recommended|most-read)\b""",
            re.IGNORECASE,
        ),
        "see-also",
    ),
    (
        re.compile(
            r"""(?:class|id)\s*=\s*["']?[^"'>]*\b(?:menu|breadcrumbs?|share|social|sharing|navbar|tags)\b""",
            re.IGNORECASE,
        ),
        "navigation",
    ),
    (
        re.compile(
            r"""(?:class|id)\s*=\s*["']?[^"'>]*\b(?:advert|advertisement|newsletter|subscribe|promo)\b""", re.IGNORECASE
        ),
        "advert",
    ),
    (
        re.compile(r"""(?:class|id)\s*=\s*["']?[^"'>]*\b(?:comment-respond|comment-form|comments?)\b""", re.IGNORECASE),
        "form",
    ),
)
NEAR = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text ranges in the source, the block tag it stands in, its region, its share of links."""

    ranges: tuple[tuple[int, int], ...]
    tag: str
    region: ResidueKind | None
    linked: float


@dataclass(slots=True)
class Walker:
    """What is open at a place of the page, and the line being gathered."""

    source: str
    stack: list[tuple[str, ResidueKind | None]] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    tag: str = ""
    region: ResidueKind | None = None
    linked: int = 0
    links: int = 0

    def add(self, token: Token) -> None:
        """Take up a text token."""
        if not self.ranges:
            if self.source[token.start : token.end].isspace():
                return
            self.region = self.stack[-1][1] if self.stack else None
        self.ranges.append((token.start, token.end))
        self.linked += token.end - token.start if self.links else 0

    def flush(self) -> Iterator[Line]:
        """Yield the line gathered so far, if any, and begin another."""
        if self.ranges:
            size = sum(end - start for start, end in self.ranges)
            yield Line(tuple(self.ranges), self.tag, self.region, self.linked / size)
        self.ranges, self.linked = [], 0

    def open(self, token: Token) -> None:
        """Enter an element."""
        self.links += token.name == "a"
        if token.name not in VOID:
            outer = self.stack[-1][1] if self.stack else None
            self.stack.append((token.name, outer or region_of(self.source, token)))

    def close(self, name: str) -> None:
        """Leave the nearest open element of that name; a stray end tag is passed over."""
        self.links = max(self.links - 1, 0) if name == "a" else self.links
        for back in range(1, min(len(self.stack), NEAR) + 1):
            if self.stack[-back][0] == name:
                del self.stack[-back:]
                return


def walk(source: str, tokens: Iterable[Token]) -> Iterator[Line]:
    """Yield the lines of a page in order, each with the region that it stands in."""
    walker = Walker(source)
    for token in tokens:
        if token.kind == "text":
            walker.add(token)
            continue
        if token.name not in INLINE:
            yield from walker.flush()
            walker.links = 0
            walker.tag = token.name if token.kind == "open" else ""
        if token.kind == "close":
            walker.close(token.name)
        else:
            leave_sibling(walker, token.name)
            walker.open(token)
    yield from walker.flush()


def leave_sibling(walker: Walker, name: str) -> None:
    """Close an element whose end tag may be left out when the next of its kind begins."""
    if name in OPTIONAL and walker.stack and walker.stack[-1][0] == name:
        walker.stack.pop()


def region_of(source: str, token: Token) -> ResidueKind | None:
    """Return the region that an element opens, by its name or its class."""
    region = REGIONS.get(token.name)
    if region or token.name not in CLASSED or token.end - token.start < len('<p id="tags">'):
        return region
    tag = source[token.start : token.end]
    return next((kind for pattern, kind in CLASSES if pattern.search(tag)), None)


def line_track(source: str, line: Line) -> Track:
    """Return a line's text with its origins."""
    return trim(join(read_text(source, start, end) for start, end in line.ranges))
