"""Parse → predications: words of the lexicon in a sense that their slots allow."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge.lexicon import Headed, Lexicon, load_sets
from dragoman.knowledge.tables import Predicate
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.nlp.roles import (
    REMEMBERED,
    Slots,
    carrier,
    children,
    conjuncts,
    first_conjunct,
    is_calendar,
    is_mutual,
    is_negated,
    is_predicative,
    preposition,
    slots,
    subjects,
)

IsActor = Callable[[Sentence, Token], bool]
REACH = 6
# A sense that asks for certain words says more than one that asks for any actor, or for anything.
WEIGHTS = {"*": 0.5, "ACTOR": 0.75}
# Conditions whose named sets are kept: the lexicon has some 2,500.
LISTS = 4_000
OCCASIONS = {"in", "during", "after", "at", "following", "before"}


@dataclass(slots=True, eq=False)
class Predication:
    """A predicate at its place: `head` is the word that fired, `carrier` the light verb around an event noun, if any.

    `effect` says what the light verb does to the act: does, begins, ends, cancels, receives, plans, denies. `company`
    are the nouns that the sense asks for: the *strikes* of "conducted strikes".
    """

    sentence: Sentence
    head: Token
    predicate: Predicate
    words: tuple[Token, ...]
    slots: Slots
    carrier: Token | None = None
    effect: str = "does"
    company: tuple[Token, ...] = ()

    @property
    def clause(self) -> Token:
        """The word whose auxiliaries and negations decide about the act."""
        return self.carrier or self.head

    def in_slots(self, *names: str) -> list[Token]:
        """Return the words that stand in any of some slots."""
        return [t for name in names for t in self.slots.get(name, [])]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well one sense fits: words that belong to it, slots it changes, number of conditions met."""

    words: tuple[Token, ...]
    slots: Slots
    conditions: float
    consumed: tuple[Token, ...]


def find_predications(parsed: Parsed, lexicon: Lexicon, is_actor: IsActor) -> Iterator[Predication]:
    """Yield every predication of a document in order of the text."""
    for sentence in parsed.sentences:
        yield from sorted(sentence_predications(sentence, lexicon, is_actor), key=lambda p: p.head.i)


def sentence_predications(sentence: Sentence, lexicon: Lexicon, is_actor: IsActor) -> Iterator[Predication]:
    """Yield the predications of one sentence: verbs first, for they may use up a noun ("voiced concern")."""
    used: set[int] = set()
    for token in sentence.tokens:
        headed = lexicon.verbs.get(token.lemma) if is_acting(token, sentence) else None
        if headed:
            yield from senses(sentence, token, headed, slots(token), used, is_actor)
    for token in sentence.tokens:
        if token.i in used:
            continue
        if token.is_noun and (headed := lexicon.nouns.get(token.lemma.lower())) and is_eventive(token):
            yield from noun_senses(sentence, token, headed, lexicon, used, is_actor)
        elif is_said_of(token) and (headed := lexicon.adjectives.get(token.lower)):
            yield from senses(sentence, token, headed, slots(token) | predicative_slots(token), used, is_actor)


def is_acting(token: Token, sentence: Sentence) -> bool:
    """Whether a word is a verb of its own, no copula and no part of a name or adjective."""
    if not token.is_verb or is_copula(token) or is_part_of_name(token, sentence):
        return False
    return not is_half_of_adjective(token, sentence)


def is_said_of(token: Token) -> bool:
    """Whether an adjective or participle is said of a subject: "is *responsible*"."""
    return token.tag[:2] in {"JJ", "VB"} and is_predicative(token)


def is_copula(token: Token) -> bool:
    """Whether a verb only helps another, or only describes: "the outlawed party" tells of no act."""
    described = token.dep == "amod" and token.tag in {"VBN", "VBD"} and not children(token, "obl:agent", "obl")
    return token.dep in {"aux", "aux:pass", "cop"} or described


