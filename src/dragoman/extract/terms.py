"""Capitals that are nobody: "a memorandum of understanding (MOU)", the initials "AB/CD" that sign a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.nlp.parse import Parsed, Sentence, Token

SILENT = {"of", "and", "the", "for", "in", "to", "on"}
SHORTEST, LONGEST = 2, 6


def explained_terms(parsed: Parsed) -> frozenset[str]:
    """Return the capitals in brackets that are the initials of plain lower-case words right before them."""
    return frozenset(text for sentence in parsed.sentences for text in terms_in(sentence.tokens))


def terms_in(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the explained abbreviations of one sentence."""
    for at in range(2, len(tokens) - 1):
        capitals = tokens[at].text.removesuffix("s")
        bracketed = tokens[at - 1].text == "(" and tokens[at + 1].text == ")"
        short = bracketed and capitals.isupper() and capitals.isalpha() and SHORTEST <= len(capitals) <= LONGEST
        if short and capitals.lower() in initials_before(tokens[: at - 1], len(capitals)):
            yield tokens[at].text


def initials_before(tokens: Sequence[Token], count: int) -> set[str]:
    """Return the initials of the last so many words, with and without the silent ones; none of names."""
    words = [t.text for t in tokens[-2 * count :] if t.text.isalpha()]
    loud = [w for w in words if w.lower() not in SILENT]
    return {"".join(w[0] for w in some[-count:]) for some in (words, loud) if all(w.islower() for w in some[-count:])}


def is_signature(sentence: Sentence) -> bool:
    """Whether a line is but the initials of who wrote and edited a story: "AB/CD"."""
    words = [w for t in sentence.tokens for w in t.text.split("/")]
    slashed = any("/" in t.text for t in sentence.tokens)
    return slashed and all(len(w) <= 3 and (w.isupper() or not w) for w in words)  # noqa: PLR2004
