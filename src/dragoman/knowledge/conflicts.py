"""What may be wrong with the rows of a user's codebook, by themselves and beside our knowledge."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer, to_words
from dragoman.knowledge.lexicon import Headed, Lexicon, load_lexicon, load_sets, noun_parts
from dragoman.knowledge.ontology import load_ontology
from dragoman.knowledge.overlay import Table
from dragoman.knowledge.rows import Entry, Row, as_list, to_mapping
from dragoman.knowledge.shapes import OUTSIDE, PARTS, entry_faults
from dragoman.knowledge.tables import Predicate, load

Rows = Mapping[Table, Sequence[Row]]
KEYS: Mapping[Table, str] = {"types": "type", "predicates": "id", "organisations": "id", "persons": "id"}
TYPE = re.compile(r"[A-Z][A-Z-]+")
FRAME = ("source", "target", "needs", "unless")
ID = re.compile(r"[\w.-]+")
# Slots beside those that our frames name: any preposition is one. "object.of" is a way through several.
PREPOSITIONS = frozenset(
    {
        *("aboard", "above", "amid", "beneath", "below", "beside", "besides", "beyond", "by", "concerning", "despite"),
        *("down", "except", "including", "inside", "near", "off", "onto", "regarding", "round", "since", "than"),
        *("throughout", "till", "toward", "until", "up", "upon", "via", "within", "without"),
    }
)


def find_faults(rows: Rows) -> Iterator[str]:
    """Yield every fault, each with file and line; our knowledge alone must be in force.

    An entry is held against our knowledge when it has no fault by itself, for only then its values can be compared.
    """
    checks: Mapping[Table, Callable[[Row, Rows], Iterator[str]]] = {
        "types": type_faults,
        "predicates": predicate_faults,
        "organisations": organisation_faults,
        "persons": person_faults,
    }
    for table, held in rows.items():
        key = KEYS[table]
        counts = Counter(str(row.entry[key]) for row in held if row.entry.get(key) is not None)
        for row in held:
            if (often := counts[str(row.entry.get(key))]) > 1:
                yield f"{row.at(key)}: {row.name}: stands {often} times; rename or merge"
            by_itself = list(entry_faults(table, row))
            yield from by_itself or checks[table](row, rows)


def type_faults(row: Row, _: Rows) -> Iterator[str]:
    """Yield a name that is taken, or no name of a type."""
    if row.name in load_ontology().types:
        yield f"{row.at('type')}: type {row.name} exists already, with its own quad and score; choose another name"
    elif not TYPE.fullmatch(row.name):
        yield f"{row.at('type')}: type {row.name!r} is no name in capital letters, such as MEDIATE"


def predicate_faults(row: Row, rows: Rows) -> Iterator[str]:
    """Yield what a predicate names that is taken, or not there."""
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
    yield from kind_faults(row, rows)
    yield from slot_faults(row)
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
    """Yield slots that no sentence has, and sets that do not exist."""
    known = load_slots()
    for part in FRAME:
        for slot in map(
            str, as_list(row.entry.get(part)) if part in {"source", "target"} else row.entry.get(part) or ()
        ):
            yield from (
                f"{row.at(part)}: {row.name}: {part} {slot!r}: there is no slot {piece!r}{guess(piece, known)}"
                for piece in slot.split(".")
                if piece not in known
            )
    yield from set_faults(row)


def set_faults(row: Row) -> Iterator[str]:
    """Yield sets that do not exist."""
    for part in ("needs", "unless"):
        for lemma in (x for lemmas in to_mapping(row.entry.get(part)).values() for x in as_list(lemmas)):
            if lemma.startswith("$") and lemma[1:] not in load_sets():
                yield f"{row.at(part)}: {row.name}: there is no set {lemma}{guess(lemma[1:], load_sets())}"


@functools.cache
def load_slots() -> frozenset[str]:
    """Return the slots that a frame may name: those of our own frames, and prepositions."""
    ours = load("lexicon", tuple[Predicate, ...])
    return PREPOSITIONS | {
        piece for p in ours for part in FRAME for slot in getattr(p, part) for piece in slot.split(".")
    }


def claimed_faults(row: Row, lexicon: Lexicon) -> Iterator[str]:
    """Yield words that an entry of ours has in the same frame or a narrower one, unless this is to stand instead."""
    instead = set(as_list(row.entry.get("instead_of")))
    needs = to_mapping(row.entry.get("needs"))
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
    kind, kinds = row.entry["kind"], sorted({body.kind for body in gazetteer.organisations.values()})
    if kind not in kinds:
        yield f"{row.at('kind')}: {row.name}: kind {kind!r} is none of {', '.join(kinds)}"
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
        office, body = term.get("office"), term.get("org")
        if office not in gazetteer.offices:
            yield f"{row.at('terms')}: {row.name}: there is no {office!r}{guess(str(office), gazetteer.offices)}"
        if body is not None and body not in bodies:
            yield f"{row.at('terms')}: {row.name}: org {body!r} is neither ours nor in organisations.yaml"
        yield from country_faults(row, term, gazetteer)


def guess(word: str, known: object) -> str:
    """Return a question that names what a word may have been meant for, or nothing."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)  # type: ignore[call-overload]
    return f", did you mean {near[0]!r}?" if near else ""
