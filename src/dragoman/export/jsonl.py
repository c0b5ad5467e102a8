"""One JSON line per finding."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from dragoman.model import SCHEMA, Reading


def to_jsonl(reading: Reading) -> str:
    """Write one line for the document and one for each finding.

    A line is `{kind, document, item}`: kind is document, actor, event, claim or agreement, document the document's id,
    item the finding as in the JSON of a reading (actors, claims and agreements have a `kind` of their own in there).
    The document's line also says which schema and which versions made it.
    """
    return "".join(msgspec.json.encode(line).decode() + "\n" for line in lines(reading))


def lines(reading: Reading) -> Iterator[dict[str, object]]:
    """Yield the lines of a reading as plain dictionaries."""
    document = reading.document
    yield {
        "kind": "document",
        "document": document.id,
        "schema": SCHEMA,
        "made_with": reading.made_with,
        "item": document,
    }
    for kind, findings in (
        ("actor", reading.actors),
        ("event", reading.events),
        ("claim", reading.claims),
        ("agreement", reading.agreements),
    ):
        for item in findings:
            yield {"kind": kind, "document": document.id, "item": item}
