"""A reading as rows of the record's tables."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable
from dataclasses import dataclass, fields

from dragoman.codec import digest, encode
from dragoman.model import Actor, DateInterval, Document, Event, Reading
from dragoman.record.occasions import content_row
from dragoman.record.tables import Row
from dragoman.stories.duplicates import keys, sketch
from dragoman.stories.events import MergedEvent
from dragoman.stories.tellings import to_keys, to_telling

PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "our", "who", "this"})
OF_READING = ("readings", "sketches", "contents", "actors", "mentions", "reports", "claims", "agreements")


@dataclass(frozen=True, slots=True)
class Encoded:
    """A reading with its JSON and the hash of all that it says, for both are asked for more than once."""

    reading: Reading
    text: str
    digest: str


def to_encoded(reading: Reading) -> Encoded:
    """Return a reading with its JSON and hash."""
    text = encode(reading).decode()
    return Encoded(reading, text, digest(text))


def plain(value: object) -> Row:
    """Return the fields of a dataclass by name; what they hold is made plain when the row is written."""
    return {name: getattr(value, name) for name in names_of(type(value))}  # type: ignore[arg-type] # a class is hashable


@functools.cache
def names_of(kind: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields."""
    return tuple(field.name for field in fields(kind))


def to_rows(encoded: Encoded) -> dict[str, list[Row]]:
    """Return table → rows of one reading."""
    reading = encoded.reading
    document, name = reading.document, reading.document.id
    actors = {actor.id: actor for actor in reading.actors}
    days = document.published
    return {
        "documents": [document_row(document)],
        "readings": [reading_row(encoded)],
        "sketches": [sketch_row(document.id, document.text)],
        "contents": [content_row(name, document.title, document.text, days)],
        "actors": [actor_row(actor, name) for actor in reading.actors],
        "mentions": [
            plain(m) | {"document": name, "actor": actor.id} for actor in reading.actors for m in actor.mentions
        ],
        "reports": [report_row(event, document, actors) for event in reading.events],
        "claims": [plain(claim) | {"document": name} | day_columns(claim.when, days) for claim in reading.claims],
        "agreements": [plain(a) | {"document": name} | day_columns(a.when, days) for a in reading.agreements],
    }


def document_row(document: Document) -> Row:
    """Return a document without its map to the raw input, a family and a story of its own at first."""
    row = plain(document) | {"family": document.id, "story": document.id}
    del row["raw_map"]
    return row


def reading_row(encoded: Encoded) -> Row:
    """Return the whole reading and what made it."""
    made = encoded.reading.made_with
    return {
        "document": encoded.reading.document.id,
        "digest": encoded.digest,
        "version": made.version,
        "model": made.model,
        "knowledge": made.knowledge,
        "reading": encoded.text,
    }


def sketch_row(document: str, text: str) -> Row:
    """Return what near-duplicates of a document are found by."""
    values = sketch(text)
    return {"document": document, "keys": keys(values), "sketch": values}


def actor_row(actor: Actor, document: str) -> Row:
    """Return an actor of one document with its spellings."""
    spellings = to_spellings(actor)
    row = plain(actor) | {"document": document, "spellings": spellings, "keys": actor_keys(actor, spellings)}
    del row["mentions"]
    return row


def to_spellings(actor: Actor) -> list[str]:
    """Return the names an actor goes by in a document, each once, pronouns and plain descriptions left out."""
    texts = (m.text for m in actor.mentions if m.text != m.text.lower() and m.text.lower() not in PRONOUNS)
    return sorted({actor.name, *texts})


def actor_keys(actor: Actor, spellings: Iterable[str]) -> list[str]:
    """Return what a filter finds an actor by: id, country code, and spellings in lower case."""
    names = sorted({spelling.casefold() for spelling in spellings})
    return [actor.id, *([actor.country] if actor.country else []), *names]


def report_row(event: Event, document: Document, actors: dict[str, Actor]) -> Row:
    """Return an event as its document tells it, with what comparisons look at."""
    telling = to_telling(event, document.id, document.published, actors)
    looks = ("sources", "targets", "dated", "place", "words", "trigger")
    return plain(event) | {
        "document": document.id,
        "telling": {name: getattr(telling, name) for name in looks},
        "keys": to_keys(telling),
        "low": telling.low,
        "high": telling.high,
    }


def event_row(event: MergedEvent) -> Row:
    """Return a merged event with the days that order and filter it."""
    published = event.reports[0].published
    return plain(event) | {"published": published} | day_columns(event.when, published)


def party_rows(event: MergedEvent) -> list[Row]:
    """Return who takes part in a merged event."""
    roles = (("source", event.sources), ("target", event.targets))
    return [{"event": event.id, "role": role, "actor": actor} for role, actors in roles for actor in actors]


def day_columns(when: DateInterval, published: dt.date | None) -> Row:
    """Return the first and last day of an interval; where it has none, the publication's."""
    return {
        "first_day": when.start or when.end or published,
        "last_day": when.end or when.start or published,
    }
