"""What a person types to search, as an FTS5 expression in which nothing typed is ever syntax by accident."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.errors import UsageError

OPERATORS = ("AND", "OR", "NOT")
PART = re.compile(r'(?P<quoted>"[^"]*"\*?)|(?P<bracket>[()])|(?P<word>[^\s()"]+)')
CURLY = str.maketrans("“”„«»", '"""""')
LETTER = re.compile(r"\w")
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a search: a term in FTS5's form, an operator or a bracket."""

    kind: str
    text: str


def to_expression(words: str) -> str:
    """Return words, "phrases", prefixes*, AND, OR, NOT and brackets as an FTS5 expression.

    Words side by side must all be there; NOT binds tighter than AND, AND tighter than OR. Raises UsageError saying what
    is wrong with the words.
    """
    parts = list(join(find_parts(words.translate(CURLY))))
    if not any(part.kind == "term" for part in parts):
        message = f'search: {words!r} holds no word to look for; try `dragoman search "gas pipeline" OR oil`'
        raise UsageError(message)
    check(parts)
    return " ".join(part.text for part in parts)


def find_parts(words: str) -> Iterator[Part]:
    """Yield the pieces in order, marks without a letter or figure left out; raises UsageError for an open quotation."""
    if words.count('"') % 2:
        message = f"search: a quotation mark in {words!r} is never closed; close it or leave it out"
        raise UsageError(message)
    for found in PART.finditer(words):
        text = found[0]
        if found["bracket"]:
            yield Part(text, text)
        elif text in OPERATORS:
            yield Part("operator", text)
        elif LETTER.search(text):
            yield Part("term", to_term(text))


def to_term(text: str) -> str:
    """Return a word or phrase quoted for FTS5; raises UsageError for a prefix of one letter."""
    word, star = text.rstrip("*"), text.endswith("*")
    bare = word.strip('"')
    if star and len(bare) < SHORTEST:
        message = f"search: {text!r} would match nearly everything; give at least {SHORTEST} letters before the *"
        raise UsageError(message)
    return f'"{bare}"' + ("*" if star else "")


def join(parts: Iterator[Part]) -> Iterator[Part]:
    """Yield the pieces with AND put between neighbours, and AND NOT as the one word NOT."""
    before: Part | None = None
    for part in parts:
        if part.kind in {"term", "("} and before is not None and before.kind in {"term", ")"}:
            yield Part("operator", "AND")
        if before == Part("operator", "AND") and part != Part("operator", "NOT"):
            yield before
        if part != Part("operator", "AND"):
            yield part
        before = part
    if before == Part("operator", "AND"):
        yield before


def check(parts: list[Part]) -> None:
    """Raise UsageError where an operator stands alone or a bracket has no partner."""
    depth, wants = 0, True
    for part in parts:
        if (part.kind in {"operator", ")"}) == wants:
            raise UsageError(misplaced(part))
        depth += {"(": 1, ")": -1}.get(part.kind, 0)
        wants = part.kind in {"operator", "("}
        if depth < 0:
            raise UsageError(misplaced(part))
    if depth or wants:
        message = "search: a bracket is never closed; close it" if depth else misplaced(parts[-1])
        raise UsageError(message)


def misplaced(part: Part) -> str:
    """Return what is wrong about a piece where it stands."""
    if part.kind == "operator":
        return f"search: {part.text} needs words on both sides, as in `gas {part.text} oil`, or small letters"
    return f"search: the bracket {part.text!r} does not belong there; brackets come in pairs around words"
