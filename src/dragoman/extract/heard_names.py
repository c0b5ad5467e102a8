"""Names that the pipeline heard, as stretches of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.nlp.parse import Sentence


def entity_spans(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last, label) of the names the pipeline heard."""
    start, label = 0, ""
    for token in [*sentence.tokens, None]:
        current = token.entity if token is not None else ""
        at = token.i if token is not None else len(sentence.tokens)
        if current != label:
            if label:
                yield start, at - 1, label
            start, label = at, current
