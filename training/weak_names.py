"""Label names in news by the gazetteer and by titles, keeping only sentences in which every capital is explained.

    python training/weak_names.py CORPORA WORK

A sentence with one unexplained capitalised word is left out: its labels would teach that an unknown name is none.
Articles whose `sha256(id)` is divisible by 10 are kept for gold and never read here.
"""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

import treebanks as tb
from dragoman.extract.mentions import choose_kind
from dragoman.knowledge.gazetteer import Gazetteer, load_gazetteer, to_words
from prepare import SEED, write

if TYPE_CHECKING:
    from spacy.tokens import Doc

LABELS = {"state": "LOC", "capital": "LOC", "place": "LOC", "organisation": "ORG", "person": "PER"}
SENTENCES = 12_000
# Tokens of a sentence that teaches, and of a full name with its hyphens.
SHORTEST, LONGEST = 6, 60
SHORT_NAME, LONG_NAME = 2, 6
# A word met so often in lower case is a common one.
OFTEN = 5
# The share kept of the sentences that name no person.
NO_PERSON = 0.25
TITLES = {
    "president", "minister", "premier", "secretary", "ambassador", "spokesman", "spokeswoman", "general", "ayatollah",
    "mr", "mrs", "ms", "dr", "king", "queen", "emir", "sheikh", "chancellor", "senator", "governor", "colonel",
    "admiral", "commander", "speaker", "envoy", "leader", "analyst", "professor", "chief", "director", "judge",
    "prince",
}  # fmt: skip
COMMON = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "i", "islamic",
    "republic", "foreign", "prime", "deputy", "brigadier", "lieutenant", "major", "rear", "vice-president", "vice",
    "west", "western", "east", "eastern", "middle", "mr", "mrs", "ms", "dr", "god", "allah", "ramadan", "nowruz",
    "hajj", "muslim", "muslims", "shia", "sunni", "christian", "jewish", "arab", "arabs", "european", "persian", "gulf",
    "zionist", "north", "south", "northern", "southern", "the", "a", "an", "in", "on", "at", "he", "she", "it", "they",
    "we", "this", "that", "his", "her", "but", "and", "for", "as", "after", "with", "if", "when", "while", "there",
    "parliament", "government", "ministry", "university", "committee", "council", "assembly", "department",
}  # fmt: skip
SENTENCE_END = re.compile(r"(?<=[a-z][.?!])\s+(?=[A-Z“\"])")


def articles(corpora: Path) -> Iterator[str]:
    """Yield article texts that are free for training, in random order."""
    with gzip.open(corpora / "bulk" / "tehran-times.jsonl.gz", "rt", encoding="utf8") as stream:
        rows = [json.loads(line) for line in stream]
    random.Random(SEED).shuffle(rows)
    for row in rows:
        if int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 10:
            yield row["text"].rpartition("All Content by")[0] or row["text"]


def common_words(texts: list[str]) -> set[str]:
    """Return the words met in lower case at least five times: one of them may open a sentence."""
    counts = Counter(w for text in texts for w in re.findall(r"(?<=[ ])[a-z]+", text))
    return {w for w, n in counts.items() if n >= OFTEN}


def surnames(doc: Doc, last_words: set[str], explained: set[int]) -> Iterator[tuple[int, int]]:
    """Yield lone surnames of persons whom the article names in full."""
    for token in doc:
        if token.text in last_words and token.i not in explained:
            yield token.i, token.i + 1


def label(doc: Doc, gazetteer: Gazetteer, last_words: set[str], common: set[str]) -> list[tuple[int, int, str]] | None:
    """Return the names of a sentence, or None when some capital stays unexplained."""
    names: list[tuple[int, int, str]] = []
    explained: set[int] = set()
    pairs = [(w, t.i) for t in doc for w in to_words(t.text)]
    words, places = [w for w, _ in pairs], [i for _, i in pairs]
    at = 0
    while at < len(words):
        hit = next(gazetteer.matches(words, at), None) if doc[places[at]].text[:1].isupper() else None
        if hit is None:
            at += 1
            continue
        first, last = places[at], places[at + hit[0] - 1] + 1
        kind = choose_kind(hit[1])
        explained |= set(range(first, last))
        if kind in LABELS:
            names.append((first, last, LABELS[kind]))
        at += hit[0]
    names += [(a, b, "PER") for a, b in titled(doc, explained) if not explained & set(range(a, b))]
    explained |= {i for a, b, _ in names for i in range(a, b)}
    last_words |= {doc[b - 1].text for a, b, kind in names if kind == "PER" and b - a > 1}
    names += [(a, b, "PER") for a, b in surnames(doc, last_words, explained)]
    explained |= {i for a, b, _ in names for i in range(a, b)}
    open_ = [
        t
        for t in doc
        if t.text[:1].isupper()
        and t.i not in explained
        and t.lower_ not in COMMON | TITLES
        and (t.i > 0 or t.lower_ not in common)
    ]
    apart = all(a[1] <= b[0] for a, b in itertools.pairwise(sorted(names)))
    return sorted(names) if names and apart and not open_ else None


def titled(doc: Doc, explained: set[int]) -> Iterator[tuple[int, int]]:
    """Yield runs of two to four capitalised words behind a title: a person's name."""
    at = 1
    while at < len(doc):
        run = at
        while (
            run < len(doc)
            and (doc[run].text[:1].isupper() or (doc[run].text == "-" and run > at))
            and run not in explained
            and doc[run].is_alpha | (doc[run].text == "-")
        ):
            run += 1
        if (
            doc[at - 1].lower_ in TITLES
            and doc[at].text.isalpha()
            and SHORT_NAME <= run - at <= LONG_NAME
            and not {doc[i].lower_ for i in range(at, run)} & (TITLES | COMMON)
        ):
            yield at, run
        at = max(run, at + 1)


def main() -> None:
    """Write the weak sentences."""
    corpora, work = Path(sys.argv[1]), Path(sys.argv[2])
    rng = random.Random(SEED)
    gazetteer, blank = load_gazetteer(), spacy.blank("en")
    groups: list[list[tb.Sentence]] = []
    texts = list(articles(corpora))
    common = common_words(texts[:4000])
    for text in texts:
        last_words: set[str] = set()
        for piece in SENTENCE_END.split(text)[:12]:
            doc = blank(piece.translate(tb.CURLY))
            names = label(doc, gazetteer, last_words, common) if SHORTEST <= len(doc) <= LONGEST else None
            if names and (any(k == "PER" for _, _, k in names) or rng.random() < NO_PERSON):
                groups.append(
                    [tb.Sentence(words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc], names=names)]
                )
        if len(groups) >= SENTENCES:
            break
    print(len(groups), "sentences,", write(work / "names-weak.spacy", groups, syntax=False), "tokens")


if __name__ == "__main__":
    main()
