"""One act told several times in one text is one event: "met in Oslo … the meeting", "was arrested … his arrest".

What a later telling adds, a day, a place, a count, goes to the first; its sentence is evidence beside the first one's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.occasions import SORTS, STEM, head_of, is_definite, sentences_of
from dragoman.knowledge.lexicon import load_sets
from dragoman.model import Event, Reason
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.nlp.roles import children, first_conjunct

# What is said or promised may be said again of something else; there only "the warning" points back to the first.
WORDS = {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AID", "COOPERATE", "CONCEDE"}
HAPPENS = {"actual", "planned"}
SUFFERED = {"ASSAULT", "COERCE", "SANCTION", "RETREAT"}
# Beside an act, what makes it another than the one told before.
ANOTHER = {
    "again", "another", "also", "second", "third", "fourth", "new", "further", "fresh", "other", "later", "once",
    "earlier", "previously", "twice", "thrice", "repeatedly", "more",
}  # fmt: skip
# Sentences back that "the meeting", who met left out, is looked for.
FAR = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of an act, with its sentence and the topmost word of its trigger."""

    event: Event
    sentence: Sentence
    head: Token


def join(events: Iterable[Event], parsed: Parsed) -> tuple[tuple[Event, ...], dict[str, str]]:
    """Return the events with what is told again taken into its first telling, and (id dropped → id kept)."""
    starts = sentences_of(parsed)
    kept: list[Telling] = []
    same: dict[str, str] = {}
    for event in events:
        sentence = starts[event.evidence[0].start]
        telling = Telling(event, sentence, head_of(event, sentence))
        first = first_of(telling, kept)
        if first is None:
            kept.append(telling)
        else:
            kept[first] = replace(kept[first], event=taken_in(kept[first].event, event))
            same[event.id] = kept[first].event.id
    return tuple(t.event for t in kept), same


def renamed(told: Mapping[str, Sequence[str]], same: Mapping[str, str]) -> dict[str, list[str]]:
    """Return (event → what reports it) under the ids kept."""
    found: dict[str, list[str]] = {}
    for event, claims in told.items():
        held = found.setdefault(same.get(event, event), [])
        held.extend(c for c in claims if c not in held)
    return found


def first_of(telling: Telling, kept: Sequence[Telling]) -> int | None:
    """Return the place of the latest telling before of the same act."""
    return next((i for i in reversed(range(len(kept))) if is_same(telling, kept[i])), None)


def is_same(later: Telling, first: Telling) -> bool:
    """Whether a telling is of the act of one before, by kind, parties, words and whatever tells them apart."""
    one, other = first.event, later.event
    alike = one.type == other.type and one.status == other.status and one.status in HAPPENS
    if not alike or later.sentence is first.sentence or is_another(later.head) or differ(one, other):
        return False
    if other_things(first, later):
        return False
    if is_definite(later.head):
        return points_back(later, first)
    told = one.type not in WORDS and share_word(later.head, first.head) and one.historical == other.historical
    return told and (is_done_once(one, other) or (bool(one.sources and one.targets) and sides(one) == sides(other)))


def points_back(later: Telling, first: Telling) -> bool:
    """Whether "the meeting" is that of a telling before: its parties again, or just told with some of them."""
    one, other = first.event, later.event
    if sides(one) == sides(other) and one.sources and one.targets:
        return one.type not in {*WORDS, "CONSULT"} or share_word(later.head, first.head)
    near = later.sentence.index - first.sentence.index <= FAR
    within = {*other.sources} <= {*one.sources} and {*other.targets} <= {*one.targets}
    return near and within and share_word(later.head, first.head)


def sides(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """Return who acts and towards whom."""
    return frozenset(event.sources), frozenset(event.targets)


def is_done_once(one: Event, other: Event) -> bool:
    """Whether both tell what befell one person, by the same actors as far as told: nobody is arrested twice a story."""
    alone = len(one.targets) == 1 and one.targets[0].startswith("person/")
    by = not one.sources or not other.sources or {*one.sources} == {*other.sources}
    return alone and one.targets == other.targets and by and one.type in SUFFERED


def is_another(head: Token) -> bool:
    """Whether words beside an act make it another one: "met again", "a second attack"."""
    beside = [*head.children, *first_conjunct(head).children]
    # "for the second time", "three times this year"
    times = [c for c in beside if c.lemma == "time"]
    return any(c.tag == "NNS" for c in times) or any(
        c.lower in ANOTHER for c in (*beside, *(w for t in times for w in t.children))
    )


def other_things(first: Telling, later: Telling) -> bool:
    """Whether two verbs do it to two things: "bombed *a depot* in Syria … bombed *an airfield* in Syria"."""
    one, other = things(first), things(later)
    return bool(one and other) and one.isdisjoint(other)


def things(telling: Telling) -> set[str]:
    """Return the objects of an act that no party is named by."""
    spans = telling.event.target_spans
    objects = children(telling.head, "obj", "nsubj:pass") if telling.head.is_verb else []
    nouns = (t for t in objects if t.tag in {"NN", "NNS"})
    return {t.lemma.lower() for t in nouns if not any(s.start <= t.start < s.end for s in spans)}


def differ(one: Event, other: Event) -> bool:
    """Whether day, place, way or count tell two acts apart."""
    days = one.when.given and other.when.given and not meet(one, other)
    ways = one.modes and other.modes and one.modes != other.modes
    places = one.where and other.where and one.where.name != other.where.name
    counts = one.casualties and other.casualties and one.casualties != other.casualties
    return bool(days or ways or places or counts)


def meet(one: Event, other: Event) -> bool:
    """Whether two dates may be one: the same phrase, or days that both hold."""
    a, b = one.when, other.when
    if a.start is None or b.start is None:
        return (a.start, a.end, a.relative) == (b.start, b.end, b.relative)
    return a.start <= (b.end or b.start) and b.start <= (a.end or a.start)


def share_word(one: Token, other: Token) -> bool:
    """Whether two words tell one sort of act: "agreed" and "the agreement", "met" and "the talks"."""
    words = one.lemma.lower(), other.lemma.lower()
    if words[0][:STEM] == words[1][:STEM] or words[0] in words[1] or words[1] in words[0]:
        return True
    return any(load_sets()[name].issuperset(words) for name in SORTS)


def taken_in(first: Event, again: Event) -> Event:
    """Return the first telling of an act with what a later one adds."""
    detail = f"{first.why.detail} Told again in “{again.evidence[0].text}”"
    return replace(
        first,
        modes=first.modes or again.modes,
        sources=first.sources or again.sources,
        source_spans=first.source_spans or again.source_spans,
        when=first.when if first.when.given else again.when,
        where=first.where or again.where,
        casualties=first.casualties or again.casualties,
        evidence=tuple(dict.fromkeys((*first.evidence, *again.evidence))),
        confidence=max(first.confidence, again.confidence),
        why=Reason(rule=first.why.rule, detail=detail),
    )
