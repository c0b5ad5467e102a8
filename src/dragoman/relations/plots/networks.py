"""A network on a circle, the ego in the middle; blue ties are warm, vermilion ones cold."""

from __future__ import annotations

import math
import os

from dragoman.relations.networks import Network
from dragoman.relations.plots.canvas import BLUE, GREY, INK, VERMILION, Axes, canvas, empty, name_party, write_note
from dragoman.relations.signs import THRESHOLDS
from dragoman.relations.ties import Tie

Place = tuple[float, float]
THINNEST, THICKEST = 0.7, 7.0
SMALLEST, BIGGEST = 60.0, 900.0
DASHES = (0, (2.2, 0.9))
LABELLED = 20
SHOWN = 40
STRONG, WEAK = 0.75, 0.4
OUT = 1.1
OUTER = 0.72
EDGE = 1.3
TURN = math.pi / 2


def draw_network(network: Network, path: str | os.PathLike[str]) -> None:
    """Draw nodes as large and ties as thick as they have acts; raises UsageError as `canvas` does."""
    with canvas(path, 9, 8.6) as figure:
        axes = figure.subplots()
        axes.set_title(to_title(network))
        if not network.ties:
            empty(axes, "no ties")
            return
        places = to_places(network)
        draw_ties(axes, network, places)
        draw_nodes(axes, network, places)
        axes.set_xlim(-EDGE, EDGE)
        axes.set_ylim(-EDGE, EDGE)
        axes.set_aspect("equal")
        axes.axis("off")
        write_note(figure, to_note(network))


def to_title(network: Network) -> str:
    """Return whose network, over which days, and how many acts."""
    whose = f"{network.ego} and its partners" if network.ego else "The liveliest"
    days = f", {network.days.start} to {network.days.end}" if network.days else ", all days"
    return f"{whose}{days} (n = {sum(t.events for t in network.ties):,} in {len(network.ties)} ties)"


def to_note(network: Network) -> str:
    """Return how to read the picture."""
    limit, drawn = THRESHOLDS["score"], len(choose_ties(network))
    return (
        f"Blue: mean score {limit:g} or more; vermilion, dashed: -{limit:g} or less; grey: between. "
        f"Numbers are acts; pale ties have none.\nDrawn: {drawn} of {len(network.ties)} ties; "
        f"{network.others} parties are left out."
    )


def to_places(network: Network) -> dict[str, Place]:
    """Return where nodes stand: on a circle, warm partners next to each other; the ego in the middle."""
    ring = [node for node in network.nodes if node != network.ego]
    ring.sort(key=lambda node: (-warmth(network, node), node))
    places = {node: to_place(i, len(ring)) for i, node in enumerate(ring)}
    return places if network.ego is None else {network.ego: (0.0, 0.0), **places}


def warmth(network: Network, node: str) -> float:
    """Return the mean score of a node with the ego, or of all its ties."""
    ties = [t for t in network.ties if node in t.pair and (network.ego is None or network.ego in t.pair)]
    return sum((t.score or 0) * t.events for t in ties) / max(1, sum(t.events for t in ties))


def to_place(number: int, count: int) -> Place:
    """Return a place on the circle, clockwise from the top."""
    angle = TURN - 2 * math.pi * number / max(1, count)
    return math.cos(angle), math.sin(angle)


def choose_ties(network: Network) -> list[Tie]:
    """Return the ties to draw, the strongest first: all with the ego, of the others the strongest."""
    mine = [t for t in network.ties if network.ego in t.pair]
    others = [t for t in network.ties if network.ego not in t.pair]
    return [*mine, *others[:SHOWN]]


def draw_ties(axes: Axes, network: Network, places: dict[str, Place]) -> None:
    """Draw the ties, the strongest last and on top, with numbers on the ego's or else the strongest."""
    most = max(t.events for t in network.ties)
    ties = choose_ties(network)
    numbered = [t for t in ties if network.ego in t.pair] or ties[:LABELLED]
    for tie in reversed(ties):
        (x, y), (u, v) = places[tie.a], places[tie.b]
        width = THINNEST + (THICKEST - THINNEST) * math.sqrt(tie.events / most)
        style = DASHES if to_colour(tie) == VERMILION else "-"
        alpha = STRONG if tie in numbered else WEAK
        axes.plot([x, u], [y, v], linestyle=style, color=to_colour(tie), linewidth=width, alpha=alpha, zorder=1)
    for tie in numbered:
        draw_number(axes, tie, to_middle(places[tie.a], places[tie.b], network.ego, tie))


def to_middle(one: Place, other: Place, ego: str | None, tie: Tie) -> Place:
    """Return where a tie's number stands: in the middle, or nearer to the ego's partner, where ties stand apart."""
    if ego not in tie.pair:
        return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    x, y = other if tie.a == ego else one
    return x * OUTER, y * OUTER


def to_colour(tie: Tie) -> str:
    """Return blue for a warm tie, vermilion for a cold one, grey for one between."""
    score, limit = tie.score or 0, THRESHOLDS["score"]
    return BLUE if score >= limit else VERMILION if score <= -limit else GREY


def draw_number(axes: Axes, tie: Tie, place: Place) -> None:
    """Write the number of acts on a tie."""
    box = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.85}
    axes.text(*place, f"{tie.events:,}", ha="center", va="center", fontsize=8, color=INK, bbox=box, zorder=2)


def draw_nodes(axes: Axes, network: Network, places: dict[str, Place]) -> None:
    """Draw the nodes and write their names outside the circle, the ego's on it."""
    weights = {node: network.weight(node) for node in network.nodes}
    most = max(weights.values())
    for node, (x, y) in places.items():
        size = SMALLEST + (BIGGEST - SMALLEST) * weights[node] / most
        axes.scatter([x], [y], s=size, color=INK if node == network.ego else GREY, zorder=3)
        write_name(axes, node, (x, y), centre=node == network.ego)


def write_name(axes: Axes, node: str, place: Place, *, centre: bool) -> None:
    """Write a name beside its node, outwards from the middle."""
    x, y = place
    if centre:
        axes.text(x, y, node, ha="center", va="center", fontsize=10, color="white", weight="bold", zorder=4)
        return
    side = "center" if abs(x) < 1 / 4 else "left" if x > 0 else "right"
    axes.text(x * OUT, y * OUT, shorten(node), ha=side, va="center", fontsize=10, zorder=4)


def shorten(node: str, most: int = 24) -> str:
    """Return a node's name without its kind, cut when long."""
    name = name_party(node)
    return name if len(name) <= most else name[: most - 1] + "…"
