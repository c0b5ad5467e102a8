"""The filters: the same words in Python, on the command line and over HTTP, each with one meaning.

A filter takes one value or several, of which one must fit; filters add up. Parties are named by actor id
("state/RUS"), by country code ("RUS": any actor of that country, the state included) or by a name as the record
spells it, in any case.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict, get_args

from dragoman.errors import UsageError
from dragoman.knowledge.ontology import load_ontology
from dragoman.model import AgreementStatus, Status

Kind = Literal["events", "claims", "actors", "agreements", "documents"]
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
    judged: Words
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
    "judged": "by a person: accepted, corrected, rejected or unjudged; without it all but the rejected",
    "limit": "at most so many rows",
}
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
PIECES: Mapping[str, str] = {
    "who": "(SELECT actor FROM names WHERE list_contains($NAME, key))",
    "told_in": "(SELECT id FROM documents WHERE list_contains($document, id) OR list_contains($document, url))",
    "judgement": "coalesce([d.action FOR d IN decisions IF d.action NOT IN ('merge', 'split')][-1], 'unjudged')",
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
    "judged": "list_contains($judged, {judgement})",
}
JUDGEMENTS = {"accepted": "accept", "corrected": "correct", "rejected": "reject", "unjudged": "unjudged"}
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
PARTIES = frozenset({"source", "target", "actor", "with_"})


@dataclass(frozen=True, slots=True)
class Clauses:
    """A WHERE clause and the values of its parameters."""

    text: str
    bound: dict[str, object]
    limit: int | None


def to_clauses(kind: Kind, filters: Filters) -> Clauses:
    """Return filters as a WHERE clause for one kind of row; raises UsageError for a wrong filter or value."""
    given = {name: value for name, value in filters.items() if value is not None}
    values = {name: to_value(kind, name, value) for name, value in given.items()}
    limit = values.pop("limit", None)
    own = [fill(OWN_CLAUSES[kind][name], name) for name in values if name in OWN_CLAUSES[kind]]
    through = [fill(EVENT_CLAUSES[name], name) for name in values if name not in OWN_CLAUSES[kind]]
    if through:
        own.append(THROUGH_EVENTS[kind].format(clauses=" AND ".join(through)))
    return Clauses(" AND ".join(own) or "true", values, limit if isinstance(limit, int) else None)


def fill(clause: str, name: str) -> str:
    """Return a clause with its pieces put in and its parameter named."""
    return clause.format(**PIECES).replace("$NAME", f"${name}")


def to_value(kind: Kind, name: str, value: object) -> object:
    """Return a filter's value as the query binds it; raises UsageError."""
    if name not in MEANINGS:
        message = f"there is no filter {name!r}; known: {', '.join(MEANINGS)}"
        raise UsageError(message)
    if name in {"since", "until"}:
        return to_day(name, value)
    if name in {"limit", "min_confidence"}:
        return to_number(name, value)
    words = [str(word) for word in value] if isinstance(value, list | tuple | set | frozenset) else [str(value)]
    return to_words(kind, name, words)


def to_words(kind: Kind, name: str, words: Sequence[str]) -> list[str]:
    """Return the words of a filter as they are compared; raises UsageError for a type or status that does not exist."""
    if name in PARTIES:
        return sorted({form for word in words for form in (word, word.casefold())})
    if name == "outlet":
        return [word.lower() for word in words]
    known = known_words(kind, name)
    unknown = [word for word in words if known and word not in known]
    if unknown:
        message = f"{name}: there is no {unknown[0]!r}; known: {', '.join(known)}"
        raise UsageError(message)
    return [JUDGEMENTS[word] for word in words] if name == "judged" else list(words)


def known_words(kind: Kind, name: str) -> tuple[str, ...]:
    """Return the words that a filter takes, or none when it takes any."""
    if name == "type":
        return tuple(load_ontology().types)
    if name == "judged":
        return tuple(JUDGEMENTS)
    if name == "status":
        return get_args(AgreementStatus) if kind == "agreements" else get_args(Status)
    return ()


def to_day(name: str, value: object) -> dt.date:
    """Return a day; raises UsageError naming the filter."""
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value)) if ISO_DAY.fullmatch(str(value)) else refuse(name, value)
    except ValueError:
        return refuse(name, value)


def refuse(name: str, value: object) -> dt.date:
    """Say what a day looks like; raises UsageError."""
    message = f"{name}: {value!r} is no day; write it as 2024-04-26"
    raise UsageError(message)


def to_number(name: str, value: object) -> float | int:
    """Return a count of rows of at least 1, or a confidence of 0 to 1; raises UsageError."""
    if name == "limit" and isinstance(value, int) and value >= 1:
        return value
    if name == "min_confidence" and isinstance(value, float | int) and 0 <= value <= 1:
        return value
    message = f"{name}: {value!r} will not do; it takes {'a whole number from 1' if name == 'limit' else '0 to 1'}"
    raise UsageError(message)
