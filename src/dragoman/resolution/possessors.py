"""Whose "the country's police" and "its Supreme Court" are: the state's that was told just before, when one was."""

from __future__ import annotations

from dragoman.extract.mentions import Mention
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import first_conjunct
from dragoman.resolution.cast import Cast

COUNTRIES = {"country", "nation", "state", "republic", "kingdom"}
PRONOUNS = {"its"}
STATES = {"state", "capital", "demonym"}
SUBJECTS = {"nsubj", "nsubj:pass"}


def told_owner(cast: Cast, mention: Mention) -> str | None:
    """Return the country that the possessive before a body stands for."""
    if mention.head.lemma.lower() not in load_sets()["one-of-each"] | load_sets()["body-heads"]:
        return None  # "its allies" are others'
    for child in mention.head.children:
        if child.dep == "nmod:poss" and (child.lower in PRONOUNS or is_country(child)):
            return last_state(cast, mention.sentence, child)
    return None


def is_country(token: Token) -> bool:
    """Whether a word means a country told before: "the *country*'s police", but not "our neighbour country's"."""
    plain = all(c.dep in {"det", "case"} for c in token.children)
    return token.lemma.lower() in COUNTRIES and token.tag == "NN" and plain


def last_state(cast: Cast, sentence: Sentence, token: Token) -> str | None:
    """Return the only state told before a word in its sentence, else in the one before; of several, the subject."""
    before = cast.parsed.sentences[sentence.index - 1] if sentence.index else None
    for where in filter(None, (sentence, before)):
        named = [m for m in states_in(cast, where) if where is not sentence or m.last < token.i]
        for some in (named, [m for m in named if first_conjunct(m.head).dep in SUBJECTS]):
            if len({m.country for m in some}) == 1:
                return some[0].country
        if named:
            return None
    return None


def states_in(cast: Cast, sentence: Sentence) -> list[Mention]:
    """Return the names of states that a sentence holds."""
    here = dict.fromkeys(cast.at[sentence.index, t.i] for t in sentence.tokens if (sentence.index, t.i) in cast.at)
    return [m for m in here if m.kind in STATES and m.country]
