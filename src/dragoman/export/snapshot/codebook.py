"""The codebook of a snapshot: what every table, column and code means, and how often each occurs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dragoman.knowledge.ontology import load_ontology

if TYPE_CHECKING:
    from dragoman.export.snapshot.write import Counted

Weights = Mapping[str, tuple[int, float, float]]
TABLES = {
    "events": "acts, each once, however many documents tell it",
    "reports": "who tells each act",
    "evidence": "the sentences that each report rests on",
    "decisions": "what holds of each act by decision: merges by the machine, verdicts by persons",
    "claims": "who says what",
    "agreements": "treaties, memoranda, ceasefires and the like, as each document tells them",
    "actors": "who is named, each once",
    "documents": "what was read, with the hashes of the inputs",
}
STATUSES = {
    "actual": "it has happened, as the text has it",
    "planned": "somebody means to do it, or it is set for a later day",
    "hypothetical": "it may happen, or would if something else did",
    "negated": "the text says that it did not happen",
}
READING = """## How to read it

- **Reports and events are two numbers.** `events` has every act once; `reports` has a row for each document that tells
  it; `n_families` counts texts that are no copies of each other.
- **A date is an interval of days.** `when_start` and `when_end` are both included. "In March" is 1 to 31 March. Where
  the text gives no date both are empty and `when_given` is false; the day of publication (`reports.published`) never
  stands in for it.
- **A status says what the text says**, not what is true: see below. Of several reports the strongest status counts.
- **Empty means not known.** Lists are joined by ";" in CSV, and empty lists are empty cells there.
- **Offsets** count Unicode code points of the document's text from 0, the end excluded. The SHA-256 beside them is that
  of the words at the offsets, and `documents.text_sha256` that of the whole text: who has the text can check them.
- **Confidence** orders findings by how sure the reader is; it is no probability.
- CSV is UTF-8 with RFC 4180 quotes. Nothing is changed for spreadsheets: import text columns as text.
- Check the files with `dragoman snapshot --verify FOLDER`, or `sha256sum -c SHA256SUMS` in the folder.
"""
NO_TEXT = """This snapshot holds **no text of the news**: offsets and hashes stand for it. Actors that are not in
Dragoman's knowledge base go by a hash (`unknown/…`) and have no name, because their ids are made of the text's words.
"""


def to_codebook(manifest: Mapping[str, object], counted: Sequence[Counted], weights: Weights) -> str:
    """Return the codebook in Markdown; `weights` are quad and scores of the types, as the events have them."""
    parts = [
        f"# Codebook: {manifest['title']}",
        f"Version {manifest['version']}, written by Dragoman {manifest['dragoman']} (`{manifest['schema']}`).",
        *([] if manifest["text"] else [NO_TEXT.rstrip()]),
        "## What was asked",
        asked(manifest["filters"]),
        made(manifest["made_with"]),
        f"Inputs: SHA-256 {manifest['inputs_sha256'] or 'of nothing'} over the documents' text hashes in order of id.",
        READING.rstrip(),
        "## Tables",
        *(table(c) for c in counted),
        "## Event types",
        types(next(c for c in counted if c.frame.table == "events"), weights),
        "## Statuses",
        grid(("status", "meaning"), STATUSES.items()),
    ]
    return "\n\n".join(parts) + "\n"


def asked(filters: object) -> str:
    """Return the query in words."""
    if not isinstance(filters, dict) or not filters:
        return "The whole record; events that a person rejected are left out."
    given = "; ".join(f"`{name.rstrip('_')}` = {value}" for name, value in filters.items())
    rest = " Agreements have a status of their own and are not narrowed by it." if "status" in filters else ""
    return f"Each table holds what `dragoman events`, `claims` and so on give with these filters: {given}.{rest}"


def made(versions: object) -> str:
    """Return the versions behind the readings."""
    rows = [tuple(row.values()) for row in versions] if isinstance(versions, list) else []
    return grid(("Dragoman", "language pipeline", "knowledge", "documents"), rows)


def table(counted: Counted) -> str:
    """Return one table's part."""
    name = counted.frame.table
    rows = [(f"`{c.name}`", c.meaning, counted.missing[c.name]) for c in counted.frame.columns]
    values = [f"`{column}`: {listed(pairs)}." for column, pairs in counted.values.items() if pairs]
    return "\n\n".join(
        [
            f"### {name}",
            f"{TABLES[name][0].upper()}{TABLES[name][1:]}. {counted.rows} rows.",
            grid(("column", "meaning", "empty"), rows),
            *values,
        ]
    )


def listed(pairs: Sequence[tuple[str, int]], most: int = 20) -> str:
    """Return values with their counts in one line, the rest as a number."""
    shown = ", ".join(f"{value} {count}" for value, count in pairs[:most])
    return f"{shown} and {len(pairs) - most} more values" if len(pairs) > most else shown


def types(events: Counted, weights: Weights) -> str:
    """Return what the event types mean, with how many events there are of each."""
    counts, known = dict(events.values["type"]), load_ontology().types
    rows: list[tuple[object, ...]] = [
        (
            f"`{t.type}`",
            t.quad,
            f"{t.score:+g}",
            t.cameo or "",
            ", ".join(m.name for m in t.modes),
            t.meaning,
            counts.get(t.type, 0),
        )
        for t in known.values()
    ]
    rows += [
        (f"`{name}`", *weigh(*weights[name]), "", "", "a type of the codebook that it was read with", count)
        for name, count in counts.items()
        if name not in known
    ]
    return grid(("type", "quad", "score", "CAMEO", "modes", "meaning", "events"), rows)


def weigh(quad: int, low: float, high: float) -> tuple[int, str]:
    """Return a type's quad and its score, or the scores from the lowest to the highest."""
    return quad, f"{low:+g}" if low == high else f"{low:+g} to {high:+g}"


def grid(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)
