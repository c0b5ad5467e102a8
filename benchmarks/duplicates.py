"""Near copies among news: spun copies of real articles are made, and found again.

    DRAGOMAN_CORPORA=… python benchmarks/duplicates.py [COPIES] [OTHERS]

A copy lacks a tenth of its paragraphs (of its sentences, where the text has no paragraphs), has a twentieth of its
words changed for words of other articles, and residue before and behind. Copies lie among their originals and other
articles of the same outlet. A pair of original and copy counts as found; any other pair that is found counts as wrong,
unless the originals themselves are near copies of one another. Times are the processor's, sketching and comparing
together.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import sys
import time
from itertools import islice
from pathlib import Path

from dragoman.stories.duplicates import find_duplicates, sketch
from dragoman.stories.groups import pair

FILE = "bulk/tehran-times.jsonl.gz"
SEED = 20240426
DROPPED, CHANGED = 0.1, 0.05
RESIDUE = (
    "SEE ALSO: Five dishes to cook this weekend",
    "Subscribe to our newsletter and never miss a story",
    "READ MORE: Stocks close higher after a quiet day",
    "Share this article · Print · Text size A A A",
    "Home > World > News",
    "© All rights reserved. Reproduction without permission is forbidden.",
)


def articles(path: Path, most: int) -> list[str]:
    """Return texts of some length from the corpus."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        texts = (re.sub(r"All Content by .*$", "", json.loads(line)["text"], flags=re.DOTALL) for line in lines)
        return list(islice((t for t in texts if len(t.split()) >= 80), most))  # noqa: PLR2004 - what is worth copying


def spin(text: str, words: list[str], chance: random.Random) -> str:
    """Return a spun copy."""
    parts = [p for p in text.split("\n") if p.strip()]
    parts = parts if len(parts) > 5 else re.split(r"(?<=[.!?]) ", text)  # noqa: PLR2004 - else nothing to drop
    gone = set(chance.sample(range(len(parts)), round(DROPPED * len(parts))))
    kept = [part for number, part in enumerate(parts) if number not in gone]
    changed = [" ".join(w if chance.random() >= CHANGED else chance.choice(words) for w in p.split()) for p in kept]
    return "\n".join([*chance.sample(RESIDUE, 2), *changed, *chance.sample(RESIDUE, 2)])


def main() -> None:
    """Measure and print."""
    corpora = os.environ.get("DRAGOMAN_CORPORA")
    path = Path(corpora or "") / FILE
    if not corpora or not path.is_file():
        print("duplicates: not run: data absent")
        return
    copies, others = (int(a) for a in (*sys.argv[1:], "1000", "2000")[:2])
    texts = articles(path, copies + others)
    chance = random.Random(SEED)
    words = sorted({w for t in texts[:200] for w in t.split()})
    held = {f"a{n}": text for n, text in enumerate(texts)} | {
        f"c{n}": spin(texts[n], words, chance) for n in range(copies)
    }
    start = time.process_time()
    sketches = {name: sketch(text) for name, text in held.items()}
    sketched = time.process_time() - start
    found = {p for p, _ in find_duplicates(sketches, sketches)}
    spent = time.process_time() - start
    alike = {p for p in found if p[0][0] == p[1][0] == "a"}
    own = {pair(f"a{n}", f"c{n}") for n in range(copies)}
    kin = {pair(one, other) for one, other in alike}
    wrong = {p for p in found - own - alike if pair(f"a{p[0][1:]}", f"a{p[1][1:]}") not in kin}
    hit = len(found & own)
    print(
        f"spun copies: P {hit / max(hit + len(wrong), 1):.3f} R {hit / len(own):.3f};"
        f" {len(held) / spent:,.0f} documents/s of processor time"
        f" ({len(held)} documents, {1e3 * sketched / len(held):.2f} ms a sketch; {len(alike)} pairs of originals alike)"
    )


if __name__ == "__main__":
    main()
