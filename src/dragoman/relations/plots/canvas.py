"""A sheet to draw on: colours that colour-blind readers tell apart, PNG or SVG by the file's name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError, UsageError
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.relations.forms import need

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# matplotlib is not always there, and its own types take dates for numbers only.
Axes = Any
FORMS = {".png": "png", ".svg": "svg"}
DPI = 150
COLUMNS = 6
# Okabe and Ito's palette (2008); blue for warm, vermilion for cold, in that order of need.
INK, GREY, FAINT = "#1a1a1a", "#767676", "#d9d9d9"
BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY = "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"
SERIES = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY)
QUADS = {1: SKY, 2: BLUE, 3: ORANGE, 4: VERMILION}
QUAD_NAMES = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
STYLE = {
    "axes.axisbelow": True,
    "axes.edgecolor": GREY,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 13,
    "axes.titleweight": "bold",
    "font.size": 10,
    "grid.color": FAINT,
    "legend.frameon": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "dragoman",
    "text.color": INK,
}


@contextmanager
def canvas(path: str | os.PathLike[str], width: float = 10, height: float = 5.5) -> Iterator[Figure]:
    """Give an empty figure (size in inches) and save it at the end; the same figure gives the same bytes.

    Raises UsageError for a name that is neither .png nor .svg or without the extra `plot`, DragomanError when the file
    cannot be written.
    """
    place = Path(path)
    form = to_form(place)
    matplotlib = need("matplotlib", "plot")
    from matplotlib.figure import Figure

    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        yield figure
        save(figure, place, form)


def to_form(place: Path) -> str:
    """Return png or svg; raises UsageError for another ending."""
    form = FORMS.get(place.suffix.lower())
    if form is None:
        message = f"{place}: a picture is a .png or .svg file; name it so"
        raise UsageError(message)
    return form


def save(figure: Figure, place: Path, form: str) -> None:
    """Write the file; raises DragomanError when it cannot be written."""
    stamp = {"Date": None} if form == "svg" else {"Software": None}
    try:
        figure.savefig(place, format=form, dpi=DPI, facecolor="white", metadata=stamp)
    except OSError as error:
        message = f"{place}: cannot be written ({error.strerror}); name another place"
        raise DragomanError(message) from error


def label_days(axes: Axes) -> None:
    """Write days along the lower edge as short as they can be told apart."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=3, maxticks=10)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]


def count_whole(axes: Axes) -> None:
    """Write whole numbers along the left edge."""
    from matplotlib.ticker import MaxNLocator

    axes.yaxis.set_major_locator(MaxNLocator(integer=True))


def draw_legend(axes: Axes, title: str) -> None:
    """Write the title, and the legend in a row between it and the picture, where it covers nothing."""
    axes.set_title(title, pad=28)
    handles, labels = axes.get_legend_handles_labels()
    place = {"loc": "lower left", "bbox_to_anchor": (0, 1.0), "borderaxespad": 0.3}
    axes.legend(handles, labels, ncols=COLUMNS, fontsize=8.5, handlelength=1.4, columnspacing=1.4, **place)


def write_note(figure: Figure, text: str) -> None:
    """Write how to read the picture below it."""
    figure.supxlabel(text, fontsize=8.5, color=GREY, x=0.01, ha="left")


def name_party(party: str) -> str:
    """Return a party as a picture names it: a state by its code, who is known by name, another by its id's words."""
    kind, _, words = party.partition("/")
    return words if kind == "state" else load_gazetteer().name_of(party) or words.replace("-", " ").title() or party


def empty(axes: Axes, text: str) -> None:
    """Say in the middle that there is nothing to show."""
    axes.axis("off")
    axes.text(0.5, 0.5, text, ha="center", va="center", transform=axes.transAxes, color=GREY, fontsize=12)
