"""Weigh what lexicon and encoder say of an act: fit the scorer on texts that the encoder has not learnt from.

    python training/weigh.py CORPORA WORK OUT [--jobs 2] [--counts SCORER]

Counts how often each entry of the lexicon is right where it fires in the marked texts that the encoder learns from, and
fits a logistic scorer (ridge, Newton's method) on the texts that `acts.py` keeps apart; prints, by eight folds of whole
documents, precision and recall at several chances. With `--counts` the entries' counts are those of an earlier scorer,
and only the texts kept apart are read. Needs a pipeline with the encoder that `acts.py` made.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import multiprocessing
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import dragoman
from acts_sets import FUTURE, LATER, SAYING, WHOLE, kept_apart, own_sentences, to_type
from dragoman.extract import act_types, events, scorer
from dragoman.extract.act_types import KINDS
from dragoman.extract.frames import Coded
from dragoman.extract.status import find_status
from dragoman.knowledge.tables import Predicate, load
from dragoman.model import Reading
from dragoman.nlp.acts import Acts, softmax
from marks import read_marks
from prepare import SEED

FOLDS, RIDGE, STEPS, DIGITS = 8, 2.0, 30, 4
TINY = 1e-12
TYPE_FEATURES = ("heard", "said", "said.right")
CHANCES = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
# Any day will do: dates play no part.
DAY = "2019-06-20"
Range = tuple[int, int]
Array = NDArray[np.float64]


@dataclass(slots=True)
class Text:
    """A text in which all acts are marked: (type, range of the words that tell it).

    `loose`: acts that only a word of saying or a modal tells, with the range of their sentence: whoever finds one by
    another word of it ("must leave") is right.
    """

    document: str
    text: str
    acts: list[tuple[str, Range]]
    loose: list[tuple[str, Range]] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """One candidate: its features, whether it is right, the lexicon's entry, and whether that was right by itself.

    `heard`: how likely the encoder hears each type there; `types`: those that are right.
    """

    document: str
    features: dict[str, float]
    right: bool
    entry: str | None
    entry_right: bool
    told: bool
    heard: dict[str, float]
    types: set[str]


def texts(corpora: Path) -> Iterator[Text]:
    """Yield real documents with their marks, then our own whole sentences."""
    documents: dict[str, Text] = {}
    for name, sentence, acts in (*read_marks(corpora), *read_marks(corpora, LATER)):
        document = documents.setdefault(name, Text(name, "", []))
        offset = len(document.text)
        for kind, status, spans in acts:
            start, end = spans["trigger"]
            if sentence[start:end].lower() in SAYING:
                document.loose.append((to_type(kind, status), (offset, offset + len(sentence))))
            elif len(spans) > 1:
                document.acts.append((to_type(kind, status), (start + offset, end + offset)))
        document.text += sentence + " "
    yield from documents.values()
    for marked in (*own_sentences(), *own_sentences(LATER)):
        if marked.weight == WHOLE:
            acts = [(to_type(act.type, act.status), act.spans["trigger"]) for act in marked.acts]
            yield Text(marked.text, marked.text, acts)


class Recorder:
    """Takes down every candidate that the reader weighs, and lets all of them pass."""

    def __init__(self) -> None:
        """Stand in for the reader's own weighing."""
        self.seen: list[tuple[Coded, str | None, dict[str, float]]] = []

    def __call__(self, coded: Coded, entry: str | None, acts: Acts) -> Coded:
        """Note a candidate."""
        found = scorer.features(coded.predication, entry, coded.sources, coded.targets, acts)
        passed = replace(coded, chance=1.0)
        self.seen.append((passed, entry, found))
        return passed


RECORDER = Recorder()


def record() -> None:
    """Let all candidates pass, in a process of its own; types are chosen by the weights that lie there."""
    events.weigh = RECORDER


def candidates(text: Text) -> list[Found]:
    """Return the candidates of a text."""
    return list(find_candidates(text, RECORDER))


