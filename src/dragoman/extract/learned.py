"""Acts that no entry of the lexicon tells, and sides that no frame holds: by what the encoder has learnt.

The lexicon speaks first. Where it is silent about a verb or noun that the encoder surely takes for an act between known
parties, the act is told with the rule `learned.<TYPE>` and less confidence.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.act_types import choose_type, decides_not
from dragoman.extract.bystanders import is_elsewhere, no_doers, no_sufferers
from dragoman.extract.frames import CLASHING, are_moved, is_in
from dragoman.extract.idioms import is_idiom
from dragoman.extract.parties import Lookup, Party, fill, of_phrase
from dragoman.extract.predicates import Predication, is_copula, is_half_of_adjective, is_part_of_name
from dragoman.extract.status import is_known
from dragoman.extract.talked_about import MUTUAL
from dragoman.extract.unreal import by_near_miss
from dragoman.knowledge.lexicon import load_sets
from dragoman.knowledge.tables import Predicate
from dragoman.model import Status
from dragoman.nlp.acts import Acts
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import children, conjuncts, slots

# Opens the id of the rule by which such an act is told.
LEARNED = "learned."
# What is at least so likely an act is weighed by the scorer; a side is pointed at from so much on
# (docs/plans/acts.md, docs/plans/scorer.md).
TOLD, SIDE = 0.2, 0.4
UNDONE, SURELY_UNDONE = 0.6, 0.9
# "a group calling itself a council": what somebody does to himself is no act towards others; "gave himself up" is.
REFLEXIVE = {"itself", "himself", "herself", "themselves", "myself", "ourselves", "yourself", "yourselves", "oneself"}
# Clauses in which others than those who meet are told of.
BELOW = {"ccomp", "acl:relcl"}
# How a noun stands beside a verb that tells the same act.
ARGUMENTS = {"obj", "obl", "nsubj", "nsubj:pass"}
# What two can do with each other.
RECIPROCAL = MUTUAL | {"ASSAULT", "SUPPORT", "RETREAT"}
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
        if token.i in taken or not can_tell(token) or is_in_name(token, sentence):
            continue
        kind, chance = heard_at(token, acts)
        if kind == "NONE" or chance < TOLD or is_told_above(token, kind, told):
            continue
        found = told_by(sentence, token, kind)
        if not leaves_to(found, told):
            told[token.i] = kind
            yield found


def is_in_name(token: Token, sentence: Sentence) -> bool:
    """Whether a word only belongs to a name, or to an adjective of two words."""
    return bool(token.entity) or is_part_of_name(token, sentence) or is_half_of_adjective(token, sentence)


def is_told_above(token: Token, kind: str, told: Mapping[int, str]) -> bool:
    """Whether two words tell one act: "took *part*", "the *truce* held"."""
    return token.head is not None and told.get(token.head.i) == kind and token.dep in ARGUMENTS


def heard_at(token: Token, acts: Acts) -> tuple[str, float]:
    """Return the likeliest type of a word, or of a verb's particle where the verb alone tells none: "speed *up*"."""
    told = (acts.type_of(t) for t in (token, *children(token, "compound:prt")))
    return next((found for found in told if found[0] != "NONE"), acts.type_of(token))


def leaves_to(found: Predication, told: Mapping[int, str]) -> bool:
    """Whether a word only says how far another act came: "*came* close to bombing", "the *verge* of bombing"."""
    if decides_not(found) and any(verb.i in told for verb in found.slots.get("verb", [])):
        return True
    head = found.head
    aimed = head.is_noun and any(c.i in told and c.dep == "acl" and c.tag == "VBG" for c in head.children)
    return aimed or any(by_near_miss(c, head) for c in head.children)


def judge(predication: Predication, acts: Acts) -> Predication:
    """Return what the lexicon found as the encoder judges it: of another type, or as it is."""
    kind = choose_type(predication, acts)
    if kind == predication.predicate.type:
        return predication
    # "called the protesters criminals" is no call between two.
    both = predication.predicate.reciprocal and kind in RECIPROCAL
    predicate = replace(predication.predicate, id=f"{LEARNED}{kind}", type=kind, mode=(), cameo=None, reciprocal=both)
    if kind == "ASSAULT" and "alongside" in predicate.target:
        # "fought *alongside* the Danes against the raiders": who stands where the partner does is no foe.
        predicate = replace(predicate, target=("against",), reciprocal=False)
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
    head = predication.head
    if status == "hypothetical" and head.dep == "acl" and head.tag == "VBN" and head.head and is_known(head.head):
        # "The pact *reached* in 2015 may fall": there is one; "a missile *fired* by Iran could hit" is none.
        return None
    if status == "actual" or chance < (UNDONE if is_learned(predication) else SURELY_UNDONE):
        return None
    return status


def can_tell(token: Token) -> bool:
    """Whether a word is of a class that tells acts: a verb that helps no other, a noun that modifies no other."""
    if token.is_verb:
        return tells_act(token)
    if token.tag not in {"NN", "NNS"} or token.dep in {"compound", "flat", "nmod:desc"}:
        return False
    if token.dep == "obj" and token.head is not None and is_idiom(token.head):
        return False
    # "declared two *diplomats* unwelcome": people are no act
    return token.lemma.lower() not in load_sets()["envoys"]


