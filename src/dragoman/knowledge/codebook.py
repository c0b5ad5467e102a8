"""A folder of the user's YAML → a codebook, and everything that is wrong with it, each with file and line."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

import msgspec
import yaml

from dragoman.errors import KnowledgeError, UsageError
from dragoman.knowledge.conflicts import find_faults
from dragoman.knowledge.overlay import NONE, Codebook, Table, in_force
from dragoman.knowledge.rows import Example, Loader, Row, as_list, to_mapping, to_sides
from dragoman.knowledge.shapes import KINDS, compact

Stamp = tuple[tuple[str, int, int], ...]
TABLES: tuple[Table, ...] = get_args(Table)
# So many faults are told at once where reading stops; `dragoman codebook check` tells all.
TOLD = 5


@dataclass(slots=True)
class Folder:
    """What stands in a folder: rows by table, and faults."""

    rows: dict[Table, list[Row]] = field(default_factory=lambda: {table: [] for table in TABLES})
    faults: list[str] = field(default_factory=list)

    def examples(self) -> Iterator[Example]:
        """Yield the examples of the predicates and types."""
        for row in (*self.rows["predicates"], *self.rows["types"]):
            examples = to_mapping(row.entry.get("examples"))
            for fires, part in ((True, "yes"), (False, "no")):
                for text in as_list(examples.get(part)):
                    yield to_example(row, str(text), fires=fires)


def to_example(row: Row, text: str, *, fires: bool) -> Example:
    """Return one example of an entry; that of a type has no entry of its own."""
    sentence, _, parties = text.partition(" => ")
    sources, targets = to_sides(parties) if fires else ((), ())
    kind, id_ = str(row.entry.get("type", "")), str(row.entry.get("id", ""))
    return Example(row.where, id_, kind, sentence, sources, targets, fires)


def load_codebook(folder: str) -> Codebook:
    """Return the codebook in a folder, read anew when a file has changed; raises UsageError, KnowledgeError."""
    return compile_codebook(folder, stamp_of(folder))


def files_in(folder: str) -> list[Path]:
    """Return the YAML files of a folder; raises UsageError where there are none."""
    place = Path(folder)
    files = sorted(p for p in place.rglob("*.y*ml") if p.is_file() and p.suffix in {".yaml", ".yml"})
    if not files:
        message = f"codebook: {folder} is no folder with YAML files; put {', '.join(f'{t}.yaml' for t in TABLES)} there"
        raise UsageError(message)
    return files


def stamp_of(folder: str) -> Stamp:
    """Return each YAML file of a folder with its time of change and size; left alone, a folder is not read again."""
    states = ((path, path.stat()) for path in files_in(folder))
    return tuple((path.as_posix(), state.st_mtime_ns, state.st_size) for path, state in states)


@functools.lru_cache(maxsize=4)
def compile_codebook(folder: str, _: Stamp) -> Codebook:
    """Compile a folder whose files are as stamped; raises KnowledgeError naming what is wrong."""
    held = read_folder(folder)
    if held.faults:
        rest = f"\n… and {len(held.faults) - TOLD} more" if len(held.faults) > TOLD else ""
        message = "\n".join(held.faults[:TOLD]) + f"{rest}\nmend the codebook; `dragoman codebook check` tells all"
        raise KnowledgeError(message)
    return to_codebook(held.rows)


def read_folder(folder: str) -> Folder:
    """Read a folder and find what is wrong with it by itself and beside our knowledge; raises UsageError for none."""
    held = Folder()
    for path in files_in(folder):
        table = table_of(path, Path(folder))
        if table is None:
            held.faults.append(f"{path}:1: belongs to no table; name it, or its folder, {', '.join(TABLES)}")
            continue
        held.rows[table].extend(read_rows(path, held.faults))
    with in_force(NONE):
        held.faults.extend(find_faults(held.rows))
    return held


def table_of(path: Path, folder: Path) -> Table | None:
    """Return the table that a file, or the folder within the codebook that it is in, is called after."""
    names = (path.stem, *(part.name for part in path.parents if part.is_relative_to(folder) and part != folder))
    return next((table for name in names for table in TABLES if name == table), None)


def read_rows(path: Path, faults: list[str]) -> Iterator[Row]:
    """Yield the entries of a file with their lines."""
    try:
        loader = Loader(path.read_text("utf8"))
        node = loader.get_single_node()
        content = None if node is None else loader.construct_document(node)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        faults.append(f"{path}:{line}: not readable as YAML ({getattr(error, 'problem', error)})")
        return
    if node is None:
        return
    nodes, entries = (node.value, content) if isinstance(content, list) else ([node], [content])
    for part, entry in zip(nodes, entries, strict=True):
        line = part.start_mark.line + 1
        if isinstance(entry, dict):
            yield Row(str(path), line, entry, {str(k.value): k.start_mark.line + 1 for k, _ in part.value})
        else:
            faults.append(f"{path}:{line}: no mapping of fields but {entry!r}")


def to_codebook(rows: Mapping[Table, list[Row]]) -> Codebook:
    """Return the codebook of rows without faults."""
    found: dict[str, Any] = {
        table: tuple(msgspec.convert(compact(table, row.entry), KINDS[table]) for row in rows[table])
        for table in TABLES
    }
    found["predicates"] = tuple(replace(p, own=True) for p in found["predicates"])
    hashes = {
        table: hashlib.sha256(msgspec.json.encode(found[table], order="deterministic")).hexdigest()[:12]
        for table in TABLES
        if found[table]
    }
    whole = hashlib.sha256(repr(sorted(hashes.items())).encode()).hexdigest()[:12]
    return Codebook(hash=whole, hashes=hashes, **found)
