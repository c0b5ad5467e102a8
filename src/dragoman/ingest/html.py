"""HTML to a page: the article as an extractor finds it, and what stands around it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from dragoman.ingest.align import Stream, align, to_stream
from dragoman.ingest.blocks import Block, Page, Role
from dragoman.ingest.imprint import Imprint, linked_data, settle
from dragoman.ingest.isolate import run_isolated
from dragoman.ingest.markup import Token, nesting, scan
from dragoman.ingest.repair import repair
from dragoman.ingest.tracks import Track, join, raw_range
from dragoman.ingest.walk import Line, line_track, walk
from dragoman.model import ResidueKind

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGE = 1_000_000
DEEP = 200
PROSE_WORDS = 8
ASIDE_LIMIT = 60
ASIDE_LENGTH = 400
CELL = 60
MOSTLY = 0.5
ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
NESTED = frozenset({"list", "table", "row", "cell", "div", "quote", "body"})
ROLES: dict[str, Role] = {"head": "heading", "item": "item"}


@dataclass(frozen=True, slots=True)
class Extract:
    """What the extractor gives: pieces of text with their roles, and what the page says of itself."""

    pieces: tuple[tuple[Role, str], ...] = ()
    imprint: Imprint = field(default_factory=Imprint)
    published: str | None = None
    url: str | None = None


def read_html(source: str, *, url: str | None = None, seconds: float = 20.0) -> Page:
    """Return the page of an HTML source; a large or deep one is read in a process of its own.

    Raises SourceError when that takes longer than `seconds`.
    """
    if len(source) > LARGE:
        return run_isolated(source, url, seconds)
    tokens = list(scan(source))
    if nesting(tokens) > DEEP:
        return run_isolated(source, url, seconds)
    return read_tokens(source, tokens, url)


def read_tokens(source: str, tokens: list[Token], url: str | None) -> Page:
    """Return the page of a scanned source: the extractor's article if it finds one, else the lines of prose."""
    extract = extract_article(source.replace("\x00", ""), url)
    lines = list(walk(source, tokens))
    blocks = aligned(extract.pieces, to_stream(source, tokens)) if extract.pieces else prose(source, lines)
    imprint = settle(extract.imprint, linked_data(source), short_lines(source, lines))
    return Page(
        blocks=tuple(blocks),
        aside=tuple(set_aside(source, lines, blocks)),
        title=imprint.title,
        author=imprint.author,
        published=extract.published,
        outlet=imprint.outlet,
        url=extract.url,
    )


def short_lines(source: str, lines: list[Line]) -> Iterator[str]:
    """Yield the texts of lines that are no longer than a title or a line of rights could be."""
    short = (line for line in lines if line.ranges[-1][1] - line.ranges[0][0] <= ASIDE_LENGTH)
    return (line_track(source, line).text for line in short)


def extract_article(source: str, url: str | None) -> Extract:
    """Return the article that trafilatura finds; an empty extract when it finds none or breaks on the page."""
    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": False, "max_date": dt.datetime.now(dt.UTC).date().isoformat()}
    try:
        found: Any = bare_extraction(
            source,
            url=url,
            output_format="xml",
            favor_precision=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dates,
        )
    except Exception:  # noqa: BLE001 - another's code on hostile input: if it breaks, the page is read by its lines
        return Extract()
    return to_extract(found) if found is not None and found.body is not None else Extract()


def to_extract(found: Any) -> Extract:  # noqa: ANN401 - trafilatura's document is not typed
    """Return trafilatura's document as an extract."""
    return Extract(
        pieces=tuple((role, text) for role, text in element_pieces(found.body) if text),
        imprint=Imprint(found.title or None, found.author or None, found.sitename or None),
        published=found.date or None,
        url=found.url or None,
    )


def element_pieces(element: _Element) -> Iterator[tuple[Role, str]]:
    """Yield (role, text) of the extractor's elements in order."""
    for child in element:
        tag = str(child.tag)
        if tag == "row" and all(len(cell_text(cell)) <= CELL for cell in child):
            yield "row", " | ".join(filter(None, map(cell_text, child)))
        elif tag in NESTED and any(grand.tag != "lb" for grand in child):
            yield ("item" if tag == "list" else "paragraph"), plain(child.text)
            yield from element_pieces(child)
        else:
            role = ROLES.get(tag, "paragraph")
            yield from ((role, text) for text in broken_lines(child))
        yield "paragraph", plain(child.tail)


