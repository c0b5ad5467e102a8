"""Weigh what tells whom a pronoun stands for: fit the weights of data/names/references.yaml on GUM.

    python training/references.py gum-train.conllu.gz
    python training/references.py --measure gum-dev.conllu.gz

Reads the treebank's text with the pipeline and its linker, takes from its annotation which phrases tell of one and the
same, and fits by each pronoun's choice among the candidates and nobody (softmax, ridge about PRIOR). Prints the weights
as the file has them; with `--measure` how often the reader's own choices are right: of the pronouns that are resolved,
of all that the annotation has told before, and of those of these that are resolved. Only numbers come out: no word of
the treebank is kept.
"""

from __future__ import annotations

import argparse
import gzip
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from numpy.typing import NDArray  # noqa: TC002 - as its neighbours

from dragoman.config import DEFAULTS
from dragoman.extract.mentions import find_mentions
from dragoman.ingest.documents import body_paragraphs, to_document
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.naming import References
from dragoman.model import Source
from dragoman.nlp.load import parse
from dragoman.nlp.parse import Parsed
from dragoman.resolution.antecedents import Pronoun, Story, abstention, candidates, choose
from dragoman.resolution.coreference import Chooser, resolve_references
from dragoman.resolution.linker import link
from dragoman.resolution.told import Key, Told

RIDGE, STEPS, RATE, SMALL = 1.0, 400, 0.05, 0.02
# These count twice: they are nearest to news.
NEAREST = {"news", "interview", "speech", "court", "podcast", "essay", "bio", "letter", "textbook"}
# What grammar and sense say before any example is seen; the treebank has next to none of what is told of accusers.
VERBS = {"accused": 2.0, "accuser": -2.0, "speaker": 0.5}
OWNED = {"has.state": 1.0, "lacks.state": -1.0, "has.body": 1.0, "lacks.body": -1.0}
PRIOR = {
    "he": VERBS | {"own.owner": 1.5, "ahead": 2.0, "outer.subject": 1.5, "joined": 1.0},
    "it": VERBS | OWNED | {"own.owner": 2.5, "ahead": 2.5, "outer.subject": 1.0, "joined": 2.5},
    "they": VERBS | {
        "own.owner": 2.0, "ahead": 2.0, "outer.subject": 1.0, "joined": 2.0, "actor.many": 1.0, "many": 1.0, "met": 1.5,
    },
}  # fmt: skip
ENTITY = re.compile(r"\([^()]*\)?|[^()]+\)")
Floats = dict[str, float]


@dataclass(slots=True)
class Text:
    """A document of the treebank: its words, by (start, end) which entity each marked phrase tells of; its parts."""

    genre: str
    text: str = ""
    spans: dict[tuple[int, int], str] = field(default_factory=dict)
    open: dict[str, list[int]] = field(default_factory=dict)
    parts: dict[str, set[str]] = field(default_factory=dict)

    def add(self, word: str, marks: str, at: int) -> int:
        """Take in one word with its annotation; return where it ends."""
        entity = re.search(r"Entity=([^|]*)", marks)
        entities = entity[1] if entity else ""
        for one, whole in re.findall(r"(\d+)<(\d+)", "".join(re.findall(r"SplitAnte=([^|]*)", marks))):
            self.parts.setdefault(whole, set()).add(one)
        start = max(self.text.find(word, at), at)
        end = start + len(word)
        for mark in ENTITY.findall(entities):
            name = mark.strip("()").split("-")[0]
            if mark.startswith("("):
                self.open.setdefault(name, []).append(start)
            if mark.endswith(")") and self.open.get(name):
                self.spans[self.open[name].pop(), end] = name
        return end


@dataclass(frozen=True, slots=True)
class Choice:
    """One pronoun: the features of each candidate and of nobody, and which of them are right."""

    word: str
    rows: list[Floats]
    right: list[bool]


