"""Titles of offices and nouns for people and bodies, at a word."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.heard import WEEK_WORDS
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import first_conjunct

# "The man police say is behind the raid": the man is no word for the police.
TELLING = {"police", "authorities", "officials", "prosecutors", "investigators", "detectives", "witnesses"}
TOLD_OF = {"man", "men", "woman", "women", "boy", "boys", "girl", "people", "couple", "suspect", "suspects", "gunman",
           "gunmen", "attacker", "driver", "teenager", "teen", "person", "student", "worker"}  # fmt: skip
# Words of a title that are looked at together, at most.
LONGEST_TITLE = 7
WHOEVER = {"every", "each", "any", "no"}
MODIFIERS = {"compound", "amod", "nmod:poss", "nummod", "flat", "nmod", "nmod:desc"}


def match_office(words: Sequence[str], at: int, gazetteer: Gazetteer) -> tuple[int, str | None]:
    """Return (number of words, office id) of the longest office title that starts here."""
    # Most words open no title.
    longest = min(LONGEST_TITLE, len(words) - at, gazetteer.longest_office.get(words[at], 0))
    for length in range(longest, 0, -1):
        ids = gazetteer.office_names.get(tuple(words[at : at + length]))
        if ids:
            return length, ids[0]
    return 0, None


def role_of(token: Token, gazetteer: Gazetteer) -> str | None:
    """Return the sector of a role noun, its compound first ("air force", "security forces")."""
    if not token.is_noun or token.dep in {"compound", "amod"} or is_anybody(token):
        return None
    for modifier in token.children:
        role = gazetteer.roles.get(f"{modifier.lower}'s {token.lemma.lower()}") if modifier.dep == "nmod:poss" else None
        if role:
            return role.sector
        if modifier.dep in {"compound", "amod"} and modifier.i == token.i - 1:
            role = gazetteer.roles.get(f"{modifier.lower} {token.lemma.lower()}") or gazetteer.roles.get(
                f"{modifier.lower} {token.lower}"
            )
            if role:
                return role.sector
    role = gazetteer.roles.get(token.lemma.lower()) or gazetteer.roles.get(token.lower)
    return role.sector if role else None


def is_anybody(token: Token) -> bool:
    """Whether a man or woman stands for whoever there is: "every man, woman and child"."""
    return token.lower in {"man", "woman"} and any(c.lower in WHOEVER for c in first_conjunct(token).children)


def ends_a_pair(tokens: list[Token], at: int) -> bool:
    """Whether a word is the second half of a modifier that a name opens: "Russian-*backed* separatists"."""
    return at > 0 and tokens[at - 1].text == "-" and tokens[at].text.islower()


def is_modifier(word: Token, head: Token) -> bool:
    """Whether a word describes a noun, and is no day and nobody of whom a clause without a pronoun tells."""
    if head.lower in TELLING and word.lower in TOLD_OF:
        return False
    return word.head is head and word.dep in MODIFIERS and word.lower not in WEEK_WORDS
