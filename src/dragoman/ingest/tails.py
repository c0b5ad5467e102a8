"""What stands behind the last sentence: licence lines, and at a text's end the sign-off of its desk ("MH/PA")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.ingest.blocks import Block
from dragoman.ingest.cues import Cue
from dragoman.ingest.features import PROSE_WORDS
from dragoman.ingest.tracks import cut, trim

TAIL = 400
LICENCES = {"tail", "rest"}


def cut_tails(blocks: Iterable[Block], cues: Sequence[Cue]) -> Iterator[Block]:
    """Yield the blocks with licence lines at the ends of paragraphs as blocks of their own."""
    tails = [cue for cue in cues if cue.entry.at in LICENCES]
    for block in blocks:
        yield from parted(block, tails)


def cut_sign_offs(blocks: list[Block], cues: Sequence[Cue]) -> Iterator[Block]:
    """Yield the blocks with what the desk signs the text with as blocks of their own: "He left. *dc/rox*".

    Only the last paragraph of some length is signed, or a line behind it.
    """
    signs = [cue for cue in cues if cue.entry.at == "sign-off"]
    long = (i for i, block in enumerate(blocks) if block.kind is None and len(block.text.split()) >= PROSE_WORDS)
    last = max(long, default=0)
    for index, block in enumerate(blocks):
        yield from parted(block, signs) if index >= last else (block,)


def parted(block: Block, cues: Sequence[Cue]) -> Iterator[Block]:
    """Yield a block, with what a cue cuts off its end as a block of the cue's kind."""
    found = ((tail_start(block.text, cue), cue.entry.kind) for cue in cues if block.kind is None)
    start, kind = min(((start, kind) for start, kind in found if start is not None), default=(0, None))
    if kind is None:
        yield block
        return
    rest = trim(cut(block.track, 0, start))
    if rest.text:
        yield replace(block, track=rest)
    yield replace(block, track=trim(cut(block.track, start, len(block.text))), kind=kind)


def tail_start(text: str, cue: Cue) -> int | None:
    """Return where a cue cuts the end off a paragraph, or None; a whole line is left to the other cues."""
    # A sign-off may be all that a line is.
    offset = max(len(text) - TAIL, 0 if cue.entry.at == "sign-off" else 1)
    match = cue.pattern.search(text, offset) if cue.pattern else None
    tail = text[match.start() :] if match else ""
    if match is None or len(tail.split()) > cue.entry.max_words or (cue.without and cue.without.search(tail)):
        return None
    return match.start()
