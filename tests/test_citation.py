"""CITATION.cff is a valid Citation File Format 1.2.0 and says what the package says."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
# The keys that the schema of 1.2.0 knows, and those that it asks for.
REQUIRED = {"cff-version", "message", "title", "authors"}
KNOWN = REQUIRED | {
    *("abstract", "commit", "contact", "date-released", "doi", "identifiers", "keywords", "license", "license-url"),
    *(
        "preferred-citation",
        "references",
        "repository",
        "repository-artifact",
        "repository-code",
        "type",
        "url",
        "version",
    ),
}


def test_its_keys_are_those_of_the_format() -> None:
    assert set(CITATION) >= REQUIRED
    assert set(CITATION) <= KNOWN
    assert (CITATION["cff-version"], CITATION["type"]) == ("1.2.0", "software")


def test_its_authors_are_an_entity() -> None:
    assert CITATION["authors"] == [{"name": "The Dragoman developers"}]


def test_its_version_and_day_are_the_last_release() -> None:
    released = re.search(r"^## \[(\d[^]]*)\] - (\S+)$", (ROOT / "CHANGELOG.md").read_text("utf8"), re.MULTILINE)
    assert released is not None
    assert (CITATION["version"], CITATION["date-released"]) == released.groups()
    assert CITATION["version"] == PROJECT["version"]
    assert dt.date.fromisoformat(CITATION["date-released"])


def test_its_licence_is_the_codes() -> None:
    assert PROJECT["license"].startswith(CITATION["license"])
