"""Two names, each in its context → one actor, two, or not to be told, with the reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.naming import is_human, like_offices, load_weights, load_words
from dragoman.resolution.body_comparison import FEATURES as BODY_FEATURES
from dragoman.resolution.body_comparison import BodyPair
from dragoman.resolution.body_decisions import judge_body
from dragoman.resolution.body_names import load_bodies
from dragoman.resolution.candidates import ROYAL, Candidate
from dragoman.resolution.contexts import Context
from dragoman.resolution.decisions import DOUBTS, Judged, Scored, judge
from dragoman.resolution.features import Feature
from dragoman.resolution.index import load_index
from dragoman.resolution.spellings import (
    SIGNS,
    Name,
    Relation,
    alike,
    is_half_surname,
    is_letter_apart,
    is_tail,
    is_unvowelled,
    relate,
    to_name,
)

Decision = Literal["same", "different", "unsure"]
APART = {"none", "relative", "namesake", "extra"}
WHOLE = {"exact", "spelling", "part", "initial", "epithet"}
YEARS = 10
# Hardly anybody is in the news for so long.
LIFETIME = 40
MOST_REASONS = 3
DECIDED = {"same": "One actor", "different": "Two actors", "unsure": "Not to be told"}
DEAD = {"died", "killed", "assassinated", "slain", "murdered", "executed", "dead", "shot"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two judged names and their words."""

    one: Judged
    other: Judged
    first: Name
    second: Name

    @property
    def sides(self) -> tuple[tuple[Judged, Judged], tuple[Judged, Judged]]:
        """Each side with the one across."""
        return (self.one, self.other), (self.other, self.one)

    @property
    def both_known(self) -> bool:
        """Whether both stand for a known person."""
        return self.one.chosen is not None and self.other.chosen is not None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The decision, its score and what made it."""

    decision: Decision
    score: float
    features: Mapping[str, float]
    why: str


def known(pair: Pair) -> Iterator[Feature]:
    """Whom the two are known to be."""
    if pair.one.chosen and pair.other.chosen:
        yield from both_chosen(pair.one.chosen, pair.other.chosen)
        return
    if pair.one.is_open and pair.other.is_open:
        yield from both_open(pair)
    for side, across in pair.sides:
        if side.chosen is not None:
            yield from seen_across(side.chosen.candidate, across, side.text)


def both_chosen(one: Scored, other: Scored) -> Iterator[Feature]:
    """Whether two known persons are one, and whether that is in doubt."""
    same = one.candidate.person.id == other.candidate.person.id
    yield ("known.same" if same else "known.different"), 1.0
    if same and not (DOUBTS.isdisjoint(one.features) and DOUBTS.isdisjoint(other.features)):
        yield "known.doubt", 1.0


def both_open(pair: Pair) -> Iterator[Feature]:
    """Whether two that may each be several known persons may be the same ones."""
    shared = pair.one.likely & pair.other.likely
    yield "known.apart", float(not shared)
    yield "known.several", float(bool(shared) and pair.one.is_tied and pair.other.is_tied)


def seen_across(candidate: Candidate, across: Judged, candidate_text: str) -> Iterator[Feature]:
    """Whether the person that one side is may be the other."""
    found = next((s for s in across.scored if s.candidate.person.id == candidate.person.id), None)
    if found is None:
        yield from shut_out(candidate, to_name(across.text), full=to_name(candidate_text).is_full)
    elif is_yet_to_hold(found, across.context):
        yield "known.early", 1.0
    elif found.is_doubtful or found.candidate.spelling.relation == "relative" or found.score <= 0:
        yield "known.unfit", 1.0
    elif found is across.scored[0]:
        lead = found.score - (across.scored[1].score if len(across.scored) > 1 else 0.0)
        # Half a name that two may bear says nothing of the likelier: "President Marcos" on no day.
        rest = 0.0 if found.is_half else 0.3
        yield "known.likely", 1.0 if lead >= load_weights().decision["margin"] else rest


def is_yet_to_hold(found: Scored, context: Context) -> bool:
    """Whether half a name is told in an office that the person held only years later: a father, a namesake."""
    told = context.current - {f"office/{weak}" for weak in load_words().weak}
    held = [t for t in found.candidate.person.terms for o in told if t.office in like_offices(o)]
    day = context.day
    return (
        found.is_half and day is not None and bool(held) and all(int((t.start or "0")[:4]) > day.year + 1 for t in held)
    )


def shut_out(candidate: Candidate, name: Name, *, full: bool) -> Iterator[Feature]:
    """Whether no name of the person leaves room for the other: surely when one of a surname has another given name."""
    names = load_index().names(candidate.person.id)
    relations = {relate(n, name).relation for n in names}
    if relations <= APART and not any(is_mistyped(n, name) for n in names):
        kin = bool(relations & {"relative", "namesake"})
        if not is_unheard(name):
            yield "known.excluded", 1.0 if name.is_full and (kin or full) else 0.3


def spelled(pair: Pair) -> Iterator[Feature]:
    """How the names stand to each other as strings; no matter when both are known."""
    if pair.first.generation and pair.second.generation and pair.first.generation != pair.second.generation:
        yield "name.numeral", 1.0
    if pair.both_known:
        return
    spelling = relate(pair.first, pair.second)
    relation = spelling.relation
    if relation in APART and is_of_one_known(pair):
        return  # a birth name beside the name in religion: as strings they have nothing in common
    if relation in {"exact", "spelling"} and not pair.first.is_full:
        relation = "surname"
        if spelling.likeness < 1.0 and outspelled(pair):
            yield "name.apart", 1.0
    yield f"name.{nearer(pair, relation)}", 0.25 if tells_little(pair, relation) else 1.0


def nearer(pair: Pair, relation: Relation) -> str:
    """Name a relation of two strings more closely: a slip of the hand, a name without its first words."""
    if relation in {"namesake", "none"} and is_slip(pair):
        return "slip"
    if relation == "namesake" and is_half_surname(pair.first, pair.second):
        return "half"
    if relation == "given" and is_called_by_first(pair):
        return "surname"
    return "tail" if relation == "extra" and is_tail(pair.first, pair.second) else relation


def is_called_by_first(pair: Pair) -> bool:
    """Whether a lone word is the first of the other name, where people are called by it: "President Lee" in Taipei."""
    words, (short, *_), long = load_words(), *sorted((pair.first.words, pair.second.words), key=len)
    told = pair.one.context.countries | pair.other.context.countries
    royal = any(ROYAL & set(name.titles) for name in (pair.first, pair.second) if not name.is_full)
    return bool(alike(short, long[0])) and (royal or bool(told & (words.first_named | words.surname_first)))


def is_mistyped(one: Name, other: Name) -> bool:
    """Whether two names differ by a slip, and not each is how somebody known is spelled: Johnson and Johnston."""
    known = load_index().words.bearers
    return is_letter_apart(one, other) and not (one.words[-1] in known and other.words[-1] in known)


def is_slip(pair: Pair) -> bool:
    """Whether two names that differ by a letter are told of one state and one office that few hold.

    Two lawmakers or generals may well have surnames so near.
    """
    a, b = pair.one.context, pair.other.context
    alike_ones = bool(a.countries & b.countries) and share_rare_office(a, b)
    return alike_ones and is_mistyped(pair.first, pair.second) and not is_surname_first(pair)


def is_surname_first(pair: Pair) -> bool:
    """Whether people of a state told have the surname in front, so that the last word is a given name: Min-jun."""
    return bool((pair.one.context.countries | pair.other.context.countries) & load_words().surname_first)


def tells_little(pair: Pair, relation: Relation) -> bool:
    """Whether two strings stand apart, and that tells little: one is unheard, a letter off, or a part of a name."""
    if relation not in APART:
        return False
    if is_unheard(pair.first) or is_unheard(pair.second):
        return True
    if is_mistyped(pair.first, pair.second):
        return not (is_slip(pair) or is_surname_first(pair))
    return relation == "none" and not (pair.first.is_full and pair.second.is_full)


def is_unheard(name: Name) -> bool:
    """Whether a name's script does not tell how it sounds, so that unlike words say little: Arabic, Burmese, kanji."""
    return SIGNS.search(name.text) is not None or any(map(is_unvowelled, name.words))


