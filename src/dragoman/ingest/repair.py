"""Mend broken text without losing track of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from dragoman.ingest.tracks import Edit, Track, cut, edit, join, trim

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# Zero-width space, soft hyphen, word joiner, marks of direction; the zero-width non-joiner is spelling in Persian.
INVISIBLE = re.compile("[\x00\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
SUSPECT = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f&]")
PIECE = 2_000


def repair(track: Track) -> Track:
    """Return the track mended: mojibake, entities, controls and invisible characters; spaces are made single."""
    return trim(mend(drop_invisible(track)))


def drop_invisible(track: Track) -> Track:
    """Return the track without characters that only instruct a typesetter."""
    return edit(track, ((m.start(), m.end(), "") for m in INVISIBLE.finditer(track.text)))


def mend(track: Track) -> Track:
    """Return the track with ftfy's repairs; characters it changed lose their origin."""
    if track.text.isascii() and not SUSPECT.search(track.text):
        return track
    if len(track.text) <= PIECE:
        return edit(track, changes(track.text, mended(track.text)))
    return join(edit(piece, changes(piece.text, mended(piece.text))) for piece in pieces(track))


def pieces(track: Track) -> Iterator[Track]:
    """Yield stretches short enough to be compared before and after, cut at spaces where there are any."""
    start = 0
    while start < len(track.text):
        end = start + PIECE
        space = track.text.rfind(" ", start, end)
        end = space + 1 if space > start and end < len(track.text) else end
        yield cut(track, start, min(end, len(track.text)))
        start = end


def changes(before: str, after: str) -> Iterator[Edit]:
    """Yield the edits that turn one string into the other."""
    if before == after:
        return
    from rapidfuzz.distance import Levenshtein

    for code in Levenshtein.opcodes(before, after):
        if code.tag != "equal":
            yield code.src_start, code.src_end, after[code.dest_start : code.dest_end]


def mended(text: str) -> str:
    """Return the text as ftfy repairs it, quotes left curled."""
    import ftfy

    return ftfy.fix_text(text, config()).replace("\n", " ")


@cache
def config() -> TextFixerConfig:
    """Return ftfy's settings."""
    from ftfy import TextFixerConfig

    return TextFixerConfig(uncurl_quotes=False, explain=False)
