"""Names of places inside other names: ships, papers, clubs and people that are called by a town."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dragoman.extract.heard import WEEK_WORDS
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Sentence, Token

Range = tuple[int, int]
SINGULAR = {"NN", "NNP"}


def names_a_ship(sentence: Sentence, at: int) -> bool:
    """Whether a noun for a vessel stands right before a name: "the tanker *Athens*", not "the ship Chad sent"."""
    name, before = sentence.tokens[at], sentence.tokens[at - 1] if at else None
    vessel = before is not None and before.tag in SINGULAR and before.lemma.lower() in load_sets()["vessels"]
    sends = name.dep == "nsubj" and name.head is not None and name.head.dep == "acl:relcl"
    return vessel and not sends


def opens_a_name(sentence: Sentence, range_: Range, taken: Collection[int]) -> bool:
    """Whether the words right behind a place are one name with it: "*Paris* Saint-Germain"."""
    behind = sentence.tokens[range_[1] + 1 : range_[1] + 2]
    flat = (c for t in sentence.tokens[range_[0] : range_[1] + 1] for c in t.children if c.dep == "flat")
    return any(is_named(t) for t in behind) and any(c.i > range_[1] and c.i not in taken for c in flat)


def is_named(token: Token) -> bool:
    """Whether a word is written as part of a name, and is no day or month."""
    return token.is_proper and token.text[:1].isupper() and token.lower not in WEEK_WORDS


def is_called_by_town(
    sentence: Sentence, town: Range, heard: Range, gazetteer: Gazetteer, known: Iterable[int]
) -> bool:
    """Whether a body is heard whose name a town opens: "Jakarta *Globe*", not "London *Mayor*", "Kabul *police*"."""
    rest = sentence.tokens[town[1] + 1 : heard[1] + 1]
    if town[0] != heard[0] or not rest or not all(is_named(t) for t in rest) or {t.i for t in rest} & set(known):
        return False
    last = rest[-1].lower
    return last not in gazetteer.roles and (last,) not in gazetteer.office_names
