"""Articles a second and peak memory of adding a JSON-lines archive to a record.

DRAGOMAN_CORPORA=… python benchmarks/throughput.py [ARTICLES] [JOBS]
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILE = "bulk/tehran-times.jsonl.gz"
SEED = 1


def sample(path: Path, count: int, out: Path) -> int:
    """Write so many random lines; return how many words they hold."""
    with gzip.open(path, "rt", encoding="utf8") as stream:
        lines = stream.readlines()
    random.Random(SEED).shuffle(lines)
    out.write_text("".join(lines[:count]), "utf8")
    return sum(len(line.split()) for line in lines[:count])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", type=int, nargs="?", default=1000, help="how many, drawn at random (1000)")
    parser.add_argument("jobs", type=int, nargs="?", default=2, help="in how many processes (2)")
    asked = parser.parse_args()
    corpora = os.environ.get("DRAGOMAN_CORPORA")
    path = Path(corpora or "") / FILE
    if not corpora or not path.is_file():
        print("throughput: not run: data absent")
        return
    count, jobs = asked.articles, str(asked.jobs)
    with tempfile.TemporaryDirectory() as folder:
        source, record = Path(folder) / "articles.jsonl", Path(folder) / "r.duckdb"
        words = sample(path, count, source)
        start = time.perf_counter()
        command = [sys.executable, "-m", "dragoman", "add", str(source), "--record", str(record), "--jobs", jobs]
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own command
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(done.stderr.strip().splitlines()[-1] if done.stderr else f"exit {done.returncode}")
        rates = f"{count / seconds:.1f} articles/s, {words / seconds:.0f} words/s"
        print(f"{count} articles, {words} words, {jobs} processes: {rates},")
        print(f"  largest process {peak:.0f} MB, record {record.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
