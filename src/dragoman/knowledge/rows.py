"""Entries of knowledge files as they stand in YAML, with file and line."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

Entry = dict[str, Any]


class Loader(yaml.CSafeLoader):
    """YAML with three traps removed: `on`, `no` and `yes` are words, dates stay as written, a key stands once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002
        """Return a mapping; raises ConstructorError for a key that stands twice: YAML would keep the last of them."""
        seen = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                told = f"the key {key.value!r} stands twice"
                raise yaml.constructor.ConstructorError(None, None, told, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


Loader.yaml_implicit_resolvers = {
    letter: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith("timestamp") and not (tag.endswith("bool") and letter not in "tTfF")
    ]
    for letter, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry, where it stands, and on which line each of its fields does."""

    file: str
    line: int
    entry: Entry
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """File and line of the entry."""
        return f"{self.file}:{self.line}"

    @property
    def name(self) -> str:
        """What the entry goes by."""
        return str(self.entry.get("id") or self.entry.get("type") or self.entry.get("name") or "entry without id")

    def at(self, name: str) -> str:
        """Return file and line of a field, of the entry when it lacks the field."""
        return f"{self.file}:{self.lines.get(name, self.line)}"


@dataclass(frozen=True, slots=True)
class Example:
    """One example of one entry, or of a type as a whole (`entry` empty)."""

    where: str
    entry: str
    type: str
    text: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    fires: bool


def to_sides(parties: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (sources, targets) of "A + B > C", both sides of "A <> B"."""
    mark = "<>" if "<>" in parties else ">"
    left, _, right = parties.partition(mark)
    a, b = (tuple(x.strip() for x in side.split("+") if x.strip() not in {"", "-"}) for side in (left, right))
    return (a + b, a + b) if mark == "<>" else (a, b)


def as_list(value: Any) -> list[Any]:  # noqa: ANN401 - a YAML value
    """Return a value as a list: nothing is empty, a scalar is its one member."""
    return [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]


def to_mapping(value: Any) -> Entry:  # noqa: ANN401 - a YAML value
    """Return a value as a mapping: an empty one where it is none."""
    return value if isinstance(value, dict) else {}
