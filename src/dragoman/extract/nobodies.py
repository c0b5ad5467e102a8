"""Names that are nobody's: laws, prizes, feasts, months, weapons, what is told in capitals, single letters."""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.naming import load_words
from dragoman.nlp.parse import Sentence, Token

# Of an abbreviation: "MoU", "IoT", but not "Ict", which may be a name.
CAPITALS = 2


def names_nobody(name: str, kind: str, terms: Container[str], people: Container[str] = ()) -> bool:
    """Whether what was heard as a name is a term that the text explains, or a law, a prize, a feast: "Super Bowl".

    Not who is told in full too, by a name that has the word: "Oscar" after "Oscar Quispe".
    """
    if kind == "person" and name.lower() in people:
        return False
    explained = kind == "organisation" and name in terms
    return explained or len(name.strip(".")) == 1 or is_listed(name) or is_short_for_a_kind(name) or is_headed(name)


def is_titled(sentence: Sentence, first: int) -> bool:
    """Whether a title stands right before a name, which is somebody's then: "*Mr.* Eid"."""
    before = next(iter(sentence.tokens[max(first - 1, 0) : first]), None)
    return before is not None and before.is_proper and before.lower.rstrip(".") in load_words().honorifics


def is_listed(name: str) -> bool:
    """Whether a name is known to be nobody's, however it is joined: "Eid al-Fitr", "Eid al Fitr"."""
    return unjoined(name) in nobodies()


@cache
def nobodies() -> frozenset[str]:
    """Return the names of nobody without their hyphens."""
    return frozenset(map(unjoined, load_sets()["no-bodies"]))


def unjoined(name: str) -> str:
    """Return a name in small letters, with spaces for hyphens and plain apostrophes."""
    return name.lower().replace("-", " ").replace("’", "'")


def is_short_for_a_kind(name: str) -> bool:
    """Whether capitals are short for what there are many of: "MOU", "SMEs"."""
    short = sum(map(str.isupper, name)) >= CAPITALS
    return short and name.removesuffix("s").lower() in load_sets()["kinds-in-capitals"]


def is_headed(name: str) -> bool:
    """Whether a name says by its last word that it is of a law, a prize or an illness: "Harbour Safety *Act*"."""
    first, _, last = name.rpartition(" ")
    return bool(first) and last.istitle() and last.lower() in load_sets()["no-body-heads"]


def stands_for_nobody(sentence: Sentence, first: int, last: int) -> bool:
    """Whether what stands around a name makes it nobody's: a blessing in brackets, or the name of a weapon."""
    return is_blessing(sentence.tokens, first, last) or names_a_weapon(sentence.tokens, last)


def is_blessing(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a word in brackets blesses who is named before it: "the Prophet (*PBUH*)"."""
    around = [t.text for t in (*tokens[max(first - 1, 0) : first], *tokens[last + 1 : last + 2])]
    return around == ["(", ")"] and first == last and tokens[first].lower in load_sets()["blessings"]


def names_a_weapon(tokens: list[Token], last: int) -> bool:
    """Whether a noun for weapons stands right behind a name and is told by it: "*Patriot* missiles"."""
    behind = next(iter(tokens[last + 1 : last + 2]), None)
    if behind is None or not behind.text.islower() or behind.lemma.lower() not in load_sets()["named-weapons"]:
        return False
    return tokens[last].head is behind
