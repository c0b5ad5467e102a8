"""From a source to a reading: the whole story on one page."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import metadata
from typing import Protocol

from dragoman.config import DEFAULTS, Settings, changed
from dragoman.extract.agreements import find_agreements
from dragoman.extract.answered import answer
from dragoman.extract.body_posts import settle_posts
from dragoman.extract.claims import find_claims, link_events
from dragoman.extract.counterparts import face
from dragoman.extract.dates import Dated, find_dates
from dragoman.extract.events import Surroundings, attribute, find_events
from dragoman.extract.mentions import Mention, find_mentions
from dragoman.extract.occasions import settle
from dragoman.extract.parties import Lookup
from dragoman.extract.places import find_places
from dragoman.extract.predicates import find_predications
from dragoman.extract.retold import complete
from dragoman.extract.told_again import join, renamed
from dragoman.extract.told_before import Story
from dragoman.extract.tolls import add_tolls
from dragoman.ingest.documents import body_paragraphs, to_document
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.lexicon import load_lexicon
from dragoman.knowledge.ontology import load_ontology
from dragoman.knowledge.overlay import Codebook, find_codebook, in_force, own
from dragoman.knowledge.tables import version as knowledge_version
from dragoman.model import Actor, Agreement, Claim, Document, Event, Findings, MadeWith, Reading, Source
from dragoman.nlp.load import parse, pipeline_version
from dragoman.nlp.parse import Parsed, Sentence, Token
from dragoman.resolution.fates import settle_fates
from dragoman.resolution.linker import link
from dragoman.resolution.lookup import CastLookup

READ_LANGUAGES = {"en", "und"}


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of one document."""

    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    agreements: tuple[Agreement, ...] = ()


def read(source: Source, settings: Settings = DEFAULTS) -> Reading:
    """Read one source with the codebook of the settings; raises SourceError, KnowledgeError for a faulty codebook."""
    with in_force(find_codebook(settings.codebook)):
        return read_here(source, settings)


def read_here(source: Source, settings: Settings) -> Reading:
    """Read one source: bytes → document → parse → actors, events, claims, agreements; raises SourceError."""
    document = to_document(source, settings)
    if document.language not in READ_LANGUAGES or not document.text:
        return make_reading(document, (), Found(), settings)
    parsed = parse(document, within(body_paragraphs(document), settings.max_characters), pipeline=settings.pipeline)
    mentions = settle_posts(find_mentions(parsed, load_gazetteer()), load_gazetteer())
    cast = link(parsed, mentions, load_gazetteer(), document.published)
    lookup = CastLookup.of(cast)
    found = find_all(parsed, mentions, lookup, document.published, settings)
    actors = settle_fates(lookup.actors(parties_in(found)), found.events)
    return make_reading(document, actors, found, settings)


def within(paragraphs: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """Return the paragraphs up to so many characters of text."""
    return [(start, min(end, most)) for start, end in paragraphs if start < most]


class ActorLookup(Lookup, Protocol):
    """What the finders ask of the actors."""

    def is_actor(self, sentence: Sentence, token: Token) -> bool:
        """Whether an actor, or a place that can stand for one, is named at the token."""
        ...

    def country(self, actor: str) -> str | None:
        """Return the state that an actor acts for, by its code."""
        ...


def find_all(
    parsed: Parsed, mentions: list[Mention], lookup: ActorLookup, published: dt.date | None, settings: Settings
) -> Found:
    """Run the finders over one parsed document whose actors are known."""
    dates = by_sentence(find_dates(parsed, published))
    around = Surroundings(
        parsed=parsed,
        lookup=lookup,
        ontology=load_ontology(),
        published=published,
        dates=dates,
        places=find_places(mentions),
        story=Story.of(parsed, published, dates),
    )
    predications = find_predications(parsed, load_lexicon(), lookup.is_actor)
    sure = (e for e in find_events(predications, around) if e.confidence >= settings.min_confidence)
    acts = face(answer(complete(add_tolls(settle(sure, parsed), parsed, dates), lookup.country)), lookup.country)
    events, same = join(acts, parsed, lookup.country)
    claims = find_claims(parsed, lookup, dates)
    reports, told = link_events(claims, acts)
    claims = tuple(replace(c, events=kept(told.get(c.id, ()), same)) for c in claims)
    pacts = tuple(replace(a, events=kept(a.events, same)) for a in find_agreements(parsed, lookup, dates, acts))
    return Found(attribute(events, renamed(reports, same)), claims, pacts)


def kept(ids: Iterable[str], same: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of events, those told again as the event that holds them, each once."""
    return tuple(dict.fromkeys(same.get(i, i) for i in ids))


def by_sentence(dates: list[Dated]) -> dict[int, list[Dated]]:
    """Return dates by the sentence that holds them."""
    found: dict[int, list[Dated]] = {}
    for date in dates:
        found.setdefault(date.sentence, []).append(date)
    return found


def parties_in(found: Found) -> set[str]:
    """Return the ids of all actors that take part in something."""
    ids = {a for e in found.events for a in (*e.sources, *e.targets)}
    ids |= {a for c in found.claims for a in (c.speaker, c.addressee, *c.via) if a}
    return ids | {a for g in found.agreements for a in g.parties}


def make_reading(document: Document, actors: tuple[Actor, ...], found: Found, settings: Settings) -> Reading:
    """Put a reading together."""
    return Reading(
        document=document,
        actors=Findings(actors),
        events=Findings(found.events),
        claims=Findings(found.claims),
        agreements=Findings(found.agreements),
        made_with=to_made_with(settings, own()),
    )


@functools.cache
def own_version() -> str:
    """Return the installed version: asked for each text it took a twentieth of the time that a sentence is read in."""
    return metadata.version("dragoman")


def to_made_with(settings: Settings, codebook: Codebook) -> MadeWith:
    """Return the versions and settings that a reading is made with; a codebook goes by its content, not its folder."""
    return MadeWith(
        version=own_version(),
        model=pipeline_version(settings.pipeline),
        knowledge=knowledge_version(),
        settings=changed(settings) | ({"codebook": codebook.hash} if codebook.hash else {}),
    )
