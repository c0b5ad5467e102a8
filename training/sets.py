"""Write all that the encoder learns from as one file, so that the training needs torch and transformers alone.

    python training/sets.py CORPORA WORK

`encoder-sets.jsonl.gz` holds one paragraph a line, cut into pieces: the treebanks with tags, lemma rules, trees,
sentence starts and PropBank's roles; names a corpus at a time, for guidelines differ; QANom's event nouns; UDS's
factuality; and news without labels (Tehran Times, articles that are free for training), at most 3 million pieces.
`prepare.py` and `weak_names.py` go before.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import DocBin
from spacy.vocab import Vocab

import treebanks as tb
from dragoman.nlp.encoder import case_of
from dragoman.nlp.wordpieces import WordPieces
from prepare import SEED, known_names, uner
from weak_names import SENTENCE_END, articles

NEWS_PIECES = 3_000_000
# Pieces of a paragraph that teaches; the two at its ends are counted.
LONGEST, SHORTEST_NEWS = 240, 24
NAME_CORPORA = {
    "wiki": ("wikigold.conll.gz", tb.WIKIGOLD, 0, 1),
    "politics": ("crossner-politics-train.txt.gz", tb.POLITICS, 0, 1),
    "posts": ("wnut17-train.conll.gz", tb.POSTS, 0, 1),
}
# Copies of a name corpus' sentences in which other names stand.
RENAMED = 2
RARE_ROLE = 25
# Lemmas that share no letter with their form (am → be) are short; longer ones are not learnt.
LONGEST_IRREGULAR = 5


class Cutter:
    """Words → their pieces and the kind of their letters."""

    def __init__(self, vocabulary: Path) -> None:
        """Read the vocabulary."""
        self.pieces = WordPieces(vocabulary.read_text("utf8").split())

    def item(self, task: str, words: list[str], **labels: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
        """Return one paragraph as it is written."""
        return {
            "task": task,
            "p": [list(self.pieces.pieces(w)) for w in words],
            "c": [case_of(w) for w in words],
            **labels,
        }


def lemma_rule(word: str, lemma: str) -> str:
    """Return how a lemma comes from its form: letters cut from the end, letters added, the whole if neither."""
    low, goal = word.lower(), lemma.lower()
    shared = next((i for i, (a, b) in enumerate(zip(low, goal, strict=False)) if a != b), min(len(low), len(goal)))
    if shared == 0 and low != goal:
        return goal if len(goal) <= LONGEST_IRREGULAR else "?"
    return f"-{len(low) - shared}+{goal[shared:]}"


def trees(cutter: Cutter, corpora: Path, split: str) -> Iterator[dict[str, Any]]:
    """Yield the treebanks' paragraphs, with PropBank's roles where the words agree."""
    roles = Roles(corpora / "events" / "propbank-ewt.skel.gz") if split == "train" else None
    for name in ("ewt", "gum"):
        sentences = list(tb.read_conllu(corpora / "syntax" / f"{name}-{split}.conllu.gz"))
        plain = list(tb.groups(sentences, 5))
        extra = [[s] for s in tb.augment(sentences, random.Random(SEED))] if roles else []
        for group in [*plain, *extra]:
            yield tree(cutter, f"{name}-{split}" if split != "train" else "syntax", group, roles)


def tree(cutter: Cutter, task: str, group: list[tb.Sentence], roles: Roles | None) -> dict[str, Any]:
    """Return one paragraph of a treebank."""
    base, heads, sent, srl = 0, [], [], []
    for number, s in enumerate(group):
        heads += [base + h for h in s.heads]
        sent += [number] * len(s.words)
        if roles:
            srl += [[base + p, [[base + w, r] for w, r in found]] for p, found in roles.of(s)]
        base += len(s.words)
    return cutter.item(
        task, [w for s in group for w in s.words], heads=heads, sent=sent,
        tag=[t for s in group for t in s.tags], dep=[d for s in group for d in s.deps],
        lemma=[lemma_rule(w, x) for s in group for w, x in zip(s.words, s.lemmas, strict=True)],
        **({"srl": srl} if srl else {}),
    )  # fmt: skip


class Roles:
    """PropBank's roles by document, sentence and word, as arcs from the predicate to the head of each argument."""

    def __init__(self, path: Path) -> None:
        """Read the file."""
        self.found: dict[str, list[tuple[int, list[tuple[int, list[tuple[int, int, str]]]]]]] = defaultdict(list)
        counts: Counter[str] = Counter()
        rows: list[list[str]] = []
        for line in [*tb.lines(path), ""]:
            if line and not line.startswith("#"):
                rows.append(line.split())
            elif rows:
                key = rows[0][0].rsplit("/", 1)[1].removesuffix(".xml")
                frames = [spans([row[8 + k] for row in rows]) for k in range(len(rows[0]) - 8)]
                predicates = [i for i, row in enumerate(rows) if row[6] != "-" and row[7] != "-"]
                counts.update(r for f in frames for _, _, r in f)
                self.found[key].append((len(rows), list(zip(predicates, frames, strict=False))))
                rows = []
        self.known = {r for r, n in counts.items() if n >= RARE_ROLE and r != "V"}
        self.at: Counter[str] = Counter()

    def of(self, s: tb.Sentence) -> list[tuple[int, list[tuple[int, str]]]]:
        """Return (predicate, [(word, role), …]) of a sentence, or nothing when its words are not PropBank's."""
        document, _, number = s.key.rpartition("-")
        held = self.found.get(document.partition("-")[2]) if number.isdigit() else None
        if not held or int(number) > len(held) or held[int(number) - 1][0] != len(s.words):
            return []
        return [
            (p, [(head_of(s, a, b), r) for a, b, r in found if r in self.known])
            for p, found in held[int(number) - 1][1]
        ]


