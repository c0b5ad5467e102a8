"""Features of a line's shape and place, by the names that the residue files use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from types import MappingProxyType

from dragoman.ingest.blocks import Block
from dragoman.ingest.cues import load_residue

NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
INNER_END = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b(?:Gen|Sen|Rep|Gov|Col|Maj|Mrs|etc))[.!?…][\"'”’)]*\s+[\"'“‘]?[A-Z]"
)
REPORTED = re.compile(
    r"\b(?:said|says|told|tells|announced|reported|stated|added|warned|according to|noted|denied|insisted|argued"
    r"|claimed)\b",
    re.IGNORECASE,
)
REPEATS = 3
QUOTED = re.compile(r"[“”«»]|\"[^\"]{3,}\"")
HEADLINE_WORDS, LABEL_WORDS, REPEATED_WORDS = 22, 10, 8
SHORTEST_HEADLINE, SHORTEST_SENTENCE = 3, 5
CROWD = 3
STEM = 4
CLOSING = 8
EDGE = 4
PROSE_WORDS, MENU_WORDS = 14, 5
HASHTAGS = re.compile(r"(?:[#@][^\W\d]\w*\s*)+")
UNLETTERED = re.compile(r"[\W_]+")
MENU_MARKS = re.compile(r"\s+[|·•»/>]\s+|\s*[\[\]]\s*")
# A link's label has lost the space to its headline: "New threat:Tariffs on wine". Speakers in capitals keep it.
GLUED = re.compile(r"(?=[^:]*[a-zà-þ])[^\W\d][^.!?:]{1,60}:[A-ZÀ-Þ“\"'‘]")
SAYING = re.compile(
    r"\b(?:said|says|say|told|tells|asked|asks|added|adds|wrote|writes|replied|replies|read|reads|tweeted|stated)\b"
)
CLOCKED = re.compile(r"\b\d{1,2}[:.]\d\d\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the lines of a text share: the names in each, where each stands, where headings crowd, where prose is."""

    blocks: tuple[Block, ...]
    names: tuple[frozenset[str], ...]
    places: Mapping[str, list[int]]
    template: bool
    crowded: frozenset[int]
    prose: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """A line among the others."""

    setting: Setting
    index: int

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All lines."""
        return self.setting.blocks

    @property
    def text(self) -> str:
        """The line's text."""
        return self.setting.blocks[self.index].text


Feature = Callable[[Scene], bool]


@cache
def starters() -> frozenset[str]:
    """Return words that a capital does not make a name, in any language we know."""
    return frozenset(word for file in load_residue().values() for word in file.starters)


def find_names(text: str) -> frozenset[str]:
    """Return the stems of the capitalised words of a text, so that Israel and Israeli are one."""
    return frozenset(word[:STEM].lower() for word in NAME.findall(text) if word.lower() not in starters())


def ends_sentence(text: str) -> bool:
    """Whether a line closes with the end of a sentence, quotes and brackets apart."""
    return SENTENCE_END.search(text, max(len(text) - CLOSING, 0)) is not None


def is_headline(text: str) -> bool:
    """Whether a line is shaped like a headline: some words, one line, no end of sentence."""
    fits = SHORTEST_HEADLINE <= len(text.split()) <= HEADLINE_WORDS
    return fits and not ends_sentence(text) and not text.endswith((":", ",", ";"))


def is_sentence(text: str) -> bool:
    """Whether a line is a finished sentence or several."""
    return len(text.split()) >= SHORTEST_SENTENCE and ends_sentence(text)


def key(text: str) -> str:
    """Return what two copies of a line have in common."""
    return UNLETTERED.sub("", text.lower())


def to_setting(blocks: Iterable[Block]) -> Setting:
    """Return what the lines have in common, found once for all of them."""
    held = tuple(blocks)
    places: dict[str, list[int]] = {}
    for index, block in enumerate(held):
        places.setdefault(key(block.text), []).append(index)
    repeated = sum(len(found) > 1 for found in places.values())
    return Setting(
        blocks=held,
        names=tuple(find_names(block.text) for block in held),
        places=places,
        # A table or a list of recipes repeats some lines of its own; a text that is given twice repeats most.
        template=REPEATS < repeated < len(places) // 2,
        crowded=frozenset(crowded_headings(held)),
        prose=prose_range(held),
    )


def prose_range(blocks: Sequence[Block]) -> tuple[int, int]:
    """Return the places of the first and the last paragraph that is surely prose; all of the text where none is."""
    sure = [index for index, block in enumerate(blocks) if block.kind is None and is_prose(block.text)]
    return (sure[0], sure[-1]) if sure else (0, len(blocks))


def is_prose(text: str) -> bool:
    """Whether a line is a sentence of some length."""
    return len(text.split()) >= PROSE_WORDS and ends_sentence(text)


