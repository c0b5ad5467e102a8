"""Factiva downloads: fields under two letters (HD, BY, WC, PD, SN, LP, TD), or the same as a page prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.config import DEFAULTS
from dragoman.errors import SourceError
from dragoman.ingest.dateline import find_printed_date
from dragoman.ingest.formats.articles import PARAGRAPH, Article, Batch, batches, joined, read_batches
from dragoman.ingest.formats.members import Member, Named, Options

# In the order in which they stand: a line of the text that begins with two capitals is no field.
CODES = (
    "CLM SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD ART CT RF CO IN NS RE DE IPD IPC PUB AN".split()  # noqa: SIM905
)
FIELD = re.compile(r"\s{0,4}(?P<code>[A-Z]{2,3})(?:\s*$|(?:\t|\s{2,})\s*(?P<value>.*))")
END = re.compile(rb"^\s*(?:AN\s+)?(?:Document|Dokument) [A-Za-z0-9]{12,}\s*$")
WORDS = re.compile(r"\s*[\d.,]+ words\s*$")
TIME = re.compile(r"\s*\d{1,2}:\d\d(?:\s*[ap]m)?(?:\s+\w{2,4})?\s*$", re.IGNORECASE)
RIGHTS = re.compile(r"\s*(?:\(c\)|©|Copyright\b)", re.IGNORECASE)
BYLINE = re.compile(r"\s*by\s", re.IGNORECASE)
DAY = rb"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
CODED = (re.compile(rb"^\s{0,4}HD(?:\s|$)", re.MULTILINE), re.compile(rb"^\s{0,4}(?:PD|SN|LP)(?:\s|$)", re.MULTILINE))
PRINTED = re.compile(rb"^\s*[\d.,]+ words\s*\n\s*" + DAY, re.MULTILINE)
# The lines between the day and the text: time, outlet, code, edition, page, language, rights.
HEAD_LINES = 9


def fits(head: bytes) -> bool:
    """Whether a file begins as a download does."""
    plain = head.replace(b"\x00", b"").replace(b"\r\n", b"\n")
    return all(pattern.search(plain) for pattern in CODED) or PRINTED.search(plain) is not None


def count(member: Member) -> int:
    """Return how many articles a download seems to hold."""
    return sum(1 for _ in find_articles(member, DEFAULTS.max_bytes))


def read(member: Member, options: Options) -> Iterator[Named]:
    """Yield each article, named by its number in the file."""
    yield from read_batches(member, find_articles(member, options.max_bytes), parse, options)


def find_articles(member: Member, most: int) -> Iterator[Batch]:
    """Yield the lines of each article; what stands behind the last may be a summary of the search."""
    for batch in batches(member, most, starts=None, ends=END):
        if batch.closed or is_article(batch.text()):
            yield batch


def is_article(lines: list[str]) -> bool:
    """Whether lines hold an article's head, not a summary of the search."""
    return any(WORDS.match(line) or line.strip() == "HD" or line.strip().startswith(("HD ", "HD\t")) for line in lines)


def parse(batch: Batch) -> Article:
    """Return what an article's lines tell; raises SourceError for one that is not there to its end."""
    if not batch.closed:
        message = "the article breaks off: no Document line ends it"
        raise SourceError(message)
    lines = batch.text()
    fields = find_fields(lines)
    return from_fields(fields) if "HD" in fields else from_print(lines)


def find_fields(lines: list[str]) -> dict[str, list[str]]:
    """Return the lines of each field, by its code."""
    fields: dict[str, list[str]] = {}
    last = -1
    for line in lines:
        match = FIELD.match(line)
        place = CODES.index(match["code"]) if match and match["code"] in CODES else -1
        if match and place > last:
            last = place
            fields[match["code"]] = [match["value"] or ""]
        elif last >= 0:
            fields[CODES[last]].append(line)
    return fields


def from_fields(fields: dict[str, list[str]]) -> Article:
    """Return what the fields tell."""
    lines = {code: joined(fields.get(code, [])) for code in ("HD", "BY", "PD", "SN")}
    body = PARAGRAPH.join(text for code in ("LP", "TD") if (text := dedented(fields.get(code, []))))
    return Article(
        headline=lines["HD"],
        byline=lines["BY"],
        published=find_printed_date(lines["PD"] or ""),
        outlet=lines["SN"],
        body=body,
    )


def dedented(lines: list[str]) -> str:
    """Return lines without the space that sets them off from the codes, which is no paragraph's indent."""
    return "\n".join(line.strip() for line in lines).strip()


def from_print(lines: list[str]) -> Article:
    """Return what the page tells: headline, byline, words, day, time, outlet, code, language, rights, text."""
    at = next((index for index, line in enumerate(lines) if WORDS.match(line)), len(lines))
    above = [line for line in lines[:at] if line.strip()]
    bylines = list(filter(BYLINE.match, above))
    day, named = find_places(lines, at)
    return Article(
        headline=joined([line for line in above if line not in bylines][:1]),
        byline=joined(bylines),
        published=find_printed_date("".join(lines[day : day + 1])),
        outlet=joined(lines[index] for index in named[:1]),
        body="\n".join(lines[text_start(lines, named) :]).strip("\n"),
    )


def find_places(lines: list[str], words: int) -> tuple[int, list[int]]:
    """Return where the day stands under the number of words, and the filled lines behind it from the outlet's on."""
    below = [index for index in range(words + 1, len(lines)) if lines[index].strip()]
    day = next((index for index in below[:2] if find_printed_date(lines[index])), words)
    return day, [index for index in below if index > day and not TIME.match(lines[index])]


def text_start(lines: list[str], named: list[int]) -> int:
    """Return where the text begins: behind the rights, or behind the first empty line under the outlet."""
    head = named[:HEAD_LINES]
    rights = next((index for index in head if RIGHTS.match(lines[index])), None)
    if rights is not None:
        return rights + 1
    start = head[0] if head else len(lines)
    return next((index for index in range(start, len(lines)) if not lines[index].strip()), len(lines))
