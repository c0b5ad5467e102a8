"""How fast a record of millions of events answers: opening, series of dyads, pages of events, full text.

python benchmarks/record_scale.py [--events 20000000] [--texts 100000] [--folder DIR] [--keep] [--record FILE]

Everything is made up by `synthetic_record.py`, written to a folder of its own and deleted at the end. Each question is
asked once to warm up and then 20 times, the file held open; "cold" is the first time in a process of its own, opening
the file, after its pages were dropped from memory. Wall-clock and processor milliseconds are given: on a busy machine
only the second says what the work costs.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from synthetic_record import write_record, write_texts

from dragoman.record import Record

RUNS = 20
PAGE = 50
# Codes of the synthetic record: AAX takes part in a quarter of all acts, ADX and AHX in a hundredth each.
DYADS = (("AAX", "ABX"), ("ADX", "AHX"), ("state/ADX", "state/AHX"), ("FUX", "FVX"))
PAGES: tuple[dict[str, object], ...] = (
    {},
    {"source": "AAX", "target": "ABX"},
    {"source": "ADX", "target": "AHX"},
    {"target": "AAX", "type": "SANCTION", "status": "actual"},
    {"actor": "ADX", "with_": "AHX"},
    {"actor": "AAX", "with_": "ABX", "since": "2001-01-01", "until": "2003-12-31"},
    {"country": "FUX", "min_confidence": 0.5},
    {"actor": "person/Q777"},
    {"actor": "person/Q49999"},
    {"mode": "visit", "context": "economic", "status": "planned"},
    {"outlet": "Outlet 7", "type": "AGREE"},
    {"document": "https://example.org/1234"},
    {"until": "1985-06-30", "type": "PROTEST"},
)
SEARCHES = (
    ("ministers", "documents", {}),
    ("pipeline NOT treaty", "documents", {}),
    ('"gas pipeline"', "documents", {}),
    ('"the report said after"', "documents", {}),
    ("mini*", "documents", {}),
    ("tr*", "documents", {}),
    ("(gas OR border) AND embassy AND word1234", "documents", {}),
    ("word77*", "documents", {}),
    ("ministers", "evidence", {}),
    ("the report said", "evidence", {}),
    ("pipeline", "evidence", {"source": "ADX", "type": "AGREE"}),
    ("ministers", "documents", {"since": "2020-01-01", "outlet": "Outlet 7"}),
    ("pipeline", "claims", {}),
)


def main() -> int:
    """Make the records, ask, print a table; return 0."""
    options = read_options()
    if options.cold is not None:
        print(time_once(list(questions(options.record, options.texts_record))[options.cold][1]))
        return 0
    folder = Path(tempfile.mkdtemp(dir=options.folder))
    try:
        record = options.record or make(folder / "events.duckdb", options.events, write_record)
        texts = options.texts_record or make(folder / "texts.duckdb", options.texts, write_texts)
        report(record, texts)
    finally:
        if not options.keep:
            shutil.rmtree(folder)
    return 0


def read_options() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=20_000_000)
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--keep", action="store_true", help="leave the records there")
    parser.add_argument("--record", type=Path, help="ask this record, made by an earlier run with --keep")
    parser.add_argument("--texts-record", type=Path, help="search this record, likewise")
    parser.add_argument("--cold", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def make(path: Path, count: int, write: Callable[[Path, int], Iterator[str]]) -> Path:
    """Write a record, bring it up to date, and say how long both took."""
    for done in write(path, count):
        print(f"{path.name}: {done}", file=sys.stderr, flush=True)
    wall, work = time.perf_counter(), time.process_time()
    Record(path)
    took = f"{time.perf_counter() - wall:.0f} s, {time.process_time() - work:.0f} s of processor"
    print(f"{path.name}: {path.stat().st_size / 1e9:.2f} GB, brought up to date in {took}", flush=True)
    return path


def questions(record: Path, texts: Path | None) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield each question with what asks it."""
    yield "open", lambda: Record(record)
    store = Record(record)
    for source, target in DYADS:
        yield f"dyad {source} {target}", lambda s=source, t=target: store.dyad(s, t)
    for filters in PAGES:
        words = " ".join(f"{name}={value}" for name, value in filters.items())
        yield f"events {words}", lambda f=filters: store.events(**f, limit=PAGE).rows()
    if texts:
        found = Record(texts)
        for words, within, filters in SEARCHES:
            name = f"search {words} in {within} {' '.join(map(str, filters.values()))}"
            yield name, lambda w=words, i=within, f=filters: found.search(w, within=i, **f).rows()


def report(record: Path, texts: Path) -> None:
    """Print a row for every question."""
    wall = time.perf_counter()
    Record(texts).search("ministers").rows()
    size = Path(f"{texts}.search").stat().st_size / 1e6
    print(f"search index made in {time.perf_counter() - wall:.0f} s, {size:.0f} MB", flush=True)
    print(f"{'question':<62} {'median':>7} {'worst':>7} {'proc.':>7} {'cold':>7}  ms; load {os.getloadavg()[0]:.1f}")
    for number, (name, ask) in enumerate(questions(record, texts)):
        with Record(record).held(), Record(texts).held():
            ask()
            times = [measure(ask) for _ in range(RUNS)]
        walls, works = ([t[i] for t in times] for i in (0, 1))
        cold = ask_cold(number, record, texts)
        row = (statistics.median(walls), max(walls), statistics.median(works), cold)
        print(f"{name:<62} {' '.join(f'{value:7.0f}' for value in row)}", flush=True)


def measure(ask: Callable[[], object]) -> tuple[float, float]:
    """Return the milliseconds on the clock and of the processor that a question takes."""
    wall, work = time.perf_counter(), time.process_time()
    ask()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - work) * 1000


def time_once(ask: Callable[[], object]) -> float:
    """Return the milliseconds that a question takes the first time."""
    return measure(ask)[0]


def ask_cold(number: int, record: Path, texts: Path) -> float:
    """Return the milliseconds of a question in a new process, the files' pages dropped from memory before."""
    for path in (record, texts, Path(f"{texts}.search")):
        drop(path)
    command = [sys.executable, __file__, "--cold", str(number), "--record", str(record), "--texts-record", str(texts)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this script itself
    return float(done.stdout.split()[-1])


def drop(path: Path) -> None:
    """Ask the system to forget what it keeps in memory of a file."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


if __name__ == "__main__":
    sys.exit(main())
