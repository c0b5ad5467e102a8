"""Write the sentences of news on whose reading both teachers agreed as training documents of the heads.

    python training/silver.py WORK

`syntax-all.spacy` is the treebanks and these; `names-all.spacy` the name corpora, the weak labels and these.
`encoder.py` with a peer goes before; without its file the sets hold gold and weak labels alone.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

from spacy.tokens import DocBin
from spacy.vocab import Vocab

import treebanks as tb
from prepare import SEED, write

TOGETHER = 3
# The share of each that the heads learn from beside the gold: more of it would drown EWT's and GUM's own text.
NAMES, WEAK = 0.6, 0.3
SHORTEST = 4


def sentence(row: dict[str, Any]) -> tb.Sentence:
    """Return one agreed reading."""
    found = tb.SpanReader({"PER": "PER", "ORG": "ORG", "LOC": "LOC"})
    for i, tag in enumerate(row["names"]):
        found.feed(i, tag)
    cells = zip(row["words"], row["tags"], row["rules"], strict=True)
    lemmas = [lemma(*cell, first=i == 0) for i, cell in enumerate(cells)]
    return tb.Sentence(
        words=row["words"], spaces=[bool(x) for x in row["spaces"]], tags=row["tags"], lemmas=lemmas,
        heads=row["heads"], deps=row["deps"], names=found.close(),
    )  # fmt: skip


def lemma(word: str, tag: str, rule: str, *, first: bool) -> str:
    """Return a lemma by its rule; names, "I" and what is capitalised within a sentence ("Iranian") keep their case."""
    kept = tag.startswith("NNP") or word == "I" or (word[:1].isupper() and not first and not word.isupper())
    base = word if kept else word.lower()
    cut, _, added = rule[1:].partition("+")
    if rule == "?" or not cut.isdigit():
        return base if rule == "?" else rule
    return base[: len(base) - int(cut)] + added


def main() -> None:
    """Write both sets."""
    work = Path(sys.argv[1])
    chance = random.Random(SEED)
    rows = work / "silver.jsonl.gz"
    agreed = [sentence(json.loads(line)) for line in tb.lines(rows)] if rows.is_file() else []
    agreed = [s for s in agreed if len(s.words) >= SHORTEST]
    named = [s for s in agreed if s.names and chance.random() < NAMES]
    parts = {"syntax": list(tb.groups(agreed, TOGETHER)), "names": list(tb.groups(named, TOGETHER))}
    for part, groups in parts.items():
        print(part, len(groups), write(work / f"{part}-silver.spacy", groups, syntax=part == "syntax"), "tokens")
        both = DocBin().from_disk(work / f"{part}-train.spacy")
        both.merge(DocBin().from_disk(work / f"{part}-silver.spacy"))
        if part == "names":
            weak = list(DocBin().from_disk(work / "names-weak.spacy").get_docs(Vocab()))
            for doc in chance.sample(weak, int(WEAK * len(weak))):
                both.add(doc)
        both.to_disk(work / f"{part}-all.spacy")


if __name__ == "__main__":
    main()
