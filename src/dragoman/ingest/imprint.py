"""What a page says of itself beside its text: title, author and outlet, from its own data and its head."""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from dragoman.ingest.features import key
from dragoman.ingest.repair import mended

SCRIPT = re.compile(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)
ARTICLE = re.compile(r"Article$|^(?:Report|NewsArticle|BlogPosting|LiveBlogPosting|SocialMediaPosting)")
PARTS = re.compile(r"\s+(?:[|»·•—–-]|--|::)\s+")
RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b|\brights reserved\b", re.IGNORECASE)
# Sites that carry what others publish, under the name of the channel: it is the outlet, not the site. The title of a
# video is the video's.
CARRIERS = frozenset({"telegram", "vk", "facebook"})
NAME_WORDS, TITLE_WORDS, MOST_DATA = 5, 4, 200_000


@dataclass(frozen=True, slots=True)
class Imprint:
    """What is known of a page."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None


def linked_data(source: str) -> Imprint:
    """Return what the first article among a page's linked data (JSON-LD) states."""
    nodes = [node for match in SCRIPT.finditer(source[:MOST_DATA]) for node in read_nodes(match[1])]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    article = next((node for node in nodes if is_article(node.get("@type"))), {})
    return Imprint(
        title=one_line(article.get("headline")),
        author=name_in(article.get("author"), known),
        outlet=name_in(article.get("publisher"), known),
    )


def read_nodes(text: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of one script, those of a graph or a list one by one; a broken script has none."""
    try:
        waiting = deque([msgspec.json.decode(text)])
    except (msgspec.DecodeError, RecursionError):
        return
    while waiting:
        node = waiting.popleft()
        inner = node.get("@graph") if isinstance(node, dict) else node
        if isinstance(node, dict):
            yield node
        if isinstance(inner, list):
            waiting.extendleft(reversed(inner))


def is_article(kinds: object) -> bool:
    """Whether a type, or one of several, is that of a text."""
    return any(
        isinstance(kind, str) and ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def name_in(value: object, known: Mapping[str, Any]) -> str | None:
    """Return the name that a value has or points to, the first of several."""
    if isinstance(value, list):
        return next((name for part in value if not isinstance(part, list) and (name := name_in(part, known))), None)
    if isinstance(value, dict):
        return one_line(value.get("name") or known.get(str(value.get("@id")), {}).get("name"))
    return one_line(value)


def one_line(value: object) -> str | None:
    """Return a text without entities and line ends; None for what is no text or an address."""
    text = " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
    return text if text and "://" not in text else None


def settle(found: Imprint, data: Imprint, lines: Iterable[str]) -> Imprint:
    """Return title, author and outlet: as found, filled from the data, with the outlet's name taken off the title.

    Where a part of the title stands on the page as a line of its own, the rest is the outlet if the page claims its
    rights in that name.
    """
    title = " ".join(mended(found.title or data.title or "").split()) or None
    author, outlet = found.author or data.author, found.outlet or data.outlet
    if outlet and outlet.casefold() in CARRIERS:
        outlet, title = channel(title, outlet), None
        author = None if author == outlet else author
    elif title:
        title, outlet = parted(title, outlet, lines)
    return Imprint(title, author, outlet)


def channel(title: str | None, carrier: str) -> str:
    """Return the channel that a carrier's title names, or the carrier."""
    return next((part for part in PARTS.split(title or "") if part.casefold() not in {"", carrier.casefold()}), carrier)


def parted(title: str, outlet: str | None, lines: Iterable[str]) -> tuple[str, str | None]:
    """Return the title without the outlet's name before or behind it, and the outlet."""
    parts = PARTS.split(title)
    if len(parts) == 1:
        return title, outlet
    ends = {0: parts[0], -1: parts[-1]}
    place = next((at for at, part in ends.items() if same_name(part, outlet, whole=at == 0)), None)
    if place is None and not outlet:
        held = list(lines)
        claimed = (at for at, part in ends.items() if is_claimed(part, held))
        place = next(claimed, None) if any(is_printed(part, held) for part in parts) else None
        outlet = ends[place] if place is not None else None
    if place is None:
        return title, outlet
    return without_end(title, ends[place], place), outlet


def is_printed(part: str, lines: list[str]) -> bool:
    """Whether a part of a title that is long enough for one is a line of the page."""
    return len(part.split()) >= TITLE_WORDS and any(key(line) == key(part) for line in lines)


def without_end(title: str, part: str, place: int) -> str:
    """Return the title without its first part, or its last, and the mark between."""
    rest = title[len(part) :] if place == 0 else title[: -len(part)]
    return re.sub(rf"^{PARTS.pattern}|{PARTS.pattern}$", "", rest)


def same_name(part: str, outlet: str | None, *, whole: bool) -> bool:
    """Whether a part of a title is the outlet's name, or its long form, or its short one if not the `whole` is asked.

    In front, a word of the outlet's name is as often one of the title: "US - China talks" in US News.
    """
    ours, theirs = (re.findall(r"\w+", re.sub(r"^the\b", "", text.lower())) for text in (part, outlet or ""))
    if not ours or not theirs:
        return False
    glued, name = "".join(ours), "".join(theirs)
    short = not whole and (holds(theirs, ours) or name.startswith(glued))
    return glued == name or holds(ours, theirs) or short


def holds(words: list[str], others: list[str]) -> bool:
    """Whether words stand among others, side by side."""
    return f" {' '.join(others)} " in f" {' '.join(words)} "


def is_claimed(part: str, lines: list[str]) -> bool:
    """Whether a line of the page claims rights for a name."""
    short = len(part.split()) <= NAME_WORDS
    return short and any(RIGHTS.search(line) and part.casefold() in line.casefold() for line in lines)