def is_of_one_known(pair: Pair) -> bool:
    """Whether one side is known and the other's likeliest reading is another whole name of the same person."""
    for side, across in pair.sides:
        best = across.scored[0].candidate if across.scored else None
        if side.chosen and best and best.person.id == side.chosen.candidate.person.id:
            return best.spelling.relation in WHOLE
    return False


def outspelled(pair: Pair) -> bool:
    """Whether each of two like words is just how somebody else is spelled: Khamenei and Khomeini."""
    one, other = (
        {s.candidate.person.id for s in side.scored if s.candidate.spelling.likeness == 1.0}
        for side in (pair.one, pair.other)
    )
    return bool(one) and bool(other) and not one & other


def countries(pair: Pair) -> Iterator[Feature]:
    """Whether the contexts share a country, or name different ones."""
    if pair.both_known:
        return
    a, b = pair.one.context, pair.other.context
    if a.countries & b.countries:
        yield "country.same", 1.0
    elif a.firm and b.firm:
        yield "country.different", 1.0


def offices(pair: Pair) -> Iterator[Feature]:
    """Whether the contexts tell one office, or two that nobody holds at once."""
    if pair.both_known or is_of_one_known(pair):
        return
    a, b = pair.one.context, pair.other.context
    if not (pair.first.is_full and pair.second.is_full):
        # The president and the prime minister of one surname are two, and many a candidate has it.
        shared, alike_ones = set(a.offices or {}) & set(b.offices or {}), share_office(a, b)
        same = any(o.partition("/")[2] not in load_words().empty for o in shared)
    else:
        same = alike_ones = share_office(a, b)
    if same:
        yield "office.same", 1.0
    elif not alike_ones and strong(a.current) and strong(b.current):
        yield "office.different", 1.0


