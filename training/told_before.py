"""Weigh what tells that an act is background: fit the weights of data/background on marked acts of Tehran Times.

    python training/told_before.py CORPORA

`told_before.tsv` holds a line an act that we marked: article, start and end of its trigger in the text as the reader
has it, the first eight digits of the SHA-256 of the trigger's words, and "background" or "news". Acts that could be
either are left out. Fits a logistic regression (ridge, Newton's method) and prints, by eight folds of whole articles,
precision and recall, then the weights as the file has them.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import dragoman
from dragoman.extract import events
from dragoman.extract.events import Coded, Surroundings
from dragoman.extract.told_before import Story, features
from marks import short_hash

HERE = Path(__file__).parent
FOLDS, RIDGE, STEPS = 8, 2.0, 50
CHANCES = (0.4, 0.5, 0.6, 0.7)
Array = NDArray[np.float64]
Key = tuple[str, int, int]


@dataclass(slots=True)
class Act:
    """One marked act: its article, its features, whether it is background."""

    article: str
    features: frozenset[str]
    background: bool


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="folder of the corpora")
    acts = list(read_acts(parser.parse_args().corpora / "bulk" / "tehran-times.jsonl.gz"))
    names = sorted({name for act in acts for name in act.features})
    right = np.array([act.background for act in acts])
    chances = by_folds(acts, names)
    print(f"{len(acts)} acts, {right.sum()} of them background")
    for least in CHANCES:
        called = chances >= least
        hits = (called & right).sum()
        print(f"{least:.1f}: {called.sum()} called so, P {hits / max(called.sum(), 1):.3f} R {hits / right.sum():.3f}")
    bias, *weights = fit(acts, names)
    print(f"bias: {bias:.2f}\nweights:")
    print("\n".join(f"  {name}: {weight:.2f}" for name, weight in zip(names, weights, strict=True)))


def read_acts(path: Path) -> Iterator[Act]:
    """Yield the marked acts with their features; raises ValueError where the reader no longer has the words."""
    marked: dict[str, dict[tuple[int, int], tuple[str, bool]]] = {}
    for line in (HERE / "told_before.tsv").read_text("utf8").splitlines():
        article, start, end, digest, told = line.split("\t")
        marked.setdefault(article, {})[int(start), int(end)] = digest, told == "background"
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for row in map(json.loads, lines):
            if str(row["id"]) in marked:
                yield from article_acts(str(row["id"]), row, marked[str(row["id"])])


def article_acts(article: str, row: dict[str, str], marked: dict[tuple[int, int], tuple[str, bool]]) -> Iterator[Act]:
    """Yield the marked acts of one article that are still read as acts."""
    built: list[tuple[dragoman.Event, Coded, Surroundings]] = []
    plain = events.build

    def build(coded: Coded, around: Surroundings) -> dragoman.Event:
        event = plain(coded, around)
        built.append((event, coded, around))
        return event

    events.build = build
    try:
        reading = dragoman.read(dragoman.Source(row["text"], title=row.get("title")))
    finally:
        events.build = plain
    told = {event.id for event in reading.events}
    for event, coded, around in built:
        digest, background = marked.get((event.trigger.start, event.trigger.end), ("", False))
        if event.id in told and digest == short_hash(event.trigger.text):
            opening = around.story.opening if around.story else frozenset()
            story = replace(Story.of(around.parsed, None, around.dates), opening=opening)
            yield Act(article, frozenset(dict(features(coded.predication, event.when, story))), background)


def by_folds(acts: list[Act], names: list[str]) -> Array:
    """Return each act's chance by weights that have not seen its article."""
    articles = {article: i for i, article in enumerate(dict.fromkeys(act.article for act in acts))}
    folds = np.array([articles[act.article] % FOLDS for act in acts])
    chances = np.zeros(len(acts))
    for fold in range(FOLDS):
        weights = fit([act for act, f in zip(acts, folds, strict=True) if f != fold], names)
        chances[folds == fold] = score([act for act, f in zip(acts, folds, strict=True) if f == fold], names, weights)
    return chances


def rows(acts: list[Act], names: list[str]) -> Array:
    """Return a row an act: 1, then 1 for each feature that it has."""
    return np.array([[1.0, *(float(name in act.features) for name in names)] for act in acts])


def score(acts: list[Act], names: list[str], weights: Array) -> Array:
    """Return the chance of each act."""
    chances: Array = 1 / (1 + np.exp(-rows(acts, names) @ weights))
    return chances


def fit(acts: list[Act], names: list[str]) -> Array:
    """Return bias and weights."""
    x, y = rows(acts, names), np.array([float(act.background) for act in acts])
    ridge = np.diag([0.01, *[RIDGE] * len(names)])
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - chance) - ridge @ weights
        weights += np.linalg.solve((x.T * (chance * (1 - chance))) @ x + ridge, slope)
    return weights


if __name__ == "__main__":
    main()
