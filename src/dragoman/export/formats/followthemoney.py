"""FollowTheMoney: entities as JSON lines, for Aleph and the tools around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.codec import digest
from dragoman.export.formats.files import writing
from dragoman.export.formats.orders import Order
from dragoman.export.formats.pairs import find_pairs
from dragoman.export.formats.tables import to_json_line
from dragoman.knowledge.codes import load_states
from dragoman.model import Actor, DateInterval
from dragoman.record.stream import Account, Recorded

Entity = dict[str, object]
Values = dict[str, Iterable[str | None]]
# Ids may hold letters, digits, full stops and hyphens.
UNFIT = re.compile(r"[^A-Za-z0-9.-]+")
PUBLIC = frozenset({"GOV", "MIL", "JUD", "LEG", "COP", "SPY"})
WIKIDATA = re.compile(r"person/(Q\d+)")
# An entity written again is the same and merges with the first, so the memory of those written may be short.
REMEMBERED = 200_000


def export_followthemoney(order: Order) -> None:
    """Write actors, articles, events and the links between parties, each entity once."""
    seen: set[str] = set()
    with writing(order) as file:
        for item in order.all():
            if len(seen) > REMEMBERED:
                seen.clear()
            for entity in to_entities(item):
                if (name := str(entity["id"])) not in seen:
                    seen.add(name)
                    file.write(to_json_line(entity))
                    order.tally.rows += 1


def to_entities(item: Recorded) -> Iterator[Entity]:
    """Yield the entities of an event: its parties, the articles that tell it, itself, and a link for each pair."""
    yield from map(to_party, item.actors.values())
    yield from map(to_article, item.accounts)
    yield to_event(item)
    for source, target in find_pairs(item):
        if source and target:
            yield to_link(item, source, target)


def to_id(*parts: str) -> str:
    """Return an id that FollowTheMoney takes; a name that had to be changed for it is told apart by its hash."""
    name = "-".join(parts)
    fit = UNFIT.sub("-", name).strip("-.")
    return f"dragoman-{fit}" if fit == name.replace("/", "-") else f"dragoman-{fit}-{digest(name)}"


def entity(name: str, schema: str, values: Values) -> Entity:
    """Return an entity with the properties that have a value."""
    properties = {key: list(dict.fromkeys(v for v in found if v)) for key, found in values.items()}
    return {"id": name, "schema": schema, "properties": {key: found for key, found in properties.items() if found}}


def to_party(actor: Actor) -> Entity:
    """Return an actor as a person, a body or, where neither is known, a legal entity."""
    wikidata = WIKIDATA.fullmatch(actor.id)
    values: Values = {
        "name": [actor.name],
        "country": [to_iso2(actor.country)],
        "keywords": actor.sector,
        "position" if to_schema(actor) == "Person" else "notes": [actor.office],
        "wikidataId": [wikidata[1] if wikidata else None],
    }
    return entity(to_id(actor.id), to_schema(actor), values)


def to_iso2(code: str | None) -> str | None:
    """Return the two letters of a country; None for a former state, whose letters may be another's now."""
    state = load_states().get(code or "")
    return state.iso2.lower() if state and state.iso2 and state.status != "former" else None


def to_schema(actor: Actor) -> str:
    """Return the schema of an actor."""
    if actor.kind == "person":
        return "Person"
    if actor.kind in {"state", "place-as-government"}:
        return "PublicBody"
    if actor.kind == "organisation":
        return "PublicBody" if PUBLIC & set(actor.sector) and actor.country not in {"IGO", "NGO"} else "Organization"
    return "LegalEntity"


def to_article(account: Account) -> Entity:
    """Return the document that tells an event."""
    values: Values = {
        "fileName": [account.document],
        "title": [account.title],
        "publisher": [account.outlet],
        "publishedAt": [account.published.isoformat() if account.published else None],
        "sourceUrl": [account.url],
    }
    return entity(to_id("document", account.document), "Article", values)


def to_event(item: Recorded) -> Entity:
    """Return an event; its status stands among its keywords, its reason among its notes."""
    event, place = item.event, item.event.where
    values: Values = {
        "name": [to_title(item)],
        "involved": [to_id(actor) for actor in (*event.sources, *event.targets) if actor in item.actors],
        "location": [place.name if place else None],
        "country": [to_iso2(place.country) if place else None],
        "keywords": [event.type, *event.modes, *event.contexts, event.status],
        "notes": [event.why.detail],
        **shared_values(item),
    }
    return entity(to_id("event", event.id), "Event", values)


def to_title(item: Recorded) -> str:
    """Return a name for an event: who, the type, whom."""
    sides = (item.event.sources, item.event.targets)
    source, target = (
        ", ".join(item.actors[party].name for party in side if party in item.actors) or "?" for side in sides
    )
    return f"{source} – {item.event.type} – {target}"


def to_link(item: Recorded, source: Actor, target: Actor) -> Entity:
    """Return the link from one party to another."""
    values: Values = {
        "subject": [to_id(source.id)],
        "object": [to_id(target.id)],
        "role": [" ".join((item.event.type, *item.event.modes))],
        "status": [item.event.status],
        **shared_values(item),
    }
    return entity(to_id("link", digest(item.event.id, source.id, target.id)), "UnknownLink", values)


def shared_values(item: Recorded) -> Values:
    """Return what an event and its links share: when, by what evidence, told by whom."""
    return {
        **date_values(item.event.when),
        "summary": [" … ".join(span.text for span in item.event.evidence)],
        "proof": [to_id("document", account.document) for account in item.accounts],
        "publisher": [account.outlet for account in item.accounts],
        "sourceUrl": [account.url for account in item.accounts],
        "recordId": [item.event.id],
    }


def date_values(when: DateInterval) -> Values:
    """Return the days: one as `date`, an interval as its ends; nothing where the text gives none."""
    if when.start and when.start == when.end:
        return {"date": [when.start.isoformat()]}
    return {
        "startDate": [when.start.isoformat() if when.start else None],
        "endDate": [when.end.isoformat() if when.end else None],
    }
