"""Names of which a text writes the first halves only: "*North* and South Korea", "*East* and West German" leaders."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from dragoman.knowledge.gazetteer import Entry, Gazetteer
from dragoman.nlp.parse import Sentence, Token

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
        half = half_before(mention, sentence)
        if half is None or half.i in taken:
            continue
        words = [half.lower, *(t.lower for t in mention.tokens[1:])]
        entries = next((found for length, found in gazetteer.matches(words, 0) if length == len(words)), ())
        if same := tuple(e for e in entries if e.kind == mention.kind):
            yield half.i, same


def half_before(mention: Named, sentence: Sentence) -> Token | None:
    """Return the capitalised word that an "and" joins to a name of several words: "*North* and South Korea"."""
    first, *rest = mention.tokens
    if first.i <= 1 or not rest or mention.kind not in SHARING:
        return None
    half = sentence.tokens[first.i - 2]
    return half if half.text[:1].isupper() and sentence.tokens[first.i - 1].lower in JOINING else None
