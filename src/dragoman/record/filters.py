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

from dragoman.errors import UsageError
from dragoman.record.values import Kind, guess, to_value

Words = str | Sequence[str]
Day = str | dt.date


class Narrowing(TypedDict, total=False):
    """The filters that narrow a figure about parties, with the types of their values."""

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
    story: Words


class Filters(Narrowing, total=False):
    """Every filter with the type of its value; `MEANINGS` says what each means."""

    source: Words
    target: Words
    actor: Words
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
    "story": "told in a document of the story with that id, or of the story that a document, by id or URL, is in",
    "judged": "by a person: accepted, corrected, rejected or unjudged; without it all but the rejected",
    "limit": "at most so many rows",
}
WHO = 'SELECT actor FROM names WHERE "key" IN (SELECT unnest($NAME))'
PIECES: Mapping[str, str] = {
    "who": f"({WHO})",
    "at": f"(SELECT home FROM homes WHERE actor IN ({WHO}))",  # noqa: S608 - a constant of ours
    "told_in": "(SELECT id FROM documents WHERE list_contains($document, id) OR list_contains($document, url))",
    "in_story": (
        "(SELECT id FROM documents WHERE story IN (SELECT story FROM documents"
        " WHERE list_contains($story, story) OR list_contains($story, id) OR list_contains($story, url)))"
    ),
    "judgement": "coalesce([d.action FOR d IN decisions IF d.action NOT IN ('merge', 'split')][-1], 'unjudged')",
    "told_by": "(SELECT id FROM documents WHERE list_contains($outlet, lower(outlet)))",
}
PARTY = "home IN {at} AND party IN {who}"
# Who takes part is read from `dealings`, with all else that these rows tell, before any event is looked at.
PARTY_CLAUSES: Mapping[str, str] = {
    "source": f"role = 'source' AND {PARTY}",
    "target": f"role = 'target' AND {PARTY}",
    "actor": PARTY,
    "with_": PARTY,
    "country": PARTY,
}
OPPOSITE = "other_home IN {at} AND other IN {who}"
DEALING_CLAUSES: Mapping[str, str] = {
    "type": "list_contains($type, type)",
    "status": "list_contains($status, status)",
    "since": "last_day >= $since",
    "until": "first_day <= $until",
    "min_confidence": "confidence >= $min_confidence",
}
TELLING_CLAUSES: Mapping[str, str] = {
    "outlet": "outlet IN (SELECT unnest($outlet))",
    "document": '"key" IN (SELECT md5_number_lower(id) FROM {told_in})',
    "story": '"key" IN (SELECT md5_number_lower(id) FROM {in_story})',
}
EVENT_CLAUSES: Mapping[str, str] = {
    **PARTY_CLAUSES,
    **DEALING_CLAUSES,
    **TELLING_CLAUSES,
    "mode": "list_has_any(modes, $mode)",
    "context": "list_has_any(contexts, $context)",
    "judged": "list_contains($judged, {judgement})",
}
# Who asks for what persons judged sees the rejected events as well, which have neither dealings nor tellings.
AS_PARTY = "id IN (SELECT event FROM parties WHERE actor IN {who})"
JUDGED_CLAUSES: Mapping[str, str] = {
    **EVENT_CLAUSES,
    "source": "id IN (SELECT event FROM parties WHERE role = 'source' AND actor IN {who})",
    "target": "id IN (SELECT event FROM parties WHERE role = 'target' AND actor IN {who})",
    **dict.fromkeys(("actor", "with_", "country"), AS_PARTY),
    "outlet": "id IN (SELECT event FROM members WHERE document IN {told_by})",
    "document": "id IN (SELECT event FROM members WHERE document IN {told_in})",
    "story": "id IN (SELECT event FROM members WHERE document IN {in_story})",
}
RECENT = "first_day >= $recent"
AMONG = "number IN (SELECT number FROM {table} WHERE {clauses})"
IN_DOCUMENT = {
    "outlet": "document IN {told_by}",
    "document": "document IN {told_in}",
    "story": "document IN {in_story}",
}
IN_DAYS = {"since": "last_day >= $since", "until": "first_day <= $until"}
TAKES_PART = "(speaker IN {who} OR addressee IN {who} OR list_has_any(via, array{who}))"
IS_PARTY = "list_has_any(parties, array{who})"
IS_NAMED = "id IN (SELECT document FROM actors WHERE id IN {who})"
OWN_CLAUSES: dict[Kind, Mapping[str, str]] = {
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
        "story": "id IN {in_story}",
    },
}
# A story is kept for any of its documents.
HOLDS = "id IN (SELECT story FROM documents WHERE {})"
OWN_CLAUSES["stories"] = {
    name: HOLDS.replace("{}", clause) for name, clause in OWN_CLAUSES["documents"].items()
} | IN_DAYS
TOLD_IN = "id IN (SELECT document FROM members WHERE event IN (SELECT id FROM events WHERE {clauses}))"
THROUGH_EVENTS: Mapping[Kind, str] = {
    "claims": "id IN (SELECT unnest(reported_by) FROM events WHERE {clauses})",
    "agreements": "list_has_any(events, array(SELECT report FROM members JOIN events ON id = event WHERE {clauses}))",
    "actors": "id IN (SELECT actor FROM parties WHERE event IN (SELECT id FROM events WHERE {clauses}))",
    "documents": TOLD_IN,
    "stories": f"id IN (SELECT story FROM documents WHERE {TOLD_IN})",  # noqa: S608 - a constant of ours
}


