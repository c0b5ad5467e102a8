"""Fit what chooses the type of act between two given phrases (`dragoman.extract.pairs`).

    python training/pairs.py CORPORA OUT

From the acts with both sides in the texts that `acts.py` keeps apart, ours and real ones: of what it has learnt the
encoder would be too sure. Prints how often the type is right by eight folds of whole documents.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from acts_sets import FUTURE, LATER, Marked, kept_apart, own_sentences, real_sentences
from dragoman import relation
from dragoman.extract import pairs
from dragoman.extract.act_types import KINDS
from dragoman.nlp.load import parse
from prepare import SEED
from weigh import FOLDS, Array, fit_types, folds, rounded

FEATURES = ("votes", "path", "said.both", "said.one", "overruled", "said.side")
Range = tuple[int, int]
Pair = tuple[Range, Range]


def kept_texts(corpora: Path) -> Iterator[Marked]:
    """Yield the texts that the encoder has not learnt from."""
    texts = [("own", m) for m in own_sentences()] + [("real", m) for m in real_sentences(corpora)]
    texts += [(f"own {LATER}", m) for m in own_sentences(LATER)]
    texts += [(f"real {LATER}", m) for m in real_sentences(corpora, LATER)]
    rows = [{"from": name, "document": m.document, "text": m.text} for name, m in texts]
    apart = kept_apart(rows, random.Random(SEED))
    yield from (m for _, m in texts if (m.document or m.text) in apart)


def pairs_of(text: Marked) -> dict[Pair, set[str]]:
    """Return the types of act by pair of phrases; a plan counts as the act planned, or as the promise."""
    found: dict[Pair, set[str]] = defaultdict(set)
    for act in text.acts:
        source, target = act.spans.get("source"), act.spans.get("target")
        if act.type in KINDS and source and target and source != target:
            found[source, target] |= {act.type, FUTURE.get(act.type, act.type) if act.status == "planned" else act.type}
    return found


class Recorder:
    """Takes down the features of the pair that the reader chooses a type for."""

    def __init__(self) -> None:
        """Keep the reader's own choice of a type."""
        self.choose, self.seen = pairs.choose, {}

    def __call__(self, said: list[pairs.Said], heard: pairs.Heard) -> str:
        """Note the features, and choose."""
        self.seen = pairs.features(said, heard)
        return self.choose(said, heard)


def main() -> None:
    """Fit, print and write."""
    corpora, out = map(Path, sys.argv[1:3])
    pairs.choose = recorder = Recorder()
    documents, rows, right = [], [], []
    for text in kept_texts(corpora):
        parsed = parse(relation.plain_document(text.text, None), [(0, len(text.text))], names=False)
        for (source, target), kinds in pairs_of(text).items():
            recorder.seen = {}
            relation.relate_parsed(parsed, source=source, target=target, published=None)
            if recorder.seen:
                documents.append(text.document or text.text)
                rows.append([[recorder.seen[kind][name] for name in FEATURES] for kind in KINDS])
                right.append([float(kind in kinds) for kind in KINDS])
    weights = fit(np.array(rows), np.array(right), documents)
    out.write_text(json.dumps(rounded(FEATURES, weights), indent=0, sort_keys=True) + "\n", encoding="utf8")


def fit(x: Array, right: Array, documents: list[str]) -> Array:
    """Return the weights, and print how often they are right by folds, beside what is heard alone."""
    fold, chosen = folds(documents), np.zeros(len(documents), int)
    for k in range(FOLDS):
        chosen[fold == k] = (x[fold == k] @ fit_types(x[fold != k], right[fold != k])).argmax(axis=1)
    alone = x[:, :, FEATURES.index("votes")].argmax(axis=1)
    hits, heard = (right[np.arange(len(right)), kinds].mean() for kinds in (chosen, alone))
    print(f"{len(documents)} pairs: type right for {hits:.3f}, by what is heard alone {heard:.3f}")
    return fit_types(x, right)


if __name__ == "__main__":
    main()
