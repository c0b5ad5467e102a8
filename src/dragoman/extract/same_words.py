"""Whether two tellings are in words of one sort: "met" and "the talks", "condemned" and "denounced"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.occasions import SORTS, STEM
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children

# Words for what befalls somebody once: "was murdered … the assassination of X".
BEFALLEN = ("killing", "arresting")
# What is said of one deed in any of these is said once; one load is handed over, one ship seized, one pact left once.
ALIKE = ("condemning", "handing-over", "seizures", "leaving-pacts")
# Talking with somebody, in the flesh and by phone.
TALKING = ("meetings", "calls", "conferring")
# How a noun that tells the same stands beside a verb: "imposed *sanctions*", "the *sanctions* put in place".
TOLD_BY = ("obj", "nsubj:pass", "nmod")


def share_word(one: Token, other: Token) -> bool:
    """Whether two words tell one sort of act: "agreed" and "the agreement", "met" and "the talks"."""
    words = one.lemma.lower(), other.lemma.lower()
    if words[0][:STEM] == words[1][:STEM] or words[0] in words[1] or words[1] in words[0]:
        return True
    return any(load_sets()[name].issuperset(words) for name in (*SORTS, *BEFALLEN, *ALIKE))


def share_talks(one: Token, other: Token) -> bool:
    """Whether two words both tell of talking: "held a phone conversation … conferred on the war"."""
    talking = frozenset[str]().union(*(load_sets()[name] for name in TALKING))
    return {one.lemma.lower(), other.lemma.lower()} <= talking


def share_sanctions(one: Token, other: Token) -> bool:
    """Whether two words tell of sanctions: "the sanctions put in place … the imposition of the sanctions"."""
    return all(any(is_sanction(t) for t in nouns_of(head)) for head in (one, other))


def nouns_of(head: Token) -> Iterator[Token]:
    """Yield an act's own word and the nouns that tell the act with it."""
    yield head
    yield from children(head, *TOLD_BY)
    if head.dep in {"acl", "acl:relcl"} and head.head is not None:
        yield head.head


def is_sanction(noun: Token) -> bool:
    """Whether a noun tells what is imposed on a state."""
    return noun.is_noun and noun.lemma.lower() in load_sets()["sanctions"]


def is_condemning(head: Token) -> bool:
    """Whether a word condemns a deed."""
    return head.lemma.lower() in load_sets()["condemning"]
