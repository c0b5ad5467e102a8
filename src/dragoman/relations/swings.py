"""Swings: a pair's period far outside what it usually is, by a robust z of median and MAD.

The modified z of Iglewicz and Hoaglin (1993): (x - median) / (1.4826 MAD) over the periods before; where more than half
of these are equal (MAD 0), the mean absolute deviation with its own factor takes its place. A floor keeps a quiet
pair's first act from counting as infinitely unusual. docs/relations.md defines it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import Literal

from dragoman.relations.dyads import PER, Dyad, Period
from dragoman.relations.forms import Row

What = Literal["volume", "tone"]
MAD = 1.4826
MEAN_AD = 1.2533
PLACES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What counts as usual, and what as a swing beyond it.

    A period is held against the `history` periods before it, of which at least `least_periods` can be told. It swings
    when its robust z reaches `z` and it, or the usual period, has `least` acts. Deviations are taken as no smaller than
    `floor_tone` points of score, or one act.
    """

    z: float = 3.5
    history: int = 24
    least_periods: int = 8
    least: int = 3
    floor_tone: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """One period of a pair beyond its usual range.

    `what` is `volume` (acts for every thousand documents; plain acts where no publication day is known) or `tone` (mean
    score); `value` is the period's, `usual` the median of the `periods` before it, `z` how many robust deviations
    lie between; `examples` are ids of acts behind it.
    """

    a: str
    b: str
    what: What
    start: dt.date
    end: dt.date
    events: int
    value: float
    usual: float
    z: float
    periods: int
    examples: tuple[str, ...] = ()

    def to_row(self) -> Row:
        """Return the swing with one column for every figure."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return values | {"examples": list(self.examples)}


def robust_z(value: float, before: Sequence[float], floor: float) -> float:
    """Return how many robust deviations a value lies above (below: negative) the median of those before it."""
    middle = median(before)
    deviations = [abs(x - middle) for x in before]
    spread = MAD * median(deviations) or MEAN_AD * fmean(deviations)
    return (value - middle) / max(spread, floor)


def find_swings(dyad: Dyad, usual: Usual, since: dt.date) -> Iterator[Swing]:
    """Yield the swings of a series in the periods that end on or after a day."""
    for place, period in enumerate(dyad.periods):
        before = dyad.periods[max(0, place - usual.history) : place]
        if period.end >= since:
            found = (volume_swing(dyad, period, before, usual), tone_swing(dyad, period, before, usual))
            yield from (swing for swing in found if swing is not None)


def volume_swing(dyad: Dyad, period: Period, before: Sequence[Period], usual: Usual) -> Swing | None:
    """Return the swing of how much is done, if it is one; a pair that falls silent swings too."""
    if not before or max(period.events, median(p.events for p in before)) < usual.least:
        return None
    if period.per_1000 is None:
        return to_swing(dyad, period, "volume", period.events, [p.events for p in before], 1.0, usual)
    rates = [p.per_1000 for p in before if p.per_1000 is not None]
    return to_swing(dyad, period, "volume", period.per_1000, rates, PER / period.documents, usual)


def tone_swing(dyad: Dyad, period: Period, before: Sequence[Period], usual: Usual) -> Swing | None:
    """Return the swing of how warm or cold it is, if it is one; periods of too few acts tell nothing."""
    means = [p.score for p in before if p.score is not None and p.events >= usual.least]
    if period.score is None or period.events < usual.least:
        return None
    return to_swing(dyad, period, "tone", period.score, means, usual.floor_tone, usual)


def to_swing(  # noqa: PLR0913, PLR0917 - one figure with all that it is held against
    dyad: Dyad, period: Period, what: What, value: float, before: Sequence[float], floor: float, usual: Usual
) -> Swing | None:
    """Return the swing of one figure, None when history is too short or the figure usual."""
    if len(before) < usual.least_periods:
        return None
    z = robust_z(value, before, floor)
    if abs(z) < usual.z:
        return None
    return Swing(
        a=dyad.source,
        b=dyad.target,
        what=what,
        start=period.start,
        end=period.end,
        events=period.events,
        value=round(value, 4),
        usual=round(median(before), 4),
        z=round(z, PLACES),
        periods=len(before),
    )
