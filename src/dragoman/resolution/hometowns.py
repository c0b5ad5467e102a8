"""Whose a person is by the town, the land or the party told beside the name: "X, a lawyer *from Seattle*"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.mentions import PLACE_KINDS, Mention
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, preposition
from dragoman.resolution.cast import Cast

OF = {"of", "from"}
AT = {"from", "in", "near", "outside"}
LIVING = {"live", "reside", "dwell"}
# These work where they are of none.
POSTED = {
    "correspondent", "reporter", "journalist", "editor", "ambassador", "envoy", "attache", "consul", "diplomat",
    "delegate", "spokesman", "spokeswoman", "officer", "soldier", "commander", "adviser", "advisor",
    "negotiator", "representative",
}  # fmt: skip
# With these beside it the adjective is of another land's party: "Democratic *Unionist*".
OTHER_PARTIES = {"Party", "Unionist", "Forces", "Front", "Guard", "Alliance", "Union", "Labour", "Movement", "Republic",
                 ",", "of"}  # fmt: skip
# Parties whose bare adjectives before a title are the United States', where a text tells of them.
AMERICAN = {"Democratic", "Republican", "GOP"}
TITLE_WORDS = 4


def hometown(cast: Cast, person: Mention, posts: list[Token]) -> tuple[str, str] | None:
    """Return (country, the words that tell it) of a person by what is told beside the name."""
    for place in places(person, posts):
        here = cast.mention(person.sentence, place)
        if here is not None and here.kind in PLACE_KINDS and here.country:
            return here.country, here.name
    title = title_before(cast, person)
    if title is not None and title.country:
        return title.country, title.name
    party = party_before(person) if cast.countries["USA"] else None
    return ("USA", party) if party else None


def places(person: Mention, posts: list[Token]) -> Iterator[Token]:
    """Yield where a person is told to be from, to live or to work."""
    yield from (c for c in children(person.head, "nmod") if preposition(c) in OF)
    for post in posts:
        if called(post).isdisjoint(POSTED | load_sets()["strangers"] | load_sets()["roving"]):
            yield from (c for c in children(post, "nmod") if preposition(c) in AT)
    living = (c for c in children(person.head, "acl:relcl") if c.lemma in LIVING)
    yield from (o for verb in living for o in children(verb, "obl") if preposition(o) in AT)
    # "Oslo-based lawyer X"
    based = (c for t in (person.head, *posts) for c in children(t, "amod") if c.lower == "based")
    yield from (p for verb in based for p in children(verb, "compound", "obl", "nsubj", "obl:unmarked"))


def called(post: Token) -> set[str]:
    """Return the words for what somebody is: "*aid worker*"."""
    return {post.lemma.lower(), *(c.lemma.lower() for c in children(post, "compound", "amod"))}


def title_before(cast: Cast, person: Mention) -> Mention | None:
    """Return the office whose field stands between it and the name: "the Peruvian minister *of trade* X"."""
    tokens, at = person.sentence.tokens, person.first - 1
    while at >= max(0, person.first - TITLE_WORDS) and tokens[at].text != ",":
        here = cast.at.get((person.sentence.index, at))
        if here is not None and here.kind == "office" and at < person.first - 1:
            behind = [c for c in children(here.head, "nmod") if preposition(c) in {"of", "for"}]
            ends = {max((t.i for t in c.subtree() if t.i < person.first), default=-1) for c in behind}
            return here if person.first - 1 in ends else None
        at -= 1
    return None


def party_before(person: Mention) -> str | None:
    """Return the adjective of an American party among the words of a title before a name: "*Democratic* Gov. X"."""
    tokens = person.sentence.tokens
    before = tokens[max(0, person.first - TITLE_WORDS) : person.first]
    found = next((t for t in before if t.text in AMERICAN), None)
    if found is None or any(t.text in OTHER_PARTIES for t in before):
        return None
    # "Christian Democratic lawmaker X", "People's Democratic leader X"
    first = tokens[max(0, found.i - 1)]
    return found.text if first is found or not (first.is_proper or first.tag == "POS" or first.text.istitle()) else None
