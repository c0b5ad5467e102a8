"""Read a passage with its actors given by hand: what is left are the errors of events, claims and agreements alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.config import DEFAULTS
from dragoman.extract.mentions import find_mentions
from dragoman.extract.parties import Party
from dragoman.gold.annotations import Annotation, MarkedActor, RawPlaces
from dragoman.gold.references import Range
from dragoman.ingest.documents import body_paragraphs, to_document
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.model import Actor, Document, Reading, Reason, Source
from dragoman.nlp.load import parse
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.pipeline import Found, find_all, make_reading

GIVEN = Reason(rule="gold.given", detail="The actor was given by hand.")


@dataclass(frozen=True, slots=True)
class GivenActors:
    """`extract.parties.Lookup` over the mentions of a gold annotation, in offsets of the document."""

    parsed: Parsed
    at: Mapping[int, tuple[MarkedActor, ...]]
    spans: Mapping[tuple[int, str], Range]

    def named(self, _: Sentence, token: Token) -> list[Party]:
        """Return the actors whose mention covers the token."""
        return [
            Party(actor.key, self.parsed.span(*self.spans[token.start, actor.key]), "named", actor.country)
            for actor in self.at.get(token.start, ())
        ]

    def placed(self, _: Sentence, __: Token) -> list[Party]:
        """Return no place: what stands for an actor is among the mentions."""
        return []

    def is_actor(self, sentence: Sentence, token: Token) -> bool:
        """Whether an actor stands at the token."""
        return bool(self.named(sentence, token))

    def country(self, actor: str) -> str | None:
        """Return an actor's country."""
        return next((a.country for found in self.at.values() for a in found if a.key == actor), None)


def read_given(source: Source, gold: Annotation) -> Reading:
    """Return the reading of a source whose actors are those of the gold."""
    document = to_document(source, DEFAULTS)
    places = text_places(document, gold)
    actors = tuple(to_actor(actor, document, places) for actor in gold.actors if actor.key in places)
    if not document.text:
        return make_reading(document, actors, Found(), DEFAULTS)
    parsed = parse(document, body_paragraphs(document))
    lookup = to_lookup(parsed, gold, places)
    found = find_all(parsed, find_mentions(parsed, load_gazetteer()), lookup, document.published, DEFAULTS)
    return make_reading(document, actors, found, DEFAULTS)


def text_places(document: Document, gold: Annotation) -> dict[str, list[Range]]:
    """Return the ranges of each actor's mentions in the document's text, where they stand in it."""
    back = {raw: offset for offset, raw in RawPlaces.of(document).offsets.items()}
    places: dict[str, list[Range]] = {}
    for actor in gold.actors:
        for start, end in actor.mentions:
            known = [back[raw] for raw in range(start, end) if raw in back]
            if known:
                places.setdefault(actor.key, []).append((known[0], known[-1] + 1))
    return places


def to_lookup(parsed: Parsed, gold: Annotation, places: Mapping[str, list[Range]]) -> GivenActors:
    """Return the lookup by the offset of each token."""
    at: dict[int, tuple[MarkedActor, ...]] = {}
    spans: dict[tuple[int, str], Range] = {}
    for actor in gold.actors:
        for place in places.get(actor.key, ()):
            for offset in range(*place):
                at[offset] = (*at.get(offset, ()), actor)
                spans[offset, actor.key] = place
    return GivenActors(parsed, at, spans)


def to_actor(actor: MarkedActor, document: Document, places: Mapping[str, list[Range]]) -> Actor:
    """Return a gold actor as a reading holds it."""
    return Actor(
        id=actor.key,
        name=actor.name,
        kind=actor.kind,  # type: ignore[arg-type] - a sheet holds only kinds that there are
        country=actor.country,
        sector=actor.sector,
        known=False,
        office=actor.office,
        mentions=tuple(document.slice(*place) for place in sorted(places[actor.key])),
        why=GIVEN,
    )
