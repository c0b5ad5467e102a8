"""What the graph formats make of an event: an edge for each pair of parties, its ends as nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from dragoman.export.csv import Cell
from dragoman.export.formats.orders import Dated
from dragoman.export.formats.pairs import find_pairs
from dragoman.export.formats.tables import clean
from dragoman.model import Actor
from dragoman.record.stream import Recorded

# What XML 1.0 cannot hold, even escaped.
FORBIDDEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
NODE: Mapping[str, str] = {"label": "string", "kind": "string", "country": "string", "sector": "string"}
EDGE: Mapping[str, str] = {
    **dict.fromkeys(("event", "type", "modes", "contexts", "cameo"), "string"),
    "quad": "int",
    **dict.fromkeys(("score", "goldstein", "confidence"), "double"),
    **dict.fromkeys(("status", "start", "end", "dated"), "string"),
    **dict.fromkeys(("n_reports", "n_families"), "int"),
    **dict.fromkeys(("outlets", "evidence", "why"), "string"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An edge between two actors; `values` holds what `EDGE` names."""

    id: str
    source: Actor
    target: Actor
    values: Mapping[str, Cell]


def find_edges(item: Recorded, dated: Dated | None) -> Iterator[Edge]:
    """Yield the edges of an event; none when it has parties on one side only."""
    values = edge_values(item, dated)
    for number, (source, target) in enumerate(find_pairs(item), start=1):
        if source and target:
            yield Edge(id=f"{item.event.id}-{number}", source=source, target=target, values=values)


def edge_values(item: Recorded, dated: Dated | None) -> dict[str, Cell]:
    """Return what all edges of an event share."""
    event = item.event
    return {
        "event": event.id,
        "type": event.type,
        "modes": ";".join(event.modes),
        "contexts": ";".join(event.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "score": event.score,
        "goldstein": event.goldstein,
        "confidence": event.confidence,
        "status": event.status,
        "start": dated.start.isoformat() if dated else None,
        "end": dated.end.isoformat() if dated else None,
        "dated": dated.basis if dated else None,
        "n_reports": event.n_reports,
        "n_families": event.n_families,
        "outlets": ";".join(dict.fromkeys(account.outlet for account in item.accounts if account.outlet)),
        "evidence": " … ".join(span.text for span in event.evidence),
        "why": event.why.detail,
    }


def node_values(actor: Actor) -> dict[str, Cell]:
    """Return what a node says of an actor."""
    return {
        "label": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": ";".join(actor.sector),
    }


def plain(value: object) -> str:
    """Return a value as text in one line without what XML cannot hold."""
    return FORBIDDEN.sub("\ufffd", clean(str(value)))


def quote(value: object) -> str:
    """Return a value as an XML attribute in quotes."""
    return quoteattr(plain(value))
