"""What stands around the article as a whole: menus before it, links and comments behind it, heads of printed pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dragoman.ingest.blocks import Block
from dragoman.ingest.features import ends_sentence, is_headline, is_prose, is_sentence
from dragoman.ingest.tracks import join
from dragoman.model import ResidueKind

MENU, LIST = 4, 3
LABEL_WORDS, HEAD_WORDS, COMMENT_WORDS = 3, 12, 80
BODY = 3
NEAR = 2
# A bare figure is as often a cell of a table as the number of a page.
PAGE_NUMBER = re.compile(r"page\s+\d+(?:\s+of\s+\d+)?|\d+\s+of\s+\d+|[-–—]+\s*\d+\s*[-–—]+", re.IGNORECASE)
COUNTED = re.compile(
    r"\W*(?:[1-9]\d*\s+(?:comments|replies|responses|thoughts\s+on\b.*)|comments\W+[1-9]\d*)\W*", re.IGNORECASE
)


def by_margins(blocks: list[Block], *, plain: bool) -> list[Block]:
    """Return the blocks with the frame of the article labelled, and paragraphs that a page's end tore made whole.

    Headlines behind a `plain` text are links; of a page the extractor has already taken those away, and what is left
    is more often the article's own.
    """
    found = dict(running_heads(blocks))
    found |= dict.fromkeys(menu(blocks), "navigation")
    found |= dict(links_behind(blocks) if plain else ())
    found |= dict.fromkeys(comments(blocks), "form")
    labelled = [b if b.kind else replace(b, kind=found.get(index)) for index, b in enumerate(blocks)]
    return rejoined(labelled, {index for index, block in enumerate(blocks) if PAGE_NUMBER.fullmatch(block.text)})


def running_heads(blocks: Sequence[Block]) -> Iterator[tuple[int, ResidueKind]]:
    """Yield the lines that come again beside the numbers of printed pages, and the numbers: "World News 12/3/2019"."""
    numbers = [index for index, block in enumerate(blocks) if PAGE_NUMBER.fullmatch(block.text)]
    shapes = Counter(shape(block.text) for block in blocks)
    for number in numbers if len(numbers) > 1 else ():
        for index in range(max(number - NEAR, 0), min(number + NEAR + 1, len(blocks))):
            text = blocks[index].text
            again = shapes[shape(text)] > 1 and len(text.split()) <= HEAD_WORDS and not is_sentence(text)
            if again or index == number:
                yield index, "navigation"


def shape(text: str) -> str:
    """Return a line with all figures alike."""
    return re.sub(r"\d+", "0", " ".join(text.lower().split()))


def menu(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the labels of a menu: a run of very short lines before the prose, the last of which may be the title."""
    first = next((index for index, block in enumerate(blocks) if is_body(block)), 0)
    for short, run in groupby(range(first), key=lambda index: is_short(blocks[index])):
        indexes = list(run)
        if short and len(indexes) >= MENU:
            titled = any(blocks[i].kind is None and not is_short(blocks[i]) for i in range(indexes[-1], first))
            yield from indexes if titled else indexes[:-1]


def is_short(block: Block) -> bool:
    """Whether a line is a label of a word or three."""
    return len(block.text.split()) <= LABEL_WORDS and block.role != "heading" and not ends_sentence(block.text)


def is_body(block: Block) -> bool:
    """Whether a block is a paragraph of the article beyond doubt."""
    return block.kind is None and is_prose(block.text)


def links_behind(blocks: Sequence[Block]) -> Iterator[tuple[int, ResidueKind]]:
    """Yield the lines behind a text in sentences that are three or more headlines or labels: links to other pages.

    A list that the text announces, the rows of a table and the items of a list stay.
    """
    body = [index for index, block in enumerate(blocks) if is_body(block)]
    if len(body) < BODY or blocks[body[-1]].text.endswith(":"):
        return
    tail = [index for index in range(body[-1] + 1, len(blocks)) if blocks[index].kind is None]
    if len(tail) < LIST or not are_links([blocks[index] for index in tail]):
        return
    for index in tail:
        yield index, "navigation" if is_short(blocks[index]) else "see-also"


def are_links(blocks: Sequence[Block]) -> bool:
    """Whether all lines are links, and none goes on or announces the next."""
    return not any(block.text.endswith((":", ";", ",")) for block in blocks) and all(map(is_link, blocks))


def is_link(block: Block) -> bool:
    """Whether a line could be a link's text; a word with a figure is a result: "Kenya 3"."""
    label = is_short(block) and not any(map(str.isdigit, block.text))
    return block.role == "paragraph" and (is_headline(block.text) or label)


def comments(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the lines behind a heading that counts comments, where the article stands before it: readers' words."""
    heads = (index for index, block in enumerate(blocks) if COUNTED.fullmatch(block.text))
    start = next((index for index in heads if sum(map(is_body, blocks[:index])) >= BODY), None)
    if start is None:
        return
    behind = range(start, len(blocks))
    if all(len(blocks[index].text.split()) <= COMMENT_WORDS for index in behind):
        yield from behind


def rejoined(blocks: list[Block], numbers: set[int]) -> list[Block]:
    """Return the blocks with a paragraph that breaks off before a page's end put together with what goes on behind."""
    done: list[Block] = []
    torn: int | None = None
    crossed = False
    for index, block in enumerate(blocks):
        if block.kind:
            crossed = crossed or index in numbers
        elif crossed and torn is not None and block.text[:1].islower():
            done[torn] = replace(done[torn], track=join([done[torn].track, block.track], " "))
            continue
        if block.kind is None:
            torn, crossed = (None if ends_sentence(block.text) else len(done)), False
        done.append(block)
    return done
