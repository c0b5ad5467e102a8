"""What may be wrong with the rows of a user's codebook, by themselves and beside our knowledge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from dragoman.knowledge.codes import load_cameo
from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer, to_words
from dragoman.knowledge.lexicon import Headed, Lexicon, load_lexicon, load_sets, noun_parts
from dragoman.knowledge.ontology import load_ontology
from dragoman.knowledge.overlay import Table
from dragoman.knowledge.rows import Entry, Row, as_list, to_mapping
from dragoman.knowledge.tables import load

Rows = Mapping[Table, Sequence[Row]]
KEYS: Mapping[Table, str] = {"types": "type", "predicates": "id", "organisations": "id", "persons": "id"}
FIELDS: Mapping[Table, Mapping[str, bool]] = {
    "types": dict.fromkeys(("type", "meaning", "quad", "score"), True)
    | dict.fromkeys(("cameo", "modes", "boundary", "examples", "note"), False),
    "predicates": dict.fromkeys(("id", "type", "source", "examples"), True)
    | dict.fromkeys(("mode", "cameo", "contexts", "verbs", "nouns", "adjectives", "needs", "unless"), False)
    | dict.fromkeys(("target", "reciprocal", "instead_of", "note"), False),
    "organisations": dict.fromkeys(("id", "name", "kind"), True)
    | dict.fromkeys(("country", "names", "abbreviations", "demonyms", "sector", "caution", "source", "note"), False),
    "persons": dict.fromkeys(("id", "name", "terms"), True) | dict.fromkeys(("names", "surname", "note"), False),
}
TYPE = re.compile(r"[A-Z][A-Z-]+")
ID = re.compile(r"[\w.-]+")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
EXAMPLE = re.compile(r".+ => \S.* (>|<>) \S.*")
QUADS = (1, 2, 3, 4)
LARGEST = 10
OUTSIDE = ("IGO", "NGO", "MNC")
PARTS = ("verbs", "nouns", "adjectives")


def find_faults(rows: Rows) -> Iterator[str]:
    """Yield every fault, each with file and line; our knowledge alone must be in force."""
    checks: Mapping[Table, Callable[[Row, Rows], Iterator[str]]] = {
        "types": type_faults,
        "predicates": predicate_faults,
        "organisations": organisation_faults,
        "persons": person_faults,
    }
    for table, held in rows.items():
        counts = Counter(str(row.entry.get(KEYS[table])) for row in held)
        for row in held:
            yield from field_faults(table, row)
            if counts[str(row.entry.get(KEYS[table]))] > 1:
                yield f"{row.at(KEYS[table])}: {row.name}: stands {counts[row.name]} times; rename or merge"
            yield from checks[table](row, rows)


def field_faults(table: Table, row: Row) -> Iterator[str]:
    """Yield what is missing and what nobody reads."""
    for name, needed in FIELDS[table].items():
        if needed and row.entry.get(name) is None:
            yield f"{row.where}: {row.name}: lacks {name!r}"
    if not isinstance(row.entry.get("examples", {}), dict):
        yield f"{row.at('examples')}: {row.name}: examples is no mapping of yes and no to sentences"
    for name in row.entry:
        if name not in FIELDS[table]:
            yield f"{row.at(name)}: {row.name}: field {name!r} is read by nobody; known: {', '.join(FIELDS[table])}"


def type_faults(row: Row, _: Rows) -> Iterator[str]:
    """Yield the faults of a user's event type."""
    name, quad, score = str(row.entry.get("type")), row.entry.get("quad"), row.entry.get("score")
    if name in load_ontology().types:
        yield f"{row.at('type')}: type {name} exists already, with its own quad and score; choose another name"
    elif not TYPE.fullmatch(name):
        yield f"{row.at('type')}: type {name!r} is no name in capital letters, such as MEDIATE"
    if quad not in QUADS:
        yield f"{row.at('quad')}: {name}: quad {quad!r} is none of 1, 2, 3, 4"
    if not is_score(score):
        yield f"{row.at('score')}: {name}: score {score!r} is no number from -{LARGEST} to {LARGEST}"
    yield from cameo_faults(row, row.entry)
    for mode in as_list(row.entry.get("modes")):
        if not isinstance(mode, dict) or not isinstance(mode.get("name"), str):
            yield f"{row.at('modes')}: {name}: mode {mode!r} is no mapping with a name"
        else:
            yield from cameo_faults(row, mode)
    for text in as_list(to_mapping(row.entry.get("examples")).get("yes")):
        if not EXAMPLE.fullmatch(str(text)):
            yield f"{row.at('examples')}: {name}: example does not end in '=> SOURCE > TARGET' or '=> A <> B': {text!r}"


