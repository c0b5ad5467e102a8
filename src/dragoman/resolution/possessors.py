"""Whose "the country's police" and "its Supreme Court" are: the state's that was told just before, when one was.

Also whose a bare noun in a list is: "the Chadian army and *police*", "*pilots* and staff of Air Malawi".
"""

from __future__ import annotations

from dragoman.extract.mentions import Mention
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import conjuncts, first_conjunct, preposition
from dragoman.resolution.cast import Cast

COUNTRIES = {"country", "nation", "state", "republic", "kingdom"}
PRONOUNS = {"its"}
STATES = {"state", "capital", "demonym"}
SUBJECTS = {"nsubj", "nsubj:pass"}
FROM = {"from", "in", "of", "across", "inside"}
OWNING = {"det", "amod", "compound", "nmod:poss", "nummod", "nmod:desc"}
# "Israeli troops and militants" fight each other.
# "Israeli officials and mediators", "Russian forces and civilians": only what is a state's own shares its name.
BOUND = ("of-owner", "one-of-each", "body-heads")
AGAINST = {"REB", "UAF", "CRM"}
PUBLIC = {"COP", "GOV", "JUD", "LEG", "MIL", "SPY"}


def told_owner(cast: Cast, mention: Mention) -> str | None:
    """Return the country that the possessive before people or a body stands for: "the country's press"."""
    noun, sets = mention.head.lemma.lower(), load_sets()
    if noun in sets["of-others"]:
        return None
    # "its" before people is left to what the pronouns are found to mean.
    its = PRONOUNS if noun in sets["one-of-each"] | sets["body-heads"] else frozenset()
    for child in mention.head.children:
        of_country = is_country(child) and (child.dep == "nmod:poss" or preposition(child) in FROM)
        if of_country or (child.dep == "nmod:poss" and child.lower in its):
            return last_state(cast, mention.sentence, child)
    return None


def shared_owner(cast: Cast, mention: Mention) -> str | None:
    """Return the country that a bare noun in a list shares with the first: "the Chadian army and *police*"."""
    head = mention.head
    first = cast.mention(mention.sentence, first_conjunct(head))
    if head.dep != "conj" or first is None or not first.country or mention.sector in AGAINST:
        return None
    if any(c.dep in OWNING | {"nmod"} and not mention.covers(c) for c in head.children):
        return None
    shared = is_owned_behind(first.head, head) or (is_bound(head) and is_owned_before(cast, first))
    return first.country if shared else None


def owner_of_last(cast: Cast, mention: Mention) -> str | None:
    """Return the country of the body behind the last of a list of plurals: "*pilots* and commanders of Air Malawi"."""
    row = conjuncts(first_conjunct(mention.head))
    if len(row) == 1 or mention.head is row[-1] or mention.sector in AGAINST or not all(is_plain(t) for t in row[:-1]):
        return None
    behind = (cast.mention(mention.sentence, c) for c in row[-1].children if preposition(c) == "of")
    body = next((m for m in behind if m is not None and m.kind == "organisation" and m.country != "IGO"), None)
    plain = row[-1].tag == "NNS" and not any(c.dep in {"det", "nmod:poss"} for c in row[-1].children)
    # "Tourists and soldiers of the army", "officials and managers of Air Malawi" are two kinds of people.
    alike = may_be_public(cast, mention.head) and may_be_public(cast, row[-1])
    return body.country if body is not None and plain and alike else None


def may_be_public(cast: Cast, noun: Token) -> bool:
    """Whether people may serve a state: officers, members, but no tourists."""
    role = cast.gazetteer.roles.get(noun.lemma.lower())
    return role is None or role.sector in PUBLIC


def is_plain(noun: Token) -> bool:
    """Whether a noun is a plural of which nothing says whose it is."""
    return noun.tag == "NNS" and not any(c.dep in OWNING | {"nmod"} for c in noun.children)


def is_owned_behind(first: Token, last: Token) -> bool:
    """Whether an owner of all in a list stands behind the last: "the army and *police* of Chad"."""
    return any(c.dep == "nmod" and c.i > last.i and preposition(c) in FROM for c in first.children)


def is_bound(noun: Token) -> bool:
    """Whether a noun is of those that always belong to somebody."""
    return any(noun.lemma.lower() in load_sets()[name] for name in BOUND)


def is_owned_before(cast: Cast, mention: Mention) -> bool:
    """Whether a state's name or people stands before a noun: "*Chadian* army", "*Peru's* navy"."""
    owners = (cast.mention(mention.sentence, c) for c in mention.head.children if c.i < mention.first)
    opened = mention.kind != "state" and cast.gazetteer.is_origin(mention.tokens[0].lower)
    said = any(is_country(c) and c.dep == "nmod:poss" for c in mention.head.children)
    return opened or said or any(o is not None and o.kind in STATES for o in owners)


def is_country(token: Token) -> bool:
    """Whether a word means a country told before: "the *country*'s police", but not "our neighbour country's"."""
    plain = all(c.dep in {"det", "case"} for c in token.children)
    return token.lemma.lower() in COUNTRIES and token.tag == "NN" and plain


def last_state(cast: Cast, sentence: Sentence, token: Token) -> str | None:
    """Return the only state told before a word in its sentence, else in the one before; of several, the subject."""
    before = cast.parsed.sentences[sentence.index - 1] if sentence.index else None
    for where in filter(None, (sentence, before)):
        named = [m for m in states_in(cast, where) if where is not sentence or m.last < token.i]
        if named and any(c.lower == "this" for c in token.children):
            return named[-1].country
        if named:
            return only_or_subject(named)
    return None


def only_or_subject(named: list[Mention]) -> str | None:
    """Return the only country named, else that of the only subjects among those who name one."""
    for some in (named, [m for m in named if first_conjunct(m.head).dep in SUBJECTS]):
        if len({m.country for m in some}) == 1:
            return some[0].country
    return None


def states_in(cast: Cast, sentence: Sentence) -> list[Mention]:
    """Return what a sentence holds that names a state: "Chad", "the Chadian government"."""
    here = dict.fromkeys(cast.at[sentence.index, t.i] for t in sentence.tokens if (sentence.index, t.i) in cast.at)
    return [m for m in here if m.country and (m.kind in STATES or cast.gazetteer.is_origin(m.tokens[0].lower))]
