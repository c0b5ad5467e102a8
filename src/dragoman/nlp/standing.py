"""Where a noun phrase stands: its part in the clause, whose clause it is, and what nouns stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dragoman.nlp.parse import Token
from dragoman.nlp.roles import (
    children,
    conjuncts,
    first_conjunct,
    grammatical_subjects,
    is_passive,
    preposition,
    subjects,
)

Part = Literal["subject", "agent", "object", "owner", "oblique", "inner"]
PARTS: dict[str, Part] = {
    "nsubj": "subject", "nsubj:pass": "subject", "nsubj:outer": "subject", "obl:agent": "agent", "obj": "object",
    "iobj": "object", "nmod:poss": "owner", "obl": "oblique",
}  # fmt: skip
INSIDE = {"compound", "flat", "fixed", "goeswith", "nmod:desc", "nmod:unmarked", "obl:unmarked", "list"}
BESIDE = {"appos", "compound", "flat", "nmod:desc"}
CLAUSAL = {"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "parataxis", "conj"}


def heads_phrase(token: Token) -> bool:
    """Whether a noun heads a phrase of its own and is no part of a name."""
    return token.is_noun and token.dep not in INSIDE


def bearer(token: Token) -> Token:
    """Return the head of the phrase that a name is set beside: "the group's *chief*, X"; else the name's own head."""
    while token.dep in BESIDE and token.head is not None and token.head.is_noun:
        token = token.head
    return token


def part(token: Token) -> Part:
    """Return what part a phrase plays: of a coordinated one, the first of its kind tells."""
    first = first_conjunct(bearer(token))
    found = PARTS.get(first.dep, "inner")
    if found == "oblique" and first.head is not None and is_passive(first.head) and preposition(first) == "by":
        return "agent"
    return found


def predicate(token: Token) -> Token | None:
    """Return the verb or predicate of the clause that a phrase stands in."""
    below = first_conjunct(token)
    for above in below.ancestors():
        if above.is_verb and above.dep not in {"amod", "compound", "aux"}:
            return above
        if children(above, "cop", "nsubj") and below.dep not in {"nmod", "nmod:poss"}:
            return above
        below = above
    return None


def own_subjects(token: Token) -> list[Token]:
    """Return who acts, or else is acted on, in the clause that a phrase stands in, but not within that subject."""
    clause = predicate(token)
    if clause is None:
        return []
    found = [t for s in subjects(clause) or grammatical_subjects(clause, 0) for t in conjuncts(s)]
    above = {id(t) for t in (token, *token.ancestors())}
    return [t for t in found if id(t) not in above]


def outer_subjects(token: Token) -> list[Token]:
    """Return the subjects of the clause that governs a phrase's own: "*Merkel* said that she would go"."""
    clause = predicate(token)
    while clause is not None and clause.dep == "conj" and clause.head is not None:
        clause = clause.head
    if clause is None or clause.head is None or clause.dep not in CLAUSAL:
        return []
    outer = clause.head if clause.head.is_verb else predicate(clause)
    return grammatical_subjects(outer, 0) if outer is not None and outer is not clause else []


def is_beside(a: Token, b: Token) -> bool:
    """Whether two phrases hang on one predicate: "Lavrov met *him*"."""
    x, y = first_conjunct(a), first_conjunct(b)
    return x is not y and x.head is not None and x.head is y.head and x.dep not in CLAUSAL and y.dep not in CLAUSAL


def is_within(token: Token, phrase: Token) -> bool:
    """Whether a word stands within a phrase, no verb between: "*the leader* of his party"."""
    below = token
    for above in token.ancestors():
        if above.is_verb or below.dep == "conj":
            return False
        if above is phrase:
            return True
        below = above
    return False


def is_described_by(phrase: Token, token: Token) -> bool:
    """Whether a phrase is told of in a clause whose subject is another: "the judge, *who he* said was ill"."""
    clause = token.head
    own = token.dep == "nsubj" and clause is not None and clause.dep == "acl:relcl"
    return own and clause is not None and clause.head is phrase


def is_joined_to(token: Token, phrase: Token) -> bool:
    """Whether a word stands in what is coordinated with a phrase: "*Russia* and its allies"."""
    return any(above.dep == "conj" and first_conjunct(above) is first_conjunct(phrase) for above in token.ancestors())


def nouns_beside(head: Token) -> Iterator[str]:
    """Yield the nouns that a name's head carries beside it: "*spokeswoman* X", "X, the former *actress*"."""
    around = [*children(head, *BESIDE), *((head.head,) if head.head is not None and head.dep in BESIDE else ())]
    for token in around:
        if token.is_noun:
            yield token.lemma.lower()
            yield from (c.lemma.lower() for c in children(token, "compound", "flat"))


def is_empty(token: Token) -> bool:
    """Whether an "it" stands for a clause or nothing: "it is clear that", "it seems", "it rained"."""
    if token.lower != "it" or part(token) != "subject" or token.head is None:
        return False
    head = token.head
    predicative = head.tag[:2] in {"JJ", "NN", "RB", "CD", "VB"} and bool(children(head, "cop", "aux:pass"))
    later = children(head, "csubj", "csubj:pass", "ccomp", "advcl", "acl", "acl:relcl", "xcomp", "expl")
    return token.dep == "expl" or (predicative and bool(later))