def spans(cells: list[str]) -> list[tuple[int, int, str]]:
    """Return the bracketed spans of one column."""
    found, start, role = [], -1, ""
    for i, cell in enumerate(cells):
        opened = re.match(r"\(([^*()]+)\*", cell)
        if opened:
            start, role = i, opened[1]
        if ")" in cell and start >= 0:
            found.append((start, i + 1, role))
            start = -1
    return found


def head_of(s: tb.Sentence, start: int, end: int) -> int:
    """Return the word of a span whose head lies outside."""
    return next((i for i in range(start, end) if s.heads[i] == i or not start <= s.heads[i] < end), start)


def names(cutter: Cutter, corpora: Path, work: Path) -> Iterator[dict[str, Any]]:
    """Yield the name corpora, each under its own task, with copies in which other names stand."""
    chance = random.Random(SEED)
    pool = known_names()
    held = {
        task: list(tb.read_columns(corpora / "names" / file, kinds, word=word, tag=tag))
        for task, (file, kinds, word, tag) in NAME_CORPORA.items()
    }
    held["uner"] = uner(corpora, "train")
    held["gum"] = list(tb.read_conllu(corpora / "syntax" / "gum-train.conllu.gz"))
    for task, sentences in held.items():
        copies = [tb.rename(s, pool, chance) for s in sentences if s.names for _ in range(RENAMED)]
        extra = list(tb.augment([*sentences, *copies], chance))
        for group in [*tb.groups(sentences, 3), *([s] for s in copies), *([s] for s in extra)]:
            yield named(cutter, f"name-{task}", group)
    for task, file in (("name-weak", "names-weak"), ("uner-dev", "uner-dev"), ("politics-dev", "politics-dev")):
        for doc in DocBin().from_disk(work / f"{file}.spacy").get_docs(Vocab()):
            tags = [t.ent_iob_ + (f"-{t.ent_type_}" if t.ent_type_ else "") for t in doc]
            yield cutter.item(task, [t.text for t in doc], name=[t if len(t) > 1 else "O" for t in tags])


