"""Headlines that close like a sentence, as archives of newspapers print them."""

from __future__ import annotations

import re

from dragoman.ingest.features import HEADLINE_WORDS, INNER_END, SHORTEST_HEADLINE, ends_sentence, is_sentence

WORD = re.compile(r"[^\W\d_][\w’'-]*")
# What a headline writes small among capitals; none of these tells an act.
SMALL = frozenset({
    "a", "an", "the", "and", "but", "or", "nor", "so", "yet", "for", "of", "to", "in", "on", "at", "by", "with",
    "from", "as", "into", "over", "after", "before", "vs", "via", "up", "out", "off", "than", "per", "about",
    "amid", "against", "between", "is", "are", "be",
})  # fmt: skip
FEWEST_LARGE, SHORT = 3, 14
# A sentence has an article or a helping verb, or tells of the past; a headline leaves out the one, and tells as of now.
ARTICLES = re.compile(r"\b(?:the|a|an|its|is|are)\b", re.IGNORECASE)
TOLD = re.compile(
    r"\b(?:i|he|she|it|we|they|this|was|were|had|has|have|been|said|told|that|yesterday|today|tomorrow"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[\"“‘].+[\"”’]|(?<!\w)'.+'(?!\w)")
STEM, AGAIN = 5, 0.5
LONG = re.compile(r"[^\W\d_]{4,}")


def is_closed_headline(line: str, after: str, *, filed: bool) -> bool:
    """Whether the first line of a text is a headline though a full stop or semicolon closes it.

    Nothing but a headline ends a paragraph with a semicolon, or has a capital for every word. One in small letters is
    told by the words it leaves out where what is `after` says the same at length, or opens with its place (`filed`).
    """
    if not is_closed(line) or not is_sentence(after) or len(after) <= len(line):
        return False
    if line.endswith(";") or is_capitalised(line):
        return True
    own = QUOTED.sub("", line)
    if len(line.split()) > SHORT or TOLD.search(own):
        return False
    return filed or (ARTICLES.search(own) is None and says_again(line, after))


def is_closed(line: str) -> bool:
    """Whether a line has a headline's length, and is one sentence or ends in a semicolon."""
    fits = SHORTEST_HEADLINE <= len(line.split()) <= HEADLINE_WORDS
    return fits and INNER_END.search(line) is None and (line.endswith(";") or ends_sentence(line))


def is_capitalised(line: str) -> bool:
    """Whether all words have capitals but the smallest; a sentence would have a verb in small letters."""
    words = WORD.findall(line)
    large = [word for word in words if word.lower() not in SMALL]
    return len(large) >= FEWEST_LARGE < len(words) and all(word[0].isupper() for word in large)


def says_again(line: str, after: str) -> bool:
    """Whether most longer words of a line come again in the next."""
    own, others = ({word[:STEM].lower() for word in LONG.findall(text)} for text in (line, after))
    return len(own & others) >= AGAIN * max(len(own), 1)
