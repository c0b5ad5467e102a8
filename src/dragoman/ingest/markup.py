"""HTML as a flat sequence of tags and text, read in linear time whatever its nesting."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from dragoman.ingest.tracks import Track, edit

TAG = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^>]*>?|<[!?][^>]*>?|</[^>]*>?")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
CLOSERS = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "title", "template", "textarea", "svg", "noscript", "iframe", "select")
}
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
OPTIONAL = frozenset(["p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot"])
LOOKS = re.compile(
    r"\s*(?:<!--|<\?xml|<!doctype\s+html"
    r"|<(?:html|head|body|article|div|p|h[1-6]|table|main|section|meta|span|a|title)[\s>])",
    re.IGNORECASE,
)
CLOSINGS = re.compile(r"</(?:p|div|html|body|article|span|a|h[1-6]|li|td|script)\s*>|<br\s*/?>", re.IGNORECASE)
HEAD = 50_000


class Token(NamedTuple):
    """A tag, or the text between two; `start` and `end` are offsets into the source."""

    kind: Literal["text", "open", "close"]
    name: str
    start: int
    end: int


def looks_like_html(text: str) -> bool:
    """Whether a text is a page rather than prose that mentions a tag."""
    head = text[:HEAD].lstrip("\ufeff\x00")
    return LOOKS.match(head) is not None or sum(1 for _ in CLOSINGS.finditer(head)) > 1


def scan(source: str) -> Iterator[Token]:
    """Yield the tags and the visible text of a page in order; comments, scripts and the like are left out."""
    position = 0
    unclosed: set[str] = set()
    while match := TAG.search(source, position):
        if match.start() > position:
            yield Token("text", "", position, match.start())
        name = (match.group(2) or "").lower()
        if name:
            yield Token("close" if match.group(1) else "open", name, match.start(), match.end())
        position = after_hidden(source, match, name, unclosed)
    if position < len(source):
        yield Token("text", "", position, len(source))


def after_hidden(source: str, match: re.Match[str], name: str, unclosed: set[str]) -> int:
    """Return where to go on: behind the tag, or behind what it hides; an opener that is never closed hides nothing."""
    if match.group() == "<!--":
        name, end = "!--", -1 if "!--" in unclosed else source.find("-->", match.end())
        end = end + 3 if end >= 0 else -1
    elif name in CLOSERS and not match.group(1) and name not in unclosed and not match.group().endswith("/>"):
        closer = CLOSERS[name].search(source, match.end())
        end = closer.start() if closer else -1
    else:
        return match.end()
    if end >= 0:
        return end
    unclosed.add(name)
    return match.end()


def nesting(tokens: list[Token]) -> int:
    """Return the greatest depth of open elements, those aside whose end tag may be left out."""
    depth = deepest = 0
    for token in tokens:
        if token.kind == "text" or token.name in VOID or token.name in OPTIONAL:
            continue
        depth = depth + 1 if token.kind == "open" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def read_text(source: str, start: int, end: int) -> Track:
    """Return a stretch of the source with its entities decoded; those have no origin."""
    text = source[start:end]
    track = Track(text, ((0, start, len(text)),))
    if "&" not in text:
        return track
    return edit(track, ((m.start(), m.end(), html.unescape(m.group())) for m in ENTITY.finditer(text)))