def strong(told: frozenset[str]) -> bool:
    """Whether an office is told that most people never hold."""
    return bool({o.partition("/")[2] for o in told} - load_words().weak)


def given(pair: Pair) -> Iterator[Feature]:
    """Whether a context sets off a given name that the other's full name does not have."""
    for side, across in pair.sides:
        apposed, words = side.context.apposed, to_name(across.text).words
        if apposed and not to_name(side.text).is_full and len(words) > 1:
            told = to_name(apposed).words
            yield ("given.same" if any(alike(t, w) for t in told for w in words) else "given.different"), 1.0


def times(pair: Pair) -> Iterator[Feature]:
    """Whether the contexts tell of times so far apart that a namesake is likelier, or of a death in between."""
    a, b = sorted((pair.one.context, pair.other.context), key=lambda c: c.day or dt.date.min)
    if a.day is None or b.day is None or b.day.year == a.day.year:
        return
    if DEAD & a.words:
        yield "dead.before", 1.0
    years = b.day.year - a.day.year
    if years >= LIFETIME and not long_known(pair):
        yield "years.lifetime", 1.0
    elif years >= YEARS and not pair.both_known and not share_office(a, b):
        yield "years.apart", 1.0


def fates(pair: Pair) -> Iterator[Feature]:
    """Whether one is told as the late one, and the other as who holds an office."""
    if pair.both_known:
        return
    for side, across in pair.sides:
        if side.context.late and not across.context.dead and strong(across.context.current):
            yield "dead.beside", 1.0
            return


