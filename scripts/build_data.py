"""Compile the knowledge files under data/ into src/dragoman/knowledge/compiled/.

    python scripts/build_data.py            check everything, then write
    python scripts/build_data.py --check    check everything, exit 1 when the compiled files are not up to date
    python scripts/build_data.py --draft    name the faults, write all the same: for work in progress

Every fault is named with its file, entry and remedy, all at once; without --draft nothing is written while
there is one. Sections of `data/` that do not exist yet are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from anyascii import anyascii

from data_checks import find_faults
from data_files import KEYS, LISTS, Knowledge, Row, read_knowledge
from dragoman.knowledge.rows import Entry, as_list
from dragoman.resolution.sounds import keys

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
COMPILED = ROOT / "src" / "dragoman" / "knowledge" / "compiled"


def main(arguments: list[str] | None = None) -> int:
    """Check and build; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the compiled files are stale")
    parser.add_argument("--draft", action="store_true", help="write in spite of faults")
    options = parser.parse_args(arguments)
    knowledge = read_knowledge(DATA)
    faults = [*knowledge.faults, *find_faults(knowledge)]
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        print(f"{len(faults)} faults in data/{'' if options.draft else '; nothing written'}", file=sys.stderr)
    if faults and not options.draft:
        return 1
    files = compile_files(knowledge)
    return report_stale(files, COMPILED) if options.check else write_files(files, COMPILED)


def compile_files(knowledge: Knowledge) -> dict[str, bytes]:
    """Return file name → bytes of every compiled table, and of the version made from them all."""
    tables: dict[str, Any] = {
        table: compile_rows(table, knowledge.rows[table]) for table in LISTS if table in knowledge.rows
    }
    tables |= {table: without_examples(content) for table, content in knowledge.contents.items()}
    tables["sounds"] = word_keys(knowledge)
    files = {f"{table}.json": encode(content) for table, content in sorted(tables.items())}
    digest = hashlib.sha256(b"".join(name.encode() + b"\0" + body for name, body in files.items())).hexdigest()
    return files | {"version.json": encode({"hash": digest[:12]})}


def word_keys(knowledge: Knowledge) -> dict[str, list[str]]:
    """Return the consonant keys of every word of a person's name, which take a second to find anew."""
    entries = [row.entry for table in ("persons", "bynames") for row in knowledge.rows.get(table, ())]
    texts = {
        str(n) for e in entries for n in (e.get("name"), *as_list(e.get("names")), *as_list(e.get("epithets"))) if n
    }
    words = {w for text in texts for w in anyascii(text).lower().replace(",", " ").split()}
    parts = {part for w in words for part in (w, w.replace("-", ""), *w.split("-")) if len(part) > 1}
    return {part: sorted(keys(part)) for part in sorted(parts)}


def compile_rows(table: str, rows: Iterable[Row]) -> list[Entry]:
    """Return a table's entries by key, without examples and empty fields; the lexicon's order decides ties: kept."""
    entries = [compact(table, without_examples(row.entry)) for row in rows]
    key = KEYS.get(table, "id")
    return entries if table in {"lexicon", "places"} else sorted(entries, key=lambda entry: str(entry[key]))


def compact(table: str, entry: Entry) -> Entry:
    """Drop empty fields; make the lemmas of slots lists and the dates of terms strings."""
    kept = {name: value for name, value in entry.items() if value not in (None, [], {}, "")}
    if table == "lexicon":
        for part in kept.keys() & {"needs", "unless"}:
            kept[part] = {str(slot): as_list(lemmas) for slot, lemmas in kept[part].items()}
        kept |= {part: as_list(kept[part]) for part in kept.keys() & {"mode", "contexts", "source", "target"}}
    if table == "memberships":
        kept["members"] = [{name: str(value) for name, value in row.items()} for row in kept["members"]]
    if table == "persons":
        kept["terms"] = [
            {name: str(value) for name, value in term.items() if value is not None} for term in kept.get("terms", ())
        ]
    return kept


def without_examples(value: Any) -> Any:  # noqa: ANN401 - a YAML value
    """Return the value without any `examples` field: they check the entry and are no part of it."""
    if isinstance(value, dict):
        return {name: without_examples(inner) for name, inner in value.items() if name != "examples"}
    return [without_examples(inner) for inner in value] if isinstance(value, list) else value


def encode(content: Any) -> bytes:  # noqa: ANN401 - anything JSON can hold
    """Return compact JSON with sorted keys, one entry a line for lists so that changes show."""
    dump = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
    if isinstance(content, list):
        return ("[\n" + ",\n".join(map(dump, content)) + "\n]\n").encode()
    return (dump(content) + "\n").encode()


def report_stale(files: dict[str, bytes], folder: Path) -> int:
    """Name the compiled files that differ; return the exit code."""
    present = {path.name: path.read_bytes() for path in folder.glob("*.json")}
    stale = sorted(name for name in files.keys() | present.keys() if files.get(name) != present.get(name))
    for name in stale:
        print(f"{folder.name}/{name} is not what data/ says; run scripts/build_data.py", file=sys.stderr)
    return int(bool(stale))


def write_files(files: dict[str, bytes], folder: Path) -> int:
    """Write what changed, remove what is no longer made; return the exit code."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.json"):
        if path.name not in files:
            path.unlink()
    for name, body in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != body:
            path.write_bytes(body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
