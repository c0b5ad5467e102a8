"""Freezing a record: everything into a new folder, which appears when it is whole."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, cast

from dragoman.codec import to_plain
from dragoman.errors import RecordError, UsageError
from dragoman.export.snapshot.citation import to_citation
from dragoman.export.snapshot.codebook import to_codebook
from dragoman.export.snapshot.tables import Form, Frame, count_values, prepare, to_frames, weigh_types, write_table
from dragoman.export.snapshot.verify import SUMS, hash_file
from dragoman.record.filters import Filters
from dragoman.record.migrations import MIGRATIONS
from dragoman.record.tables import Row, select

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from dragoman.record import Query, Record

SCHEMA = "dragoman/snapshot/1"
FORMS: tuple[Form, ...] = ("csv", "parquet")
MADE_WITH = """
    SELECT version, model, knowledge, count(*) AS documents FROM ({documents}) AS chosen
    JOIN readings ON document = chosen.id GROUP BY ALL ORDER BY ALL
"""
INPUTS = """
    SELECT sha256(string_agg(sha256("text"), '' ORDER BY id)) FROM documents
    WHERE id IN (SELECT id FROM ({documents}))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What to freeze and how: the filters of the query, the forms of the data, and whether words of the news go in.

    `urls` keeps the addresses of documents where `text` is left out.
    """

    filters: Filters = field(default_factory=Filters)
    forms: Sequence[Form] = FORMS
    text: bool = True
    urls: bool = False
    title: str = "Events in the news, coded by Dragoman"
    authors: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the codebook says of one table: rows, empty cells of each column, counts of coded values."""

    frame: Frame
    rows: int
    missing: Mapping[str, int]
    values: Mapping[str, Sequence[tuple[str, int]]]


def write_snapshot(record: Record, folder: Path, options: Options | None = None) -> Path:
    """Freeze a record, or what the filters keep of it, into a new folder; the same record gives the same bytes.

    Raises UsageError for a folder that holds something or a wrong filter, RecordError where it cannot be written.
    """
    options, folder = options or Options(), folder.absolute()
    frames = to_frames(record, options.filters, text=options.text, urls=options.urls)
    check_folder(folder)
    rising = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        fill(record, rising, options, frames)
        if folder.exists():
            folder.rmdir()
        rising.rename(folder)
    except OSError as error:
        message = f"{folder}: cannot be written ({error.strerror}); name another place"
        raise RecordError(message) from error
    finally:
        shutil.rmtree(rising, ignore_errors=True)
    return folder


def check_folder(folder: Path) -> None:
    """Refuse a folder that holds something, or has nowhere to be; raises UsageError."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder}: is there and not empty; name a new folder, a snapshot is never written over"
        raise UsageError(message)
    if not folder.parent.is_dir():
        message = f"{folder}: the folder {folder.parent} does not exist; make it first"
        raise UsageError(message)


def fill(record: Record, folder: Path, options: Options, frames: Sequence[Frame]) -> None:
    """Write all files of a snapshot."""
    (folder / "data").mkdir(parents=True)
    with record.file.reading() as connection:
        prepare(connection, text=options.text)
        for frame in frames:
            for form in sorted(set(options.forms)):
                write_table(connection, frame, folder / "data" / f"{frame.table}.{form}", form)
        counted = [count(connection, frame) for frame in frames]
        weights = weigh_types(connection, next(frame for frame in frames if frame.table == "events"))
        manifest = to_manifest(connection, options, counted, record.documents(**options.filters))
    hashes = hash_all(folder)
    version = hashlib.sha256("".join(hashes.values()).encode()).hexdigest()[:12]
    manifest |= {"version": version, "files": describe_files(folder, hashes)}
    write(folder / "snapshot.json", json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")
    write(folder / "CODEBOOK.md", to_codebook(manifest, counted, weights))
    write(folder / "CITATION.cff", to_citation(options.title, options.authors, version, str(manifest["dragoman"])))
    write(folder / SUMS, "".join(f"{digest}  {name}\n" for name, digest in hash_all(folder).items()))


def count(connection: DuckDBPyConnection, frame: Frame) -> Counted:
    """Return what the codebook says of a table."""
    rows, missing, values = count_values(connection, frame)
    return Counted(frame=frame, rows=rows, missing=missing, values=values)


def to_manifest(connection: DuckDBPyConnection, options: Options, counted: Sequence[Counted], documents: Query) -> Row:
    """Return what the snapshot is of: the query, the versions behind it, its tables, its inputs."""
    sql, bound = documents.sql, documents.parameters
    (inputs,) = connection.execute(INPUTS.format(documents=sql), bound).fetchall()[0]
    return {
        "schema": SCHEMA,
        "title": options.title,
        "filters": cast("Row", to_plain(dict(options.filters))),
        "text": options.text,
        "dragoman": metadata.version("dragoman"),
        "duckdb": metadata.version("duckdb"),
        "record_form": len(MIGRATIONS),
        "made_with": select(connection, MADE_WITH.format(documents=sql), bound),
        "inputs_sha256": inputs,
        "tables": {c.frame.table: {"rows": c.rows, "columns": [k.name for k in c.frame.columns]} for c in counted},
        "sql": {c.frame.table: c.frame.select("parquet") for c in counted},
        "parameters": cast("Row", to_plain(counted[0].frame.bound)),
    }


def hash_all(folder: Path) -> dict[str, str]:
    """Return file → SHA-256 of all files in a folder, by name."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hash_file(path) for path in paths}


def describe_files(folder: Path, hashes: Mapping[str, str]) -> list[Row]:
    """Return the data files with their sizes in bytes and hashes."""
    return [
        {"path": name, "bytes": (folder / name).stat().st_size, "sha256": digest} for name, digest in hashes.items()
    ]


def write(path: Path, text: str) -> None:
    """Write text with the same line ends everywhere."""
    path.write_text(text, "utf8", newline="\n")