# Rejected events are kept beside the tables that questions are asked of; who asks for them sees both as one.
WITH_REJECTED = """WITH events AS (SELECT * FROM main.events UNION ALL BY NAME SELECT * FROM rejected),
parties AS (
    SELECT * FROM main.parties
    UNION ALL SELECT id, 'source', unnest(sources) FROM rejected
    UNION ALL SELECT id, 'target', unnest(targets) FROM rejected
)
"""


@dataclass(frozen=True, slots=True)
class Clauses:
    """A WHERE clause and the values of its parameters."""

    text: str
    bound: dict[str, object]
    limit: int | None

    @property
    def opening(self) -> str:
        """What a statement with these clauses opens with: nothing, or the events with the rejected ones among them."""
        return WITH_REJECTED if any(name.startswith("judged") for name in self.bound) else ""


@dataclass(frozen=True, slots=True)
class Given:
    """A filter that is given, the name of the parameter that stands for its value, and the value."""

    name: str
    place: str
    value: object


def to_clauses(kind: Kind, *layers: Filters, recent: bool = False) -> Clauses:
    """Return filters as a WHERE clause for one kind of row; a filter given in several layers must hold in each.

    With `recent` events before the day `$recent` are left out. Raises UsageError for a wrong filter or value.
    """
    given = [Given(*part) for part in to_values(kind, layers)]
    limits = [part.value for part in given if part.name == "limit" and isinstance(part.value, int)]
    named = [part for part in given if part.name != "limit"]
    own = [] if kind == "events" else [part for part in named if part.name in OWN_CLAUSES[kind]]
    through = [part for part in named if part not in own]
    clauses = [fill(OWN_CLAUSES[kind][part.name], part) for part in own]
    if kind == "events":
        clauses += to_event_clauses(through, recent=recent)
    elif through:
        clauses.append(THROUGH_EVENTS[kind].format(clauses=" AND ".join(to_event_clauses(through))))
    return Clauses(
        " AND ".join(clauses) or "true", {part.place: part.value for part in named}, min(limits, default=None)
    )


def to_dealing_clauses(*layers: Filters, recent: bool = False, turned: bool = False) -> Clauses | None:
    """Return filters on events as a WHERE clause on `dealings`; None where these rows alone do not tell.

    With `turned` who acts and who is acted upon are sought among the rows of the latter.
    """
    given = [Given(*part) for part in to_values("events", layers) if part[0] != "limit"]
    first, *others = to_party_clauses(given, turned=turned) or [""]
    if not first or not all(p.name in {*PARTY_CLAUSES, *DEALING_CLAUSES, *TELLING_CLAUSES} for p in given):
        return None
    days = [RECENT] if recent else []
    dealt = [fill(DEALING_CLAUSES[p.name], p) for p in given if p.name in DEALING_CLAUSES] + days
    among = to_among(given, others, dealt, days)
    return Clauses(" AND ".join([first, *dealt, *among]), {part.place: part.value for part in given}, None)


