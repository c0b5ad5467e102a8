"""Types and modes that a filter may name: PLOVER's, and those of users' own codebooks that a record holds."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.knowledge.ontology import load_ontology
from dragoman.record.files import RecordFile
from dragoman.record.tables import select_ids
from dragoman.record.values import to_known, to_list

HELD = {
    "type": "SELECT type FROM events UNION SELECT type FROM rejected",
    "mode": "SELECT unnest(modes) FROM events UNION SELECT unnest(modes) FROM rejected",
}


def check_coded(file: RecordFile, filters: Mapping[str, object]) -> None:
    """Refuse a type or mode that neither PLOVER nor the record has; raises UsageError.

    The record is asked for a word that PLOVER lacks only, so it is no slower to ask for others.
    """
    for name, known in known_words().items():
        words = to_list(filters.get(name))
        own = set() if all(word.casefold() in known for word in words) else load_held(file, name)
        for word in words:
            to_known(name, word, (*known.values(), *sorted(own - set(known.values()))))


def known_words() -> dict[str, dict[str, str]]:
    """Return PLOVER's types and modes, each by its form in small letters."""
    types = load_ontology().types
    modes = sorted({mode.name for kind in types.values() for mode in kind.modes})
    return {"type": {t.casefold(): t for t in types}, "mode": {m.casefold(): m for m in modes}}


def load_held(file: RecordFile, name: str) -> set[str]:
    """Return the types or modes of a record's events."""
    with file.reading() as connection:
        return select_ids(connection, HELD[name])
