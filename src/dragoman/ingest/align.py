"""Find extracted text again in the page it was taken from."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.ingest.markup import ENTITY, Token
from dragoman.ingest.tracks import Run, Track

WORD = re.compile("[^\\s\x00-\x1f\x7f]+")
LEAST = 12


@dataclass(frozen=True, slots=True)
class Stream:
    """The visible characters of a page without white space; `starts` and `raws` say where each stretch came from."""

    source: str
    text: str
    starts: tuple[int, ...]
    raws: tuple[tuple[int, int], ...]


def to_stream(source: str, tokens: Iterable[Token]) -> Stream:
    """Return the stream of a page's text tokens, with every entity a stretch of its own."""
    parts: list[str] = []
    starts: list[int] = []
    raws: list[tuple[int, int]] = []
    length = 0
    for token in tokens:
        if token.kind != "text":
            continue
        for start, end, text in stretches(source, token.start, token.end):
            squeezed = "".join(WORD.findall(text))
            if squeezed:
                parts.append(squeezed)
                starts.append(length)
                raws.append((start, end))
                length += len(squeezed)
    return Stream(source, "".join(parts), tuple(starts), tuple(raws))


def stretches(source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, text) of the entities of a text token and of what lies between them."""
    if source.find("&", start, end) < 0:
        yield start, end, source[start:end]
        return
    for match in ENTITY.finditer(source, start, end):
        yield start, match.start(), source[start : match.start()]
        yield match.start(), match.end(), html.unescape(match.group())
        start = match.end()
    yield start, end, source[start:end]


def align(stream: Stream, text: str, position: int) -> tuple[Track, int]:
    """Return an extracted text as a track of the page, and the place in the stream to look on from.

    Looks onward from `position` first, then from the top; what is not found has no origin.
    """
    words = [(m.start(), m.group()) for m in WORD.finditer(text)]
    squeezed = "".join(word for _, word in words)
    hits = list(find_parts(stream.text, squeezed, 0, position))
    if not hits:
        return Track(text), position
    after = hits[-1][1] + hits[-1][2]
    raw = source_offset(stream, hits[0][1])
    if len(hits) == 1 and stream.source.startswith(text, raw):
        return Track(text, ((0, raw, len(text)),)), after
    runs = (run for hit in hits for run in hit_runs(stream, words, hit))
    return Track(text, tuple(bridged(runs, text, stream.source))), after


def source_offset(stream: Stream, place: int) -> int:
    """Return where in the source the character at a place of the stream stands."""
    first = bisect_right(stream.starts, place) - 1
    return next(
        offset for offset, _ in spread(source_words(stream, first, place + 1), place, place + 1, stream.starts[first])
    )


def find_parts(text: str, part: str, offset: int, position: int) -> Iterator[Run]:
    """Yield (offset in part, offset in text, length) of what is found: the whole if it is there, else halves."""
    found = text.find(part, position) if part else -1
    if found < 0 and offset == 0:
        found = text.find(part)
    if found >= 0 and part:
        yield offset, found, len(part)
    elif len(part) > LEAST:
        middle = len(part) // 2
        hits = list(find_parts(text, part[:middle], offset, position))
        yield from hits
        last = hits[-1][1] + hits[-1][2] if hits else position
        yield from (hit for hit in find_parts(text, part[middle:], offset + middle, last) if hit[1] >= last)


def hit_runs(stream: Stream, words: list[tuple[int, str]], hit: Run) -> Iterator[Run]:
    """Yield (text offset, source offset, length) runs for one hit, word by word."""
    offset, found, length = hit
    first = bisect_right(stream.starts, found) - 1
    ours = spread(words, offset, offset + length, 0)
    theirs = spread(source_words(stream, first, found + length), found, found + length, stream.starts[first])
    mine, other = next(ours, None), next(theirs, None)
    while mine and other:
        shared = min(mine[1], other[1])
        yield mine[0], other[0], shared
        mine = (mine[0] + shared, mine[1] - shared) if mine[1] > shared else next(ours, None)
        other = (other[0] + shared, other[1] - shared) if other[1] > shared else next(theirs, None)


def spread(words: Iterable[tuple[int, str]], start: int, end: int, base: int) -> Iterator[tuple[int, int]]:
    """Yield (place, length) of the parts of words between two offsets of the squeezed text, which begin at `base`."""
    for place, word in words:
        first, last = max(start - base, 0), min(end - base, len(word))
        if first < last:
            yield place + first, last - first
        base += len(word)


def source_words(stream: Stream, first: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield (source offset, word) of the stretches from one on, up to an offset of the stream."""
    for index in range(first, len(stream.starts)):
        if stream.starts[index] >= end:
            return
        yield from stretch_words(stream, index)


def stretch_words(stream: Stream, index: int) -> Iterator[tuple[int, str]]:
    """Yield (source offset, word) of one stretch; an entity is one word that stands at its ampersand."""
    raw_start, raw_end = stream.raws[index]
    if ENTITY.fullmatch(stream.source, raw_start, raw_end):
        after = stream.starts[index + 1] if index + 1 < len(stream.starts) else len(stream.text)
        yield raw_start, stream.text[stream.starts[index] : after]
        return
    yield from ((match.start(), match.group()) for match in WORD.finditer(stream.source, raw_start, raw_end))


def bridged(runs: Iterable[Run], text: str, source: str) -> Iterator[Run]:
    """Yield runs with neighbours made one when the same white space lies between them on both sides."""
    held: Run | None = None
    for run in runs:
        if held and continues(held, run, text, source):
            held = (held[0], held[1], run[0] + run[2] - held[0])
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def continues(held: Run, run: Run, text: str, source: str) -> bool:
    """Whether the second run follows the first at the same distance, over the same characters, in text and source."""
    end, raw_end = held[0] + held[2], held[1] + held[2]
    return run[0] - end == run[1] - raw_end >= 0 and text[end : run[0]] == source[raw_end : run[1]]