def is_score(value: object) -> bool:
    """Whether a value is a score."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST


def cameo_faults(row: Row, entry: Entry) -> Iterator[str]:
    """Yield a code that is no CAMEO code; unquoted ones lose their zeros."""
    code = entry.get("cameo")
    if code is not None and not (isinstance(code, str) and code in load_cameo()):
        yield f"{row.at('cameo')}: {row.name}: cameo {code!r} is no CAMEO code in quotes; leave it out where none fits"


def predicate_faults(row: Row, rows: Rows) -> Iterator[str]:
    """Yield the faults of a predicate."""
    id_, entry = row.name, row.entry
    lexicon = load_lexicon()
    ours = {
        h.predicate.id
        for table in (lexicon.verbs, lexicon.nouns, lexicon.adjectives)
        for v in table.values()
        for h in v
    }
    if id_ in ours:
        yield f"{row.at('id')}: predicate {id_} exists already; choose another id, such as {id_}.own"
    for other in as_list(entry.get("instead_of")):
        if other not in ours:
            yield f"{row.at('instead_of')}: {id_}: there is no predicate {other!r}{guess(str(other), ours)}"
    if not any(entry.get(part) for part in PARTS):
        yield f"{row.where}: {id_}: names no verbs, nouns or adjectives"
    yield from kind_faults(row, rows)
    yield from cameo_faults(row, entry)
    yield from slot_faults(row)
    yield from example_faults(row)
    yield from claimed_faults(row, lexicon)


def kind_faults(row: Row, rows: Rows) -> Iterator[str]:
    """Yield an unknown type, mode or context."""
    ontology, kind = load_ontology(), str(row.entry.get("type"))
    modes = {name: {mode.name for mode in known.modes} for name, known in ontology.types.items()}
    modes |= {str(other.entry.get("type")): mode_names(other.entry) for other in rows["types"]}
    if kind not in modes:
        yield f"{row.at('type')}: {row.name}: there is no type {kind!r}{guess(kind, modes)}; add it to types.yaml"
        return
    for mode in as_list(row.entry.get("mode")):
        if mode not in modes[kind]:
            known = ", ".join(sorted(modes[kind])) or "it has none"
            yield f"{row.at('mode')}: {row.name}: mode {mode!r} is none of {kind}'s: {known}"
    for context in as_list(row.entry.get("contexts")):
        if context not in ontology.contexts:
            known = ", ".join(sorted(ontology.contexts))
            yield f"{row.at('contexts')}: {row.name}: context {context!r} is none of {known}"


def mode_names(entry: Entry) -> set[str]:
    """Return the names of a type's modes."""
    return {str(mode.get("name")) for mode in as_list(entry.get("modes")) if isinstance(mode, dict)}


def slot_faults(row: Row) -> Iterator[str]:
    """Yield conditions that are no words, and sets that do not exist."""
    for part in ("needs", "unless"):
        slots = row.entry.get(part) or {}
        if not isinstance(slots, dict):
            yield f"{row.at(part)}: {row.name}: {part} is no mapping from slots to words"
            continue
        for slot, lemmas in slots.items():
            for lemma in as_list(lemmas):
                if not isinstance(lemma, str):
                    yield f"{row.at(part)}: {row.name}: {part}.{slot} holds {lemma!r}, no word; put it in quotes"
                elif lemma.startswith("$") and lemma[1:] not in load_sets():
                    yield f"{row.at(part)}: {row.name}: there is no set {lemma}{guess(lemma[1:], load_sets())}"


def example_faults(row: Row) -> Iterator[str]:
    """Yield missing examples, and positive ones that do not say who did it to whom."""
    held = to_mapping(row.entry.get("examples"))
    for part, kind in (("yes", "positive"), ("no", "negative")):
        if not held.get(part):
            yield f"{row.at('examples')}: {row.name}: has no {kind} example (examples: {part}:)"
    for text in as_list(held.get("yes")):
        if not EXAMPLE.fullmatch(str(text)):
            yield f"{row.at('examples')}: {row.name}: example does not end in '=> A > B' or '=> A <> B': {text!r}"