def named(cutter: Cutter, task: str, group: list[tb.Sentence]) -> dict[str, Any]:
    """Return sentences of a name corpus."""
    tags: list[str] = []
    for s in group:
        row = ["O"] * len(s.words)
        for start, end, kind in s.names:
            row[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
        tags += row
    return cutter.item(task, [w for s in group for w in s.words], name=tags)


def nouns(cutter: Cutter, path: Path, task: str) -> Iterator[dict[str, Any]]:
    """Yield QANom's sentences: which of the marked nouns are events, null where nobody said."""
    marked: dict[str, dict[int, bool]] = defaultdict(dict)
    texts: dict[str, list[str]] = {}
    with gzip.open(path, "rt", encoding="utf8", newline="") as rows:
        for row in csv.DictReader(rows):
            texts[row["qasrl_id"]] = row["sentence"].split(" ")
            marked[row["qasrl_id"]][int(row["target_idx"])] = row["is_verbal"] == "True"
    for key, words in texts.items():
        plain = [tb.plain(w.replace("``", '"').replace("''", '"')) for w in words]
        yield cutter.item(task, plain, noun=[marked[key].get(i) for i in range(len(words))])


def facts(cutter: Cutter, path: Path, task: str) -> Iterator[dict[str, Any]]:
    """Yield UDS's sentences: how sure it is that each marked predicate happened, -3 to 3."""
    with gzip.open(path, "rt", encoding="utf8") as rows:
        for row in map(json.loads, rows):
            words = row["text"].split(" ")
            sure: list[float | None] = [None] * len(words)
            for target in row["targets"]:
                sure[target["span1"][0]] = float(target["label"])
            yield cutter.item(task, [tb.plain(w) for w in words], fact=sure)


def news(cutter: Cutter, corpora: Path) -> Iterator[dict[str, Any]]:
    """Yield paragraphs of news without labels, sentences counted, until the pieces are used up."""
    blank, left = spacy.blank("en"), NEWS_PIECES
    for text in articles(corpora):
        for paragraph in text.split("\n"):
            words: list[str] = []
            sent: list[int] = []
            spaces: list[int] = []
            size = 2
            for number, piece in enumerate(SENTENCE_END.split(paragraph.strip())):
                doc = blank(tb.plain(piece.translate(tb.CURLY)))
                size += sum(len(cutter.pieces.pieces(t.text)) for t in doc)
                if size > LONGEST:
                    break
                words += [t.text for t in doc]
                sent += [number] * len(doc)
                spaces += [int(bool(t.whitespace_) or i == len(doc) - 1) for i, t in enumerate(doc)]
            if len(words) < SHORTEST_NEWS:
                continue
            item = cutter.item("news", words, sent=sent, text=words, spaces=spaces)
            left -= sum(map(len, item["p"]))
            if left < 0:
                return
            yield item


def everything(cutter: Cutter, corpora: Path, work: Path) -> Iterator[dict[str, Any]]:
    """Yield all paragraphs, those for development under tasks of their own."""
    for split in ("train", "dev"):
        yield from trees(cutter, corpora, split)
    yield from names(cutter, corpora, work)
    for split in ("train", "dev"):
        end = "" if split == "train" else "-dev"
        yield from nouns(cutter, corpora / "events" / f"qanom-{split}.csv.gz", f"noun{end}")
        yield from facts(cutter, corpora / "events" / f"uds-factuality-{split}.jsonl.gz", f"fact{end}")
    yield from news(cutter, corpora)


def write(path: Path, items: Iterable[dict[str, Any]]) -> Counter[str]:
    """Write the paragraphs that fit; return how many pieces each task has."""
    sizes: Counter[str] = Counter()
    with gzip.GzipFile(path, "wb", compresslevel=6, mtime=0) as stream:
        for item in items:
            size = sum(map(len, item["p"])) + 2
            if size <= (LONGEST if not item["task"].endswith("-dev") else 2 * LONGEST):
                sizes[item["task"]] += size
                stream.write(json.dumps(item, separators=(",", ":")).encode() + b"\n")
    return sizes


def main() -> None:
    """Write the file and tell what is in it."""
    from encoder import model_folder

    corpora, work = Path(sys.argv[1]), Path(sys.argv[2])
    cutter = Cutter(model_folder() / "vocab.txt")
    print(json.dumps(write(work / "encoder-sets.jsonl.gz", everything(cutter, corpora, work)), indent=1))


if __name__ == "__main__":
    main()
