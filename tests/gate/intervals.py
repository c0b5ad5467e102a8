"""Bootstrap intervals: how much a figure would move had other passages been drawn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gate.scoring import Count

ROUNDS = 1000
SEED = 20261126
PERCENTILES = (2.5, 97.5)


def interval(counts: Sequence[Count]) -> tuple[float, float]:
    """Return the 95 % percentile interval of F1 over resampled passages (Efron and Tibshirani 1993).

    `counts` holds one count for each passage; where a measure has no precision, recall takes the place of F1.
    """
    rows = np.array([(c.right, c.found, c.met, c.gold) for c in counts], dtype=float)
    if not rows.any():
        return 0.0, 0.0
    chance = np.random.default_rng(SEED)
    weights = chance.multinomial(len(rows), [1 / len(rows)] * len(rows), size=ROUNDS)
    right, found, met, gold = (weights @ rows).T
    precision = np.divide(right, found, out=np.zeros(ROUNDS), where=found > 0)
    recall = np.divide(met, gold, out=np.zeros(ROUNDS), where=gold > 0)
    total = precision + recall
    f1 = np.divide(2 * precision * recall, total, out=np.zeros(ROUNDS), where=total > 0)
    low, high = np.percentile(f1 if rows[:, 1].any() else recall, PERCENTILES)
    return float(low), float(high)
