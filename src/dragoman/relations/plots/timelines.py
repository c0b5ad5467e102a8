"""A timeline as a picture: every dated act at its day and score, the extreme ones in words."""

from __future__ import annotations

import os
from collections.abc import Sequence

from dragoman.relations.plots.canvas import (
    GREY,
    PURPLE,
    QUAD_NAMES,
    QUADS,
    Axes,
    canvas,
    draw_legend,
    empty,
    label_days,
    name_party,
    write_note,
)
from dragoman.relations.timelines import Entry, Timeline

MARKS = {1: "o", 2: "s", 3: "^", 4: "D"}
TOP = 10.0
WIDE = 14.0
SIZE = 46
NAMED = 10
APART = 0.07
WORDS = 44


def draw_timeline(timeline: Timeline, path: str | os.PathLike[str]) -> None:
    """Draw acts by day and score, agreements on the middle line; raises UsageError as `canvas` does."""
    with canvas(path, 11, 6) as figure:
        axes = figure.subplots()
        axes.set_title(to_title(timeline))
        if not timeline.entries:
            empty(axes, "nothing dated")
            return
        draw_acts(axes, timeline.entries)
        draw_agreements(axes, timeline.entries)
        draw_names(axes, choose_named(timeline.entries))
        axes.axhline(0, color=GREY, linewidth=0.8)
        axes.set_ylim(-WIDE, WIDE)
        axes.set_yticks(range(-int(TOP), int(TOP) + 1, 5))
        axes.set_ylabel("PLOVER score")
        axes.margins(x=0.08)
        draw_legend(axes, to_title(timeline))
        label_days(axes)
        write_note(figure, to_note(timeline))


def to_title(timeline: Timeline) -> str:
    """Return whose, over which days, and how many entries."""
    entries = timeline.entries
    days = f", {entries[0].first} to {max(e.last for e in entries if e.last)}" if entries else ""
    return f"{timeline.subject}{days} (n = {len(entries):,})"


def to_note(timeline: Timeline) -> str:
    """Return how to read the picture."""
    return f"A line shows days that are known loosely. Not shown: {len(timeline.undated)} undated."


def draw_acts(axes: Axes, entries: Sequence[Entry]) -> None:
    """Draw acts, one mark for every quad class."""
    for quad, mark in MARKS.items():
        found = [e for e in entries if e.quad == quad and e.kind == "event"]
        if found:
            label = f"{QUAD_NAMES[quad]} ({len(found)})"
            axes.scatter(
                [e.first for e in found],
                [e.score for e in found],
                s=SIZE,
                marker=mark,
                color=QUADS[quad],
                label=label,
                edgecolor="white",
                linewidth=0.6,
                zorder=3,
            )
            draw_lengths(axes, found, QUADS[quad])


def draw_agreements(axes: Axes, entries: Sequence[Entry]) -> None:
    """Draw agreements as stars on the middle line."""
    found = [e for e in entries if e.kind == "agreement"]
    if found:
        days = [e.first for e in found]
        axes.scatter(
            days, [0] * len(days), s=3 * SIZE, marker="*", color=PURPLE, label=f"agreements ({len(days)})", zorder=4
        )
        draw_lengths(axes, found, PURPLE)


def draw_lengths(axes: Axes, entries: Sequence[Entry], colour: str) -> None:
    """Draw a line from the first to the last day of what is dated loosely."""
    for entry in entries:
        if entry.last != entry.first:
            score = entry.score or 0
            axes.plot([entry.first, entry.last], [score, score], color=colour, linewidth=2, alpha=0.45, zorder=2)


def choose_named(entries: Sequence[Entry]) -> list[Entry]:
    """Return what is named in words: agreements and the acts told most and furthest from 0, far enough apart."""
    days = [e.first.toordinal() for e in entries if e.first]
    room = max(1.0, (max(days) - min(days)) * APART)
    chosen: list[Entry] = []
    for entry in sorted(entries, key=lambda e: (e.kind != "agreement", -e.reports, -abs(e.score or 0), e.id)):
        if len(chosen) < NAMED and all(is_apart(entry, other, room) for other in chosen):
            chosen.append(entry)
    return sorted(chosen, key=lambda e: (e.first is None, e.first, e.id))


def is_apart(one: Entry, other: Entry, room: float) -> bool:
    """Whether the words of two entries do not meet: days apart, or on other sides of the middle."""
    if one.first is None or other.first is None:
        return False
    return is_up(one) != is_up(other) or abs((one.first - other.first).days) >= room


def is_up(entry: Entry) -> bool:
    """Whether an entry's words stand above it."""
    return (entry.score or 0) >= 0


def draw_names(axes: Axes, entries: Sequence[Entry]) -> None:
    """Write the words of entries, by turns higher and lower so that neighbours do not cover each other."""
    for place, entry in enumerate(entries):
        up = is_up(entry)
        offset = (12 + 13 * (place % 3)) * (1 if up else -1)
        axes.annotate(
            to_words(entry),
            (entry.first, entry.score or 0),
            xytext=(0, offset),
            textcoords="offset points",
            ha="center",
            va="bottom" if up else "top",
            fontsize=8,
            arrowprops={"arrowstyle": "-", "color": GREY, "linewidth": 0.6},
        )


def to_words(entry: Entry) -> str:
    """Return what an entry is, and who takes part, cut when long."""
    doers, done_to = (", ".join(map(name_party, side)) for side in (entry.sources, entry.targets))
    if {*entry.sources} == {*entry.targets}:
        who = " ↔ ".join(map(name_party, entry.sources)) or "?"
    else:
        who = f"{doers or '?'} → {done_to}" if done_to else doers
    words = f"{entry.title} {who}" if entry.kind == "event" else f"{entry.title}, {entry.status}"
    return words if len(words) <= WORDS else words[: WORDS - 1] + "…"
