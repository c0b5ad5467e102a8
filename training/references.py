"""Weigh what tells whom a pronoun stands for: fit the weights of data/names/references.yaml on GUM.

    python training/references.py gum-train.conllu.gz

Reads the treebank's text with the pipeline and its linker, takes from its annotation which phrases tell of one and the
same, and fits by each pronoun's choice among the candidates and nobody (softmax, ridge about PRIOR). Prints the weights
as the file has them. Only numbers come out: no word of the treebank is kept.
"""

from __future__ import annotations

import argparse
import gzip
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
from dragoman.resolution.antecedents import Pronoun, Story, abstention, candidates
from dragoman.resolution.coreference import resolve_references
from dragoman.resolution.linker import link
from dragoman.resolution.told import Key, Told

RIDGE, STEPS, RATE, SMALL = 1.0, 400, 0.05, 0.02
# These count twice: they are nearest to news.
NEAREST = {"news", "interview", "speech", "court", "podcast", "essay", "bio", "letter", "textbook"}
# What grammar says before any example is seen.
PRIOR = {
    "he": {"own.owner": 1.5, "ahead": 2.0, "outer.subject": 1.5, "joined": 1.0},
    "it": {"own.owner": 2.5, "ahead": 2.5, "outer.subject": 1.0, "joined": 2.5},
    "they": {
        "own.owner": 2.0, "ahead": 2.0, "outer.subject": 1.0, "joined": 2.0, "actor.many": 1.0, "many": 1.0,
    },
}  # fmt: skip
ENTITY = re.compile(r"\([^()]*\)?|[^()]+\)")
Floats = dict[str, float]


@dataclass(slots=True)
class Text:
    """A document of the treebank: its words and, by (start, end), which entity each marked phrase tells of."""

    genre: str
    text: str = ""
    spans: dict[tuple[int, int], str] = field(default_factory=dict)
    open: dict[str, list[int]] = field(default_factory=dict)

    def add(self, word: str, entities: str, at: int) -> int:
        """Take in one word; return where it ends."""
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
            entity = re.search(r"Entity=([^|]*)", cells[9])
            at = text.add(cells[1], entity[1] if entity else "", at)
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


def choices(text: Text) -> list[Choice]:
    """Return what every pronoun of a document chooses from, with the right one taken each time."""
    document = to_document(Source(text.text), DEFAULTS)
    if document.text.split() != text.text.split():
        return []
    parsed = parse(document, body_paragraphs(document))
    moved = dict(zip(ink(text.text), ink(document.text), strict=True))
    spans = {(moved[s], moved[e - 1] + 1): name for (s, e), name in text.spans.items()}
    single, joined = heads_of(parsed, spans)
    found: list[Choice] = []

    def teach(pronoun: Pronoun, story: Story, _: References) -> Key | None:
        """Note a choice and take the right one."""
        meant, before = single.get(pronoun.token.start), story.before(pronoun)
        told = list(candidates(pronoun, story))
        right = [meant is not None and is_told(before[key], meant, single, joined) for key, _ in told]
        rows = [*(features for _, features in told), abstention(pronoun)]
        found.append(Choice("he" if pronoun.word == "she" else pronoun.word, rows, [*right, not any(right)]))
        return next((key for (key, _), yes in zip(told, right, strict=True) if yes), None)

    gazetteer = load_gazetteer()
    resolve_references(link(parsed, find_mentions(parsed, gazetteer), gazetteer, None), teach)
    return found


def ink(text: str) -> list[int]:
    """Return the offsets of all that is no white space."""
    return [i for i, c in enumerate(text) if not c.isspace()]


def is_told(told: Sequence[Told], meant: str, single: Mapping[int, str], joined: Mapping[int, str]) -> bool:
    """Whether a candidate's phrases are marked as the pronoun's entity."""
    several = len(told[0].key) > 1 or "+" in told[0].key[0]
    marks = joined if several else single
    return any(marks.get(t.token.start) == meant for t in told)


def fit(examples: Sequence[Choice], prior: Mapping[str, float]) -> Floats:
    """Return the weights under which the right candidates are likeliest."""
    names = sorted({name for e in examples for row in e.rows for name in row})
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


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    examples: list[Choice] = []
    for text in read_texts(parser.parse_args().treebank):
        examples += choices(text) * (2 if text.genre in NEAREST else 1)
    print("weights:")
    for word, prior in PRIOR.items():
        print(f"  {word}:")
        for name, weight in sorted(fit([e for e in examples if e.word == word], prior).items()):
            print(f"    {name}: {weight}")


if __name__ == "__main__":
    main()