def read_texts(path: Path) -> Iterator[Text]:
    """Yield the documents of a treebank file."""
    text, at = Text("news"), 0
    for line in gzip.decompress(path.read_bytes()).decode("utf8").splitlines():
        if line.startswith("# newdoc id"):
            if text.text:
                yield text
            text = Text(line.split("=")[1].split("_")[1])
        elif line.startswith("# newpar") and "block" not in line and text.text:
            text.text = text.text.rstrip() + "\n\n"
        elif line.startswith("# text ="):
            at = len(text.text)
            text.text += line.partition("=")[2].strip() + " "
        elif line.split("\t")[0].isdigit():
            cells = line.rstrip("\n").split("\t")
            at = text.add(cells[1], cells[9], at)
    yield text


def heads_of(parsed: Parsed, spans: Mapping[tuple[int, int], str]) -> tuple[dict[int, str], dict[int, str]]:
    """Return the entity by the offset of its phrase's head: of single phrases, and of coordinated ones."""
    tokens = [t for s in parsed.sentences for t in s.tokens]
    starts = [t.start for t in tokens]
    single: dict[int, str] = {}
    joined: dict[int, str] = {}
    for (start, end), name in sorted(spans.items(), key=lambda s: s[0][0] - s[0][1]):
        inside = tokens[bisect_left(starts, start) : bisect_left(starts, end)]
        tops = [t for t in inside if t.head is None or not start <= t.head.start < end]
        top = next((t for t in tops if t.is_noun or t.tag.startswith("PRP")), tops[0] if tops else None)
        if top is not None:
            several = any(c.dep == "conj" and start <= c.start < end for c in top.children)
            (joined if several else single)[top.start] = name
    return single, joined


@dataclass(slots=True)
class Gold:
    """A document as the pipeline reads it, with the entity by the offset of its phrase's head."""

    parsed: Parsed
    single: dict[int, str]
    joined: dict[int, str]
    parts: dict[str, set[str]]

    def meant(self, pronoun: Pronoun) -> str | None:
        """Return the entity that a pronoun is marked as."""
        return self.single.get(pronoun.token.start)

    def is_before(self, pronoun: Pronoun) -> bool:
        """Whether what a pronoun is marked as is told before it, or is the subject ahead."""
        meant, ahead = self.meant(pronoun), {t.start for t in pronoun.ahead}
        told = {
            name
            for marks in (self.single, self.joined)
            for at, name in marks.items()
            if at < pronoun.token.start or at in ahead
        }
        return meant is not None and bool(told & {meant, *self.parts.get(meant, ())})

    def is_told(self, told: Sequence[Told], before: Mapping[Key, Sequence[Told]], meant: str) -> bool:
        """Whether a candidate's phrases are marked as that entity, or as those that it is made of."""
        key = told[0].key
        several = len(key) > 1 or "+" in key[0]
        if any((self.joined if several else self.single).get(t.token.start) == meant for t in told):
            return True
        parts = [{self.single.get(t.token.start) for t in before.get((k,), ())} for k in key]
        return len(key) > 1 and all(self.parts.get(meant, set()) & part for part in parts)


def to_gold(text: Text) -> Gold:
    """Return a document of the treebank as it is read; what the reader takes for a headline or residue is left out."""
    document = to_document(Source(text.text), DEFAULTS)
    parsed = parse(document, body_paragraphs(document))
    moved = align(text.text, document.text)
    spans = {(moved[s], moved[e - 1] + 1): name for (s, e), name in text.spans.items() if s in moved and e - 1 in moved}
    return Gold(parsed, *heads_of(parsed, spans), text.parts)


def resolve(gold: Gold, chooser: Chooser) -> None:
    """Go through a document's references with a chooser of one's own."""
    gazetteer = load_gazetteer()
    resolve_references(link(gold.parsed, find_mentions(gold.parsed, gazetteer), gazetteer, None), chooser)


def choices(gold: Gold) -> list[Choice]:
    """Return what every pronoun of a document chooses from, with the right one taken each time."""
    found: list[Choice] = []

    def teach(pronoun: Pronoun, story: Story, _: References) -> Key | None:
        """Note a choice and take the right one."""
        meant, before = gold.meant(pronoun), story.before(pronoun)
        told = list(candidates(pronoun, story))
        right = [meant is not None and gold.is_told(before[key], before, meant) for key, _ in told]
        rows = [*(features for _, features in told), abstention(pronoun)]
        found.append(Choice("he" if pronoun.word == "she" else pronoun.word, rows, [*right, not any(right)]))
        return next((key for (key, _), yes in zip(told, right, strict=True) if yes), None)

    resolve(gold, teach)
    return found