def is_part_of_name(word: Token, sentence: Sentence) -> bool:
    """Whether a word is part of a name: "the group Harbour Is Burning Tonight said"; in a heading all have capitals."""
    beside = sentence.tokens[max(0, word.i - 1) : word.i + 2]
    if word.i == 0 or len(beside) < 3 or not all(t.text[:1].isupper() for t in beside):  # noqa: PLR2004 - it and both sides
        return False
    return sum(t.text[:1].islower() for t in sentence.tokens) > sum(t.text[:1].isupper() for t in sentence.tokens)


def is_half_of_adjective(word: Token, sentence: Sentence) -> bool:
    """Whether a participle only says what a noun has suffered or is: "food for drought-*hit* Mali", "army-*led*"."""
    tokens = sentence.tokens
    if word.i < 2 or word.i + 1 == len(tokens) or tokens[word.i - 1].text != "-":  # noqa: PLR2004 - noun and hyphen
        return False
    before, behind = tokens[word.i - 2], tokens[word.i + 1]
    joined = before.end == tokens[word.i - 1].start and tokens[word.i - 1].end == word.start
    return joined and before.tag == "NN" and word.tag != "VBG" and behind.tag[:2] in {"NN", "JJ"}


def is_eventive(noun: Token) -> bool:
    """Whether a noun can be an act here: no part of a name or compound ("attack helicopter")."""
    return noun.dep not in {"compound", "flat", "nmod:desc"} and not noun.entity


def predicative_slots(token: Token) -> Slots:
    """Return the subject of a predicative adjective."""
    return {"subject": children(token, "nsubj")} if children(token, "nsubj") else {}


def senses(  # noqa: PLR0913, PLR0917 - what a sense is judged by
    sentence: Sentence, head: Token, headed: Sequence[Headed], filled: Slots, used: set[int], is_actor: IsActor
) -> Iterator[Predication]:
    """Yield the best-fitting sense of a verb or adjective, and mark the words that it uses up; a user's goes first."""
    fits = [(h, fit) for h in headed if (fit := fit_sense(sentence, head, h, filled, is_actor))]
    if fits:
        best, fit = min(fits, key=lambda f: (not f[0].predicate.own, -f[1].conditions, f[0].order))
        used |= {t.i for t in fit.consumed} | {t.i for t in fit.words}
        yield Predication(sentence, head, best.predicate, fit.words, fit.slots, company=fit.consumed)


def noun_senses(  # noqa: PLR0913, PLR0917 - what a sense is judged by
    sentence: Sentence, noun: Token, headed: Sequence[Headed], lexicon: Lexicon, used: set[int], is_actor: IsActor
) -> Iterator[Predication]:
    """Yield the best-fitting sense of an event noun, with what its light verb lends it."""
    filled = slots(noun)
    carried = carrier(noun)
    verb, effect = light_verb(noun, carried, lexicon)
    if verb is None and noun.lemma.lower() in load_sets().get("states-of-affairs", frozenset()):
        return
    if verb is not None:
        filled = lend(filled, verb, noun, effect)
    elif carried is not None and is_occasion(carried[1], filled):
        # "In talks with the premier, Lavrov said …": who acts in the sentence is who talks.
        filled = filled | {"subject": subjects(carried[0])}
    for predication in senses(sentence, noun, headed, filled, used, is_actor):
        predication.carrier, predication.effect = verb, effect
        yield predication


def light_verb(noun: Token, carried: tuple[Token, str] | None, lexicon: Lexicon) -> tuple[Token | None, str]:
    """Return the verb that only carries an event noun, with what it does to the act."""
    if carried is None:
        return None, "does"
    verb, how = carried
    found = lexicon.effect(verb.lemma, light_words(verb, noun, how))
    # "the deal halted the fighting": an acting noun is no thing begun, ended or received.
    if not found or (how == "subject" and found not in {"begins", "ends", "does"}):
        return None, "does"
    return verb, found


