"""Join the treebanks and the sentences of news on whose reading both teachers agreed, for the heads to learn from.

    python training/silver.py WORK

Writes `syntax-all.spacy`. `encoder.py` with a peer goes before; without its file the set holds the treebanks alone.
Names are learnt from gold alone: agreed and weakly labelled ones made them worse (see the model's card).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from spacy.tokens import DocBin

import treebanks as tb
from prepare import write

TOGETHER = 3
SHORTEST = 4


def sentence(row: dict[str, Any]) -> tb.Sentence:
    """Return one agreed reading."""
    cells = zip(row["words"], row["tags"], row["rules"], strict=True)
    lemmas = [lemma(*cell, first=i == 0) for i, cell in enumerate(cells)]
    return tb.Sentence(
        words=row["words"], spaces=[bool(x) for x in row["spaces"]], tags=row["tags"], lemmas=lemmas,
        heads=row["heads"], deps=row["deps"],
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
    """Write the set."""
    work = Path(sys.argv[1])
    rows = work / "silver.jsonl.gz"
    agreed = [sentence(json.loads(line)) for line in tb.lines(rows)] if rows.is_file() else []
    groups = list(tb.groups((s for s in agreed if len(s.words) >= SHORTEST), TOGETHER))
    print(len(groups), "groups,", write(work / "syntax-silver.spacy", groups, syntax=True), "tokens")
    both = DocBin().from_disk(work / "syntax-train.spacy")
    both.merge(DocBin().from_disk(work / "syntax-silver.spacy"))
    both.to_disk(work / "syntax-all.spacy")


if __name__ == "__main__":
    main()
