"""How often news has each stem: the background against which the words of a document are weighed.

    DRAGOMAN_CORPORA=… python training/background.py

Counts in how many articles of Tehran Times (CC BY 4.0) a stem stands, its licence line and the articles kept for gold
left out, and writes src/dragoman/stories/background.json: stems by the natural logarithm of their rarity, in steps.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from math import log
from pathlib import Path

from dragoman.stories.contents import stem
from dragoman.stories.words import WORD

FILE = "bulk/tehran-times.jsonl.gz"
OUT = Path(__file__).resolve().parent.parent / "src" / "dragoman" / "stories" / "background.json"
LICENCE = re.compile(r"All Content by .*$", re.DOTALL)
# A stem of fewer articles counts as one of this many.
LEAST, RARE = 40, 3
STEPS = 16
GOLD = 10


def texts(path: Path) -> Iterator[str]:
    """Yield title and text of the articles that may be trained on."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for article in map(json.loads, lines):
            if int(hashlib.sha256(article["id"].encode()).hexdigest(), 16) % GOLD:
                yield f"{article['title']}\n{LICENCE.sub('', article['text'])}"


def count(path: Path) -> tuple[int, Counter[str]]:
    """Return how many articles there are, and in how many each stem stands."""
    total, found = 0, Counter[str]()
    for text in texts(path):
        total += 1
        found.update({stem(word) for word in set(WORD.findall(text.lower()))})
    return total, found


def to_table(total: int, found: Counter[str]) -> dict[str, object]:
    """Return the table as it is kept."""
    levels: dict[int, list[str]] = {}
    for word in sorted(w for w, n in found.items() if n >= LEAST):
        levels.setdefault(round(STEPS * log(total / found[word])), []).append(word)
    stems = {str(level): " ".join(levels[level]) for level in sorted(levels)}
    return {"steps": STEPS, "others": round(STEPS * log(total / RARE)), "stems": stems}


def main() -> None:
    """Count and write."""
    path = Path(os.environ.get("DRAGOMAN_CORPORA", "")) / FILE
    if not path.is_file():
        sys.exit(f"{path}: no such file; DRAGOMAN_CORPORA names the folder that holds {FILE}")
    total, found = count(path)
    OUT.write_text(json.dumps(to_table(total, found), ensure_ascii=False, indent=0) + "\n", "utf8")
    print(f"{OUT.name}: {sum(n >= LEAST for n in found.values())} stems of {total} articles")


if __name__ == "__main__":
    main()