def find_candidates(text: Text, recorder: Recorder) -> Iterator[Found]:
    """Yield the candidates of a text."""
    recorder.seen.clear()
    reading = dragoman.read(text.text, published=DAY)
    for coded, entry, found in recorder.seen:
        start, end = raw_range(coded, reading)
        told, loose = ({kind for kind, (s, e) in acts if start < e and s < end} for acts in (text.acts, text.loose))
        p = coded.predication
        heard = p.predicate.type
        # The encoder has learnt from most of these texts, so that the type it gives an entry says nothing of the entry.
        kind = lexicon_types().get(entry or "", heard)
        right, entry_right = (bool((told | loose) & {k, FUTURE.get(k, k)}) for k in (heard, kind))
        types = {k for k in KINDS if k in told or (find_status(p)[0] == "planned" and FUTURE.get(k) in told)}
        words = {k: max(p.sentence.acts.chance(t, k) for t in p.words) for k in KINDS}
        yield Found(text.document, found, right, entry, entry_right, events.is_event(coded), words, types)


@functools.cache
def lexicon_types() -> dict[str, str]:
    """Return the type of each entry of the lexicon."""
    return {predicate.id: predicate.type for predicate in load("lexicon", tuple[Predicate, ...])}


def raw_range(coded: Coded, reading: Reading) -> Range:
    """Return where the words of a candidate stand in the text as given."""
    start, end = min(t.start for t in coded.predication.words), max(t.end for t in coded.predication.words)
    raw = reading.document.raw_offset(start)
    raw = start if raw is None else raw
    return raw, raw + end - start


def count_entries(found: Sequence[Found]) -> dict[str, list[int]]:
    """Return [right, fired] by entry of the lexicon."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in found:
        if one.entry:
            counts[one.entry][0] += one.entry_right
            counts[one.entry][1] += 1
    return dict(sorted(counts.items()))


def matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Array:
    """Return the features as numbers, a column of ones first."""
    return np.array([[1.0, *(row.get(name, 0.0) for name in names)] for row in rows])


def fit(x: Array, y: Array) -> Array:
    """Return the weights of a ridge logistic regression, the intercept first and free."""
    weights = np.zeros(x.shape[1])
    ridge = np.diag([0.0, *[RIDGE] * (x.shape[1] - 1)])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (chance - y) + ridge @ weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + ridge
        weights -= np.linalg.solve(curve + 1e-6 * np.eye(len(weights)), slope)
    return weights


def fit_types(x: Array, right: Array) -> Array:
    """Return the weights of a ridge conditional logit; `x`: acts x types x features, `right`: acts x types that are."""
    # From the encoder alone on: further off, Newton's steps overshoot.
    weights = np.eye(x.shape[2])[0]
    for _ in range(STEPS):
        chance = softmax(x @ weights)
        among = chance * right
        among /= np.maximum(among.sum(axis=1, keepdims=True), TINY)
        slope = np.einsum("nk,nkf->f", among - chance, x) - RIDGE * weights
        mean = np.einsum("nk,nkf->nf", chance, x)
        curve = np.einsum("nk,nkf,nkg->fg", chance, x, x) - mean.T @ mean + RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def type_matrix(found: Sequence[Found], names: Sequence[str]) -> tuple[Array, Array]:
    """Return the features of every type of those whose type is known, and which types are right."""
    rows = [act_types.features(lexicon_types().get(one.entry or ""), one.entry, one.heard) for one in found]
    x = np.array([[[row[kind].get(name, 0.0) for name in names] for kind in KINDS] for row in rows])
    return x, np.array([[float(kind in one.types) for kind in KINDS] for one in found])


def folds(documents: Sequence[str]) -> Array:
    """Return the fold of each document's row."""
    order = {name: i % FOLDS for i, name in enumerate(sorted(set(documents), key=lambda n: random.Random(n).random()))}
    return np.array([order[name] for name in documents])


