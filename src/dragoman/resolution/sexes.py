"""Whether a person told of is a woman or a man: by titles and nouns beside the name, else by the given name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Literal

from dragoman.extract.mentions import Mention
from dragoman.knowledge.naming import load_given_names, load_references
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import FINITE
from dragoman.nlp.standing import nouns_beside
from dragoman.resolution.names import fold

Sex = Literal["he", "she"]
# "Mrs", "Foreign Minister Ms": so many words before a name may be its title.
TITLES = 2


def sex_of_words(words: Iterable[str]) -> Sex | None:
    """Return the sex that the nouns tell, None where none or both do."""
    told = load_references()
    words = set(words)
    woman, man = bool(words & told.women), bool(words & told.men)
    return None if woman == man else "she" if woman else "he"


def sex_of_name(name: str) -> Sex | None:
    """Return the sex that the first word of a full name tells."""
    words, given = fold(name), load_given_names()
    if len(words) < 2:  # noqa: PLR2004
        return None
    return "she" if words[0] in given.women else "he" if words[0] in given.men else None


def titles(mention: Mention) -> Iterator[str]:
    """Yield the words of a mention, those right before it, and the nouns beside its head.

    None from before a verb: "The official said Vega was ill".
    """
    before = reversed(mention.sentence.tokens[max(0, mention.first - TITLES) : mention.first])
    beside = takewhile(lambda t: t.tag not in FINITE, before)
    yield from (t.lower.rstrip(".") for t in (*beside, *mention.tokens) if t.is_noun)
    yield from nouns_beside(mention.head)


def sex_of_noun(token: Token) -> Sex | None:
    """Return the sex that a common noun tells: "the actress"."""
    return sex_of_words((token.lemma.lower(), token.lower))
