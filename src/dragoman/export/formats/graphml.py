"""GraphML: actors as nodes, events as directed edges with their days as attributes."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from dragoman.export.csv import Cell
from dragoman.export.formats.edges import EDGE, NODE, Edge, find_edges, node_values, plain, quote
from dragoman.export.formats.files import writing
from dragoman.export.formats.orders import Order, to_dated
from dragoman.model import Actor
from dragoman.record.stream import Recorded

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def export_graphml(order: Order) -> None:
    """Write every event that has two parties, whatever its status; one that nothing dates has no `start`."""
    seen: set[str] = set()
    with writing(order) as file:
        file.write(HEAD + "".join(key(name, kind, "node") for name, kind in NODE.items()))
        file.writelines(key(name, kind, "edge") for name, kind in EDGE.items())
        file.write('<graph id="record" edgedefault="directed">\n')
        for item in order.all():
            edges = to_edges(item, order)
            order.tally.lonely += not edges
            for edge in edges:
                file.writelines(node(end) for end in (edge.source, edge.target) if is_new(end, seen))
                file.write(to_edge(edge))
                order.tally.rows += 1
        file.write("</graph>\n</graphml>\n")


def to_edges(item: Recorded, order: Order) -> list[Edge]:
    """Return the edges of an event; its publication dates them only where that is asked for."""
    return list(find_edges(item, to_dated(item.event.when, item.reported if order.dates == "reported" else None)))


def is_new(actor: Actor, seen: set[str]) -> bool:
    """Whether an actor has no node yet; he is taken to have one from now on."""
    known = actor.id in seen
    seen.add(actor.id)
    return not known


def key(name: str, kind: str, of: str) -> str:
    """Return the declaration of an attribute."""
    return f'<key id="{of}_{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'


def node(actor: Actor) -> str:
    """Return an actor's node."""
    return f"<node id={quote(actor.id)}>{data('node', node_values(actor))}</node>\n"


def to_edge(edge: Edge) -> str:
    """Return an edge."""
    ends = f"source={quote(edge.source.id)} target={quote(edge.target.id)}"
    return f"<edge id={quote(edge.id)} {ends}>{data('edge', edge.values)}</edge>\n"


def data(of: str, values: Mapping[str, Cell]) -> str:
    """Return the attributes that have a value."""
    kept = ((name, value) for name, value in values.items() if value not in {None, ""})
    return "".join(f'<data key="{of}_{name}">{escape(plain(value))}</data>' for name, value in kept)
