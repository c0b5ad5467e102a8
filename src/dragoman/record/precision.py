"""How often a judged sample is right, with an interval.

The interval is Wilson's score interval (E. B. Wilson, JASA 22, 1927; recommended for proportions of small samples by
Brown, Cai and DasGupta, Statistical Science 16, 2001). An event of a stratum stands for population / judged events of
it; where these weights differ, the interval takes Kish's effective size, (Σw)² / Σw² (L. Kish, Survey Sampling, 1965),
for the size: with equal weights that is the size itself. It leaves out what stratification gains, so it is cautious.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import cast

from dragoman.errors import UsageError

LEVEL = 0.95
ALL = "all"
VERDICTS = ("accept", "correct", "reject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One event of a sample: its type as told, its stratum with sizes, and the verdict, None when there is none."""

    event: str
    type: str
    stratum: str
    population: int
    drawn: int
    verdict: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """How many events of a type were judged how, and the share that is right in every field (0 to 1, 95 % interval)."""

    type: str
    drawn: int
    judged: int
    accepted: int
    corrected: int
    rejected: int
    precision: float | None
    low: float | None
    high: float | None


def wilson(share: float, size: float, level: float = LEVEL) -> tuple[float, float]:
    """Return Wilson's interval for a share (0 to 1) of `size` independent trials, which need not be whole."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    middle = share + z * z / (2 * size)
    reach = z * math.sqrt(share * (1 - share) / size + z * z / (4 * size * size))
    whole = 1 + z * z / size
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def to_judged(rows: Iterable[Mapping[str, object]], known: Mapping[str, str]) -> list[Judged]:
    """Return the events of a sample's lines; `known` holds verdicts (event → verdict) for those that give none.

    Raises UsageError naming a line that is none of a sample's.
    """
    found = []
    for number, row in enumerate(rows, start=1):
        try:
            found.append(to_one(row, known))
        except (KeyError, TypeError, ValueError) as error:
            message = f"row {number}: no line of a sample ({error}); draw one with `dragoman sample`"
            raise UsageError(message) from error
    return found


def to_one(row: Mapping[str, object], known: Mapping[str, str]) -> Judged:
    """Return one line; raises KeyError, TypeError or ValueError for what is none of a sample's."""
    drawn, event = cast("Mapping[str, str]", row["sample"]), str(row["event"])
    given = row.get("judgement") or known.get(event)
    verdict = str(given) if given not in (None, "skip") else None
    if verdict is not None and verdict not in VERDICTS:
        message = f"{verdict!r} says nothing of precision; use {', '.join(VERDICTS)} or skip"
        raise ValueError(message)
    return Judged(
        event=event,
        type=str(row["type"]),
        stratum=str(drawn["stratum"]),
        population=int(drawn["population"]),
        drawn=int(drawn["drawn"]),
        verdict=verdict,
    )


def to_precision(sample: Sequence[Judged]) -> list[Precision]:
    """Return the precision of each type, and of all together, weighted to the population that was drawn from."""
    weights = to_weights(sample)
    types = sorted({judged.type for judged in sample})
    parts = [(kind, [j for j in sample if j.type == kind]) for kind in types]
    return [measure(kind, part, weights) for kind, part in [*parts, (ALL, list(sample))]]


def to_weights(sample: Iterable[Judged]) -> dict[str, float]:
    """Return for how many events of its stratum a judged one stands."""
    judged = Counter(j.stratum for j in sample if j.verdict is not None)
    return {j.stratum: j.population / judged[j.stratum] for j in sample if judged[j.stratum]}


def measure(kind: str, part: Sequence[Judged], weights: Mapping[str, float]) -> Precision:
    """Return the precision of some events."""
    judged = [j for j in part if j.verdict is not None]
    counts = Counter(j.verdict for j in judged)
    heavy = [weights[j.stratum] for j in judged]
    right = sum(weights[j.stratum] for j in judged if j.verdict == "accept")
    share = right / sum(heavy) if heavy else None
    low, high = (None, None) if share is None else wilson(share, sum(heavy) ** 2 / sum(w * w for w in heavy))
    return Precision(
        type=kind,
        drawn=len(part),
        judged=len(judged),
        accepted=counts["accept"],
        corrected=counts["correct"],
        rejected=counts["reject"],
        precision=share,
        low=low,
        high=high,
    )


def find_unjudged(sample: Sequence[Judged]) -> dict[str, int]:
    """Return stratum → its population, of strata without a judged event: the total says nothing of them."""
    weights = to_weights(sample)
    return {j.stratum: j.population for j in sample if j.stratum not in weights}
