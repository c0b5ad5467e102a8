"""When and where an act took place that another sentence dates: "During the meeting, …", "the attack" of Saturday."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.knowledge.lexicon import load_sets
from dragoman.model import Event, Reason
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.nlp.roles import first_conjunct, preposition

# The sets of words for one and the same occasion.
SORTS = ("meetings", "visiting", "calls")
AT = {"during", "in", "at"}
DEFINITE = {"the", "this", "that", "their", "his", "her", "its"}
# An act that happens once at a time: sanctions come in rounds, accusations again and again.
ONCE = {"ASSAULT", "CONSULT", "AGREE", "RETREAT", "MOBILIZE", "PROTEST"}
# Sentences back that "the meeting" is looked for.
FAR = 3
# What is still to be done is done at no occasion told before: "will offer loans during the meeting".
AHEAD = {"will", "'ll", "shall"}
# Letters that "agreed" and "the agreement" share.
STEM = 5

Told = tuple[Event, Sentence, Token]


def settle(events: Iterable[Event], parsed: Parsed) -> tuple[Event, ...]:
    """Return the events with date and place taken from the occasion or the telling that they point back to."""
    starts = sentences_of(parsed)
    done: list[Told] = []
    for event in events:
        sentence = starts[event.evidence[0].start]
        head = head_of(event, sentence)
        found = from_occasion(event, sentence, head, done) or from_telling(event, sentence, head, done)
        done.append((found or event, sentence, head))
    return tuple(event for event, _, _ in done)


def sentences_of(parsed: Parsed) -> dict[int, Sentence]:
    """Return the sentences by where they begin."""
    return {s.start: s for s in parsed.sentences}


def head_of(event: Event, sentence: Sentence) -> Token:
    """Return the topmost word of an act's trigger."""
    inside = [t for t in sentence.tokens if event.trigger.start <= t.start < event.trigger.end]
    return next((t for t in inside if t.head not in inside), inside[0])


def from_occasion(event: Event, sentence: Sentence, head: Token, before: Sequence[Told]) -> Event | None:
    """Return an act said or done "during the meeting" with the day and place of that meeting."""
    if event.status != "actual" or (event.when.given and event.where) or is_ahead(head):
        return None
    for noun in at_occasions(head):
        sort = next((load_sets()[name] for name in SORTS if noun.lemma.lower() in load_sets()[name]), None)
        near = [t for t in before if sort and 0 < sentence.index - t[1].index <= FAR and t[2].lemma.lower() in sort]
        told = meant(event, [e for e, _, _ in near if e.status == "actual"])
        if told:
            return filled(event, told, place=True)
    return None


def is_ahead(head: Token) -> bool:
    """Whether an act is still to be done."""
    return any(c.lower in AHEAD for c in first_conjunct(head).children)


def meant(event: Event, occasions: Sequence[Event]) -> Event | None:
    """Return the occasion told last; where several days or places are told, the last that an actor was at."""
    if len({(e.when.start, e.when.end, e.where and e.where.name) for e in occasions}) > 1:
        ours = {*event.sources, *event.targets}
        occasions = [e for e in occasions if ours & {*e.sources, *e.targets}]
    return occasions[-1] if occasions else None


def at_occasions(head: Token) -> Iterator[Token]:
    """Yield the bare definite nouns of occasions that an act's clause hangs on: "during the talks"."""
    clause = first_conjunct(head)
    for noun in (*clause.children, *(clause.head.children if clause.is_noun and clause.head else ())):
        words = {c.lower for c in noun.children}
        bare = all(c.dep in {"case", "det", "punct", "nmod:poss"} for c in noun.children)
        if noun.dep == "obl" and preposition(noun) in AT and bare and words & DEFINITE:
            yield noun


def from_telling(event: Event, sentence: Sentence, head: Token, before: Sequence[Told]) -> Event | None:
    """Return an act told again as "the attack" with the day of its first telling, if all tellings have one day."""
    if event.when.given or not is_definite(head):
        return None
    dated = [e for e in alike_before(event, sentence, head, before) if e.when.given]
    days = {(e.when.start, e.when.end, e.when.relative) for e in dated}
    return filled(event, dated[0], place=False) if len(days) == 1 else None


def alike_before(event: Event, sentence: Sentence, head: Token, before: Sequence[Told]) -> list[Event]:
    """Return the acts that an act may be one with: of the same parties, else told alike near by."""
    same = [e for e, _, _ in before if event.type in ONCE and is_same(event, e)]
    return same or [e for e, s, h in before if sentence.index - s.index <= FAR and is_alike(event, head, e, h)]


def is_definite(head: Token) -> bool:
    """Whether an act is told as a noun that the text has told of: "the attack", "his visit to Croatia"."""
    return head.tag == "NN" and any(c.lower in DEFINITE or c.dep == "nmod:poss" for c in head.children)


def is_same(event: Event, other: Event) -> bool:
    """Whether two tellings may be one act: of one type and status, with the same parties."""
    ours, theirs = {*event.sources, *event.targets}, {*other.sources, *other.targets}
    return (event.type, event.status) == (other.type, other.status) and len(ours) > 1 and ours == theirs


def is_alike(event: Event, head: Token, other: Event, told: Token) -> bool:
    """Whether a noun takes up the word of an act just told, and no other states: "attacked a refinery … the attack".

    A state that the first telling does not have makes it another: "the attack on a market in Kabul".
    """
    ours, theirs = (states_of(e) for e in (event, other))
    there = {e.where.country for e in (event, other) if e.where and e.where.country}
    same = told.lemma[:STEM].lower() == head.lemma[:STEM].lower()
    return same and bool(not ours or ours & theirs) and not (event.where and len(there) > 1)


def states_of(event: Event) -> set[str]:
    """Return the states that an act names: who acts, whom it befalls, where it is."""
    place = {f"state/{event.where.country}"} if event.where and event.where.country else set()
    return place | {a for a in (*event.sources, *event.targets) if a.startswith("state/")}


def filled(event: Event, told: Event, *, place: bool) -> Event | None:
    """Return an event with the day, and if asked the place, that it lacks and another has."""
    new: Mapping[str, object] = {
        name: value
        for name, value, open_ in (
            ("when", told.when, not event.when.given and told.when.given),
            ("where", told.where, place and event.where is None and told.where is not None),
        )
        if open_
    }
    if not new:
        return None
    said = " and ".join("when" if name == "when" else "where" for name in new)
    detail = f"{event.why.detail} {said.capitalize()} is told in “{told.evidence[0].text}”"
    why = Reason(rule=event.why.rule, detail=detail)
    return replace(event, **new, evidence=tuple(dict.fromkeys((*event.evidence, *told.evidence))), why=why)  # type: ignore[arg-type]