def by_folds(x: Array, y: Array, documents: Sequence[str]) -> Array:
    """Return the chance of each row by weights fitted without its document's fold."""
    fold = folds(documents)
    chances = np.zeros(len(y))
    for k in range(FOLDS):
        chances[fold == k] = 1 / (1 + np.exp(-x[fold == k] @ fit(x[fold != k], y[fold != k])))
    return chances


def kept_names(options: argparse.Namespace) -> set[str]:
    """Return the documents and texts that the encoder has not learnt from."""
    with gzip.open(options.work / "acts.jsonl.gz", "rt", encoding="utf8") as lines:
        rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    return kept_apart(rows, random.Random(SEED))


def weigh_acts(kept: Sequence[Found], gold: int) -> dict[str, Any]:
    """Fit what says whether an act is told, and print precision and recall by folds."""
    told = [one for one in kept if one.told]
    names = sorted({name for one in told for name in one.features})
    x, y = matrix([one.features for one in told], names), np.array([float(one.right) for one in told])
    chances = by_folds(x, y, [one.document for one in told])
    print(f"{len(told)} weighed, {int(y.sum())} of them right; {gold} acts marked")
    for least in CHANCES:
        passed = chances >= least
        precision, recall = y[passed].mean(), y[passed].sum() / gold
        print(f"{least:.2f}: told {int(passed.sum())} P {precision:.3f} R {recall:.3f}")
    weights = fit(x, y)
    return {"intercept": round(float(weights[0]), DIGITS), "weights": rounded(names, weights[1:])}


def weigh_types(kept: Sequence[Found]) -> dict[str, float]:
    """Fit what chooses the type of what an entry or the encoder finds, and print how often it is right by folds."""
    typed = [one for one in kept if one.types]
    x, right = type_matrix(typed, TYPE_FEATURES)
    fold, chosen = folds([one.document for one in typed]), np.zeros(len(typed), int)
    for k in range(FOLDS):
        chosen[fold == k] = (x[fold == k] @ fit_types(x[fold != k], right[fold != k])).argmax(axis=1)
    hits, lexical = right[np.arange(len(typed)), chosen], np.array([one.entry is not None for one in typed])
    said = np.mean([lexicon_types()[one.entry] in one.types for one in typed if one.entry])
    print(f"types: {hits.mean():.3f} of {len(typed)} right; of entries {hits[lexical].mean():.3f}, alone {said:.3f}")
    return rounded(TYPE_FEATURES, fit_types(x, right))


def rounded(names: Sequence[str], weights: Array) -> dict[str, float]:
    """Return weights by name."""
    return {name: round(float(weight), DIGITS) for name, weight in zip(names, weights, strict=True)}


def main() -> None:
    """Count, fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpora", "work", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--jobs", type=int, default=2, help="processes that read")
    parser.add_argument("--counts", type=Path, help="an earlier scorer whose counts of entries stand")
    options = parser.parse_args()
    apart = kept_names(options)
    learnt: list[Found] = []
    kept: list[Found] = []
    given = [t for t in texts(options.corpora) if t.document in apart or not options.counts]
    with multiprocessing.Pool(options.jobs, record) as pool:
        for text, found in zip(given, pool.imap(candidates, given, chunksize=4), strict=True):
            (kept if text.document in apart else learnt).extend(found)
    gold = sum(len(text.acts) for text in given if text.document in apart)
    told = [one for one in learnt if one.told]
    entries = json.loads(options.counts.read_text("utf8"))["entries"] if options.counts else count_entries(told)
    print(f"{len(learnt)} candidates counted")
    known = scorer.Weights(0.0, {}, {entry: (right, fired) for entry, (right, fired) in entries.items()})
    scorer.load_weights = lambda: known
    for one in kept:
        one.features["entry"] = scorer.right(one.entry) if one.entry else 0.0
    made = weigh_acts(kept, gold) | {"types": weigh_types(kept), "entries": entries}
    options.out.write_text(json.dumps(made, indent=0, sort_keys=True) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