def to_among(given: Sequence[Given], parties: Sequence[str], dealt: Sequence[str], days: Sequence[str]) -> list[str]:
    """Return what is asked of `tellings`, and of `dealings` for each of some parties."""
    told = [" AND ".join([fill(TELLING_CLAUSES[p.name], p), *days]) for p in given if p.name in TELLING_CLAUSES]
    return [
        *(AMONG.format(table="tellings", clauses=clauses) for clauses in told),
        *(AMONG.format(table="dealings", clauses=" AND ".join([party, *dealt])) for party in parties),
    ]


def to_values(kind: Kind, layers: Sequence[Filters]) -> Iterator[tuple[str, str, object]]:
    """Yield each filter that is given: its name, the parameter that stands for it, its value."""
    for number, layer in enumerate(layers):
        for name, value in layer.items():
            if name not in MEANINGS:
                raise UsageError(unknown(name))
            if value is not None:
                yield name, f"{name}_{number}" if number else name, to_value(kind, name, value)


def unknown(name: str) -> str:
    """Return what to say of a filter that does not exist."""
    return f"there is no filter {name!r}{guess(name, MEANINGS)}; known: {', '.join(MEANINGS)}"


def to_event_clauses(given: Sequence[Given], *, recent: bool = False) -> list[str]:
    """Return the conditions on events; what dealings tell is asked of dealings and of events alike."""
    days = [RECENT] if recent else []
    if any(p.name == "judged" for p in given):
        return [fill(JUDGED_CLAUSES[p.name], p) for p in given] + days
    plain = [fill(EVENT_CLAUSES[p.name], p) for p in given if p.name not in {*PARTY_CLAUSES, *TELLING_CLAUSES}]
    dealt = [fill(DEALING_CLAUSES[p.name], p) for p in given if p.name in DEALING_CLAUSES] + days
    return [*plain, *days, *to_among(given, to_party_clauses(given), dealt, days)]


def to_party_clauses(given: Sequence[Given], *, turned: bool = False) -> list[str]:
    """Return what is asked of dealings for each party; one who acts and one acted upon are asked for together."""
    sides = ("target", "source") if turned else ("source", "target")
    sources, targets = ([p for p in given if p.name == name] for name in sides)
    pairs = list(zip(sources, targets, strict=False))
    singles = [*sources[len(pairs) :], *targets[len(pairs) :]]
    singles += [p for p in given if p.name in {"actor", "with_", "country"}]
    return [
        *(f"{fill(PARTY_CLAUSES[one.name], one)} AND {fill(OPPOSITE, other)}" for one, other in pairs),
        *(fill(PARTY_CLAUSES[party.name], party) for party in singles),
    ]


def look_up(clauses: Clauses, found: Mapping[str, Mapping[str, Sequence[str]]]) -> Clauses:
    """Return clauses in which the actors ("who") and homes ("at") found for a parameter stand in place of their names.

    Else every question would look the names up again for each party, twice, which takes longer than all the rest.
    """
    text, bound = clauses.text, dict(clauses.bound)
    for place, values in found.items():
        for piece in ("at", "who"):
            held = f"{piece}_{place}"
            text = text.replace(PIECES[piece].replace("$NAME", f"${place}"), f"(SELECT unnest(${held}))")
            bound |= {held: values[piece]} if f"${held})" in text else {}
        del bound[place]
    return Clauses(text, bound, clauses.limit)


def fill(clause: str, part: Given) -> str:
    """Return a clause with its pieces put in and its parameter named."""
    return clause.format(**PIECES).replace("$NAME", f"${part.name}").replace(f"${part.name}", f"${part.place}")