def share_office(one: Context, other: Context) -> bool:
    """Whether two contexts tell offices that are alike."""
    near = {like for o in (one.offices or {}) for like in like_offices(o)}
    return not near.isdisjoint(other.offices or {})


def share_rare_office(one: Context, other: Context) -> bool:
    """Whether two contexts tell offices that are alike, and that most people never hold."""
    near = {like for o in (one.offices or {}) if strong(frozenset({o})) for like in like_offices(o)}
    return any(o in near and strong(frozenset({o})) for o in other.offices or {})


def long_known(pair: Pair) -> bool:
    """Whether both are one known person who is in time on both days: queens and presidents for life."""
    sides = (pair.one.chosen, pair.other.chosen)
    return all(s is not None and not {"date.far", "office.stale"} & s.features.keys() for s in sides)


def strangers(pair: Pair) -> Iterator[Feature]:
    """Whether two that nobody knows are called different things, or are told of different states: two of one name."""
    a, b = pair.one.context, pair.other.context
    if pair.one.chosen or pair.other.chosen or a.countries & b.countries or share_office(a, b):
        return
    elsewhere = a.countries and b.countries and not (a.firm and b.firm)
    if elsewhere or (callings(a) and callings(b) and callings(a).isdisjoint(callings(b))):
        yield "told.apart", 1.0


def callings(context: Context) -> set[str]:
    """Return what a context calls somebody: nouns for people, and offices that most people never hold."""
    held = {o for o in context.offices or {} if strong(frozenset({o}))}
    return held.union(filter(is_human, context.words))


FEATURES: tuple[Callable[[Pair], Iterator[Feature]], ...] = (
    known,
    spelled,
    countries,
    offices,
    given,
    times,
    fates,
    strangers,
)


def compare_persons(one: Judged, other: Judged) -> Comparison:
    """Decide whether two names of persons are one person's."""
    pair = Pair(one, other, to_name(one.text), to_name(other.text))
    return decide((found for feature in FEATURES for found in feature(pair)), load_weights().pair)


def compare_bodies(pair: BodyPair) -> Comparison:
    """Decide whether two names of bodies are one body's."""
    return decide((found for feature in BODY_FEATURES for found in feature(pair)), load_weights().bodies)


def decide(features: Iterable[Feature], weights: Mapping[str, float]) -> Comparison:
    """Add up the features' weights and say what the sum means."""
    found: dict[str, float] = {}
    for name, amount in features:
        if amount:
            found[name] = round(found.get(name, 0.0) + amount * weights[name], 3)
    total, limits = round(sum(found.values()), 3), load_weights().decision
    decision: Decision = (
        "same" if total >= limits["same"] else "different" if total <= limits["different"] else "unsure"
    )
    return Comparison(decision, total, found, reason(decision, found))


def reason(decision: Decision, features: Mapping[str, float]) -> str:
    """Return the decision and what weighed most for it, in words."""
    said = load_weights().said | load_weights().paired
    ordered = sorted(features.items(), key=lambda f: -abs(f[1]))[:MOST_REASONS]
    told = "; ".join(f"they {said[name]} ({weight:+.1f})" for name, weight in ordered)
    return f"{DECIDED[decision]}: {told or 'nothing speaks for or against it'}."


def compare(
    one: str, other: str, *, contexts: tuple[str, str] = ("", ""), on: dt.date | None = None, kind: str = "person"
) -> Comparison:
    """Decide whether two names are one actor's."""
    gazetteer = load_gazetteer()
    texts = list(zip((one, other), contexts, strict=True))
    if kind == "body":
        a, b = (judge_body(text, around, on, gazetteer, load_bodies()) for text, around in texts)
        return compare_bodies((a, b))
    index = load_index()
    first, second = (judge(text, around, on, gazetteer, index) for text, around in texts)
    return compare_persons(first, second)
