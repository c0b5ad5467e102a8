"""Text that remembers where each character stood in the decoded source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, takewhile

Run = tuple[int, int, int]
Edit = tuple[int, int, str]
# White space other than one space between words.
# Every reading begins with white space, so that the search skips from one space to the next.
UNEVEN = re.compile(r"\s(?:\s+|(?<! )|(?<=\A )|\Z)")


@dataclass(frozen=True, slots=True)
class Track:
    """A string and the (offset, source offset, length) runs of it that were taken over unchanged."""

    text: str
    runs: tuple[Run, ...] = ()


def whole(text: str) -> Track:
    """Return the track of a source itself."""
    return Track(text, ((0, 0, len(text)),) if text else ())


def cut(track: Track, start: int, end: int) -> Track:
    """Return the part of the track between two offsets."""
    first = max(bisect_right(track.runs, start, key=lambda run: run[0]) - 1, 0)
    runs = (clip(run, start, end) for run in takewhile(lambda run: run[0] < end, track.runs[first:]))
    return Track(track.text[start:end], tuple(run for run in runs if run[2] > 0))


def clip(run: Run, start: int, end: int) -> Run:
    """Return the run inside start-end, counted from `start`; its length is not positive when nothing is left."""
    offset, raw, length = run
    skipped = max(start - offset, 0)
    return offset + skipped - start, raw + skipped, min(offset + length, end) - offset - skipped


def join(tracks: Iterable[Track], separator: str = "") -> Track:
    """Return the tracks put together, with `separator`, which has no origin, between them."""
    parts = list(tracks)
    starts = accumulate((len(part.text) + len(separator) for part in parts), initial=0)
    runs = (
        (offset + start, raw, length)
        for start, part in zip(starts, parts, strict=False)
        for offset, raw, length in part.runs
    )
    return Track(separator.join(part.text for part in parts), tuple(runs))


def edit(track: Track, edits: Iterable[Edit]) -> Track:
    """Return the track with each (start, end, new text) replaced; edits are in order and do not overlap."""
    parts, position = [], 0
    for start, end, new in edits:
        parts += [cut(track, position, start), Track(new)]
        position = end
    return join([*parts, cut(track, position, len(track.text))]) if parts else track


def trim(track: Track) -> Track:
    """Return the track without white space at its ends and with every inner stretch of it made one space."""
    text = track.text
    gaps = ((m.start(), m.end(), "") if at_edge(m, text) else kept_space(m) for m in UNEVEN.finditer(text))
    return edit(track, gaps)


def at_edge(match: re.Match[str], text: str) -> bool:
    """Whether the match touches an end of the text."""
    return match.start() == 0 or match.end() == len(text)


def kept_space(match: re.Match[str]) -> Edit:
    """Return the edit that leaves one space of a gap, an original one where it leads."""
    lead = 1 if match.group()[0] == " " else 0
    return match.start() + lead, match.end(), "" if lead else " "


def raw_range(track: Track) -> tuple[int, int] | None:
    """Return the least source range that covers the track, or None when nothing of it has an origin."""
    if not track.runs:
        return None
    return min(raw for _, raw, _ in track.runs), max(raw + length for _, raw, length in track.runs)


def faithful_runs(track: Track, source: str) -> Iterator[Run]:
    """Yield the track's runs, joined where they touch, keeping only characters that equal the source's."""
    for offset, raw, length in merged(track.runs):
        if source[raw : raw + length] == track.text[offset : offset + length]:
            yield offset, raw, length
        else:
            yield from equal_stretches(track.text, source, (offset, raw, length))


def merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield runs with neighbours that continue each other made one."""
    held: Run | None = None
    for run in runs:
        if held and held[0] + held[2] == run[0] and held[1] + held[2] == run[1]:
            held = (held[0], held[1], held[2] + run[2])
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def equal_stretches(text: str, source: str, run: Run) -> Iterator[Run]:
    """Yield the stretches of a run whose characters are the same in text and source."""
    offset, raw, length = run
    start = None
    for k in range(length + 1):
        same = k < length and raw + k < len(source) and text[offset + k] == source[raw + k]
        if same and start is None:
            start = k
        elif not same and start is not None:
            yield offset + start, raw + start, k - start
            start = None
