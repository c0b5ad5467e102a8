"""Answer for one pair of spans, or for one name: the questions that need no document."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.extract import pairs
from dragoman.extract.events import Surroundings, build, find_events
from dragoman.extract.frames import Coded, code_parties
from dragoman.extract.learned import LEARNED, told_by
from dragoman.extract.mentions import find_mentions
from dragoman.extract.parties import Party, of_phrase
from dragoman.extract.predicates import Predication, find_predications
from dragoman.knowledge.gazetteer import load_gazetteer, to_words
from dragoman.knowledge.lexicon import load_lexicon
from dragoman.knowledge.ontology import load_ontology
from dragoman.model import ActorRef, Document, Event, Reason, Relation
from dragoman.nlp.load import parse, parse_each
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.resolution.answers import answer
from dragoman.resolution.linker import link

LONGEST_NAME = 1_000
SOURCE, TARGET = "given/source", "given/target"
BOTH = (SOURCE, TARGET)
Asked = tuple[str, tuple[int, int], tuple[int, int]]
# Less sure than an act whose frame holds both: the frame holds only one side, or only the sentence does.
HALF, LOOSE = 0.6, 0.35
# The least weight at which a predication joins the two: the source in a slot, or both under its clause and one in one.
JOINS = 2.5
# The least with which a word that no entry has must tell an act between the two.
JOINED = 0.05


@dataclass(frozen=True)
class GivenLookup:
    """`extract.parties.Lookup` that knows two spans and nothing else; rules ask it some eighty times a text."""

    parsed: Parsed
    source: tuple[int, int]
    target: tuple[int, int]

    @functools.cached_property
    def given(self) -> tuple[Party, Party]:
        """The two parties, source first."""
        spans = (self.parsed.span(*self.source), self.parsed.span(*self.target))
        return Party(SOURCE, spans[0], "named"), Party(TARGET, spans[1], "named")

    def named(self, _: Sentence, token: Token) -> list[Party]:
        """Return the given party at the token."""
        return [p for p in self.given if p.span.start <= token.start < p.span.end][:1]

    def placed(self, _: Sentence, __: Token) -> list[Party]:
        """Return no place: only the given spans count."""
        return []

    def is_actor(self, sentence: Sentence, token: Token) -> bool:
        """Whether the token lies in one of the spans."""
        return bool(self.named(sentence, token))


def plain_document(text: str, published: dt.date | None) -> Document:
    """Wrap a text as it is, but for halves of characters, which no parser takes: as long, so that spans hold."""
    return Document(
        id="doc/given",
        title=None,
        url=None,
        outlet=None,
        author=None,
        language="en",
        published=published,
        text=text.encode(errors="replace").decode(),
        sections=(),
        residue=(),
    )


def relate_spans(
    text: str, *, source: tuple[int, int], target: tuple[int, int], published: dt.date | None
) -> Relation | None:
    """Return the act between two spans of a text; see `dragoman.relate`."""
    check_spans(text, source=source, target=target)
    parsed = parse(plain_document(text, published), [(0, len(text))], names=False)
    return relate_parsed(parsed, source=source, target=target, published=published)


def relate_each(items: Sequence[Asked], *, published: dt.date | None) -> Iterator[Relation | None]:
    """Yield the answer for each text and its two spans; see `dragoman.relate_many`."""
    # Who acts is given, and of 3,039 pairs the names heard beside changed no type and six confidences.
    texts = parse_each((plain_document(text, published) for text, _, _ in items), names=False)
    for parsed, (_, source, target) in zip(texts, items, strict=True):
        yield relate_parsed(parsed, source=source, target=target, published=published)


def check_spans(text: str, **spans: tuple[int, int]) -> None:
    """Raise UsageError for a span that lies outside the text or is empty."""
    for name, (start, end) in spans.items():
        if not 0 <= start < end <= len(text):
            message = f"{name} span {start}-{end} lies outside the text of {len(text)} characters, or is empty"
            raise UsageError(message)


def relate_parsed(
    parsed: Parsed, *, source: tuple[int, int], target: tuple[int, int], published: dt.date | None
) -> Relation | None:
    """Return the act between two spans of what is parsed."""
    lookup = GivenLookup(parsed, source, target)
    around = Surroundings(
        parsed=parsed, lookup=lookup, ontology=load_ontology(), published=published, dates={}, places={}
    )
    predications = list(find_predications(parsed, load_lexicon(), lookup.is_actor))
    # Entries say these before status settles what a promise or a refusal makes of them.
    types = {p.predicate.id: p.predicate.type for p in predications}
    ranked = sorted(find_events(predications, around), key=lambda e: (-fit(e), e.trigger.start))
    answers = told_between(ranked) or told_around(predications, lookup, around)
    first = next(iter(answers), None)
    heard = hear_between(parsed, lookup)
    if heard is None or is_sure(first, predications, types) or not (answers or heard.weight >= JOINED):
        return first
    silenced = overruled(predications, ranked, lookup)
    kind = pairs.choose(said_by(ranked, silenced), heard)
    known = next((a for a in answers if a.type == kind), None)
    if known is not None:
        return known
    coded = coded_as(kind, silenced) or heard_joining(heard, kind, lookup)
    return to_relation(build(coded, around), LOOSE) if coded else first


def told_between(ranked: Sequence[Event]) -> list[Relation]:
    """Return the acts that hold one of the two in its place, or the first, if it holds both the other way round."""
    return [to_relation(e, fit(e)) for e in ranked if fit(e) >= HALF or (e is ranked[0] and is_turned(e))]


def told_around(predications: list[Predication], lookup: GivenLookup, around: Surroundings) -> list[Relation]:
    """Return the act that has the two near it, where no frame holds them."""
    joining = nearest_joining(predications, lookup)
    return [to_relation(build(joining, around), LOOSE)] if joining is not None else []


def is_sure(answer: Relation | None, predications: Iterable[Predication], types: Mapping[str, str]) -> bool:
    """Whether an answer needs no ear: a user's own entry tells it, or one that is settled."""
    if answer is None:
        return False
    own = {p.predicate.id for p in predications if p.predicate.own}
    return answer.why.rule in own or is_settled(answer, types)


