"""Write sentences of news without labels, which teachers of acts label for their students (`distil.py`).

    python training/news_sentences.py CORPORA WORK

`news-sentences.jsonl.gz` holds the words of one sentence a line: Tehran Times, articles that are free for training, at
most 3 million words in pieces, drawn by chance; and the sentences of QANom's training part (Wikinews, Wikipedia).
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy

import treebanks as tb
from dragoman.nlp.wordpieces import WordPieces
from encoder import SEED
from sets import NEWS_PIECES
from weak_names import SENTENCE_END, articles

SHORTEST, LONGEST = 6, 70
# Of an article so many sentences: many articles teach more than all of a few.
OF_ONE = 12


def news(corpora: Path) -> Iterator[list[str]]:
    """Yield the words of sentences of news, few of an article."""
    blank, chance = spacy.blank("en"), random.Random(SEED)
    for text in articles(corpora):
        found = [s for paragraph in text.split("\n") for s in SENTENCE_END.split(paragraph.strip()) if s]
        for sentence in chance.sample(found, min(OF_ONE, len(found))):
            words = [t.text for t in blank(tb.plain(sentence.translate(tb.CURLY))) if not t.is_space]
            if SHORTEST <= len(words) <= LONGEST:
                yield words


def others(corpora: Path) -> Iterator[list[str]]:
    """Yield the words of each sentence of QANom's training part."""
    seen = set()
    with gzip.open(corpora / "events" / "qanom-train.csv.gz", "rt", encoding="utf8", newline="") as rows:
        for row in csv.DictReader(io.StringIO(rows.read())):
            if row["sentence"] not in seen and len(row["sentence"].split()) <= LONGEST:
                seen.add(row["sentence"])
                yield row["sentence"].split()


def main() -> None:
    """Write the sentences until the pieces are used up."""
    corpora, work = Path(sys.argv[1]), Path(sys.argv[2])
    pieces, left, count = WordPieces((work / "encoder" / "vocab.txt").read_text("utf8").split()), NEWS_PIECES, 0
    with gzip.GzipFile(work / "news-sentences.jsonl.gz", "wb", mtime=0) as out:
        for words in (*others(corpora), *news(corpora)):
            left -= sum(len(pieces.pieces(w)) for w in words)
            if left < 0:
                break
            count += 1
            out.write(json.dumps(words, ensure_ascii=False).encode() + b"\n")
    print(f"{count} sentences")


if __name__ == "__main__":
    main()
