"""Series of dyads: how much is done, and how warm it is."""

from __future__ import annotations

import os
from collections.abc import Sequence

from dragoman.relations.dyads import Dyad
from dragoman.relations.plots.canvas import (
    GREY,
    SERIES,
    Axes,
    canvas,
    count_whole,
    draw_legend,
    empty,
    label_days,
    write_note,
)

DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
FILLED = 0.85
FEW = 36
BIGGEST = 90.0
SMALLEST = 12.0
TOP = 10.0


def draw_dyads(dyads: Sequence[Dyad], path: str | os.PathLike[str]) -> None:
    """Draw acts as bars and mean score as a line, period by period; raises UsageError as `canvas` does."""
    with canvas(path, height=6) as figure:
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=[3, 2])
        upper.set_title(to_title(dyads))
        if not any(d.periods for d in dyads):
            lower.remove()
            empty(upper, "no dated acts")
            return
        draw_volume(upper, dyads)
        if len(dyads) > 1:
            draw_legend(upper, to_title(dyads))
        draw_tone(lower, dyads)
        label_days(lower)
        write_note(figure, to_note(dyads))


def to_title(dyads: Sequence[Dyad]) -> str:
    """Return who, over which days, and how many acts."""
    names = " and ".join(d.name for d in dyads)
    days = [day for d in dyads for p in d.periods for day in (p.start, p.end)]
    span = f", {min(days)} to {max(days)}" if days else ""
    return f"{names}{span} (n = {sum(d.events for d in dyads):,})"


def to_note(dyads: Sequence[Dyad]) -> str:
    """Return how to read the picture."""
    undated, spread = sum(d.undated for d in dyads), sum(d.spread for d in dyads)
    dated = "by day of the act" if dyads[0].date == "event" else "by first publication"
    return (
        f"Acts {dated}, by {dyads[0].by}; the size of a dot is the number of acts. "
        f"In no {dyads[0].by}: {undated} undated, {spread} dated more loosely."
    )


def draw_volume(axes: Axes, dyads: Sequence[Dyad]) -> None:
    """Draw the number of acts; few enough bars carry it."""
    width = DAYS[dyads[0].by] * FILLED / len(dyads)
    for place, (dyad, colour) in enumerate(zip(dyads, to_colours(dyads), strict=True)):
        starts = [p.start.toordinal() - ORDINAL + width * (place + 0.5) for p in dyad.periods]
        counts = [p.events for p in dyad.periods]
        bars = axes.bar(starts, counts, width, color=colour, label=f"{dyad.name} (n = {dyad.events:,})")
        if len(dyad.periods) * len(dyads) <= FEW:
            axes.bar_label(bars, [str(c) if c else "" for c in counts], fontsize=8, color=GREY)
    axes.set_ylabel("acts")
    count_whole(axes)


# matplotlib counts days from 1970.
ORDINAL = 719163


def draw_tone(axes: Axes, dyads: Sequence[Dyad]) -> None:
    """Draw the mean score, dots as large as there are acts."""
    axes.axhline(0, color=GREY, linewidth=0.8)
    most = max((p.events for d in dyads for p in d.periods), default=1)
    for dyad, colour in zip(dyads, to_colours(dyads), strict=True):
        told = [(p.start.toordinal() - ORDINAL + DAYS[dyad.by] / 2, p.score, p.events) for p in dyad.periods]
        days = [day for day, _, _ in told]
        scores = [float("nan") if score is None else score for _, score, _ in told]
        sizes = [SMALLEST + (BIGGEST - SMALLEST) * events / most for _, _, events in told]
        axes.plot(days, scores, color=colour, linewidth=1.2)
        axes.scatter(days, scores, s=sizes, color=colour, zorder=3)
    axes.set_ylim(-TOP, TOP)
    axes.set_ylabel("mean PLOVER score")


def to_colours(dyads: Sequence[Dyad]) -> list[str]:
    """Return a colour for every dyad, over again when there are more dyads than colours."""
    return [SERIES[place % len(SERIES)] for place in range(len(dyads))]