def claimed_faults(row: Row, lexicon: Lexicon) -> Iterator[str]:
    """Yield words that an entry of ours has in the same frame or a narrower one, unless this is to stand instead."""
    instead = set(as_list(row.entry.get("instead_of")))
    needs = row.entry.get("needs") or {}
    if not isinstance(needs, dict):
        return
    for part in PARTS:
        for form in as_list(row.entry.get(part)):
            for ours in same_form(part, str(form), lexicon):
                if ours.predicate.id not in instead and covers(needs, ours.predicate.needs):
                    told = f"{ours.predicate.id} ({ours.predicate.type})"
                    yield (
                        f"{row.at(part)}: {row.name}: {form!r} is claimed in this frame by {told}; "
                        f"say `instead_of: [{ours.predicate.id}]` to let yours go first, or narrow `needs`"
                    )


def same_form(part: str, form: str, lexicon: Lexicon) -> Iterator[Headed]:
    """Yield our predicates under the same words."""
    if part == "nouns":
        head, before, after = noun_parts(form)
    else:
        head, *rest = form.lower().split() or [""]
        before, after = (), tuple(rest)
    for ours in getattr(lexicon, part).get(head, ()):
        if (ours.before, ours.after) == (before, after):
            yield ours


def covers(wide: Mapping[str, object], narrow: Mapping[str, Sequence[str]]) -> bool:
    """Whether whatever meets the narrow conditions meets the wide ones too."""
    return all(slot in narrow and to_lemmas(narrow[slot]) <= to_lemmas(as_list(wide[slot])) for slot in wide)


def to_lemmas(words: Sequence[object]) -> set[str]:
    """Return the words of a condition, sets taken apart."""
    sets = load_sets()
    return {w for word in map(str, words) for w in (sets.get(word[1:], {word}) if word.startswith("$") else {word})}


def organisation_faults(row: Row, _: Rows) -> Iterator[str]:
    """Yield the faults of a user's organisation."""
    gazetteer = load_gazetteer()
    yield from actor_faults(row, "org/", gazetteer.organisations.keys(), gazetteer)
    yield from country_faults(row, row.entry, gazetteer)
    sectors = {found["code"] for found in load("sectors", tuple[dict[str, str], ...])}
    for sector in as_list(row.entry.get("sector")):
        if sector not in sectors:
            yield f"{row.at('sector')}: {row.name}: sector {sector!r} is none of {', '.join(sorted(sectors))}"


def actor_faults(row: Row, prefix: str, known: object, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield a wrong or taken id, and names that an actor of ours has."""
    id_ = row.name
    if not id_.startswith(prefix) or not ID.fullmatch(id_.removeprefix(prefix)):
        yield f"{row.at('id')}: {id_}: the id is not {prefix} and a word"
    if id_ in known:  # type: ignore[operator]
        yield f"{row.at('id')}: actor {id_} exists already; choose another id"
    for part in ("name", "names", "abbreviations"):
        for name in as_list(row.entry.get(part)):
            others = [e.id for e in gazetteer.names.get(to_words(str(name)), ()) if e.id != id_]
            if others:
                yield f"{row.at(part)}: {id_}: {name!r} is a name of {', '.join(others)} already; leave it out"


def country_faults(row: Row, entry: Entry, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield a country that is none."""
    country = entry.get("country")
    if country is not None and country not in OUTSIDE and f"state/{country}" not in gazetteer.states:
        yield f"{row.at('country')}: {row.name}: country {country!r} is no ISO alpha-3 code, nor {', '.join(OUTSIDE)}"


def person_faults(row: Row, rows: Rows) -> Iterator[str]:
    """Yield the faults of a user's person: id, names, and terms in unknown offices, countries or bodies."""
    gazetteer = load_gazetteer()
    bodies = {*gazetteer.organisations, *gazetteer.states, *(str(r.entry.get("id")) for r in rows["organisations"])}
    yield from actor_faults(row, "person/", gazetteer.persons.keys(), gazetteer)
    for term in as_list(row.entry.get("terms")):
        if not isinstance(term, dict):
            yield f"{row.at('terms')}: {row.name}: term {term!r} is no mapping"
            continue
        office, body = term.get("office"), term.get("org")
        if office not in gazetteer.offices:
            yield f"{row.at('terms')}: {row.name}: there is no {office!r}{guess(str(office), gazetteer.offices)}"
        if body is not None and body not in bodies:
            yield f"{row.at('terms')}: {row.name}: org {body!r} is neither ours nor in organisations.yaml"
        yield from country_faults(row, term, gazetteer)
        for name in ("start", "end", "seen"):
            if term.get(name) is not None and not DATE.fullmatch(str(term[name])):
                yield f"{row.at('terms')}: {row.name}: {name} {term[name]!r} is no ISO day, month or year"


def guess(word: str, known: object) -> str:
    """Return a question that names what a word may have been meant for, or nothing."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)  # type: ignore[call-overload]
    return f", did you mean {near[0]!r}?" if near else ""
