"""Answer for one pair of spans, or for one name: the questions that need no document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.extract.events import Surroundings, build, find_events
from dragoman.extract.frames import Coded
from dragoman.extract.learned import join, told_by
from dragoman.extract.mentions import find_mentions
from dragoman.extract.parties import Party, of_phrase
from dragoman.extract.predicates import Predication, find_predications
from dragoman.knowledge.gazetteer import load_gazetteer, to_words
from dragoman.knowledge.lexicon import load_lexicon
from dragoman.knowledge.ontology import load_ontology
from dragoman.model import ActorRef, Document, Event, Reason, Relation
from dragoman.nlp.load import parse
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.resolution.answers import answer
from dragoman.resolution.linker import link

LONGEST_NAME = 1_000
SOURCE, TARGET = "given/source", "given/target"
BOTH = (SOURCE, TARGET)
# Less sure than an act whose frame holds both: the frame holds only one side, or only the sentence does.
HALF, LOOSE = 0.6, 0.35
# The least weight at which a predication joins the two: the source in a slot, or both under its clause and one in one.
JOINS = 2.5


@dataclass(frozen=True, slots=True)
class GivenLookup:
    """`extract.parties.Lookup` that knows two spans and nothing else."""

    parsed: Parsed
    source: tuple[int, int]
    target: tuple[int, int]

    def named(self, _: Sentence, token: Token) -> list[Party]:
        """Return the given party at the token."""
        for actor, (start, end) in ((SOURCE, self.source), (TARGET, self.target)):
            if start <= token.start < end:
                return [Party(actor, self.parsed.span(start, end), "named")]
        return []

    def placed(self, _: Sentence, __: Token) -> list[Party]:
        """Return no place: only the given spans count."""
        return []

    def is_actor(self, sentence: Sentence, token: Token) -> bool:
        """Whether the token lies in one of the spans."""
        return bool(self.named(sentence, token))


def plain_document(text: str, published: dt.date | None) -> Document:
    """Wrap a text as it is."""
    return Document(
        id="doc/given",
        title=None,
        url=None,
        outlet=None,
        author=None,
        language="en",
        published=published,
        text=text,
        sections=(),
        residue=(),
    )


def relate_spans(
    text: str, *, source: tuple[int, int], target: tuple[int, int], published: dt.date | None
) -> Relation | None:
    """Return the act between two spans of a text; see `dragoman.relate`."""
    for name, (start, end) in (("source", source), ("target", target)):
        if not 0 <= start < end <= len(text):
            message = f"{name} span {start}-{end} lies outside the text of {len(text)} characters, or is empty"
            raise UsageError(message)
    parsed = parse(plain_document(text, published), [(0, len(text))])
    lookup = GivenLookup(parsed, source, target)
    around = Surroundings(
        parsed=parsed, lookup=lookup, ontology=load_ontology(), published=published, dates={}, places={}
    )
    predications = list(find_predications(parsed, load_lexicon(), lookup.is_actor))
    events = list(find_events(predications, around))
    ranked = sorted(events, key=lambda e: (-fit(e), e.trigger.start))
    if ranked and fit(ranked[0]) >= HALF:
        return to_relation(ranked[0], fit(ranked[0]))
    if ranked and is_turned(ranked[0]):
        return to_relation(ranked[0], LOOSE)
    joining = nearest_joining(predications, lookup)
    if joining is None:
        joining = heard_joining(parsed, lookup)
    return to_relation(build(joining, around), LOOSE) if joining is not None else None


def is_turned(event: Event) -> bool:
    """Whether the text tells the act the other way round."""
    return TARGET in event.sources and SOURCE in event.targets


def nearest_joining(predications: list[Predication], lookup: GivenLookup) -> Coded | None:
    """Return the predication with the source in a slot, or both spans under its clause: the act when no frame fits."""
    best: tuple[float, Coded] | None = None
    for p in predications:
        under = {a.actor for t in p.clause.subtree() for a in lookup.named(p.sentence, t)}
        in_slots = {
            a.actor
            for tokens in p.slots.values()
            for t in tokens
            for a in of_phrase(t, p.sentence, lookup, target=True)
        }
        here = {a.actor for t in p.sentence.tokens for a in lookup.named(p.sentence, t)}
        if not {SOURCE, TARGET} <= here:
            continue
        weight = (
            2.0 * (SOURCE in in_slots)
            + 1.5 * (TARGET in in_slots)
            + (SOURCE in under)
            + (TARGET in under)
            - 0.5 * p.head.is_noun
        )
        if weight >= JOINS and (best is None or weight > best[0]):
            best = (weight, Coded(p, sides(lookup, p, SOURCE), sides(lookup, p, TARGET)))
    return best[1] if best else None


def heard_joining(parsed: Parsed, lookup: GivenLookup) -> Coded | None:
    """Return the act that the encoder hears between the two where no entry of the lexicon joins them."""
    best: tuple[float, Coded] | None = None
    for sentence in parsed.sentences:
        given = {a: [t for t in sentence.tokens if any(p.actor == a for p in lookup.named(sentence, t))] for a in BOTH}
        if sentence.acts is None or not all(given.values()):
            continue
        kind, weight, token = join(sentence, sentence.acts, given[SOURCE], given[TARGET])
        if token is not None and (best is None or weight > best[0]):
            predication = told_by(sentence, token, kind)
            found = Coded(predication, sides(lookup, predication, SOURCE), sides(lookup, predication, TARGET))
            best = (weight, found)
    return best[1] if best else None


def sides(lookup: GivenLookup, predication: Predication, actor: str) -> list[Party]:
    """Return the given party of that side."""
    return [p for t in predication.sentence.tokens for p in lookup.named(predication.sentence, t) if p.actor == actor][
        :1
    ]


def fit(event: Event) -> float:
    """Return how well an event answers: both sides in place 1, one side HALF, turned round LOOSE."""
    source, target = SOURCE in event.sources, TARGET in event.targets
    if source and target:
        return 1.0
    if TARGET in event.sources and SOURCE in event.targets:
        return LOOSE
    return HALF if source or target else LOOSE


def to_relation(event: Event, weight: float) -> Relation:
    """Return the event as the answer for the given pair."""
    return Relation(
        type=event.type,
        modes=event.modes,
        status=event.status,
        score=event.score,
        confidence=round(event.confidence * weight, 2),
        why=event.why,
    )


def check_name(name: str) -> None:
    """Raise UsageError for a name that is empty or no name by its length."""
    if not name.strip():
        message = "the name is empty; give the words that name somebody"
        raise UsageError(message)
    if len(name) > LONGEST_NAME:
        message = f"the name has {len(name):,} characters; a name has at most {LONGEST_NAME:,}"
        raise UsageError(message)


def resolve_name(name: str, *, context: str, on: dt.date | None) -> ActorRef:
    """Return the actor a name stands for, with the context's words as support; see `dragoman.resolve`."""
    check_name(name)
    gazetteer = load_gazetteer()
    # States, their capitals and peoples are read as in a text; so is what the names of nobody fit.
    if not any(e.kind in {"state", "capital", "demonym"} for e in gazetteer.names.get(to_words(name), ())):
        found = answer(name, context, on)
        if found.actor is not None or found.why.rule == "actor.name.ambiguous":
            return ActorRef(actor=found.actor, why=found.why)
    return read_name(name, context, on) or ActorRef(
        actor=None, why=Reason(rule="actor.unknown", detail=f"Nothing in the knowledge base fits “{name}” alone.")
    )


def read_name(name: str, context: str, on: dt.date | None) -> ActorRef | None:
    """Return the known actor that a name stands for as the subject of a sentence, as a document is read."""
    text = f"{name.strip()} said so.\n{context}"
    parsed = parse(plain_document(text, on), list(ranges(text)))
    gazetteer = load_gazetteer()
    cast = link(parsed, find_mentions(parsed, gazetteer), gazetteer, on)
    at_name = [cast.of[m] for m in cast.of if m.start < len(name.strip())]
    actors = {a.id: a for a in cast.actors(at_name)}
    found = next((actors[i] for i in at_name if i in actors), None)
    return ActorRef(actor=found, why=found.why) if found is not None and found.known else None


def ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of a text as ranges."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1
