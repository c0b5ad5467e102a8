"""The filters: the same words in Python, on the command line and over HTTP, each with one meaning.

A filter takes one value or several, of which one must fit; filters add up. Parties are named by actor id
("state/RUS"), by country code ("RUS": any actor of that country, the state included) or by a name as the record
spells it, in any case.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from dragoman.record.values import Kind, to_value

Words = str | Sequence[str]
Day = str | dt.date


class Filters(TypedDict, total=False):
    """Every filter with the type of its value; `MEANINGS` says what each means."""

    source: Words
    target: Words
    actor: Words
    with_: Words
    type: Words
    mode: Words
    context: Words
    status: Words
    country: Words
    since: Day
    until: Day
    outlet: Words
    min_confidence: float
    document: Words
    limit: int


MEANINGS: Mapping[str, str] = {
    "source": "who acts; of claims, who speaks",
    "target": "whom it is done to; of claims, who is spoken to",
    "actor": "who takes part in any role; of documents, who is named; of actors, who it is",
    "with_": "who takes part as well, in any role",
    "type": "PLOVER type of the event, or of an event that a claim, agreement, actor or document belongs to",
    "mode": "PLOVER mode, likewise",
    "context": "PLOVER context, likewise",
    "status": "of agreements, their own; else of the event, likewise: actual, planned, hypothetical or negated",
    "country": "country code of somebody who takes part; of actors, their own",
    "since": "took place on that day or later; counted by the day of publication where the text gives no date",
    "until": "took place on that day or earlier; likewise",
    "outlet": "told by that outlet, in any case of letters",
    "min_confidence": "confidence of at least that, 0 to 1, of the event or claim",
    "document": "told in the document with that id or URL",
    "limit": "at most so many rows",
}
PIECES: Mapping[str, str] = {
    "who": "(SELECT actor FROM names WHERE list_contains($NAME, key))",
    "told_in": "(SELECT id FROM documents WHERE list_contains($document, id) OR list_contains($document, url))",
    "told_by": "(SELECT id FROM documents WHERE list_contains($outlet, lower(outlet)))",
}
EVENT_CLAUSES: Mapping[str, str] = {
    "source": "id IN (SELECT event FROM parties WHERE role = 'source' AND actor IN {who})",
    "target": "id IN (SELECT event FROM parties WHERE role = 'target' AND actor IN {who})",
    "actor": "id IN (SELECT event FROM parties WHERE actor IN {who})",
    "with_": "id IN (SELECT event FROM parties WHERE actor IN {who})",
    "country": "id IN (SELECT event FROM parties WHERE actor IN {who})",
    "type": "list_contains($type, type)",
    "mode": "list_has_any(modes, $mode)",
    "context": "list_has_any(contexts, $context)",
    "status": "list_contains($status, status)",
    "since": "last_day >= $since",
    "until": "first_day <= $until",
    "outlet": "id IN (SELECT event FROM members WHERE document IN {told_by})",
    "document": "id IN (SELECT event FROM members WHERE document IN {told_in})",
    "min_confidence": "confidence >= $min_confidence",
}
IN_DOCUMENT = {"outlet": "document IN {told_by}", "document": "document IN {told_in}"}
IN_DAYS = {"since": "last_day >= $since", "until": "first_day <= $until"}
TAKES_PART = "(speaker IN {who} OR addressee IN {who} OR list_has_any(via, array{who}))"
IS_PARTY = "list_has_any(parties, array{who})"
IS_NAMED = "id IN (SELECT document FROM actors WHERE id IN {who})"
OWN_CLAUSES: Mapping[Kind, Mapping[str, str]] = {
    "events": EVENT_CLAUSES,
    "claims": {
        "source": "speaker IN {who}",
        "target": "addressee IN {who}",
        "actor": TAKES_PART,
        "with_": TAKES_PART,
        "country": TAKES_PART,
        "min_confidence": "confidence >= $min_confidence",
        **IN_DAYS,
        **IN_DOCUMENT,
    },
    "agreements": {
        "actor": IS_PARTY,
        "with_": IS_PARTY,
        "country": IS_PARTY,
        "status": "list_contains($status, status)",
        **IN_DAYS,
        **IN_DOCUMENT,
    },
    "actors": {"actor": "id IN {who}", "country": "list_contains($country, country)", **IN_DOCUMENT},
    "documents": {
        "actor": IS_NAMED,
        "with_": IS_NAMED,
        "country": IS_NAMED,
        "since": "published >= $since",
        "until": "published <= $until",
        "outlet": "id IN {told_by}",
        "document": "id IN {told_in}",
    },
}
THROUGH_EVENTS: Mapping[Kind, str] = {
    "claims": "id IN (SELECT unnest(reported_by) FROM events WHERE {clauses})",
    "agreements": "list_has_any(events, array(SELECT report FROM members JOIN events ON id = event WHERE {clauses}))",
    "actors": "id IN (SELECT actor FROM parties WHERE event IN (SELECT id FROM events WHERE {clauses}))",
    "documents": "id IN (SELECT document FROM members WHERE event IN (SELECT id FROM events WHERE {clauses}))",
}


@dataclass(frozen=True, slots=True)
class Clauses:
    """A WHERE clause and the values of its parameters."""

    text: str
    bound: dict[str, object]
    limit: int | None


def to_clauses(kind: Kind, *layers: Filters) -> Clauses:
    """Return filters as a WHERE clause for one kind of row; a filter given in several layers must hold in each.

    Raises UsageError for a wrong filter or value.
    """
    bound: dict[str, object] = {}
    limits: list[int] = []
    own: list[str] = []
    through: list[str] = []
    for name, place, value in to_values(kind, layers):
        if name == "limit" and isinstance(value, int):
            limits.append(value)
            continue
        bound[place] = value
        direct = name in OWN_CLAUSES[kind]
        clause = fill((OWN_CLAUSES[kind] if direct else EVENT_CLAUSES)[name], name, place)
        (own if direct else through).append(clause)
    if through:
        own.append(THROUGH_EVENTS[kind].format(clauses=" AND ".join(through)))
    return Clauses(" AND ".join(own) or "true", bound, min(limits, default=None))


def to_values(kind: Kind, layers: Sequence[Filters]) -> Iterator[tuple[str, str, object]]:
    """Yield each filter that is given: its name, the parameter that stands for it, its value."""
    for number, layer in enumerate(layers):
        for name, value in layer.items():
            if value is not None:
                yield name, f"{name}_{number}" if number else name, to_value(kind, name, value, tuple(MEANINGS))


def fill(clause: str, name: str, place: str) -> str:
    """Return a clause with its pieces put in and its parameter named."""
    return clause.format(**PIECES).replace("$NAME", f"${name}").replace(f"${name}", f"${place}")
