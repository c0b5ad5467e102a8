"""Casualties that the next sentence tells: "Jets bombed a market. Seventeen people were killed, medics said."."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.casualties import harm_words, is_summed, of_harm
from dragoman.extract.dates import Dated
from dragoman.extract.dating import to_hung
from dragoman.extract.occasions import DEFINITE, STEM, head_of, sentences_of
from dragoman.extract.status import RANK, outer_marks, question
from dragoman.extract.status_marks import own_marks
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import Casualties, Event, Reason
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.nlp.roles import children, preposition

KINDS = ("killed", "injured")
# From a word of harm up to the head of its sentence: told outright, not in a description or a ground of something else.
OUTRIGHT = {"conj", "ccomp", "parataxis", "nsubj", "nsubj:pass", "obj", "xcomp"}
CLAUSES = {"advcl", "acl:relcl", "acl"}
PHRASES = {"obl", "nmod", "obl:unmarked", "nmod:unmarked", "obl:agent"}
# "Among them", "of them", "according to medics" lead to no other act.
NEUTRAL = {"including", "among", "of", "to", "at", "according"}
# Beside a toll, what makes it another act's, or that of many.
APART = {
    "also", "earlier", "elsewhere", "meanwhile", "previously", "separately", "since", "later", "once", "overall",
    "now", "far",
}  # fmt: skip
# What lasts, and has a toll of its own: "200 were killed in the war".
LASTING = {"war", "campaign", "offensive", "counteroffensive", "invasion"}


@dataclass(frozen=True, slots=True)
class Attack:
    """An attack, the topmost word of its trigger, and a sentence behind it with its dates."""

    event: Event
    head: Token
    sentence: Sentence
    dates: Sequence[Dated]


def add_tolls(events: Iterable[Event], parsed: Parsed, dates: Mapping[int, Sequence[Dated]]) -> tuple[Event, ...]:
    """Return the events with the killed and injured that the sentences right after the only attack of one tell."""
    events, starts = tuple(events), sentences_of(parsed)
    attacks = [e for e in events if e.type == "ASSAULT"]
    here = Counter(e.evidence[0].start for e in attacks)
    alone = {e.evidence[0].start: e for e in attacks if here[e.evidence[0].start] == 1}
    found: dict[str, Event] = {}
    for last, sentence in zip(parsed.sentences, parsed.sentences[1:], strict=False):
        event = alone.get(last.start)
        if event is None or event.status != "actual" or event.historical or here[sentence.start]:
            continue
        head = head_of(event, starts[event.evidence[0].start])
        if toll := toll_of(Attack(event, head, sentence, dates.get(sentence.index, ()))):
            # The sentence after that may go on counting.
            alone[sentence.start] = found[event.id] = with_toll(event, toll, parsed, sentence)
    return tuple(found.get(e.id, e) for e in events)


def toll_of(attack: Attack) -> dict[str, int]:
    """Return how many a sentence tells were killed and injured in an attack, of those that are not told yet."""
    known = attack.event.casualties or Casualties()
    if any(question(attack.sentence)):
        return {}
    told = {kind: [0] if is_harmless(attack) else list(values_of(kind, attack)) for kind in KINDS}
    return {kind: values[0] for kind, values in told.items() if values and getattr(known, kind) is None}


def is_harmless(attack: Attack) -> bool:
    """Whether a sentence tells that nobody was harmed: "there were no casualties"."""
    nouns = (t for t in attack.sentence.tokens if t.lemma.lower() == "casualty")
    return any(any(c.lower == "no" for c in t.children) and fits(t, attack) for t in nouns)


def values_of(kind: str, attack: Attack) -> Iterator[int]:
    """Yield the numbers that words of harm take; none where it is denied or only feared."""
    for word in attack.sentence.tokens:
        if not {word.lemma.lower(), word.lower} & harm_words(kind) or not fits(word, attack):
            continue
        value = of_harm(word, attack.sentence.tokens)
        if value is not None and (value == 0 or not is_doubted(word)):
            yield value


def is_doubted(word: Token) -> bool:
    """Whether harm is not told as done: "may have died", "denied that nine had died"."""
    return any(m.says in RANK for m in (*own_marks(word), *outer_marks(word, 0, "ASSAULT")))


def fits(word: Token, attack: Attack) -> bool:
    """Whether a word of harm is told outright, of nobody else's doing, at no other time, place or occasion."""
    chain = [word, *word.ancestors()]
    if is_summed(word) or any(t.dep not in OUTRIGHT for t in chain[:-1]) or any(is_cut_off(t, chain) for t in chain):
        return False
    if any(is_dated_apart(d, word, attack) for d in attack.dates):
        return False
    return all(is_of_attack(noun, attack) for noun in phrases(word))


def is_cut_off(token: Token, chain: Sequence[Token]) -> bool:
    """Whether another time or act stands with a word: "after", "another", a clause of its own."""
    return any(c.lower in APART or (c.dep in CLAUSES and c not in chain) for c in token.children)


def verb_of(word: Token) -> Token:
    """Return the verb that a word of harm is told with: itself, or "left" of "left 12 dead"."""
    return word if word.is_verb or word.head is None else word.head


def phrases(word: Token) -> Iterator[Token]:
    """Yield the phrases that say who did it, in what and where, and the subject that is not who was harmed."""
    verb = verb_of(word)
    yield from (c for t in {verb, word} for c in t.children if c.dep in PHRASES)
    if verb.is_verb and (children(verb, "obj") or verb is not word) and verb.lemma not in load_sets()["toll-verbs"]:
        yield from (s for s in children(verb, "nsubj") if word not in s.subtree())


def is_of_attack(noun: Token, attack: Attack) -> bool:
    """Whether a phrase beside a toll leads to no other act: "in the attack", "at the scene", the place told before."""
    lemma, where = noun.lemma.lower(), attack.event.where
    if noun.dep in {"obl:unmarked", "nmod:unmarked"} or lemma in load_sets()["beside-a-toll"] or noun.tag == "CD":
        return True
    if noun.entity == "LOC" or noun.is_proper:
        return where is not None and noun.text in where.name.split()
    known = (load_sets()["attacks"] | load_sets()["sites"]) - LASTING
    definite = any(c.lower in DEFINITE for c in noun.children)
    if definite and (lemma in known or lemma[:STEM] == attack.head.lemma[:STEM].lower()):
        return True
    return preposition(noun) in NEUTRAL


def is_dated_apart(date: Dated, word: Token, attack: Attack) -> bool:
    """Whether a toll has a day of its own that is not the attack's."""
    own, day, when = {id(word), id(verb_of(word))}, date.interval, attack.event.when
    hangs = any(id(h.above) in own for h in to_hung(date, attack.sentence))
    return hangs and (day.start, day.end, day.relative) != (when.start, when.end, when.relative)


def with_toll(event: Event, toll: Mapping[str, int], parsed: Parsed, sentence: Sentence) -> Event:
    """Return an event with the casualties that a later sentence tells, which then is evidence too."""
    span = parsed.sentence_span(sentence)
    detail = f"{event.why.detail} How many were harmed is told in “{span.text}”"
    return replace(
        event,
        casualties=replace(event.casualties or Casualties(), **toll),
        evidence=tuple(dict.fromkeys((*event.evidence, span))),
        why=Reason(rule=event.why.rule, detail=detail),
    )