def is_occasion(how: str, filled: Slots) -> bool:
    """Whether a noun tells the occasion of what the sentence says, with the other side alone named."""
    return how in OCCASIONS and "with" in filled and not filled.keys() & {"owner", "between", "by"}


def light_words(verb: Token, noun: Token, how: str) -> tuple[str, ...]:
    """Return the preposition of a light verb's noun and its particles: "engage in", "carry out", "come under"."""
    particles = [
        c.lower for c in verb.children if c.dep in {"compound:prt", "advmod"} or (c.dep == "obj" and c is not noun)
    ]
    return (how, *particles, *(c.lower for c in verb.children if c.dep == "obj" and c is not noun))


def lend(filled: Slots, verb: Token, noun: Token, effect: str) -> Slots:
    """Return a noun's slots with those of its light verb: the verb's subject acts, or is acted on if it receives."""
    above = slots(verb)
    merged: Slots = {k: list(v) for k, v in filled.items()}
    for slot, tokens in above.items():
        outside = [t for t in tokens if t is not noun and noun not in conjuncts(t)]
        if slot in {"object", "verb", "clause"} or not outside:
            continue
        merged.setdefault(slot, []).extend(t for t in outside if t not in merged[slot])
    passive_subject = first_conjunct(noun).dep == "nsubj:pass"
    if first_conjunct(noun).dep == "nsubj":
        merged.pop("subject", None)
    elif effect == "receives" and not passive_subject:
        received = merged.pop("subject", [])
        merged["object"] = received
        merged.setdefault("on", []).extend(received)
    return merged


def fit_sense(sentence: Sentence, head: Token, headed: Headed, filled: Slots, is_actor: IsActor) -> Fit | None:
    """Return how a sense fits the word here, or None."""
    words = multiword(sentence, head, headed)
    if words is None:
        return None
    predicate = headed.predicate
    own = with_prepositional_object(filled, headed)
    consumed: list[Token] = []
    for slot, lemmas in predicate.needs.items():
        hit = filler(slot, lemmas, own, sentence, is_actor)
        if hit is None or (is_denied(slot, hit) and "modal" not in predicate.needs):
            return None
        if slot == "object" and predicate.verbs and is_of_words(lemmas):
            consumed.append(hit)
    if any(filler(slot, lemmas, own, sentence, is_actor) for slot, lemmas in predicate.unless.items()):
        return None
    return Fit(words, own, conditions(headed), tuple(consumed))


def is_of_words(lemmas: Sequence[str]) -> bool:
    """Whether a condition asks for words of its own, and not for any actor or anything."""
    return lemmas != ("ACTOR",) and "*" not in lemmas


def conditions(headed: Headed) -> float:
    """Return how many conditions a sense has, those that much meets counted for less."""
    needs = headed.predicate.needs.values()
    named = sum(WEIGHTS.get(lemmas[0] if len(lemmas) == 1 else "", 1.0) for lemmas in needs)
    return named + len(headed.before) + len(headed.after)


def is_denied(slot: str, word: Token) -> bool:
    """Whether what is said of somebody is said not to be so: "said that Chad has *not* violated the truce"."""
    predicated = slot == "finite" or (slot == "verb" and not word.is_verb)
    return predicated and is_negated(word)


def multiword(sentence: Sentence, head: Token, headed: Headed) -> tuple[Token, ...] | None:
    """Return the trigger's words when all parts of a multiword form stand in reach, else None."""
    if not headed.before and not headed.after:
        return (head,)
    before = words_before(sentence, head, headed.before)
    if before is None:
        return None
    found = [*before, head]
    for word in headed.after:
        at = found[-1].i
        match = word_behind(sentence, at, word)
        if match is None or not belongs(match, found, at):
            return None
        found.append(match)
    return tuple(found)


