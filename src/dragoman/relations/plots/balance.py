"""Triads over time: how many of each pattern, and the share that is balanced."""

from __future__ import annotations

import os

from dragoman.relations.balance import Balance
from dragoman.relations.plots.canvas import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    SKY,
    VERMILION,
    Axes,
    canvas,
    count_whole,
    draw_legend,
    empty,
    write_note,
)
from dragoman.relations.signs import PATTERNS

COLOURS = dict(zip(PATTERNS, (BLUE, VERMILION, SKY, ORANGE), strict=True))
HATCHES = dict(zip(PATTERNS, ("", "///", "", "..."), strict=True))
NAMES = {
    "+++": "+++ balanced",
    "+--": "+−− balanced",
    "---": "−−− weakly balanced (Davis)",
    "++-": "++− unbalanced",
}
ORDER = ("+++", "+--", "---", "++-")
MANY = 12


def draw_balance(balance: Balance, path: str | os.PathLike[str]) -> None:
    """Draw the patterns as stacked bars over a line of shares; raises UsageError as `canvas` does."""
    with canvas(path, height=6) as figure:
        upper, lower = figure.subplots(2, 1, sharex=True, height_ratios=[3, 2])
        upper.set_title(to_title(balance))
        if not any(w.triads for w in balance.windows):
            lower.remove()
            empty(upper, "no triad with three signed ties")
            return
        draw_patterns(upper, balance)
        draw_legend(upper, to_title(balance))
        draw_shares(lower, balance)
        write_note(figure, to_note(balance))


def to_title(balance: Balance) -> str:
    """Return whose triads, over which days, and how many."""
    whose = f"Triads round {balance.actor}" if balance.actor else "Triads"
    windows = balance.windows
    count = sum(len(w.triads) for w in windows)
    return f"{whose}, {windows[0].days.start} to {windows[-1].days.end} (n = {count:,} in {len(windows)} windows)"


def to_note(balance: Balance) -> str:
    """Return how to read the picture."""
    rule = balance.rule
    return (
        f"A tie has a sign from {rule.least} acts on, where the mean {rule.measure} is {rule.threshold:g} or more, "
        f"-{rule.threshold:g} or less. Numbers are triads. In no window: {balance.undated} undated acts, "
        f"{balance.spread} others."
    )


def draw_patterns(axes: Axes, balance: Balance) -> None:
    """Draw the bars, with the number of triads on each."""
    labels = [to_label(balance, place) for place in range(len(balance.windows))]
    bottom = [0] * len(labels)
    for pattern in ORDER:
        counts = [w.count(pattern) for w in balance.windows]
        bars = axes.bar(
            range(len(labels)),
            counts,
            bottom=bottom,
            color=COLOURS[pattern],
            hatch=HATCHES[pattern],
            edgecolor="white",
            label=NAMES[pattern],
        )
        if len(labels) <= 2 * MANY:
            axes.bar_label(
                bars,
                [str(c) if c else "" for c in counts],
                label_type="center",
                fontsize=8,
                color=INK,
                bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.8},
            )
        bottom = [b + c for b, c in zip(bottom, counts, strict=True)]
    axes.set_ylabel("triads")
    count_whole(axes)


def to_label(balance: Balance, place: int) -> str:
    """Return the days of a window as short as they are told apart."""
    days = balance.windows[place].days
    return f"{days.start:%b %Y}" if days.start.day == 1 else days.start.isoformat()


def draw_shares(axes: Axes, balance: Balance) -> None:
    """Draw the shares of balanced and weakly balanced triads."""
    places = range(len(balance.windows))
    for weak, colour, style, name in ((False, BLUE, "o-", "balanced"), (True, GREY, "s--", "weakly balanced")):
        shares = [w.share(weak=weak) for w in balance.windows]
        axes.plot(places, [float("nan") if s is None else s for s in shares], style, color=colour, label=name)
    axes.set_ylim(-0.05, 1.05)
    axes.set_ylabel("share of triads")
    axes.legend(fontsize=8.5, ncols=2)
    step = 1 + (len(places) - 1) // MANY
    axes.set_xticks(list(places)[::step], [to_label(balance, place) for place in places[::step]])
