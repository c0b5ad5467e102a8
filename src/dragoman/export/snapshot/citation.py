"""How to cite a snapshot, in the Citation File Format 1.2.0."""

from __future__ import annotations

import json
from collections.abc import Sequence

NOBODY = "The makers of this snapshot"


def to_citation(title: str, authors: Sequence[str], version: str, dragoman: str) -> str:
    """Return CITATION.cff: title, version, authors by name, and the software; a DOI is added when it has one."""
    names = [f"  - name: {quote(name)}" for name in authors or [NOBODY]]
    lines = [
        "# No DOI has been given to this snapshot. When it has one, add a line: doi: 10.…",
        "cff-version: 1.2.0",
        "message: If you use this data, please cite it as below.",
        "type: dataset",
        f"title: {quote(title)}",
        f"version: {quote(version)}",
        "authors:",
        *names,
        "references:",
        "  - type: software",
        "    title: Dragoman",
        f"    version: {quote(dragoman)}",
        "    authors:",
        "      - name: The Dragoman developers",
    ]
    return "\n".join(lines) + "\n"


def quote(text: str) -> str:
    """Return text as a YAML scalar on one line; JSON's strings are YAML's."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
