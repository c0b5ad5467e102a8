"""What an entry of a user's codebook must look like by itself, before it is held against our knowledge.

Nothing here trusts a value to be of the kind that its field asks for; an entry without faults here can be read.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, get_type_hints

import msgspec

from dragoman.knowledge.codes import load_cameo
from dragoman.knowledge.overlay import Table
from dragoman.knowledge.rows import Entry, Row, as_list, to_mapping
from dragoman.knowledge.tables import EventType, Lemmas, Mode, Organisation, Person, Predicate, Term

KINDS: Mapping[Table, type[EventType | Predicate | Organisation | Person]] = {
    "types": EventType,
    "predicates": Predicate,
    "organisations": Organisation,
    "persons": Person,
}
FIELDS: Mapping[Table, Mapping[str, bool]] = {
    "types": dict.fromkeys(("type", "meaning", "quad", "score"), True)
    | dict.fromkeys(("cameo", "modes", "boundary", "examples", "note"), False),
    "predicates": dict.fromkeys(("id", "type", "source", "examples"), True)
    | dict.fromkeys(("mode", "cameo", "contexts", "verbs", "nouns", "adjectives", "needs", "unless"), False)
    | dict.fromkeys(("target", "reciprocal", "instead_of", "note"), False),
    "organisations": dict.fromkeys(("id", "name", "kind"), True)
    | dict.fromkeys(("country", "names", "abbreviations", "demonyms", "sector", "caution", "source", "note"), False)
    | dict.fromkeys(("since", "until", "successors"), False),
    "persons": dict.fromkeys(("id", "name", "terms"), True) | dict.fromkeys(("names", "surname", "note"), False),
}
# What these hold is told in words of their own.
TOLD = frozenset({"quad", "score", "cameo", "needs", "unless", "modes"})
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
DATES = ("start", "end", "seen", "before")
EXAMPLE = re.compile(r".+ => \S.* (>|<>) \S.*")
# Filters take a mode in any case, and compare it in small letters.
MODE = re.compile(r"[a-z][a-z0-9_-]*")
WORD = re.compile(r"\w")
QUADS = (1, 2, 3, 4)
LARGEST = 10
OUTSIDE = ("IGO", "NGO", "MNC")
PARTS = ("verbs", "nouns", "adjectives")
EMPTY: tuple[object, ...] = (None, "", [], {})


def entry_faults(table: Table, row: Row) -> Iterator[str]:
    """Yield what is wrong with an entry by itself, each with file and line."""
    yield from field_faults(table, row)
    yield from shape_faults(table, row)
    if table == "types":
        yield from type_faults(row)
    elif table == "predicates":
        yield from predicate_faults(row)
    elif table == "persons":
        yield from person_faults(row)


def field_faults(table: Table, row: Row) -> Iterator[str]:
    """Yield what is missing and what nobody reads."""
    for name, needed in FIELDS[table].items():
        if needed and row.entry.get(name) in (None, ""):
            yield f"{row.where}: {row.name}: lacks {name!r}"
    for name in row.entry:
        if name not in FIELDS[table]:
            yield f"{row.at(name)}: {row.name}: field {name!r} is read by nobody; known: {', '.join(FIELDS[table])}"


def shape_faults(table: Table, row: Row) -> Iterator[str]:
    """Yield fields whose values are of the wrong kind, and words that are none."""
    hints = to_hints(table)
    for name, value in compact(table, row.entry).items():
        if name not in hints or name in TOLD:
            continue
        try:
            found = msgspec.convert(value, hints[name])
        except msgspec.ValidationError as error:
            yield f"{row.at(name)}: {row.name}: {name}: {error}"
            continue
        if hints[name] == Lemmas:
            yield from (
                f"{row.at(name)}: {row.name}: {name} holds {word!r}, no word" for word in found if not WORD.search(word)
            )


@functools.cache
def to_hints(table: Table) -> dict[str, Any]:
    """Return the types of a table's fields, with one that only the check of a codebook reads."""
    return {name: hint for name, hint in get_type_hints(KINDS[table]).items() if name != "own"} | {"instead_of": Lemmas}


def compact(table: Table, entry: Entry) -> Entry:
    """Return what of an entry is read: no examples, no empty fields, lists where one word may stand."""
    hints = to_hints(table)
    kept = {k: v for k, v in entry.items() if v not in EMPTY and k != "examples"}
    kept |= {k: [v] for k, v in kept.items() if hints.get(k) == Lemmas and isinstance(v, str)}
    for part in kept.keys() & {"needs", "unless"} if table == "predicates" else ():
        kept[part] = {str(slot): as_list(lemmas) for slot, lemmas in to_mapping(kept[part]).items()}
    if table == "persons":
        kept["terms"] = [to_term(term) for term in as_list(kept.get("terms"))]
    return kept


def to_term(term: object) -> object:
    """Return a term without empty fields; a year may stand without quotes."""
    if not isinstance(term, dict):
        return term
    return {k: str(v) if k in DATES and isinstance(v, int) else v for k, v in term.items() if v is not None}


