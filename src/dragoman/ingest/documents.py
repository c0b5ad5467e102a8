"""Sources to documents: the one place where ingest comes together."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from dragoman.codec import to_date
from dragoman.config import Settings
from dragoman.errors import SourceError
from dragoman.ingest.blocks import Block, Page
from dragoman.ingest.clean import label, mark_headings
from dragoman.ingest.dateline import find_dateline, find_printed_date
from dragoman.ingest.decode import decode
from dragoman.ingest.features import HEADLINE_WORDS, ends_sentence, is_headline, is_sentence, is_title_case, key
from dragoman.ingest.formats.feeds import count_items
from dragoman.ingest.headings import is_closed_headline
from dragoman.ingest.languages import UNKNOWN, detect_language
from dragoman.ingest.markup import looks_like_html
from dragoman.ingest.plain import read_plain
from dragoman.ingest.repair import INVISIBLE
from dragoman.ingest.sources import check_size
from dragoman.ingest.tracks import faithful_runs, join, raw_range
from dragoman.model import Document, Residue, Section, Source

BREAK = "\n\n"
SAMPLE = 6_000
TITLE_BLOCKS, SHARED_WORDS = 4, 2
RUBRICS, RUBRIC_WORDS = 2, 4
# So many paragraphs show what a headline is about.
LED = 2
AUTHOR = re.compile(r"(?:^|[|•·]\s*)(?:by:?|author:|written by|text by|story by)\s+(.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Article:
    """A page's blocks, labelled, with what is known of it."""

    blocks: tuple[Block, ...]
    aside: tuple[Block, ...]
    title: str | None
    author: str | None
    published: dt.date | None
    language: str


def to_document(source: Source, settings: Settings) -> Document:
    """Return the document of a source: text without residue, with sections, facts and a map to the source.

    A page on which nothing reads as an article gives a document with an empty text and all its lines as residue. Raises
    SourceError for an empty or binary source, TooLargeError beyond `settings.max_bytes`, UsageError for a wrong date.
    """
    published = to_date(source.published)
    check_size(len(source.content), settings.max_bytes, source.url or "the input")
    text = decode(source.content)
    refuse_empty(text)
    page = read_page(text, source, settings)
    article = to_article(page, source, published)
    return to_text(article, page, source, text)


def refuse_empty(text: str) -> None:
    """Raise SourceError when a text holds nothing to read."""
    if not INVISIBLE.sub("", text).strip():
        what = "only white space" if text else "nothing"
        message = f"the input is empty: it holds {what}; give the text or the HTML of an article"
        raise SourceError(message)


def refuse_feed(text: str) -> None:
    """Raise SourceError for a feed of several items: read as one page, its reports would run together."""
    items = count_items(text)
    if items > 1:
        message = f"the input is a feed of {items} items; `dragoman add FEED` reads each as a document of its own"
        raise SourceError(message)


def read_page(text: str, source: Source, settings: Settings) -> Page:
    """Return the source taken apart; raises SourceError for a page on which there is nothing to read."""
    refuse_feed(text)
    if not looks_like_html(text):
        return read_plain(text)
    from dragoman.ingest.html import read_html

    page = read_html(text, url=source.url, seconds=settings.html_seconds)
    if not (page.blocks or page.aside or page.title):
        message = "the page holds no text to read; give the address of an article, or its text"
        raise SourceError(message)
    return page


def to_article(page: Page, source: Source, published: dt.date | None) -> Article:
    """Return the page's blocks labelled, its title apart, and its facts as far as the page tells them."""
    sample = "\n".join(block.text for block in page.blocks)[:SAMPLE]
    language = detect_language(sample)
    given = source.title or page.title
    labelled = label(without_title(page.blocks, given), language, plain=page.plain)
    title, blocks = (given, labelled) if given else split_title(labelled)
    return Article(
        blocks=tuple(mark_headings(blocks)),
        aside=page.aside,
        title=title,
        author=page.author or find_author(blocks),
        published=published or page_date(page) or printed_date(blocks) or source.seen,
        language=language if any(block.kind is None for block in blocks) else UNKNOWN,
    )


def without_title(blocks: Iterable[Block], title: str | None) -> list[Block]:
    """Return the blocks without the ones near the top that repeat the title, or as headings say it in other words."""
    return [
        block for index, block in enumerate(blocks) if index >= TITLE_BLOCKS or not repeats_title(block, title, index)
    ]


def repeats_title(block: Block, title: str | None, index: int) -> bool:
    """Whether a block is the title once more."""
    if not title:
        return False
    ours, theirs = (set(re.findall(r"\w{4,}", text.lower())) for text in (block.text, title))
    same = len(ours & theirs)
    alike = block.role == "heading" and index <= 1 and same * 2 > min(len(ours), len(theirs))
    # The page's own headline where the title is the search engine's: "Ships Wait Off Odesa" over plain text.
    worded = index <= 1 and same >= SHARED_WORDS and is_headline(block.text) and is_title_case(block.text)
    return alike or worded or key(block.text) == key(title)


def split_title(blocks: list[Block]) -> tuple[str | None, list[Block]]:
    """Return the title and the rest, when the first line of the article is shaped like one.

    A word or a few above it, the paper's name or the rubric, are set aside.
    """
    kept = [index for index, block in enumerate(blocks) if block.kind is None]
    for place, (index, after) in enumerate(pairwise(kept[: RUBRICS + 2])):
        closed = place == 0 and is_closed_title(blocks, index, kept[1 : 1 + LED])
        if closed or is_title(blocks[index], blocks[after]):
            above = set(kept[:place])
            rest = [replace(b, kind="navigation") if at in above else b for at, b in enumerate(blocks) if at != index]
            return blocks[index].text, rest
        if len(blocks[index].text.split()) > RUBRIC_WORDS or ends_sentence(blocks[index].text):
            break
    return None, blocks


