"""Features of a line's shape and place, by the names that the residue files use."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dragoman.ingest.blocks import Block

NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")
STARTERS = frozenset(
    "the this that these those there then they their its his her our your and but for from with when while what who how why where after before during in on at by as if an it he she we you not all some most many two three four five also see read more monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split()
)
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
INNER_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b(?:Gen|Sen|Rep|Gov|Col|Maj|Mrs|etc))[.!?…][\"'”’)]*\s+[\"'“‘]?[A-Z]")
REPORTED = re.compile(
    r"\b(?:said|says|told|tells|announced|reported|stated|added|warned|according to|noted|denied|insisted|argued|claimed)\b",
    re.IGNORECASE,
)
REPEATS = 3
QUOTED = re.compile(r"[“”«»]|\"[^\"]{3,}\"")
HEADLINE_WORDS, LABEL_WORDS, REPEATED_WORDS = 22, 10, 8
STEM = 4
CLOSING = 8
EDGE = 4


@dataclass(frozen=True, slots=True)
class Scene:
    """A line among the others: all blocks, which of them it is, the names in each, where each text stands."""

    blocks: tuple[Block, ...]
    index: int
    names: tuple[frozenset[str], ...]
    places: Mapping[str, list[int]]

    @property
    def text(self) -> str:
        """The line's text."""
        return self.blocks[self.index].text


Feature = Callable[[Scene], bool]


def find_names(text: str) -> frozenset[str]:
    """Return the stems of the capitalised words of a text, so that Israel and Israeli are one."""
    return frozenset(word[:STEM].lower() for word in NAME.findall(text) if word.lower() not in STARTERS)


def ends_sentence(text: str) -> bool:
    """Whether a line closes with the end of a sentence, quotes and brackets apart."""
    return SENTENCE_END.search(text, max(len(text) - CLOSING, 0)) is not None


def is_headline(text: str) -> bool:
    """Whether a line is shaped like a headline: some words, one line, no end of sentence."""
    return 2 < len(text.split()) <= HEADLINE_WORDS and not ends_sentence(text) and not text.endswith((":", ",", ";"))  # noqa: PLR2004


def is_sentence(text: str) -> bool:
    """Whether a line is a finished sentence or several."""
    return len(text.split()) > 4 and ends_sentence(text)  # noqa: PLR2004 - shorter ones are labels


def key(text: str) -> str:
    """Return what two copies of a line have in common."""
    return "".join(filter(str.isalnum, text.lower()))


def is_repeated(scene: Scene) -> bool:
    """Whether the sentence stood in the text before; one that comes again and again is a form of the article itself."""
    if len(scene.text.split()) < REPEATED_WORDS or not is_sentence(scene.text):
        return False
    places = scene.places.get(key(scene.text), [])
    return scene.index in places[1:] and len(places) <= REPEATS and not is_template(scene)


def is_template(scene: Scene) -> bool:
    """Whether lines of the article repeat as those of a table or a list of recipes do; a text given twice is another matter."""
    repeated = sum(len(places) > 1 for places in scene.places.values())
    return REPEATS < repeated < len(scene.places) // 2


def is_title_case(text: str) -> bool:
    """Whether most words of some length begin with a capital."""
    long = [word for word in text.split() if len(word) > STEM]
    return len(text.split()) >= STEM and sum(word[0].isupper() for word in long) > 0.7 * len(long)  # noqa: PLR2004


def is_in_heading_run(scene: Scene) -> bool:
    """Whether the line is one of three or more headings with nothing between them."""
    roles = "".join("h" if block.role == "heading" else "." for block in scene.blocks)
    start, end = roles.rfind(".", 0, scene.index) + 1, roles.find(".", scene.index)
    return roles[scene.index] == "h" and (end if end >= 0 else len(roles)) - start > 2  # noqa: PLR2004


def is_strange_to_headline(scene: Scene) -> bool:
    """Whether the line and the line after it both name somebody, and nobody in common."""
    own, after = scene.names[scene.index], scene.names[min(scene.index + 1, len(scene.names) - 1)]
    return bool(own) and bool(after) and not own & after


def is_mostly_strange(scene: Scene) -> bool:
    """Whether most names of the line are found nowhere else in the text."""
    own = scene.names[scene.index]
    others = frozenset().union(*(names for place, names in enumerate(scene.names) if place != scene.index))
    return len(own) > 1 and len(own & others) * 2 <= len(own)


def is_before_headline(scene: Scene) -> bool:
    """Whether a headline follows, and a paragraph longer than it after that."""
    following = scene.blocks[scene.index + 1 : scene.index + 3]
    if len(following) < 2:  # noqa: PLR2004 - a headline and its story
        return False
    headline, story = (block.text for block in following)
    return is_headline(headline) and is_sentence(story) and len(story) > 2 * len(headline)


def is_abbreviation(scene: Scene) -> bool:
    """Whether the closing parenthesis holds the initials of words before it."""
    match = re.search(r"\(([A-Z][\w.&-]{1,9})\)\W*$", scene.text)
    if not match:
        return False
    initials = "".join(word[0] for word in scene.text[: match.start()].split()).lower()
    letters = [letter for letter in match.group(1).lower() if letter.isalpha()]
    return match.group(1).upper() == match.group(1) and letters[0] in initials and letters[-1] in initials


def has_prose_after_cue(scene: Scene) -> bool:
    """Whether a cue leads into running prose: a clause of its own that goes on past a comma."""
    return len(scene.text.split()) > HEADLINE_WORDS and ends_sentence(scene.text)


@cache
def features() -> Mapping[str, Feature]:
    """Return the features by name."""
    return MappingProxyType(
        {
            "first": lambda scene: scene.index == 0,
            "last": lambda scene: scene.index >= len(scene.blocks) - 3,
            "late": lambda scene: scene.index >= len(scene.blocks) * 2 // 3,
            "edge": lambda scene: scene.index < EDGE or scene.index >= len(scene.blocks) - 2 * EDGE,
            "sentence": lambda scene: is_sentence(scene.text),
            "single": lambda scene: INNER_END.search(scene.text) is None,
            "quoted": lambda scene: QUOTED.search(scene.text) is not None,
            "reported": lambda scene: REPORTED.search(scene.text) is not None and is_sentence(scene.text),
            "abbreviation": is_abbreviation,
            "prose-after-cue": has_prose_after_cue,
            "repeated": is_repeated,
            "wordless": lambda scene: not any(map(str.isalnum, scene.text)),
            "headline": lambda scene: len(scene.text.split()) > STEM and is_headline(scene.text),
            "item": lambda scene: scene.blocks[scene.index].role == "item",
            "title-case": lambda scene: is_title_case(scene.text) and not ends_sentence(scene.text),
            "heading-run": is_in_heading_run,
            "before-headline": is_before_headline,
            "strange-to-headline": is_strange_to_headline,
            "mostly-strange": is_mostly_strange,
        }
    )
