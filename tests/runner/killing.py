"""Adds prepared readings again and again, and kills itself at random moments; run as a program.

python -m runner.killing FOLDER KILLS SEED

Everything is real but the reading: `read_all` hands out readings that are prepared. Each attempt runs in a process
forked from this one, which has loaded all it needs, so that twenty of them take seconds.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from dragoman.config import DEFAULTS
from dragoman.errors import Failure
from dragoman.model import Reading, Source
from dragoman.record import Record, Summary
from dragoman.record.inputs import Outcome
from dragoman.runner import adding
from record.factory import agreement, claim, event, reading

DOCUMENTS = 32
EVIDENCE = (
    "Ministers met in Moscow to talk about gas pipelines.",
    "Talk of gas pipelines filled the hall in Moscow where ministers met.",
    "Envoys spoke at length of pipelines to Moscow.",
    "Ministers of both states met for talks about a grain corridor in Istanbul.",
)
PARTIES = (("RUS", "IRN"), ("USA", "CHN"), ("FRA", ["RUS", "IRN"]))
TIMES = {"when", "applied"}


class Nobody:
    """Who is told, and does not care."""

    def skipped(self, *, aside: bool) -> None:
        """Note nothing."""

    def came(self, outcome: Outcome) -> None:
        """Note nothing."""

    def stored(self, done: Summary) -> None:
        """Note nothing."""


def prepared(number: int) -> Reading | Failure:
    """Return what reading a document gives: copies, reports of one act, and some that cannot be read."""
    if number % 11 == 5:
        return Failure(index=number, id=None, error="SourceError", detail="odd")
    name, day = f"doc-{number:02}", f"2024-04-{10 + number % 7:02}"
    parties = PARTIES[number % 5 % len(PARTIES)]
    told = event(name, *parties, evidence=EVIDENCE[number * number % 4], trigger=("met", "spoke")[number % 2])
    return reading(
        name,
        told,
        claims=[claim(name, events=(told.id,))],
        agreements=[agreement(name, "RUS", "IRN")] if number % 3 else [],
        published=day if number % 9 else None,
        text=f"{EVIDENCE[number % 4]} It was told once more in the hall by the river." if number % 2 else None,
    )


def inputs() -> Iterator[tuple[str, Source | Failure]]:
    """Yield what is added; every thirteenth cannot even be opened."""
    for number in range(DOCUMENTS):
        broken = Failure(index=number, id=None, error="SourceError", detail="no such file")
        yield f"{number}.txt", broken if number % 13 == 8 else Source(content=f"text {number}", id=str(number))


def read_all(sources: Iterable[Source | Failure], *_: object) -> Iterator[Reading | Failure]:
    """Stand for the pipeline."""
    for source in sources:
        yield source if isinstance(source, Failure) else prepared(int(source.id or 0))


def add(path: Path) -> None:
    """Add all that is not there."""
    adding.read_all, adding.BATCH = read_all, 6  # type: ignore[assignment]
    adding.add(Record(path), inputs(), DEFAULTS, Nobody())


def start(path: Path) -> int:
    """Start adding in a process of its own and return its number."""
    pid = os.fork()
    if pid == 0:
        add(path)
        os._exit(0)
    return pid


def dump(path: Path) -> dict[str, list[str]]:
    """Return the rows of every table, times left out, in an order of their own."""
    with duckdb.connect(path, read_only=True) as connection:
        tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        return {table: sorted(map(repr, rows(connection, table))) for table in sorted(tables)}


def rows(connection: duckdb.DuckDBPyConnection, table: str) -> Iterator[object]:
    """Yield the rows of a table without times."""
    cursor = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name from the catalogue
    names = [column[0] for column in cursor.description or ()]
    for row in cursor.fetchall():
        yield without_times(dict(zip(names, row, strict=True)))


def without_times(value: object) -> object:
    """Return a value without what tells when it was written."""
    if isinstance(value, dict):
        return {k: without_times(v) for k, v in value.items() if k not in TIMES or isinstance(v, dict)}
    return [without_times(v) for v in value] if isinstance(value, list) else value


def kill(path: Path, delay: float) -> bool:
    """Start adding, kill it after so many seconds, and return whether that came before it had ended."""
    pid = start(path)
    time.sleep(delay)
    os.kill(pid, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def finish(path: Path, wanted: dict[str, list[str]]) -> None:
    """Add what is left and make sure that the record is as it should be, where that is known."""
    os.waitpid(start(path), 0)
    if wanted:
        assert dump(path) == wanted, differences(dump(path), wanted)


def main() -> None:
    """Kill so many times; say what came of it in one line, and stop at the first record that is not as it should be."""
    folder, kills, draw = Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3]))
    began = time.monotonic()
    finish(folder / "undisturbed.duckdb", {})
    span, wanted = time.monotonic() - began, dump(folder / "undisturbed.duckdb")
    done = records = halfway = 0
    while done < kills:
        path = folder / f"{records}.duckdb"
        killed = kill(path, draw.random() * span)
        done += killed
        halfway += path.exists() and 0 < len(dump(path)["documents"]) < len(wanted["documents"])
        if not killed or done == kills:
            finish(path, wanted)
            records += 1
    sys.stdout.write(f"{done} kills, {halfway} halfway, {records} records, {len(wanted['decisions'])} decisions\n")


def differences(found: dict[str, list[str]], wanted: dict[str, list[str]]) -> list[str]:
    """Return what one has and the other has not, shortened."""
    return [f"{table}: {row[:200]}" for table in wanted for row in set(found.get(table, ())) ^ set(wanted[table])][:5]


if __name__ == "__main__":
    main()
