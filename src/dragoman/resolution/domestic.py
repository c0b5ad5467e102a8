"""Whose a bare "the government" or "the opposition" is: of those who deal with it at home, or spoke for it before.

"The opposition in Chad accused *the government*", "a Chadian court jailed *a former lawmaker*", "Chad's president
resigned. *The parliament* voted".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from dragoman.extract.mentions import Mention
from dragoman.model import UNNAMED
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import children, first_conjunct
from dragoman.resolution.at_hand import is_another, told_in
from dragoman.resolution.bodies import BODIES
from dragoman.resolution.cast import Cast
from dragoman.resolution.descriptions import settle
from dragoman.resolution.home import LOCAL, is_domestic

# Who deals with his own state alone, or nearly: rebels, parties, police and courts.
AT_HOME = {"REB", "OPP", "PTY", "COP", "JUD", "LAB"}
# With whom they deal there: the state's own bodies, and those who sit or stand in them.
OWN = {
    "government",
    "opposition",
    "parliament",
    "lawmaker",
    "legislator",
    "senator",
    "mayor",
    "governor",
    "regime",
    "army",
    "police",
}
LAWMAKERS = {"lawmaker", "legislator", "senator"}
OFFICIAL = {"GOV", "LEG"}
# "The opposition of Mali", "foreign lawmakers", "the local government": whose they are is said.
SAID = {"nmod:poss", "compound", "acl:relcl", "appos", "flat"}
PLAIN = {"former", "ex", "ruling", "then", "late", "senior", "prominent", "main", "leading", "whole", "new", "current"}
ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent")
CLAUSES = {"ccomp", "advcl", "xcomp", "acl", "conj", "parataxis"}


def settle_domestic(cast: Cast, mentions: Sequence[Mention], day: dt.date | None) -> None:
    """Give bare bodies of a state the country of those at home there who deal with them, or of the sentence before."""
    for mention in mentions:
        if is_unsaid(cast, mention):
            country = country_of_others(cast, mention) or country_before(cast, mention)
            if country is not None:
                if mention in cast.of:
                    cast.withdraw(mention)
                settle(cast, mention, country, day)


def is_unsaid(cast: Cast, mention: Mention) -> bool:
    """Whether a mention describes a body or a member of one and nothing beside it says of which state."""
    own = mention.head.lemma.lower() in OWN or mention.office == "office/opposition-leader"
    if mention.kind not in {"role", "office"} or mention.country or not own:
        return False
    if mention in cast.of and not (cast.of[mention].startswith(UNNAMED) and cast.country(cast.of[mention]) is None):
        return False
    beside = [c for c in mention.head.children if tells_whose(cast, mention, c)]
    return not beside and mention.head.dep not in {"compound", "nmod:poss", "appos", "nmod:desc"}


def tells_whose(cast: Cast, mention: Mention, word: Token) -> bool:
    """Whether a word on a noun may say whose it is; of "accused the government *of fraud*" the last does not."""
    if word.dep == "nmod":
        return word.is_proper or cast.mention(mention.sentence, word) is not None or has_article(word)
    if mention.kind == "office" and mention.covers(word):
        return False  # "the *opposition* leader"
    return word.dep in SAID or (word.dep == "amod" and word.lower not in PLAIN)


def country_of_others(cast: Cast, mention: Mention) -> str | None:
    """Return the country of the only others in the clause, or above it, where they are such as deal with their own."""
    others = [m for m in in_clauses(cast, mention) if cast.country(cast.of[m]) not in {None, *BODIES}]
    found = {cast.country(cast.of[m]) for m in others}
    domestic = any(is_at_home(cast, m) for m in others)
    return found.pop() if domestic and len(found) == 1 and len(told_in(cast, mention.sentence)) <= 1 else None


def in_clauses(cast: Cast, mention: Mention) -> Iterator[Mention]:
    """Yield who else has a part in what a body does or suffers, and in what that is told with."""
    verb = first_conjunct(mention.head).head
    while verb is not None and verb.is_verb:
        for token in children(verb, *ARGUMENTS):
            here = cast.mention(mention.sentence, token)
            if here is not None and here is not mention and here in cast.of and not here.covers(mention.head):
                yield here
        verb = verb.head if verb.dep in CLAUSES else None


def is_at_home(cast: Cast, mention: Mention) -> bool:
    """Whether somebody deals mostly with his own state."""
    return mention.head.lemma.lower() in LOCAL or bool(AT_HOME.intersection(cast.drafts[cast.of[mention]].sector))


def country_before(cast: Cast, mention: Mention) -> str | None:
    """Return the only country told just before "the parliament", where whoever speaks or acts for it is the subject."""
    here = mention.sentence
    if here.index == 0 or not (are_lawmakers(mention) or (is_domestic(mention) and has_article(mention.head))):
        return None
    before = cast.parsed.sentences[here.index - 1]
    acting = (m for m in official_subjects(cast, before))
    led = next((cast.country(cast.of[m]) for m in acting), None)
    if led is None or told_in(cast, before) | told_in(cast, here, mention.first) != {led}:
        return None
    return None if is_another(cast, mention, led) else led


def are_lawmakers(mention: Mention) -> bool:
    """Whether lawmakers do what the sentence tells."""
    return mention.head.lemma.lower() in LAWMAKERS and mention.head.tag == "NNS" and mention.head.dep == "nsubj"


def has_article(noun: Token) -> bool:
    """Whether a noun is a definite one."""
    return any(c.lower == "the" for c in noun.children)


def official_subjects(cast: Cast, sentence: Sentence) -> Iterator[Mention]:
    """Yield the subjects of a sentence that are a state's government or hold an office in it."""
    for token in sentence.tokens:
        mention = cast.mention(sentence, token) if token.dep in {"nsubj", "nsubj:pass"} else None
        if mention is not None and mention in cast.of:
            draft = cast.drafts[cast.of[mention]]
            if draft.country not in {None, *BODIES} and (draft.kind == "state" or OFFICIAL.intersection(draft.sector)):
                yield mention