def crowded_headings(blocks: Iterable[Block]) -> Iterator[int]:
    """Yield the places of headings of which three or more stand together with nothing between them."""
    for role, run in groupby(enumerate(blocks), key=lambda pair: pair[1].role):
        indexes = [index for index, _ in run]
        if role == "heading" and len(indexes) >= CROWD:
            yield from indexes


def is_repeated(scene: Scene) -> bool:
    """Whether the sentence stood in the text before; one that comes again and again is a form of the article itself."""
    places = scene.setting.places[key(scene.text)]
    if not 1 < len(places) <= REPEATS or scene.index == places[0] or scene.setting.template:
        return False
    return len(scene.text.split()) >= REPEATED_WORDS and is_sentence(scene.text)


def is_title_case(text: str) -> bool:
    """Whether most words of some length begin with a capital."""
    long = [word for word in text.split() if len(word) > STEM]
    return len(text.split()) >= STEM and sum(word[0].isupper() for word in long) > 0.7 * len(long)


def is_strange_to_headline(scene: Scene) -> bool:
    """Whether the line and the line after it both name somebody, and nobody in common."""
    own, after = scene.setting.names[scene.index], scene.setting.names[min(scene.index + 1, len(scene.blocks) - 1)]
    return bool(own) and bool(after) and not own & after


def is_mostly_strange(scene: Scene) -> bool:
    """Whether most names of the line are found nowhere else in the text."""
    own = scene.setting.names[scene.index]
    others = frozenset[str]().union(*(names for place, names in enumerate(scene.setting.names) if place != scene.index))
    return len(own) > 1 and len(own & others) * 2 <= len(own)


def is_before_headline(scene: Scene) -> bool:
    """Whether a headline follows, and a paragraph longer than it after that."""
    if scene.index + 2 >= len(scene.blocks):
        return False
    headline, story = scene.blocks[scene.index + 1].text, scene.blocks[scene.index + 2].text
    # The day or hour of an entry heads it in a live report, and is nobody's headline.
    return (
        is_headline(headline)
        and CLOCKED.search(headline) is None
        and is_sentence(story)
        and len(story) > 2 * len(headline)
    )


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


def is_menu(scene: Scene) -> bool:
    """Whether a line is a row of short labels between bars or brackets; a table's rows are no menu."""
    block = scene.blocks[scene.index]
    if block.role == "row" or ends_sentence(block.text):
        return False
    labels = [label.strip() for label in MENU_MARKS.split(block.text) if label.strip()]
    return len(labels) >= CROWD and all(is_label(label) for label in labels)


def is_label(text: str) -> bool:
    """Whether a text is a word or a few without a figure."""
    return len(text.split()) <= MENU_WORDS and text[0].isalpha() and not any(map(str.isdigit, text))


def is_glued(scene: Scene) -> bool:
    """Whether a label has lost the space to its headline; what somebody says has a verb of saying before the colon."""
    return GLUED.match(scene.text) is not None and SAYING.search(scene.text.partition(":")[0]) is None


def is_at_edge(scene: Scene) -> bool:
    """Whether a line stands before the prose of the article or behind it, however much else stands there."""
    first, last = scene.setting.prose
    return scene.index < max(EDGE, first) or scene.index > min(last, len(scene.blocks) - 2 * EDGE - 1)


@cache
def features() -> Mapping[str, Feature]:
    """Return the features by name."""
    return MappingProxyType(
        {
            "first": lambda scene: scene.index == 0,
            "last": lambda scene: scene.index >= len(scene.blocks) - 3,
            "late": lambda scene: scene.index >= len(scene.blocks) * 2 // 3,
            "edge": is_at_edge,
            "hashtags": lambda scene: HASHTAGS.fullmatch(scene.text) is not None,
            "menu-line": is_menu,
            "sentence": lambda scene: is_sentence(scene.text),
            "single": lambda scene: INNER_END.search(scene.text) is None,
            "quoted": lambda scene: QUOTED.search(scene.text) is not None,
            "reported": lambda scene: REPORTED.search(scene.text) is not None and is_sentence(scene.text),
            "abbreviation": is_abbreviation,
            "prose-after-cue": has_prose_after_cue,
            "repeated": is_repeated,
            "wordless": lambda scene: not any(map(str.isalnum, scene.text)),
            "headline": lambda scene: len(scene.text.split()) > STEM and is_headline(scene.text),
            "glued-label": is_glued,
            "item": lambda scene: scene.blocks[scene.index].role == "item",
            "title-case": lambda scene: is_title_case(scene.text) and not ends_sentence(scene.text),
            "heading-run": lambda scene: scene.index in scene.setting.crowded,
            "before-headline": is_before_headline,
            "strange-to-headline": is_strange_to_headline,
            "mostly-strange": is_mostly_strange,
        }
    )
