"""People as the YAML of the knowledge files: one line per field, sorted, the same bytes for the same people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from office_holders.terms import Person, Term, earliest

PLAIN = re.compile(r"(?!(?:null|true|false|yes|no|on|off|y|n|[-?]|~)$)[A-Za-zÀ-ɏḀ-ỿ][\w .'’`/-]*(?<! )", re.IGNORECASE)
DAY = 10
HEADER = """# Office holders by the state of their earliest term.
# Written by scripts/import_office_holders.py, not by hand: corrections go to
# scripts/office_holders/recalled_layer/ or scripts/office_titles.yaml.
# Terms without an end had not ended on the day they were `seen`.
"""


def read_people(path: Path) -> list[Person]:
    """Return the people of one file; an absent file has none."""
    if not path.exists():
        return []
    entries = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return [_person(entry) for entry in entries or ()]


def _person(entry: dict[str, Any]) -> Person:
    return Person(
        id=entry["id"],
        name=entry.get("name", ""),
        names=tuple(entry.get("names", ())),
        surname=tuple(entry.get("surname", ())),
        terms=tuple(_term(term) for term in entry.get("terms", ())),
    )


def _term(entry: dict[str, Any]) -> Term:
    text = {key: None if value is None else str(value) for key, value in entry.items() if key != "doubt"}
    wanted = {key: text.get(key) for key in ("country", "org", "title", "end", "seen", "before")}
    return Term(
        office=entry["office"],
        start=str(entry["start"]),
        source=entry["source"],
        doubt=tuple(entry.get("doubt", ())),
        **wanted,
    )


def write_shards(people: Iterable[Person], regions: dict[str, str], folder: Path) -> dict[str, int]:
    """Write one file per region and return how many people each holds."""
    shards: dict[str, list[Person]] = {}
    for person in people:
        shards.setdefault(regions.get(_home(person) or "", "world"), []).append(person)
    for region, held in shards.items():
        text = HEADER + "".join(to_yaml(person) for person in sorted(held, key=_order))
        (folder / f"{region}.yaml").write_text(text, encoding="utf-8")
    return {region: len(held) for region, held in sorted(shards.items())}


def _home(person: Person) -> str | None:
    return min(person.terms, key=lambda term: (earliest(term.start), term.office)).country


def _order(person: Person) -> tuple[str, int, str]:
    return _home(person) or "", 0 if re.search(r"/Q\d", person.id) else 1, person.id


def to_yaml(person: Person) -> str:
    """Return one person's entry."""
    lines = [f"- id: {person.id}", f"  name: {_scalar(person.name)}"]
    lines += [
        f"  {key}: [{', '.join(map(_scalar, held))}]"
        for key, held in (("names", person.names), ("surname", person.surname))
        if held
    ]
    return "\n".join([*lines, "  terms:", *(f"  - {{{_fields(term)}}}" for term in person.terms), ""])


def _fields(term: Term) -> str:
    pairs = [
        ("office", term.office),
        ("country", term.country),
        ("org", term.org),
        ("title", term.title and _scalar(term.title)),
        ("start", _day(term.start)),
    ]
    pairs += [
        ("end", _day(term.end) if term.end else "null"),
        ("seen", term.seen),
        ("before", term.before and _day(term.before)),
    ]
    pairs += [("doubt", f"[{', '.join(term.doubt)}]" if term.doubt else None), ("source", term.source)]
    return ", ".join(f"{key}: {value}" for key, value in pairs if value is not None)


def _scalar(text: str) -> str:
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _day(text: str) -> str:
    return text if len(text) == DAY else f'"{text}"'