def tells_act(verb: Token) -> bool:
    """Whether a verb may tell an act of its own."""
    # "claimed responsibility" is speech, "is considering" a thought: the lexicon knows which of them are acts.
    if is_copula(verb) or verb.lemma in load_sets()["no-deeds"] or is_idiom(verb):
        return False
    itself = any(o.lower in REFLEXIVE for o in children(verb, "obj")) and not children(verb, "compound:prt")
    # "left forty dead": what came of another deed.
    brought = verb.lemma == "leave" and any(c.tag in {"JJ", "VBN"} for c in children(verb, "xcomp"))
    return not (itself or brought)


def sides(predication: Predication, acts: Acts, lookup: Lookup) -> Sides:
    """Return the parties that the encoder points at, each side's likeliest phrase with all coordinated in it."""
    sentence = predication.sentence
    apart = (no_doers(predication, acts), no_sufferers(predication, acts))
    source, target = likeliest(predication, acts, apart)
    # A phrase may hold who is told apart: "opposed *the war* in Iraq" is not against Iraq.
    found = Sides(
        parties_but(of_phrase(source, sentence, lookup, target=False), apart[0], sentence)
        if source
        else forces(predication, lookup),
        parties_but(of_phrase(target, sentence, lookup, target=True), apart[1], sentence) if target else [],
    )
    acting = {p.actor for p in found.sources}
    return replace(found, targets=[p for p in found.targets if p.actor not in acting])


def likeliest(predication: Predication, acts: Acts, apart: tuple[set[int], set[int]]) -> list[Token | None]:
    """Return the words that the encoder surest takes for the doer and for whom it is done to, none told apart."""
    words = predication.words
    best: list[tuple[float, Token | None]] = [(SIDE, None), (SIDE, None)]
    for token, chances in zip(predication.sentence.tokens, acts.pointed(words).tolist(), strict=True):
        if token.tag not in PARTY_TAGS or token in words or is_elsewhere(token, words):
            continue
        for side, chance in enumerate(chances):
            if chance >= best[side][0] and token.i not in apart[side]:
                best[side] = (chance, token)
    return [token for _, token in best]


def forces(predication: Predication, lookup: Lookup) -> list[Party]:
    """Return who is moved by nobody named, and so moves: "nine hundred Danes are stationed in Riga"."""
    if not are_moved(predication):
        return []
    return fill(("object",), predication.slots, predication.sentence, lookup, target=False, spread=False)


def parties_but(found: list[Party], apart: set[int], sentence: Sentence) -> list[Party]:
    """Return the parties of which no word is among those told apart."""
    words = [sentence.tokens[i] for i in apart]
    return [p for p in found if not is_in(p, words)]


def mutual(found: Sides, predication: Predication) -> Sides:
    """Return every party on both sides of what several do together, but of a visit."""
    both = list({p.actor: p for p in (*found.sources, *found.targets)}.values())
    one_way = predication.head.lemma.lower() in load_sets().get("moves", frozenset())
    meeting = predication.predicate.type == "CONSULT" or is_partnership(predication)
    if not meeting or one_way or len(both) < 2:  # noqa: PLR2004 - two meet
        clash = predication.head.lemma in CLASHING and "with" not in predication.slots
        mutually = clash or (not found.targets and predication.predicate.type in MUTUAL)
        alone = len(found.sources) > 1 and mutually
        return replace(found, targets=found.sources) if alone else found
    return Sides(both, both)


def is_partnership(predication: Predication) -> bool:
    """Whether an act is a work that two do together: "has a partnership *with* India"."""
    return predication.predicate.type == "COOPERATE" and "with" in predication.slots


def told_here(found: Sides, predication: Predication) -> Sides:
    """Return the sides without who is named in a clause below: "said after the talks that *Oman* had left"."""
    below = [t for t in predication.sentence.tokens if is_below(t, predication.head)]
    sources, targets = ([p for p in side if not is_in(p, below)] for side in (found.sources, found.targets))
    return Sides(sources, targets)


def is_below(token: Token, head: Token) -> bool:
    """Whether a word stands in a clause under what an act is told with."""
    up = [head, *head.ancestors()]
    path = itertools.takewhile(lambda t: t not in up, (token, *token.ancestors()))
    # "the talks, which were held with Peru": a clause about the act itself tells who is in it.
    return any(t.dep in BELOW and not (t.dep == "acl:relcl" and t.head is head) for t in path)


def taken_by(predications: Sequence[Predication]) -> set[int]:
    """Return the words that the lexicon has spoken of, light verbs and coordinated heads included."""
    words = {t.i for p in predications for t in (*p.words, p.head, *([p.carrier] if p.carrier else []))}
    return words | {t.i for p in predications for t in conjuncts(p.head) if t.lemma == p.head.lemma}
