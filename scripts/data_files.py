"""The knowledge files under data/, read as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from dragoman.knowledge.rows import Entry, Loader

LISTS = {
    "states": "actors/states",
    "organisations": "actors/organisations",
    "offices": "actors/offices",
    "roles": "actors/roles",
    "persons": "actors/persons",
    "memberships": "actors/memberships",
    "lexicon": "lexicon/en",
    "pacts": "pacts",
    "places": "places",
    "bynames": "names/bynames",
    "events": "events",
}
BY_LANGUAGE = ("speech", "status", "dates", "residue", "agreements", "background")
SINGLE = {
    "light": "lexicon/en/light",
    "codes": "actors/codes",
    "sets": "lexicon/en/sets",
    "goldstein": "events/goldstein",
    "cameo": "events/cameo",
    "contexts": "events/contexts",
    "sectors": "events/sectors",
    "evidence": "names/evidence",
    "words": "names/words",
    "twins": "names/twins",
    "seats": "names/seats",
    "references": "names/references",
    "given": "names/given",
}
KEYS = {"roles": "noun", "events": "type", "pacts": "name"}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry and the file it stands in."""

    file: str
    entry: Entry


@dataclass(slots=True, eq=False)
class Knowledge:
    """Everything read from data/, and the faults met on the way."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    contents: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    ids: dict[str, frozenset[str]] = field(default_factory=dict)

    def names(self, table: str) -> frozenset[str]:
        """Return the ids of a table's entries, gathered once: every person is held against every body."""
        if table not in self.ids:
            self.ids[table] = frozenset(str(row.entry.get("id")) for row in self.rows.get(table, ()))
        return self.ids[table]


def read_knowledge(folder: Path) -> Knowledge:
    """Read every section of the folder that exists."""
    knowledge = Knowledge()
    for table, place in LISTS.items():
        files = [path for path in list_files(folder / place) if name_of(path, folder) not in SINGLE.values()]
        if files:
            knowledge.rows[table] = [row for path in files for row in read_rows(path, folder, knowledge.faults)]
    for table, place in SINGLE.items():
        path = folder / f"{place}.yaml"
        if path.is_file():
            knowledge.contents[table] = read_yaml(path, folder, knowledge.faults)
    for table in BY_LANGUAGE:
        files = list_files(folder / table)
        if files:
            knowledge.contents[table] = {path.stem: read_yaml(path, folder, knowledge.faults) for path in files}
    for table in ("speech", "status"):
        knowledge.rows[table] = list(language_rows(table, knowledge))
    return knowledge


def list_files(place: Path) -> list[Path]:
    """Return the YAML files of a folder, or the one file of that name."""
    single = place.with_suffix(".yaml")
    return sorted(place.rglob("*.yaml")) if place.is_dir() else [single] if single.is_file() else []


def name_of(path: Path, folder: Path) -> str:
    """Return a file's place under the folder, without its suffix."""
    return path.relative_to(folder).with_suffix("").as_posix()


def read_yaml(path: Path, folder: Path, faults: list[str]) -> Any:  # noqa: ANN401 - whatever the file holds
    """Read one file; a broken one gives None and a fault."""
    try:
        return yaml.load(path.read_text("utf8"), Loader=Loader)  # noqa: S506 - derived from the safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        faults.append(f"data/{path.relative_to(folder)}: not readable as YAML ({' '.join(str(error).split())})")
        return None


def read_rows(path: Path, folder: Path, faults: list[str]) -> Iterator[Row]:
    """Yield a file's entries; a file may hold one mapping or a list of them."""
    content = read_yaml(path, folder, faults)
    file = f"data/{path.relative_to(folder)}"
    for number, entry in enumerate(content if isinstance(content, list) else [content], 1):
        if isinstance(entry, dict):
            yield Row(file, entry)
        elif content is not None:
            faults.append(f"{file}: entry {number} is no mapping but {entry!r}")


def language_rows(table: str, knowledge: Knowledge) -> Iterator[Row]:
    """Yield the entries of a per-language table that is a list."""
    for language, content in knowledge.contents.get(table, {}).items():
        for entry in content if isinstance(content, list) else ():
            yield Row(f"data/{table}/{language}.yaml", entry)