def is_closed_title(blocks: list[Block], index: int, after: list[int]) -> bool:
    """Whether the first line is a headline that closes like a sentence; a short line under it may be one more."""
    filed = any(block.kind == "dateline" for block in blocks[index : after[0]])
    return is_closed_headline(blocks[index].text, " ".join(blocks[i].text for i in after), filed=filed)


def is_title(block: Block, after: Block) -> bool:
    """Whether a line is shaped like the headline of the sentence after it."""
    short = len(block.text.split()) <= HEADLINE_WORDS
    named = block.role == "heading" or is_headline(block.text)
    return short and named and is_sentence(after.text) and len(after.text) > len(block.text)


def find_author(blocks: Iterable[Block]) -> str | None:
    """Return the author that a byline names."""
    bylines = (AUTHOR.search(block.text) for block in blocks if block.kind == "byline")
    found = (re.split(r"\s+[|/•·–-]\s+|[,;]\s", match.group(1))[0].strip() for match in bylines if match)
    return next(found, None)


def page_date(page: Page) -> dt.date | None:
    """Return the publication date that a page states in its own data."""
    try:
        return dt.date.fromisoformat((page.published or "")[:10])
    except ValueError:
        return None


def printed_date(blocks: Iterable[Block]) -> dt.date | None:
    """Return the publication date that a line such as "Published: 26 April 2024" prints."""
    held = list(blocks)
    dates = (find_printed_date(block.text) for block in held if block.kind == "byline")
    filed = (dateline_date(block.text) for block in held if block.kind == "dateline")
    return next((date for date in itertools.chain(dates, filed) if date), None)


def dateline_date(text: str) -> dt.date | None:
    """Return the day that a dateline with a year states: "ISTANBUL, July 18, 2023 -"."""
    line = find_dateline(text)
    if line is None or not (line.year and line.month and line.day):
        return None
    try:
        return dt.date(line.year, line.month, line.day)
    except ValueError:
        return None


def to_text(article: Article, page: Page, source: Source, raw: str) -> Document:
    """Return the document of an article; offsets into `raw` are kept for every character that stands there."""
    kept = [block for block in article.blocks if block.kind is None]
    track = join((block.track for block in kept), BREAK)
    starts = list(accumulate((len(block.text) + len(BREAK) for block in kept), initial=0))
    text = encodable(track.text)
    title = encodable(" ".join(article.title.split())) if article.title else None
    return Document(
        id=source.id or content_id(text, title, source.outlet or page.outlet),
        title=title,
        url=source.url or page.url,
        outlet=source.outlet or page.outlet,
        author=article.author,
        language=article.language,
        published=article.published,
        text=text,
        sections=to_sections(kept, starts),
        residue=to_residue(article, starts, len(text), len(raw)),
        raw_map=tuple(faithful_runs(replace(track, text=text), raw)),
    )


def encodable(text: str) -> str:
    """Return the text with halves of surrogate pairs, which no encoding can carry, replaced."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def content_id(text: str, title: str | None, outlet: str | None = None) -> str:
    """Return the id that the same text and title in one outlet always get: a copy elsewhere is another document."""
    normal = unicodedata.normalize("NFC", " ".join(f"{outlet or ''} {title or ''} {text}".split()))
    return "doc/" + hashlib.sha256(normal.encode()).hexdigest()[:16]


def to_sections(kept: list[Block], starts: list[int]) -> tuple[Section, ...]:
    """Return the sections: one before the first heading, if anything is there, and one from each heading on."""
    heads = [index for index, block in enumerate(kept) if block.role == "heading"]
    firsts = heads if heads[:1] == [0] else [0, *heads]
    ends = [*(starts[index] - len(BREAK) for index in firsts[1:]), starts[-1] - len(BREAK)]
    return tuple(
        Section(
            heading=encodable(kept[first].text) if kept[first].role == "heading" else None, start=starts[first], end=end
        )
        for first, end in zip(firsts, ends, strict=True)
        if kept
    )


def to_residue(article: Article, starts: list[int], size: int, raw_size: int) -> tuple[Residue, ...]:
    """Return the residue in order of the source: lines inside the article, then those set aside around it."""
    inside, position, raw_position = [], 0, 0
    places: list[tuple[int, int]] = []
    for block in article.blocks:
        span = raw_range(block.track) or (raw_position, raw_position)
        raw_position = span[1]
        if block.kind is None:
            places.append((span[0], starts[position]))
            position += 1
        else:
            before = starts[position] if position < len(starts) - 1 else size
            inside.append(to_piece(block, span, before))
    outside = []
    for block in article.aside:
        span = raw_range(block.track) or (raw_size, raw_size)
        outside.append(to_piece(block, span, next((start for raw, start in places if raw > span[0]), size)))
    return tuple(sorted(filter(None, [*inside, *outside]), key=lambda piece: (piece.raw_start, piece.raw_end)))


def to_piece(block: Block, span: tuple[int, int], before: int) -> Residue | None:
    """Return a labelled block as residue."""
    if block.kind is None:
        return None
    return Residue(kind=block.kind, text=encodable(block.text), raw_start=span[0], raw_end=span[1], before=before)


def body_paragraphs(document: Document) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the paragraphs of prose in a document's text, its headings left out."""
    heads = {section.start: section.heading for section in document.sections if section.heading is not None}
    found, start = [], 0
    for paragraph in document.text.split(BREAK):
        end = start + len(paragraph)
        if paragraph.strip() and heads.get(start) != paragraph:
            found.append((start, end))
        start = end + len(BREAK)
    return found