def cell_text(cell: _Element) -> str:
    """Return a table cell's text in one line."""
    return plain("".join(map(str, cell.itertext())))


def plain(text: str | None) -> str:
    """Return a text with single spaces, or an empty one."""
    return " ".join((text or "").split(" ")).strip()


def broken_lines(element: _Element) -> Iterator[str]:
    """Yield an element's text, apart where a line break follows the end of a sentence."""
    text = element.text or ""
    for child in element:
        inner = "".join(map(str, child.itertext())) if child.tag != "lb" else ""
        if child.tag == "lb" and ENDS.search(text.rstrip()):
            yield plain(text)
            text = child.tail or ""
        else:
            text += (" " if child.tag == "lb" else inner) + (child.tail or "")
    yield plain(text)


def aligned(pieces: Iterable[tuple[Role, str]], stream: Stream) -> list[Block]:
    """Return the pieces as blocks with their place in the page."""
    blocks, position = [], 0
    for role, text in pieces:
        cells = []
        for cell in text.split(" | ") if role == "row" else [text]:
            track, position = align(stream, cell, position)
            cells.append(track)
        blocks.append(Block(repair(join(cells, " | ")), role))
    return [block for block in blocks if block.text]


def prose(source: str, lines: list[Line]) -> list[Block]:
    """Return the sentences of a page without a found article, with their headings; all lines if it has no link."""
    free = [line for line in lines if line.region is None and line.linked < MOSTLY]
    blocks = [
        Block(repair(line_track(source, line)), "heading" if re.fullmatch("h[1-6]", line.tag) else "paragraph")
        for line in free
    ]
    fragment = not any(line.linked for line in lines)
    kept = [block for block in blocks if block.text and (fragment or block.role == "heading" or is_prose(block.text))]
    return list(without_bare_headings(kept))


def without_bare_headings(blocks: list[Block]) -> Iterator[Block]:
    """Yield all but the headings that have no text behind them."""
    for block, after in zip_longest(blocks, blocks[1:]):
        if block.role != "heading" or (after and after.role != "heading"):
            yield block


def is_prose(text: str) -> bool:
    """Whether a line is a sentence rather than a label."""
    return len(text.split()) >= PROSE_WORDS and ENDS.search(text) is not None


def set_aside(source: str, lines: list[Line], blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield lines that are not in the article but belong to it or fill its gaps: captions, forms, bylines, links."""
    taken = sorted(span for block in blocks if (span := raw_range(block.track)))
    seen, count = {block.text for block in blocks}, 0
    for track, kind in asides(source, lines, taken):
        if 1 < len(track.text) <= ASIDE_LENGTH and track.text not in seen and count < ASIDE_LIMIT:
            seen.add(track.text)
            count += 1
            yield Block(track, "paragraph", kind)


def asides(source: str, lines: list[Line], taken: list[tuple[int, int]]) -> Iterator[tuple[Track, ResidueKind]]:
    """Yield the lines outside of the ranges that an article takes that have a kind, but for links in sentences."""
    first, last = (min(start for start, _ in taken), max(end for _, end in taken)) if taken else (0, len(source))
    for line in lines:
        kind = aside_kind(line, taken, first, last)
        if kind is None:
            continue
        track = repair(line_track(source, line))
        if kind not in {"navigation", "see-also"} or not is_prose(track.text):
            yield track, kind


def aside_kind(line: Line, taken: list[tuple[int, int]], first: int, last: int) -> ResidueKind | None:
    """Return what a line outside of an article is, which reaches from first to last; None for what is none of it."""
    start, end = line.ranges[0][0], line.ranges[-1][1]
    inside = first <= start < last
    kind = line.region or ("see-also" if inside and line.linked > MOSTLY else None)
    if kind is None or (kind == "navigation" and taken and not inside):
        return None
    return None if covered(start, end, taken) else kind


def covered(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Whether a source range overlaps one of the sorted ranges that the article took."""
    place = bisect_left(taken, (end,))
    return any(other_end > start for _, other_end in taken[max(place - 2, 0) : place])