def coded_as(kind: str, coded: Iterable[Coded]) -> Coded | None:
    """Return the first act of a type."""
    return next((c for c in coded if c.predication.predicate.type == kind), None)


def is_settled(answer: Relation, types: Mapping[str, str]) -> bool:
    """Whether status has settled the type of what an entry says: "will not lift" is REJECT, whatever is heard."""
    return types.get(answer.why.rule, answer.type) != answer.type


def overruled(predications: list[Predication], ranked: list[Event], lookup: GivenLookup) -> list[Coded]:
    """Return what entries say of both that the encoder has overruled, or thought unlikely, word by word."""
    kept = {e.why.rule for e in ranked}
    coded = [code_parties(p, lookup) for p in predications if p.predicate.id not in kept]
    return [c for c in coded if is_among(SOURCE, c.sources) and is_among(TARGET, c.targets)]


def is_among(actor: str, parties: list[Party]) -> bool:
    """Whether an actor is one of the parties."""
    return any(p.actor == actor for p in parties)


def said_by(events: list[Event], silenced: list[Coded]) -> list[pairs.Said]:
    """Return what entries of the lexicon say of the two, or of one of them."""
    told = (e for e in events if fit(e) >= HALF and not e.why.rule.startswith(LEARNED))
    return [pairs.Said(e.type, both=fit(e) == 1) for e in told] + [
        pairs.Said(c.predication.predicate.type, both=True, overruled=True) for c in silenced
    ]


def is_turned(event: Event) -> bool:
    """Whether the text tells the act the other way round."""
    return TARGET in event.sources and SOURCE in event.targets


def nearest_joining(predications: list[Predication], lookup: GivenLookup) -> Coded | None:
    """Return the predication with the source in a slot, or both spans under its clause: the act when no frame fits."""
    best = max(predications, key=lambda p: joining_weight(p, lookup), default=None)
    if best is None or joining_weight(best, lookup) < JOINS:
        return None
    return Coded(best, sides(lookup, best, SOURCE), sides(lookup, best, TARGET))


def joining_weight(p: Predication, lookup: GivenLookup) -> float:
    """Return how closely a predication joins the two, both in its sentence: in its slots, and under its clause."""
    here = {a.actor for t in p.sentence.tokens for a in lookup.named(p.sentence, t)}
    if not {SOURCE, TARGET} <= here:
        return 0.0
    under = {a.actor for t in p.clause.subtree() for a in lookup.named(p.sentence, t)}
    fillers = (t for tokens in p.slots.values() for t in tokens)
    in_slots = {a.actor for t in fillers for a in of_phrase(t, p.sentence, lookup, target=True)}
    return (
        2.0 * (SOURCE in in_slots)
        + 1.5 * (TARGET in in_slots)
        + (SOURCE in under)
        + (TARGET in under)
        - 0.5 * p.head.is_noun
    )


def hear_between(parsed: Parsed, lookup: GivenLookup) -> pairs.Heard | None:
    """Return what the encoder hears between the two, of several sentences with both the one that tells most."""
    found = []
    for sentence in parsed.sentences:
        named = [(t, p.actor) for t in sentence.tokens for p in lookup.named(sentence, t)]
        source, target = ([t for t, actor in named if actor == side] for side in BOTH)
        if source and target and (heard := pairs.listen(sentence, source, target)) is not None:
            found.append(heard)
    return max(found, key=lambda h: h.weight, default=None)


def heard_joining(heard: pairs.Heard, kind: str, lookup: GivenLookup) -> Coded | None:
    """Return the act of that type that the encoder hears between the two; None where no word could tell it."""
    word = heard.word(kind)
    if word is None:
        return None
    predication = told_by(heard.sentence, word, kind)
    return Coded(predication, sides(lookup, predication, SOURCE), sides(lookup, predication, TARGET))


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
        cameo=event.cameo,
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
