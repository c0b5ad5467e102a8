"""Acts that no entry of the lexicon tells, and sides that no frame holds: by what the encoder has learnt.

The lexicon speaks first. Where it is silent about a verb or noun that the encoder surely takes for an act between known
parties, the act is told with the rule `learned.<TYPE>` and less confidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.parties import Lookup, Party, of_phrase
from dragoman.extract.predicates import Predication, is_copula
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.tables import Predicate
from dragoman.nlp.acts import Acts
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import conjuncts, slots

# Probabilities, tuned on the development gold and on sentences of our own kept apart (docs/plans/acts.md).
TOLD = 0.75
SIDE = 0.6
# What the lexicon finds falls where the encoder is so sure that nothing is told, and changes its type where it is so
# sure of another.
NOTHING, OTHER = 2.0, 2.0
MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
PARTY_TAGS = {"NN", "NNS", "NNP", "NNPS", "PRP", "WP", "WDT", "JJ", "CD"}


@dataclass(frozen=True, slots=True)
class Sides:
    """Who acts and towards whom, as the encoder points at them."""

    sources: list[Party]
    targets: list[Party]


def unheard(sentence: Sentence, taken: set[int], acts: Acts) -> Iterator[Predication]:
    """Yield the words that the encoder surely takes for acts and that no entry of the lexicon has used."""
    for token in sentence.tokens:
        if token.i in taken or token.entity or not can_tell(token):
            continue
        kind, chance = acts.type_of(token)
        if kind != "NONE" and chance >= TOLD:
            predicate = Predicate(id=f"learned.{kind}", type=kind)
            yield Predication(sentence, token, predicate, (token,), slots(token))


def judge(predication: Predication, acts: Acts) -> Predication | None:
    """Return what the lexicon found as the encoder judges it: gone, of another type, or as it is."""
    heard = [acts.type_of(t) for t in predication.words]
    if all(kind == "NONE" and chance >= NOTHING for kind, chance in heard):
        return None
    kind, chance = max(heard, key=lambda h: (h[0] != "NONE", h[1]))
    if kind not in {"NONE", predication.predicate.type} and chance >= OTHER:
        predicate = replace(predication.predicate, id=f"learned.{kind}", type=kind, mode=(), cameo=None)
        return copy_of(predication, predicate)
    return predication


def copy_of(predication: Predication, predicate: Predicate) -> Predication:
    """Return a predication with another predicate."""
    p = predication
    return Predication(p.sentence, p.head, predicate, p.words, p.slots, p.carrier, p.effect)


def can_tell(token: Token) -> bool:
    """Whether a word is of a class that tells acts: a verb that helps no other, a noun that modifies no other."""
    if token.is_verb:
        return not is_copula(token)
    return token.tag in {"NN", "NNS"} and token.dep not in {"compound", "flat", "nmod:desc"}


def sides(predication: Predication, acts: Acts, lookup: Lookup) -> Sides:
    """Return the parties that the encoder points at, each side's likeliest phrase with all coordinated in it."""
    sentence, words = predication.sentence, predication.words
    best: list[tuple[float, Token | None]] = [(SIDE, None), (SIDE, None)]
    for token in sentence.tokens:
        if token.tag not in PARTY_TAGS or token in words:
            continue
        for side, chance in enumerate(acts.sides(words, token)):
            if chance >= best[side][0]:
                best[side] = (chance, token)
    source, target = best[0][1], best[1][1]
    found = Sides(
        of_phrase(source, sentence, lookup, target=False) if source else [],
        of_phrase(target, sentence, lookup, target=True) if target else [],
    )
    acting = {p.actor for p in found.sources}
    return replace(found, targets=[p for p in found.targets if p.actor not in acting])


def mutual(found: Sides, predication: Predication) -> Sides:
    """Return every party on both sides of what several do together, but of a visit."""
    both = list({p.actor: p for p in (*found.sources, *found.targets)}.values())
    one_way = predication.head.lemma.lower() in load_sets().get("moves", frozenset())
    if predication.predicate.type != "CONSULT" or one_way or len(both) < 2:  # noqa: PLR2004 - two meet
        alone = not found.targets and len(found.sources) > 1 and predication.predicate.type in MUTUAL
        return replace(found, targets=found.sources) if alone else found
    return Sides(both, both)


def taken_by(predications: Sequence[Predication]) -> set[int]:
    """Return the words that the lexicon has spoken of, light verbs and coordinated heads included."""
    words = {t.i for p in predications for t in (*p.words, p.head, *([p.carrier] if p.carrier else []))}
    return words | {t.i for p in predications for t in conjuncts(p.head) if t.lemma == p.head.lemma}
