"""Plain text to blocks: paragraphs, whether set apart by blank lines, by single ones, or wrapped by hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from statistics import median

from dragoman.ingest.blocks import Block, Page
from dragoman.ingest.dateline import find_printed_date
from dragoman.ingest.margins import NEAR, PAGE_NUMBER, shape
from dragoman.ingest.repair import repair
from dragoman.ingest.tracks import Track, cut, join, whole

BREAK = re.compile("(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])((?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])*)")
ENDS = re.compile(r"[.!?…:][\"'”’»)\]]*\s*$")
NARROW, WIDE = 45, 92
# Of wrapped lines: how many there must be, how long against the others, how many end inside a sentence.
FEWEST, FULL, OPEN = 3, 0.7, 0.6
NUMBERED = 2


def read_plain(source: str) -> Page:
    """Return the page of a plain text: its paragraphs in order."""
    lines = [*split_lines(source)]
    chunks = [
        list(chunk)
        for filled, chunk in groupby(lines, key=lambda line: bool(line.text.strip("\x00\ufeff \t\xa0")))
        if filled
    ]
    paragraphs = unwrapped(chunks) if is_wrapped(chunks) else (line for chunk in chunks for line in chunk)
    repaired = (repair(paragraph) for paragraph in paragraphs)
    return Page(tuple(Block(track) for track in repaired if track.text), plain=True)


def split_lines(source: str) -> Iterator[Track]:
    """Yield the lines of a text without their ends, and one empty line for any number of them."""
    track, start = whole(source), 0
    for match in BREAK.finditer(source):
        yield cut(track, start, match.start())
        start = match.end()
        if match.group(1):
            yield Track("")
    yield cut(track, start, len(source))


def is_wrapped(chunks: list[list[Track]]) -> bool:
    """Whether the lines were broken by hand: those with another behind them are all about as long, in mid-sentence."""
    inner = [line.text.rstrip() for chunk in chunks for line in chunk[:-1]]
    if len(inner) < FEWEST:
        return False
    lengths = [len(line) for line in inner]
    if not NARROW <= median(lengths) <= WIDE or max(lengths) > 1.25 * WIDE:
        return False
    full = sum(length > FULL * median(lengths) for length in lengths) / len(inner)
    open_ended = sum(not ENDS.search(line) for line in inner) / len(inner)
    return full > FULL and open_ended > OPEN


def unwrapped(chunks: list[list[Track]]) -> Iterator[Track]:
    """Yield the paragraphs of wrapped text, also where only an indent or a short last line parts them."""
    width = max((len(line.text.rstrip()) for chunk in chunks for line in chunk[:-1]), default=0)
    heads = page_heads([line.text for chunk in chunks for line in chunk])
    for place, chunk in enumerate(chunks):
        top = place == 0 and not any(ENDS.search(line.text) for line in chunk)
        yield from paragraphs_in(chunk, width, heads, top=top)


def paragraphs_in(chunk: list[Track], width: int, heads: frozenset[str], *, top: bool) -> Iterator[Track]:
    """Yield the paragraphs of lines that no empty one parts; `top`: a title may stand over them."""
    held: list[Track] = []
    for line in chunk:
        before = held[-1].text if held else ""
        apart = not heads.isdisjoint({shape(before), shape(line.text)}) or (top and parts_title(before, line.text))
        if held and (apart or starts_paragraph(before, line.text, width)):
            yield join(held, " ")
            held = []
        held.append(line)
    yield join(held, " ")


def page_heads(lines: list[str]) -> frozenset[str]:
    """Return the shapes of lines that belong to a printed page: its number, and what comes again with each."""
    numbers = [index for index, line in enumerate(lines) if PAGE_NUMBER.fullmatch(line.strip())]
    if len(numbers) < NUMBERED:
        return frozenset()
    near = {index for number in numbers for index in range(max(number - NEAR, 0), min(number + NEAR + 1, len(lines)))}
    shapes = Counter(map(shape, lines))
    again = {shape(lines[index]) for index in near if shapes[shape(lines[index])] > 1}
    return frozenset(again | {shape(lines[index]) for index in numbers}) - {""}


def parts_title(before: str, line: str) -> bool:
    """Whether one of two lines at the top is a masthead in capitals or names the day: no line of a wrapped title."""
    dated = any(find_printed_date(text) for text in (before, line))
    return dated or before.isupper() != line.isupper()


def starts_paragraph(before: str, line: str, width: int) -> bool:
    """Whether a wrapped line begins a paragraph, being indented or behind a short finished line."""
    indented = re.match(r"\s{2,}\S", line) is not None and re.match(r"\s{2,}", before) is None
    return indented or (len(before.rstrip()) < FULL * width and ENDS.search(before) is not None)
