"""Acts that no entry of the lexicon tells, and sides that no frame holds: by what the encoder has learnt.

The lexicon speaks first. Where it is silent about a verb or noun that the encoder surely takes for an act between known
parties, the act is told with the rule `learned.<TYPE>` and less confidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.act_types import choose_type
from dragoman.extract.parties import Lookup, Party, happened_at, of_phrase
from dragoman.extract.predicates import Predication, is_copula
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.tables import Predicate
from dragoman.model import Status
from dragoman.nlp.acts import Acts
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import conjuncts, first_conjunct, preposition, slots, subjects

# Opens the id of the rule by which such an act is told.
LEARNED = "learned."
# What is at least so likely an act is weighed by the scorer; a side is pointed at from so much on
# (docs/plans/acts.md, docs/plans/scorer.md).
TOLD, SIDE = 0.2, 0.5
UNDONE, SURELY_UNDONE = 0.6, 0.9
MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
# What an act is told after, or because of, is done by others.
OCCASION = {"after", "before", "following", "over", "about", "amid", "since", "despite"}
PARTY_TAGS = {"NN", "NNS", "NNP", "NNPS", "PRP", "WP", "WDT", "JJ", "CD"}


@dataclass(frozen=True, slots=True)
class Sides:
    """Who acts and towards whom, as the encoder points at them."""

    sources: list[Party]
    targets: list[Party]


def unheard(sentence: Sentence, heard: Sequence[Predication], acts: Acts) -> Iterator[Predication]:
    """Yield the words that the encoder surely takes for acts and that no entry of the lexicon has used."""
    taken = taken_by(heard)
    told = {p.head.i: p.predicate.type for p in heard}
    for token in sentence.tokens:
        if token.i in taken or token.entity or not can_tell(token):
            continue
        kind, chance = acts.type_of(token)
        # "took part" is one act told by two words.
        again = token.head is not None and told.get(token.head.i) == kind and token.dep in {"obj", "obl"}
        if kind != "NONE" and chance >= TOLD and not again:
            told[token.i] = kind
            yield told_by(sentence, token, kind)


def judge(predication: Predication, acts: Acts) -> Predication:
    """Return what the lexicon found as the encoder judges it: of another type, or as it is."""
    kind = choose_type(predication, acts)
    if kind == predication.predicate.type:
        return predication
    predicate = replace(predication.predicate, id=f"{LEARNED}{kind}", type=kind, mode=(), cameo=None)
    return replace(predication, predicate=predicate)


def told_by(sentence: Sentence, token: Token, kind: str) -> Predication:
    """Return the predication of a word that the encoder alone takes for an act."""
    return Predication(sentence, token, Predicate(id=f"{LEARNED}{kind}", type=kind), (token,), slots(token))


def is_learned(predication: Predication) -> bool:
    """Whether the encoder alone says what the act is."""
    return predication.predicate.id.startswith(LEARNED)


def status_heard(predication: Predication, acts: Acts) -> Status | None:
    """Return the status where the encoder takes an act told as done for one that was not, or may not have been."""
    status, chance = acts.status_of(predication.head)
    if status == "actual" or chance < (UNDONE if is_learned(predication) else SURELY_UNDONE):
        return None
    return status


def can_tell(token: Token) -> bool:
    """Whether a word is of a class that tells acts: a verb that helps no other, a noun that modifies no other."""
    if token.is_verb:
        # "claimed responsibility" is speech, "is considering" a thought: the lexicon knows which of them are acts.
        return not is_copula(token) and token.lemma not in load_sets().get("no-deeds", frozenset())
    return token.tag in {"NN", "NNS"} and token.dep not in {"compound", "flat", "nmod:desc"}


def sides(predication: Predication, acts: Acts, lookup: Lookup) -> Sides:
    """Return the parties that the encoder points at, each side's likeliest phrase with all coordinated in it."""
    sentence, words = predication.sentence, predication.words
    there = [*predication.slots.get("scene", []), *doers_above(predication, acts), *done_to(predication.head)]
    best: list[tuple[float, Token | None]] = [(SIDE, None), (SIDE, None)]
    for token, chances in zip(sentence.tokens, acts.pointed(words).tolist(), strict=True):
        if token.tag not in PARTY_TAGS or token in words or is_elsewhere(token, words):
            continue
        for side, chance in enumerate(chances):
            if chance >= best[side][0] and not (side == 0 and token in there):
                best[side] = (chance, token)
    source, target = best[0][1], best[1][1]
    found = Sides(
        of_phrase(source, sentence, lookup, target=False) if source else [],
        of_phrase(target, sentence, lookup, target=True) if target else [],
    )
    acting = {p.actor for p in found.sources}
    return replace(found, targets=[p for p in found.targets if p.actor not in acting])


def done_to(noun: Token) -> list[Token]:
    """Return to whom an act does what its own clause says: in "a clash that killed two guards" no guard attacks."""
    # A parser hangs the clause on the nearest noun: "a clash in the valley that killed".
    told = (t for t in noun.subtree() if noun.is_noun and t.dep in {"acl", "acl:relcl"})
    return [t for verb in told for c in verb.children if c.dep in {"obj", "nsubj:pass"} for t in conjuncts(c)]


def doers_above(predication: Predication, acts: Acts) -> list[Token]:
    """Return who is told with another act, done to this one or on its occasion, and so is no doer of this one."""
    noun = first_conjunct(predication.head)
    verb = noun.head
    if not predication.head.is_noun or verb is None:
        return []
    if noun.dep in {"obl", "nmod"} and preposition(noun) in OCCASION:
        # "sent condolences to the president after the attack": neither of them attacked.
        own = set(noun.subtree())
        return [t for t in predication.sentence.tokens if t not in own]
    # Who condemns an attack did not commit it.
    if not verb.is_verb or noun.dep not in {"obj", "nsubj:pass"}:
        return []
    kind, _ = acts.type_of(verb)
    return [c for t in subjects(verb) for c in conjuncts(t)] if kind not in {"NONE", predication.predicate.type} else []


def is_elsewhere(token: Token, words: Sequence[Token]) -> bool:
    """Whether a word only says where another act was done: "condemned the *Gaza* airstrikes"."""
    return token.head is not None and token.head not in words and token in happened_at(token.head)


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