def type_faults(row: Row) -> Iterator[str]:
    """Yield the faults of a user's event type by itself."""
    name, quad, score = row.name, row.entry.get("quad"), row.entry.get("score")
    if quad not in QUADS or isinstance(quad, bool | float):
        yield f"{row.at('quad')}: {name}: quad {quad!r} is none of 1, 2, 3, 4"
    if not is_score(score):
        yield f"{row.at('score')}: {name}: score {score!r} is no number from -{LARGEST} to {LARGEST}"
    yield from cameo_faults(row, row.entry)
    for mode in as_list(row.entry.get("modes")):
        yield from mode_faults(row, mode)
    yield from example_faults(row)


def mode_faults(row: Row, mode: object) -> Iterator[str]:
    """Yield the faults of one mode of a type."""
    if not isinstance(mode, dict) or not MODE.fullmatch(str(mode.get("name", ""))):
        yield f"{row.at('modes')}: {row.name}: mode {mode!r} is no mapping with a name in small letters"
        return
    yield from unread_faults(row, "modes", mode, Mode)
    yield from cameo_faults(row, mode)
    if mode.get("score") is not None and not is_score(mode["score"]):
        yield f"{row.at('modes')}: {row.name}: score {mode['score']!r} is no number from -{LARGEST} to {LARGEST}"


def unread_faults(row: Row, part: str, entry: Entry, kind: type[Mode | Term]) -> Iterator[str]:
    """Yield the fields within a field that nobody reads."""
    known = [field.name for field in fields(kind)]
    for name in entry:
        if name not in known:
            yield f"{row.at(part)}: {row.name}: field {name!r} in {part} is read by nobody; known: {', '.join(known)}"


def is_score(value: object) -> bool:
    """Whether a value is a score."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST


def cameo_faults(row: Row, entry: Entry) -> Iterator[str]:
    """Yield a code that is no CAMEO code; unquoted ones lose their zeros."""
    code = entry.get("cameo")
    if code is not None and not (isinstance(code, str) and code in load_cameo()):
        yield f"{row.at('cameo')}: {row.name}: cameo {code!r} is no CAMEO code in quotes; leave it out where none fits"


def predicate_faults(row: Row) -> Iterator[str]:
    """Yield the faults of a predicate by itself."""
    if not any(row.entry.get(part) for part in PARTS):
        yield f"{row.where}: {row.name}: names no verbs, nouns or adjectives"
    yield from cameo_faults(row, row.entry)
    yield from condition_faults(row)
    held = to_mapping(row.entry.get("examples"))
    for part, kind in (("yes", "positive"), ("no", "negative")):
        if not held.get(part):
            yield f"{row.at('examples')}: {row.name}: has no {kind} example (examples: {part}:)"
    yield from example_faults(row)


def condition_faults(row: Row) -> Iterator[str]:
    """Yield conditions that are no words."""
    for part in ("needs", "unless"):
        slots = row.entry.get(part)
        if slots not in EMPTY and not isinstance(slots, dict):
            yield f"{row.at(part)}: {row.name}: {part} is no mapping from slots to words"
        for slot, lemmas in to_mapping(slots).items():
            for lemma in as_list(lemmas):
                if not isinstance(lemma, str) or not WORD.search(lemma):
                    yield f"{row.at(part)}: {row.name}: {part}.{slot} holds {lemma!r}, no word; put it in quotes"


def example_faults(row: Row) -> Iterator[str]:
    """Yield examples that are no sentences, and positive ones that do not say who did it to whom."""
    examples = row.entry.get("examples")
    if examples is not None and not isinstance(examples, dict):
        yield f"{row.at('examples')}: {row.name}: examples is no mapping of yes and no to sentences"
    for part, texts in to_mapping(examples).items():
        for text in as_list(texts):
            if not isinstance(text, str):
                yield f"{row.at('examples')}: {row.name}: example {text!r} is no sentence; put it in quotes"
            elif part == "yes" and not EXAMPLE.fullmatch(text):
                yield f"{row.at('examples')}: {row.name}: example does not end in '=> A > B' or '=> A <> B': {text!r}"


def person_faults(row: Row) -> Iterator[str]:
    """Yield the faults of a person's terms by themselves."""
    for term in as_list(row.entry.get("terms")):
        if not isinstance(term, dict):
            continue  # a wrong kind of value, told as such
        yield from unread_faults(row, "terms", term, Term)
        if term.get("office") is not None and term.get("country") is None and term.get("org") is None:
            yield f"{row.at('terms')}: {row.name}: {term['office']} has neither country nor org"
        yield from (f"{row.at('terms')}: {row.name}: {fault}" for fault in date_faults(term))


def date_faults(term: Mapping[str, object]) -> Iterator[str]:
    """Yield dates that are no ISO day, month or year, and terms that end before they start."""
    dates = {name: str(term[name]) for name in DATES if term.get(name) is not None}
    for name, value in dates.items():
        if not DATE.fullmatch(value):
            yield f"{name} {value!r} is no ISO day, month or year"
    start, end = dates.get("start"), dates.get("end")
    if start and end and end[: len(start)] < start[: len(end)]:
        yield f"term ends {end} before it starts {start}"
