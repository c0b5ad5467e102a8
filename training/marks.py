"""Acts marked in real texts: where they stand, without the texts themselves.

A file of `training/marks/` holds a line a sentence: corpus, document, start and end in the document's words joined by
single spaces, the first eight digits of the sentence's SHA-256, and its acts as `TYPE,status,source,trigger,target`
joined by semicolons. A stretch is `start-end` in the sentence, or "-" where no side is named; no act is "-". The words
come from the corpora, so that nothing of them lies here. Sentences in `marks/chosen/` were not drawn by chance, for the
reader was unsure of them: they teach, but do not tell how often what looks like an act is one.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent / "marks"
CHOSEN = "chosen"
SIDES = ("source", "trigger", "target")
LICENCE = re.compile(r"All Content by .*$", re.DOTALL)
# Of words cut as in the Penn Treebank: brackets, quotation marks, and what no space stands before.
WRITTEN = (
    (r"-LRB- ?", "("), (r" ?-RRB-", ")"), (r"-LSB- ?", "["), (r" ?-RSB-", "]"),
    (r"`` ?", "“"), (r" ?''", "”"), (r"(^| )` ", r"\1‘"), (r"\$ ", "$"), (r" -- ", " – "),
    (r" (n't|'(?:s|S|re|ve|ll|d|m)?|[,.;:?!%])(?=[ ”)]|$)", r"\1"),
)  # fmt: skip
Range = tuple[int, int]
Texts = dict[str, str]
Told = tuple[str, str, dict[str, Range]]


def read_marks(corpora: Path, folder: str = "") -> Iterator[tuple[str, str, list[Told]]]:
    """Yield (document, sentence, its acts) of every mark; raises ValueError where a corpus holds other words."""
    texts: dict[str, Texts] = {}
    for path in sorted((HERE / folder).glob("*.tsv")):
        for line in path.read_text("utf8").splitlines():
            corpus, document, start, end, digest, acts = line.split("\t")
            if corpus not in texts:
                texts[corpus] = CORPORA[corpus](corpora)
            sentence = texts[corpus].get(document, "")[int(start) : int(end)]
            if short_hash(sentence) != digest:
                message = f"{path.name}: {corpus} {document} {start}-{end} holds other words than those marked"
                raise ValueError(message)
            yield f"{corpus} {document}", sentence, [to_act(act) for act in acts.split(";") if act != "-"]


def to_act(written: str) -> Told:
    """Return type, status and the ranges of an act as written."""
    kind, status, *ranges = written.split(",")
    pairs = zip(SIDES, ranges, strict=True)
    return kind, status, {side: to_range(text) for side, text in pairs if text != "-"}


def to_range(written: str) -> Range:
    """Return "3-9" as numbers."""
    start, _, end = written.partition("-")
    return int(start), int(end)


def short_hash(sentence: str) -> str:
    """Return the first eight digits of a sentence's SHA-256."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:8]


def joined(text: str) -> str:
    """Return the words of a text joined by single spaces."""
    return " ".join(text.split())


def news(corpora: Path) -> Texts:
    """Return the articles of bulk news by id, the licence line left out."""
    with gzip.open(corpora / "bulk" / "tehran-times.jsonl.gz", "rt", encoding="utf8") as lines:
        return {row["id"]: joined(LICENCE.sub("", row["text"])) for row in map(json.loads, lines)}


def treebank(name: str) -> Callable[[Path], Texts]:
    """Return the reader of a treebank's training part, its documents by what their sentences' ids begin with."""

    def read(corpora: Path) -> Texts:
        found: dict[str, list[str]] = {}
        document = ""
        with gzip.open(corpora / "syntax" / f"{name}-train.conllu.gz", "rt", encoding="utf8") as lines:
            for line in lines:
                if line.startswith("# sent_id"):
                    document = line.partition("=")[2].strip().rpartition("-")[0]
                elif line.startswith("# text ="):
                    found.setdefault(document, []).append(joined(line.partition("=")[2]))
        return {key: " ".join(sentences) for key, sentences in found.items()}

    return read


def nouns(corpora: Path) -> Texts:
    """Return the documents of QANom's training part, "wikinews:…" and "wikipedia:…", as newspapers write them."""
    with gzip.open(corpora / "events" / "qanom-train.csv.gz", "rt", encoding="utf8") as lines:
        sentences = {row["qasrl_id"]: as_written(row["sentence"]) for row in csv.DictReader(lines)}
    found: dict[str, list[tuple[int, int, str]]] = {}
    for key, sentence in sentences.items():
        _, site, document, paragraph, place = key.split(":")
        found.setdefault(f"{site}:{document}", []).append((int(paragraph), int(place), sentence))
    return {document: " ".join(text for *_, text in sorted(rows)) for document, rows in found.items()}


def as_written(cut: str) -> str:
    """Return a sentence that was cut into words with brackets and quotation marks as reporters of old corpora wrote."""
    for pattern, put in WRITTEN:
        cut = re.sub(pattern, put, cut)
    return joined(cut)


CORPORA: dict[str, Callable[[Path], Texts]] = {
    "tehran-times": news,
    "ewt": treebank("ewt"),
    "gum": treebank("gum"),
    "qanom": nouns,
}
