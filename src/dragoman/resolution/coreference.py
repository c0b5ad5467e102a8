"""Pronouns and pair nouns → the actors they stand for, in order of precision; abstain when unsure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.mentions import Mention
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import conjuncts, first_conjunct
from dragoman.resolution.cast import Cast

SINGULAR = {"he", "him", "his", "she", "her", "hers", "himself", "herself"}
PLURAL = {"they", "them", "their", "both"}
NEUTER = {"it", "its", "itself"}
PAIR_NOUNS = {
    "side", "party", "country", "nation", "neighbour", "neighbor", "leader", "president", "minister", "state",
    "capital", "government", "official", "power", "ally", "rival", "foe", "diplomat", "army", "military", "ministry",
    "navy",
}  # fmt: skip
REFERRING = SINGULAR | NEUTER
LOOK_BACK = 3
PAIRS = 20
SUBJECTS = {"nsubj", "nsubj:pass"}
Refs = dict[tuple[int, int], tuple[str, ...]]


@dataclass(slots=True, eq=False)
class Seen:
    """An actor met while reading on: where, and whether as a subject."""

    actor: str
    sentence: int
    token: Token
    subject: bool
    person: bool


def resolve_references(cast: Cast) -> Refs:
    """Return actor ids by (sentence index, token index) of each pronoun or pair noun that could be resolved."""
    refs: Refs = {}
    seen: list[Seen] = []
    pairs: list[tuple[int, tuple[str, ...]]] = []
    for sentence in cast.parsed.sentences:
        near = [s for s in seen if s.sentence > sentence.index - LOOK_BACK] + list(met(cast, sentence))
        for token in sentence.tokens:
            found = resolve(token, sentence, near, pairs)
            if found:
                refs[sentence.index, token.i] = found
        seen = near
        pairs = [*pairs[-PAIRS:], *((sentence.index, pair) for pair in coordinated(cast, sentence))]
    return refs


def met(cast: Cast, sentence: Sentence) -> Iterator[Seen]:
    """Yield the actors that a sentence names."""
    mentions = dict.fromkeys(cast.at[sentence.index, t.i] for t in sentence.tokens if (sentence.index, t.i) in cast.at)
    for mention in mentions:
        if actor := cast.of.get(mention):
            subject = first_conjunct(mention.head).dep in SUBJECTS
            yield Seen(actor, sentence.index, mention.head, subject, cast.drafts[actor].kind == "person")


def resolve(
    token: Token, sentence: Sentence, seen: list[Seen], pairs: list[tuple[int, tuple[str, ...]]]
) -> tuple[str, ...]:
    """Return the actors that one token stands for."""
    word = token.lower
    if word not in REFERRING and not is_pair(token):
        return ()
    recent = [
        s
        for s in seen
        if s.sentence > sentence.index - LOOK_BACK and (s.sentence, s.token.i) < (sentence.index, token.i)
    ]
    if word in SINGULAR and token.tag.startswith("PRP"):
        return nearest([s for s in recent if s.person], sentence)
    if word in NEUTER and token.tag.startswith("PRP"):
        return nearest([s for s in recent if not s.person and s.subject], sentence, within=1)
    if is_pair(token):
        return next((pair for index, pair in reversed(pairs) if index > sentence.index - LOOK_BACK - 1), ())
    return ()


def nearest(candidates: list[Seen], sentence: Sentence, within: int = LOOK_BACK) -> tuple[str, ...]:
    """Return the last subject among the candidates, of this sentence or the one before it, else the only candidate."""
    near = [s for s in candidates if s.sentence > sentence.index - within - 1]
    for index in range(sentence.index, sentence.index - within - 1, -1):
        subjects = [s for s in near if s.sentence == index and s.subject]
        if subjects:
            return (subjects[-1 if index < sentence.index else 0].actor,)
    actors = {s.actor for s in near}
    return (next(iter(actors)),) if len(actors) == 1 else ()


def is_pair(token: Token) -> bool:
    """Whether the word stands for two actors told before: "both sides", "the two countries", "they"."""
    if token.lower in {"they", "them"} and token.tag == "PRP":
        return True
    if token.lemma.lower() not in PAIR_NOUNS:
        return False
    return any(c.lower in {"both", "two"} for c in token.children)


def coordinated(cast: Cast, sentence: Sentence) -> Iterator[tuple[str, ...]]:
    """Yield the pairs of actors that a sentence joins: "Russia and Iran", "X met Y", "X held talks with Y"."""
    for token in sentence.tokens:
        if token.dep != "conj" and any(c.dep == "conj" for c in token.children):
            actors = tuple(dict.fromkeys(filter(None, (actor_at(cast, sentence, t) for t in conjuncts(token)))))
            if len(actors) == 2:  # noqa: PLR2004
                yield actors
    for token in sentence.tokens:
        if token.dep in {"obl", "nmod"} and any(c.lower == "with" and c.dep == "case" for c in token.children):
            partner = actor_at(cast, sentence, token)
            subject = next((t for t in sentence.tokens if t.dep == "nsubj"), None)
            own = actor_at(cast, sentence, subject) if subject else None
            if partner and own and partner != own:
                yield own, partner


def actor_at(cast: Cast, sentence: Sentence, token: Token) -> str | None:
    """Return the actor named at a token."""
    mention: Mention | None = cast.mention(sentence, token)
    return cast.of.get(mention) if mention and mention.covers(token) else None
