"""Tell the article from what stands around it: every block is labelled, none is thrown away."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.ingest.blocks import Block
from dragoman.ingest.cues import CUTTING, Cue, load_cues
from dragoman.ingest.dateline import find_dateline, find_printed_date
from dragoman.ingest.features import EDGE, HEADLINE_WORDS, LABEL_WORDS, Scene, features, is_sentence, key, to_setting
from dragoman.ingest.margins import by_margins
from dragoman.ingest.tails import TAIL, cut_sign_offs, cut_tails
from dragoman.ingest.tracks import cut, trim
from dragoman.model import ResidueKind

UNKNOWN = "und"
DATELINE_BLOCKS, SPEAKERS = 4, 2
CLOSING = 120
HEADING_WORDS, HEADING_LENGTH = 10, 80
LEAST_REPEATED, MOST_COMPARED = 60, 2_000
STAGE = re.compile(r"^[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{3,}:")


def label(blocks: Iterable[Block], language: str, *, plain: bool = False) -> list[Block]:
    """Return the blocks with residue labelled; tails, sign-offs and datelines are cut off into blocks of their own.

    An unknown language is tried with the English cues; another language only loses repeated lines.
    `plain` says that the text was no page.
    """
    cues = load_cues("en" if language == UNKNOWN else language) or only_shapes()
    found = by_containment(by_imprint(list(cut_tails(blocks, cues))))
    found = list(cut_sign_offs(by_entries(found, cues), cues))
    found = by_margins(spread(found, cues), plain=plain)
    return orphaned(list(cut_datelines(found)))


def only_shapes() -> tuple[Cue, ...]:
    """Return the cues that hold in any language: repetition."""
    return tuple(cue for cue in load_cues("en") if cue.entry.kind == "duplicate")


def by_containment(blocks: list[Block]) -> list[Block]:
    """Return the blocks with paragraphs that stand whole within an earlier one marked: some pages repeat every tail."""
    if len(blocks) > MOST_COMPARED:
        return blocks
    seen, done = "", []
    for block in blocks:
        own = key(block.text)
        repeats = block.kind is None and len(own) >= LEAST_REPEATED and own in seen
        done.append(replace(block, kind="duplicate") if repeats else block)
        seen += f"\n{own}"
    return done


def by_imprint(blocks: list[Block]) -> list[Block]:
    """Return the blocks with a short dated line near the top made a byline: "Levant Gazette - 11 March 2023"."""
    return [
        replace(block, kind="byline") if at < DATELINE_BLOCKS and not block.kind and is_imprint(block.text) else block
        for at, block in enumerate(blocks)
    ]


def is_imprint(text: str) -> bool:
    """Whether a line is only who published and when: few words, a full date, no sentence."""
    return len(text.split()) <= HEADING_WORDS and not is_sentence(text) and find_printed_date(text) is not None


def by_entries(blocks: list[Block], cues: Sequence[Cue]) -> list[Block]:
    """Return the blocks with the kind that the cues give each."""
    setting = to_setting(blocks)
    return [
        block if block.kind else replace(block, kind=find_kind(Scene(setting, index), cues))
        for index, block in enumerate(blocks)
    ]


def find_kind(scene: Scene, cues: Sequence[Cue]) -> ResidueKind | None:
    """Return the kind whose cues weigh most, if they weigh enough to decide."""
    weights: dict[ResidueKind, float] = {}
    size = len(scene.text.split())
    for cue in cues:
        if size <= cue.entry.max_words and fits(scene, cue):
            weights[cue.entry.kind] = weights.get(cue.entry.kind, 0.0) + cue.entry.weight
    best = max(weights, key=lambda kind: weights[kind], default=None)
    return best if best and weights[best] >= 1 else None


def fits(scene: Scene, cue: Cue) -> bool:
    """Whether a cue's words and features all hold for a line."""
    if cue.entry.at in CUTTING or not is_worded(cue, scene.text):
        return False
    known = features()
    return all(known[name](scene) for name in cue.entry.needs) and not any(
        known[name](scene) for name in cue.entry.unless
    )


def is_worded(cue: Cue, text: str) -> bool:
    """Whether a line has the words of a cue, and none that speak against it."""
    if cue.pattern and not found_at(cue, text):
        return False
    return not (cue.also and not cue.also.search(text)) and not (cue.without and cue.without.search(text))


def found_at(cue: Cue, text: str) -> bool:
    """Whether a cue's phrases stand in a line where they should."""
    if cue.pattern is None:
        return False
    if cue.entry.at in {"start", "whole"}:
        return cue.pattern.match(text) is not None
    reach = CLOSING if cue.entry.at == "end" else TAIL
    return cue.pattern.search(text, max(len(text) - reach, 0)) is not None


def spread(blocks: list[Block], cues: Sequence[Cue]) -> list[Block]:
    """Return the blocks with the short lines behind a heading of links or of a form given its kind."""
    leads = [cue for cue in cues if cue.entry.spreads]
    kind: ResidueKind | None = None
    done: list[Block] = []
    for block, after in itertools.zip_longest(blocks, blocks[1:]):
        if block.kind and any(found_at(cue, block.text) for cue in leads):
            kind = block.kind
        elif not block.kind:
            kind = kind if kind and is_link_like(block, after) else None
        done.append(replace(block, kind=block.kind or kind))
    return done


def is_link_like(block: Block, after: Block | None) -> bool:
    """Whether a line could be a link's text: short, no finished sentence, no heading of the paragraph after it."""
    if is_sentence(block.text) or len(block.text.split()) > HEADLINE_WORDS:
        return False
    heads = after is not None and after.kind is None and is_sentence(after.text)
    return not (heads and len(block.text.split()) < LABEL_WORDS // 2)


def cut_datelines(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with the datelines of the first paragraphs as blocks of their own."""
    held = list(blocks)
    left = DATELINE_BLOCKS if sum(STAGE.match(block.text) is not None for block in held) < SPEAKERS else 0
    for block in held:
        dateline = find_dateline(block.text) if left and block.kind is None else None
        left -= left > 0 and block.kind is None
        if dateline is None:
            yield block
            continue
        yield replace(block, track=trim(cut(block.track, 0, dateline.length)), kind="dateline")
        rest = trim(cut(block.track, dateline.length, len(block.text)))
        if rest.text:
            yield replace(block, track=rest)


def orphaned(blocks: list[Block]) -> list[Block]:
    """Return the blocks with headings at the end that head nothing labelled as navigation."""
    last = max(
        (index for index, block in enumerate(blocks) if block.kind is None and block.role != "heading"), default=-1
    )
    if last < 0:
        return blocks
    return [replace(b, kind="navigation") if index > last and b.kind is None else b for index, b in enumerate(blocks)]


def mark_headings(blocks: list[Block]) -> list[Block]:
    """Return the blocks with short unfinished lines before a paragraph made headings."""
    kept = [index for index, block in enumerate(blocks) if block.kind is None]
    heads = {index for index, after in itertools.pairwise(kept) if heads_section(blocks[index], blocks[after])}
    return [replace(block, role="heading") if index in heads else block for index, block in enumerate(blocks)]


def heads_section(block: Block, after: Block) -> bool:
    """Whether a line is shaped like the heading of the paragraph that follows it."""
    if block.role != "paragraph" or after.role == "item":
        return False
    size = len(block.text.split())
    short = size <= HEADING_WORDS and len(block.text) <= HEADING_LENGTH
    unfinished = re.search(r"[.!:;,…—-][\"'”’»)]*$", block.text) is None and any(map(str.isalpha, block.text))
    return short and unfinished and len(after.text.split()) > max(2 * size, EDGE)
