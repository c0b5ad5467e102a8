"""Names of which a text writes the first halves only: "*North* and South Korea", "*East* and West German" leaders.

In a text that names two states of one name, "*the North*" alone is one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from dragoman.knowledge.gazetteer import Entry, Gazetteer
from dragoman.nlp.parse import Sentence, Token

DIRECTIONS = {"north", "south", "east", "west"}
JOINING = {"and", "or", "nor", "versus", "-", "–"}
SHARING = {"state", "demonym"}


class Named(Protocol):
    """A known name of the sentence: its kind and words."""

    @property
    def kind(self) -> str: ...  # noqa: D102 - told above

    @property
    def entries(self) -> tuple[Entry, ...]: ...  # noqa: D102 - told above

    @property
    def tokens(self) -> Sequence[Token]: ...  # noqa: D102 - told above


def first_halves(
    sentence: Sentence, known: Collection[Named], gazetteer: Gazetteer
) -> Iterator[tuple[int, tuple[Entry, ...]]]:
    """Yield the places of words that share the rest of the state's name behind them, and which state they name."""
    taken = {t.i for m in known for t in m.tokens}
    for mention in known:
        first, *rest = mention.tokens
        half = sentence.tokens[first.i - 2] if first.i > 1 else None
        joined = half is not None and sentence.tokens[first.i - 1].lower in JOINING
        if half is None or not joined or not rest or mention.kind not in SHARING or half.i in taken:
            continue
        words = [half.lower, *(t.lower for t in rest)]
        entries = next((found for length, found in gazetteer.matches(words, 0) if length == len(words)), ())
        same = tuple(e for e in entries if e.kind == mention.kind)
        if same and half.text[:1].isupper():
            yield half.i, same


def divided(known: Iterable[Named]) -> dict[str, tuple[Entry, ...]]:
    """Return by its direction each of two states that share the rest of their names in a text."""
    found: defaultdict[str, dict[str, tuple[Entry, ...]]] = defaultdict(dict)
    for mention in known:
        words = [t.lower for t in mention.tokens]
        if mention.kind == "state" and words[0] in DIRECTIONS and len(words) > 1:
            found[" ".join(words[1:])][words[0]] = mention.entries
    pairs = [halves for halves in found.values() if len(halves) > 1]
    return pairs[0] if len(pairs) == 1 else {}


def lone_halves(sentence: Sentence, halves: dict[str, tuple[Entry, ...]]) -> Iterator[tuple[int, tuple[Entry, ...]]]:
    """Yield the places of "the North" and "the South" that stand alone, and which state they name."""
    for before, half, after in zip(sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False):
        alone = not after.is_noun and not after.tag.startswith("JJ") and after.lower not in {"of", "-"}
        if before.lower == "the" and half.lower in halves and half.text.istitle() and alone:
            yield half.i, halves[half.lower]
