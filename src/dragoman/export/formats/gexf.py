"""GEXF 1.2 with time: actors as nodes, events as directed edges that exist on their days."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping

from dragoman.export.csv import Cell
from dragoman.export.formats.edges import EDGE, NODE, Edge, find_edges, node_values, quote
from dragoman.export.formats.files import writing
from dragoman.export.formats.orders import Order
from dragoman.model import Actor

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<meta><creator>Dragoman</creator></meta>
<graph mode="dynamic" defaultedgetype="directed" timeformat="date">
"""
KINDS = {"int": "integer"}
OWN = ("label", "start", "end")


def export_gexf(order: Order) -> None:
    """Write the events that have two parties and a date (an interval is one), whatever their status."""
    seen: set[str] = set()
    with tempfile.TemporaryFile("w+", encoding="utf8") as edges, writing(order) as file:
        file.write(HEAD + declare("node", NODE) + declare("edge", EDGE) + "<nodes>\n")
        for item, dated in order.dated():
            found = list(find_edges(item, dated))
            order.tally.lonely += not found
            for edge in found:
                ends = {edge.source.id: edge.source, edge.target.id: edge.target}
                file.writelines(node(actor) for name, actor in ends.items() if name not in seen)
                seen |= ends.keys()
                edges.write(to_edge(edge))
                order.tally.rows += 1
        file.write("</nodes>\n<edges>\n")
        edges.seek(0)
        shutil.copyfileobj(edges, file)
        file.write("</edges>\n</graph>\n</gexf>\n")


def declare(of: str, names: Mapping[str, str]) -> str:
    """Return the declaration of the attributes of nodes or edges."""
    rows = (
        f'<attribute id="{name}" title="{name}" type="{KINDS.get(kind, kind)}"/>\n'
        for name, kind in names.items()
        if name not in OWN
    )
    return f'<attributes class="{of}">\n{"".join(rows)}</attributes>\n'


def node(actor: Actor) -> str:
    """Return an actor's node."""
    values = node_values(actor)
    return f"<node id={quote(actor.id)} label={quote(actor.name)}>{attributes(values)}</node>\n"


def to_edge(edge: Edge) -> str:
    """Return an edge with the days on which it exists, both included."""
    ends = f"source={quote(edge.source.id)} target={quote(edge.target.id)} label={quote(edge.values['type'])}"
    spell = f"<spells><spell start={quote(edge.values['start'])} end={quote(edge.values['end'])}/></spells>"
    return f"<edge id={quote(edge.id)} {ends}>{attributes(edge.values)}{spell}</edge>\n"


def attributes(values: Mapping[str, Cell]) -> str:
    """Return the attributes that have a value."""
    kept = ((name, value) for name, value in values.items() if name not in OWN and value not in {None, ""})
    rows = "".join(f'<attvalue for="{name}" value={quote(value)}/>' for name, value in kept)
    return f"<attvalues>{rows}</attvalues>"