def judged(gold: Gold) -> Counter[str]:
    """Count the pronouns that the reader resolves, those that are right, and those that were told before."""
    counts: Counter[str] = Counter()

    def note(pronoun: Pronoun, story: Story, words: References) -> Key | None:
        """Count a choice of the reader."""
        key, meant = choose(pronoun, story, words), gold.meant(pronoun)
        before = story.before(pronoun)
        right = key is not None and meant is not None and gold.is_told(before[key], before, meant)
        counts.update(
            found=key is not None,
            right=right,
            gold=gold.is_before(pronoun),
            placed=key is not None and gold.is_before(pronoun),
        )
        return key

    resolve(gold, note)
    return counts


def align(one: str, other: str) -> dict[int, int]:
    """Return the offsets of one text's characters in another that has its words or some of them."""
    words, kept = ([(m.group(), m.start()) for m in re.finditer(r"\S+", text)] for text in (one, other))
    blocks = SequenceMatcher(None, [w for w, _ in words], [w for w, _ in kept], autojunk=False).get_matching_blocks()
    pairs = (pair for i, j, n in blocks for pair in zip(words[i : i + n], kept[j : j + n], strict=True))
    return {start + c: moved + c for (word, start), (_, moved) in pairs for c in range(len(word))}


def fit(examples: Sequence[Choice], prior: Mapping[str, float]) -> Floats:
    """Return the weights under which the right candidates are likeliest."""
    names = sorted({name for e in examples for row in e.rows for name in row} | prior.keys())
    place = {name: i for i, name in enumerate(names)}
    table = np.zeros((sum(len(e.rows) for e in examples), len(names)))
    for line, row in zip(table, (row for e in examples for row in e.rows), strict=True):
        for name, value in row.items():
            line[place[name]] = value
    right = np.array([yes for e in examples for yes in e.right], float)
    sizes = np.array([len(e.rows) for e in examples])
    start = np.array([prior.get(name, 0.0) for name in names])
    weights = descend(table, right, sizes, start)
    return {n: round(float(w), 2) for n, w in zip(names, weights, strict=True) if abs(w) >= SMALL}


def descend(
    table: NDArray[np.float64], right: NDArray[np.float64], sizes: NDArray[np.int64], start: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the weights after STEPS of Adam with a falling rate."""
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    at = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    for step in range(1, STEPS + 1):
        scores = table @ weights
        scores = np.exp(scores - np.repeat(np.maximum.reduceat(scores, at), sizes))
        given = scores / np.repeat(np.add.reduceat(scores, at), sizes)
        wanted = scores * right / np.repeat(np.add.reduceat(scores * right, at), sizes)
        slope = table.T @ (given - wanted) + RIDGE * (weights - start)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = RATE * (1 - step / STEPS)
        weights = weights - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def fit_all(golds: Iterable[tuple[str, Gold]]) -> None:
    """Print the weights."""
    examples: list[Choice] = []
    for genre, gold in golds:
        examples += choices(gold) * (2 if genre in NEAREST else 1)
    print("weights:")
    for word, prior in PRIOR.items():
        print(f"  {word}:")
        for name, weight in sorted(fit([e for e in examples if e.word == word], prior).items()):
            print(f"    {name}: {weight}")


def measure(golds: Iterable[tuple[str, Gold]]) -> None:
    """Print how often the choices are right, of news and of the genres near to it."""
    counts = {"news": Counter[str](), "near": Counter[str]()}
    for genre, gold in golds:
        if genre in NEAREST:
            found = judged(gold)
            counts["near"] += found
            counts["news"] += found if genre == "news" else Counter()
    for part, n in counts.items():
        precision, recall = n["right"] / n["found"], n["right"] / n["gold"]
        f1 = 2 * precision * recall / (precision + recall)
        print(
            f"{part}: {n['gold']} pronouns, P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; "
            f"of those told before P {n['right'] / n['placed']:.3f}"
        )


def main() -> None:
    """Fit or measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    (measure if options.measure else fit_all)((t.genre, to_gold(t)) for t in read_texts(options.treebank))


if __name__ == "__main__":
    main()
