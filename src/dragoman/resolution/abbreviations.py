"""Abbreviations that a text itself explains: "Gulf Energy Exchange (GEE)", "GEE (the Gulf Energy Exchange)"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dragoman.extract.mentions import Mention, make
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Parsed, Token

OPENING, CLOSING = {"(", "["}, {")", "]"}
BETWEEN = {"the", "or", "-", "known", "as", "also", "called", "hereinafter", "abbreviated", "dubbed"}
SHORTEST = 2
# A body's own short name is no shorter: "(Petrobras)".
SHORT_NAME = 4
SHORTENED = {"agency", "authority", "bank", "company", "corporation", "holding", "organisation", "organization"}


def abbreviations(mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Return the long names behind the abbreviations that the text explains."""
    found: dict[str, Mention] = {}
    for long in mentions:
        if long.kind in {"organisation", "role"} and long.last > long.first:
            for short in beside(long):
                if abbreviates(short.text, long.name) or is_own_short_name(short, long):
                    found.setdefault(short.text, long)
    return found


def beside(long: Mention) -> Iterator[Token]:
    """Yield the words set in brackets behind a name, and the word behind which the name stands in brackets."""
    tokens = long.sentence.tokens
    after = tokens[long.last + 1 : long.last + 5]
    if len(after) > 1 and after[0].text in OPENING:
        yield from (t for t in after[1:] if t.text not in BETWEEN)
    at = long.first - 1
    while at > 0 and tokens[at].lower in BETWEEN:
        at -= 1
    if at > 0 and tokens[at].text in OPENING:
        yield tokens[at - 1]


def abbreviates(short: str, name: str) -> bool:
    """Whether capitals are drawn from a name in its order, the first from the start of a word."""
    letters = iter(name.lower())
    starts = {word[:1].lower() for word in name.split()}
    written = short.isupper() and len(short) >= SHORTEST and short not in name.split()
    return written and short[:1].lower() in starts and all(c in letters for c in short.lower() if c.isalpha())


def is_own_short_name(short: Token, long: Mention) -> bool:
    """Whether a lone name in brackets behind a company's or an agency's is its own: "… Company of Peru (Petroperu)"."""
    written = short.text.istitle() and short.text.isalpha() and len(short.text) >= SHORT_NAME and short.is_proper
    told = long.kind == "organisation" and any(t.lower in SHORTENED for t in long.tokens)
    return written and told and short.entity != "LOC" and is_enclosed(short, long)


def is_enclosed(short: Token, long: Mention) -> bool:
    """Whether a word stands alone in brackets or commas behind a name."""
    tokens, at = long.sentence.tokens, short.i
    if at <= long.last or at + 1 >= len(tokens):
        return False
    return tokens[at - 1].text in OPENING | BETWEEN and tokens[at + 1].text in CLOSING


def says_body(long: Mention) -> bool:
    """Whether a long name is known, or has a noun that bodies are called by."""
    return bool(long.entries) or any(t.lower in load_sets()["body-heads"] for t in long.tokens)


def is_told_otherwise(here: Mention, long: Mention | None) -> bool:
    """Whether an abbreviation is nobody's that is known, or another's than the known body that the text explains."""
    ids = {e.id for e in here.entries}
    told = {e.id for e in long.entries} if long is not None else set()
    return not ids or bool(told and not ids & told)


def find_shorts(
    parsed: Parsed, at: Mapping[tuple[int, int], Mention], short: Mapping[str, Mention]
) -> Iterator[Mention]:
    """Yield the abbreviations wherever they stand, those that no finder took for a name among them."""
    for sentence in parsed.sentences if short else ():
        for token in (t for t in sentence.tokens if t.text in short):
            here, long = at.get((sentence.index, token.i)), short[token.text]
            if here is not None and here.first == here.last and is_told_otherwise(here, long):
                yield here
            # What nobody heard as a name may shorten an agreement's: only a body's own noun makes it a body.
            elif here is None and says_body(long):
                yield make(sentence, token.i, token.i, "organisation")
