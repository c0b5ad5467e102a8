"""Titles, states and regions: the mapping file as typed, compiled rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

MINISTER = r"(?:federal )?(?:minister|ministry) (?:of|for)(?: the)?"


@dataclass(frozen=True, slots=True)
class Rule:
    """One office and the titles that mean it; `show` keeps the source's title, or gives the one to show."""

    office: str | None
    pattern: re.Pattern[str]
    states: frozenset[str]
    show: bool | str


@dataclass(frozen=True, slots=True)
class Titles:
    """The whole mapping file."""

    rules: tuple[Rule, ...]
    factbook_rules: tuple[Rule, ...]
    slugs: dict[str, str]
    factbook: dict[str, str]
    regions: dict[str, str]
    realms: tuple[str, ...]
    territories: frozenset[str]
    drop: dict[str, frozenset[str]]

    def find_office(self, title: str, slug: str) -> tuple[str, str | None] | None:
        """Return the office a title means in a state and the title to keep, or None when it is left out."""
        for rule in self.rules:
            if rule.pattern.fullmatch(title) and (not rule.states or slug in rule.states):
                shown = rule.show if isinstance(rule.show, str) else title if rule.show else None
                return (rule.office, shown) if rule.office else None
        return None

    def is_dropped(self, country: str | None, office: str, who: str, start: str) -> bool:
        """Tell whether the mapping file drops this person's term: `who` is a Wikidata id or the slug of a name."""
        listed = self.drop.get(f"{country} {office.removeprefix('office/')}", frozenset())
        starts = (item.partition("@")[2] for item in listed if item.partition("@")[0] == who)
        return any(start.startswith(day) for day in starts)


def load_titles(path: Path) -> Titles:
    """Read the mapping file."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Titles(
        rules=tuple(_rule(entry) for entry in raw["titles"]),
        factbook_rules=tuple(_rule(entry) for entry in raw["factbook_titles"]),
        slugs=raw["slugs"],
        factbook=raw["factbook"],
        regions={code: region for region, codes in raw["regions"].items() for code in codes},
        realms=tuple(raw["realms"]),
        territories=frozenset(raw["territories"]),
        drop={key: frozenset(who) for key, who in raw["drop"].items()},
    )


def _rule(entry: dict[str, Any]) -> Rule:
    joined = "|".join(f"(?:{text.replace('<min>', MINISTER)})" for text in entry["match"])
    pattern = re.compile(joined, re.IGNORECASE)
    return Rule(entry["office"], pattern, frozenset(entry.get("states", ())), entry.get("show", False))