def words_before(sentence: Sentence, head: Token, wanted: Sequence[str]) -> list[Token] | None:
    """Return the words right before a head where they are those wanted, hyphens left out; else None."""
    if not wanted:
        return []
    words = [t for t in sentence.tokens[max(0, head.i - 2 * len(wanted)) : head.i] if t.text != "-"]
    before = words[len(words) - len(wanted) :]
    lemmas, forms = [t.lemma.lower() for t in before], [t.lower for t in before]
    return before if list(wanted) in (lemmas, forms) else None


def word_behind(sentence: Sentence, at: int, word: str) -> Token | None:
    """Return a word in reach behind a place, with no other verb between, and no word of time."""
    following = sentence.tokens[at + 1 : at + 1 + REACH]
    match = next((t for t in following if word in {t.lower, t.lemma.lower()}), None)
    if match is None or is_temporal(match):
        return None
    return None if any(t.is_verb and t.dep != "amod" for t in sentence.tokens[at + 1 : match.i]) else match


def belongs(word: Token, found: Sequence[Token], at: int) -> bool:
    """Whether a word of a multiword form hangs with the rest: "called it a victory for freedom" is no "call for"."""
    if word.dep != "case" or word.i == at + 1 or word.head is None:
        return True
    return word.head.head in found or word.head in found


def is_temporal(mark: Token) -> bool:
    """Whether a preposition only opens a date: "gave up arms in 2008" is no "give in"."""
    return mark.dep == "case" and mark.head is not None and is_calendar(mark.head)


def with_prepositional_object(filled: Slots, headed: Headed) -> Slots:
    """Let "call on X" have X as its object when the preposition is part of the verb."""
    last = headed.after[-1] if headed.after else ""
    if last in filled and "object" not in filled:
        return filled | {"object": filled[last]}
    return filled


def filler(slot: str, lemmas: Sequence[str], filled: Slots, sentence: Sentence, is_actor: IsActor) -> Token | None:
    """Return the slot's filler that meets a condition."""
    for token in reach(slot, filled):
        for part in conjuncts(token):
            if meets(part, lemmas, sentence, is_actor):
                return part
    return None


def reach(slot: str, filled: Slots) -> list[Token]:
    """Return the fillers of a slot, or of a slot of a filler: "object.owner", "verb.with"."""
    first, _, rest = slot.partition(".")
    tokens = filled.get(first, [])
    if not rest:
        return tokens
    return [t for token in tokens for t in reach(rest, slots(token))]


@functools.lru_cache(maxsize=REMEMBERED)
def said_by(token: Token) -> frozenset[str]:
    """Return the words that a condition may have of a token; all senses of a verb look at the same few tokens."""
    lemma = token.lemma.lower()
    singular = token.lower[:-1] if token.tag == "NNS" and token.lower.endswith("s") else lemma
    compound = " ".join([*(c.lower for c in children(token, "compound", "amod") if c.i == token.i - 1), lemma])
    # "state of emergency", "cessation of hostilities"
    whole = (f"{lemma} of {c.lower}" for c in children(token, "nmod") if preposition(c) == "of")
    return frozenset(("*", lemma, token.lower, compound, singular, *whole))


def meets(token: Token, lemmas: Sequence[str], sentence: Sentence, is_actor: IsActor) -> bool:
    """Whether a token is one of the lemmas, in one of the named sets, or an actor."""
    said = said_by(token)
    return not said.isdisjoint(lemmas) or any(
        not said.isdisjoint(listed) if listed is not None else is_mutual(token) or is_actor(sentence, token)
        for listed in wider(tuple(lemmas))
    )


@functools.lru_cache(maxsize=LISTS)
def wider(lemmas: tuple[str, ...]) -> tuple[frozenset[str] | None, ...]:
    """Return what a condition asks for beside words, in its order: named sets, None for any actor."""
    sets = load_sets()
    asked = (lemma for lemma in lemmas if lemma == "ACTOR" or lemma.startswith("$"))
    return tuple([None if lemma == "ACTOR" else sets.get(lemma[1:], frozenset()) for lemma in asked])
