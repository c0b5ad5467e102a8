"""Names across scripts: whether the Latin form is among the candidates that the sound of another script gives.

    python benchmarks/transliteration.py FOLDER [--sample N] [--index N]

`FOLDER` holds `<language>-train.tsv.gz`: Latin form, letters of the other script, count. The Latin forms of a file are
filed in the word index that persons are found by; a sample of the other forms is looked up. Printed per language: how
often the Latin form shares a consonant key, is the first, is among ten, among fifty, and the time of one look-up.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from dragoman.resolution.index import WordIndex
from dragoman.resolution.sounds import keys

MOST = 50
LANGUAGES = ("arabic", "hebrew", "persian", "russian")


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (Latin form, other form) of a file."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            latin, other, *_ = line.rstrip("\n").split("\t")
            yield latin, other.replace(" ", "")


def measure(rows: list[tuple[str, str]], sample: int, size: int) -> str:
    """Return the recall over a sample of look-ups in an index of so many words."""
    drawn = random.Random(20261126)
    asked = drawn.sample(rows, min(sample, len(rows)))
    filler = drawn.sample(rows, min(size, len(rows)))
    index = WordIndex()
    for latin, _ in (*asked, *filler):
        index.add(latin, latin)
    started = time.perf_counter()
    ranks = []
    for latin, other in asked:
        found = index.nearest(other, MOST)
        ranks.append(found.index(latin) if latin in found else MOST)
    each = (time.perf_counter() - started) / len(asked) * 1000
    shared = sum(bool(keys(latin) & keys(other)) for latin, other in asked) / len(asked)
    told = ", ".join(f"first {n}: {sum(r < n for r in ranks) / len(ranks):.3f}" for n in (1, 10, MOST))
    return f"one key {shared:.3f}; {told} of {len(index.bearers):,} words; {each:.0f} ms each"


def main() -> int:
    """Print a line for each language."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=500)
    parser.add_argument("--index", type=int, default=20_000, help="as many words as the known persons' names have")
    options = parser.parse_args()
    for language in LANGUAGES:
        rows = list(pairs(options.folder / f"{language}-train.tsv.gz"))
        print(f"{language}: {measure(rows, options.sample, options.index)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
