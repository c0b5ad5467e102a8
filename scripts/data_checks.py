"""What may be wrong with the knowledge files."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from data_files import KEYS, Knowledge, Row
from dragoman.knowledge.rows import Entry, as_list
from dragoman.knowledge.shapes import DATE, EXAMPLE, LARGEST, OUTSIDE, date_faults

FIELDS = {
    "lexicon": {
        *("id", "type", "mode", "cameo", "contexts", "verbs", "nouns", "adjectives"),
        *("needs", "unless", "source", "target", "reciprocal", "sure", "examples"),
    },
    "bynames": {"id", "names", "epithets"},
    "speech": {"id", "cues", "kind", "stance", "factual", "takes", "examples", "note"},
    "pacts": {
        *("name", "kind", "aliases", "loose", "beside", "parties"),
        *("signed", "in_force", "ended", "withdrawn", "note"),
    },
    "events": {"type", "meaning", "quad", "score", "cameo", "modes", "boundary", "examples", "contexts", "note"},
}
REQUIRED = {
    "states": ("id", "name"),
    "organisations": ("id", "name", "kind"),
    "offices": ("id", "names"),
    "roles": ("noun", "sector"),
    "persons": ("id", "name", "terms"),
    "memberships": ("id", "members"),
    "lexicon": ("id", "type", "source", "examples"),
    "speech": ("id", "cues", "kind", "stance", "factual", "takes", "examples"),
    "status": ("id", "marks", "by", "governs", "words", "examples"),
    "events": ("type", "meaning", "quad", "score"),
    "pacts": ("name", "kind"),
    "bynames": ("id",),
    "places": (),
}
CAMEO = re.compile(r"(0[1-9]|1\d|20)\d{0,2}")
STANCES = ("say", "deny", "confirm", "accuse", "warn", "promise", "ask", "hope", "believe")
FRAMES = ("ccomp", "inf", "quote", "obj", "about", "is", "as", "of", "idea", "ing", "finding")


def find_faults(knowledge: Knowledge) -> Iterator[str]:
    """Yield every fault of every table."""
    checks = {
        "lexicon": predicate_faults,
        "speech": speech_faults,
        "status": example_faults,
        "states": state_faults,
        "organisations": body_faults,
        "persons": person_faults,
        "memberships": membership_faults,
        "pacts": pact_faults,
        "events": event_faults,
        "bynames": byname_faults,
    }
    yield from scale_faults(knowledge)
    yield from twin_faults(knowledge)
    sectors = code_names(knowledge.contents.get("sectors"))
    for table, rows in knowledge.rows.items():
        key = KEYS.get(table, "id")
        yield from repeated(table, key, rows)
        for row in rows:
            where = f"{row.file}: {row.entry.get(key) or row.entry.get('name') or 'entry without ' + key}"
            for fault in (
                *shape_faults(table, row.entry),
                *sector_faults(row.entry, sectors),
                *(checks[table](row.entry, knowledge) if table in checks else ()),
            ):
                yield f"{where}: {fault}"


def scale_faults(knowledge: Knowledge) -> Iterator[str]:
    """Yield codes of the Goldstein scale that are no CAMEO codes, and scores outside it."""
    scale = knowledge.contents.get("goldstein") or {}
    for code, score in scale.items():
        if not (isinstance(code, str) and CAMEO.fullmatch(code)):
            yield f"data/events/goldstein.yaml: {code!r} is no CAMEO code in quotes"
        if not isinstance(score, (int, float)) or abs(score) > LARGEST:
            yield f"data/events/goldstein.yaml: {code!r}: score {score!r} is no number from -10 to 10"


def repeated(table: str, key: str, rows: Iterable[Row]) -> Iterator[str]:
    """Yield a fault for every key that two entries share."""
    kept = [row for row in rows if row.entry.get(key) is not None]
    counts = Counter(str(row.entry[key]) for row in kept)
    for row in kept:
        count = counts[str(row.entry[key])]
        if count > 1:
            yield f"{row.file}: {row.entry[key]}: stands {count} times in {table}; rename or merge"


def shape_faults(table: str, entry: Entry) -> Iterator[str]:
    """Yield what is missing and what nobody reads."""
    for name in REQUIRED.get(table, ()):
        if entry.get(name) is None:
            yield f"lacks {name!r}"
    for name in entry:
        if table in FIELDS and name not in FIELDS[table]:
            yield f"has a field {name!r} that nobody reads; known: {', '.join(sorted(FIELDS[table]))}"


def sector_faults(entry: Entry, sectors: set[str]) -> Iterator[str]:
    """Yield sectors that PLOVER does not have."""
    for sector in as_list(entry.get("sector")):
        if sectors and sector not in sectors:
            yield f"sector {sector!r} is none of {', '.join(sorted(sectors))}"


def predicate_faults(entry: Entry, knowledge: Knowledge) -> Iterator[str]:
    """Yield the faults of a lexicon entry."""
    if not any(entry.get(part) for part in ("verbs", "nouns", "adjectives")):
        yield "names no verbs, nouns or adjectives"
    yield from type_faults(entry, knowledge)
    yield from cameo_faults(entry)
    yield from slot_faults(entry, knowledge)
    yield from example_faults(entry, knowledge)
    for example in as_list((entry.get("examples") or {}).get("yes")):
        if not EXAMPLE.fullmatch(str(example)):
            yield f"positive example does not end in '=> SOURCE > TARGET' or '=> A <> B': {example!r}"


def type_faults(entry: Entry, knowledge: Knowledge) -> Iterator[str]:
    """Yield a wrong type, mode, context or id prefix."""
    types = {str(row.entry.get("type")): row.entry for row in knowledge.rows.get("events", ())}
    kind = str(entry.get("type"))
    if types and kind not in types:
        yield f"type {kind!r} is none of {', '.join(sorted(types))}"
        return
    modes = {mode["name"] for mode in types.get(kind, {}).get("modes") or () if isinstance(mode, dict)}
    for mode in as_list(entry.get("mode")) if types else ():
        if mode not in modes:
            yield f"mode {mode!r} is none of {kind}'s: {', '.join(sorted(modes)) or 'it has none'}"
    contexts = code_names(knowledge.contents.get("contexts"))
    for context in as_list(entry.get("contexts")):
        if contexts and context not in contexts:
            yield f"context {context!r} is none of {', '.join(sorted(contexts))}"
    if not str(entry.get("id")).startswith(f"{kind.lower()}."):
        yield f"id does not begin with {kind.lower() + '.'!r}"


def cameo_faults(entry: Entry) -> Iterator[str]:
    """Yield a code that is no CAMEO code; unquoted ones lose their zeros."""
    code = entry.get("cameo")
    if code is not None and not (isinstance(code, str) and CAMEO.fullmatch(code)):
        yield f"cameo {code!r} is no CAMEO code in quotes"


def slot_faults(entry: Entry, knowledge: Knowledge) -> Iterator[str]:
    """Yield slots that are no words and sets that do not exist."""
    sets = knowledge.contents.get("sets") or {}
    for part in ("source", "target"):
        yield from (f"{part} holds {slot!r}, no slot" for slot in as_list(entry.get(part)) if not isinstance(slot, str))
    for part in ("needs", "unless"):
        slots = entry.get(part) or {}
        if not isinstance(slots, dict):
            yield f"{part} is no mapping from slots to lemmas"
            continue
        for slot, lemmas in slots.items():
            for lemma in as_list(lemmas):
                if not isinstance(lemma, str):
                    yield f"{part}.{slot} holds {lemma!r}, no lemma; put it in quotes"
                elif lemma.startswith("$") and lemma[1:] not in sets:
                    yield f"{part}.{slot} names the set {lemma}, which sets.yaml lacks"


def example_faults(entry: Entry, _: Knowledge) -> Iterator[str]:
    """Yield missing examples: every entry shows what it means and what it does not."""
    examples = entry.get("examples")
    if not isinstance(examples, dict):
        yield "has no examples"
        return
    yield from (
        f"has no {'positive' if part == 'yes' else 'negative'} example"
        for part in ("yes", "no")
        if not examples.get(part)
    )


def speech_faults(entry: Entry, knowledge: Knowledge) -> Iterator[str]:
    """Yield the faults of a cue of speech."""
    if entry.get("stance") not in STANCES:
        yield f"stance {entry.get('stance')!r} is none of {', '.join(STANCES)}"
    yield from (
        f"takes {frame!r}, none of {', '.join(FRAMES)}" for frame in as_list(entry.get("takes")) if frame not in FRAMES
    )
    yield from example_faults(entry, knowledge)


def person_faults(entry: Entry, knowledge: Knowledge) -> Iterator[str]:
    """Yield terms in unknown offices or countries, and impossible dates."""
    offices, states = knowledge.names("offices"), knowledge.names("states")
    bodies, ended = knowledge.names("organisations"), ends_of_bodies(knowledge)
    for term in as_list(entry.get("terms")):
        office, country, body = term.get("office"), term.get("country"), term.get("org")
        if offices and office not in offices:
            yield f"office {office!r} is not in data/actors/offices"
        if country and states and country not in OUTSIDE and f"state/{country}" not in states:
            yield f"country {country!r} is not in data/actors/states"
        if body and bodies and body not in bodies and body not in states:
            yield f"org {body!r} is not in data/actors/organisations"
        if body in ended and str(term.get("start"))[: len(ended[body])] > ended[body]:
            yield f"a term from {term.get('start')} in {body}, which ended {ended[body]}"
        yield from date_faults(term)


@functools.lru_cache(maxsize=1)
def ends_of_bodies(knowledge: Knowledge) -> dict[str, str]:
    """Return when bodies that are no more ended."""
    rows = (row.entry for row in knowledge.rows.get("organisations", ()))
    return {str(body.get("id")): str(body["until"]) for body in rows if body.get("until")}


def body_faults(entry: Entry, knowledge: Knowledge) -> Iterator[str]:
    """Yield successors that are not there or whose body has not ended, and impossible dates."""
    successors = as_list(entry.get("successors"))
    for body in successors:
        if body not in knowledge.names("organisations"):
            yield f"successor {body!r} is not in data/actors/organisations"
    if successors and not entry.get("until"):
        yield "has successors but no end"
    yield from date_faults({"start": entry.get("since"), "end": entry.get("until")})


def state_faults(entry: Entry, knowledge: Knowledge) -> Iterator[str]:
    """Yield successors and recognising states that are not there, and impossible dates."""
    states = knowledge.names("states")
    rows = as_list((entry.get("recognition") or {}).get("by"))
    for code in (*as_list(entry.get("successors")), *(row.get("state") for row in rows)):
        if f"state/{code}" not in states:
            yield f"state {code!r} is not in data/actors/states"
    for row in (entry, *rows):
        yield from date_faults({"start": row.get("since"), "end": row.get("until")})


def membership_faults(entry: Entry, knowledge: Knowledge) -> Iterator[str]:
    """Yield unknown bodies and states, impossible dates, and a state that joins while it is a member."""
    states, bodies = knowledge.names("states"), knowledge.names("organisations")
    if bodies and entry.get("id") not in bodies:
        yield f"{entry.get('id')} is not in data/actors/organisations"
    last: dict[str, str] = {}
    for row in sorted(as_list(entry.get("members")), key=lambda r: (str(r.get("state")), str(r.get("since", "")))):
        state = str(row.get("state"))
        if states and f"state/{state}" not in states and f"org/{state}" not in bodies:
            yield f"state {state!r} is not in data/actors/states"
        yield from date_faults({"start": row.get("since"), "end": row.get("until")})
        if state in last and last[state] > str(row.get("since", "")):
            yield f"{state} joins {row.get('since')} while it is a member"
        last[state] = str(row.get("until", "9999"))


def pact_faults(entry: Entry, knowledge: Knowledge) -> Iterator[str]:
    """Yield unknown kinds and parties of an agreement, dates that are none, and those out of their order."""
    table = knowledge.contents.get("agreements", {}).get("en") or {}
    if entry.get("kind") not in table.get("kinds", {}):
        yield f"kind {entry.get('kind')!r} is none of data/agreements"
    states, bodies = knowledge.names("states"), knowledge.names("organisations")
    for party in as_list(entry.get("parties")):
        if f"state/{party}" not in states and party not in bodies | states:
            yield f"party {party!r} is no state and no organisation"
    if bool(entry.get("loose")) != bool(entry.get("beside")):
        yield "loose names need `beside`, the states that a text must name"
    dates = [str(entry[k]) for k in ("signed", "in_force", "ended") if entry.get(k) is not None]
    dates += [str(day) for day in (entry.get("withdrawn") or {}).values()]
    yield from (f"date {day!r} is not YYYY[-MM[-DD]]" for day in dates if not DATE.fullmatch(day))
    known = [str(entry[k]) for k in ("signed", "in_force", "ended") if entry.get(k) is not None]
    if any(a[:4] > b[:4] for a, b in itertools.pairwise(known)):
        yield f"dates out of order: {', '.join(known)}"


def byname_faults(entry: Entry, knowledge: Knowledge) -> Iterator[str]:
    """Yield an id that no person and no organisation has."""
    if not any(entry.get("id") in knowledge.names(table) for table in ("persons", "organisations")):
        yield "is the id of nobody in data/actors; correct it or add the actor"


def twin_faults(knowledge: Knowledge) -> Iterator[str]:
    """Yield the ids of twins that no person has."""
    persons = knowledge.names("persons")
    for id_ in sorted({i for group in as_list(knowledge.contents.get("twins")) for i in group} - persons):
        yield f"data/names/twins.yaml: {id_}: is the id of nobody in data/actors; correct it or take it out"


def event_faults(entry: Entry, _: Knowledge) -> Iterator[str]:
    """Yield the faults of an event type."""
    if entry.get("quad") not in (1, 2, 3, 4):
        yield f"quad {entry.get('quad')!r} is none of 1, 2, 3, 4"
    for mode in (entry, *(mode for mode in as_list(entry.get("modes")) if isinstance(mode, dict))):
        yield from cameo_faults(mode)


def code_names(content: Any) -> set[str]:  # noqa: ANN401 - a list of names, a list of mappings, or a mapping
    """Return the names that a list of contexts or sectors defines, in whichever form it is written."""
    rows = content if isinstance(content, (list, dict)) else ()
    return {
        str(next((row[key] for key in ("code", "name", "id") if key in row), row))
        if isinstance(row, dict)
        else str(row)
        for row in rows
    }
