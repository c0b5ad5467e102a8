"""POLECAT: the table of 40 columns in PLOVER's terms, or the same as JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.export.csv import Cell
from dragoman.export.formats.files import writing
from dragoman.export.formats.orders import SCHEMA, Dated, Order
from dragoman.export.formats.pairs import find_pairs
from dragoman.export.formats.tables import to_json_line, to_line, to_row
from dragoman.knowledge.codes import load_states
from dragoman.model import Actor, Place
from dragoman.record.stream import Recorded

SIDE = (
    *("{} Name", "{} Country", "{} COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw"),
    "Wikipedia {} ID",
)
COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *(name.format("Actor") for name in SIDE),
    *(name.format("Recipient") for name in SIDE),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename"),
    *("Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations"),
    *("Language", "Version"),
)
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
MISSING = "None"
LISTS = ("Contexts", "Actor Sectors", "Recipient Sectors", "Event Mode")
Values = dict[str, Cell | tuple[str, ...]]


def export_polecat(order: Order) -> None:
    """Write the table, or JSON lines into a file that ends in .jsonl; raises UsageError for dates it cannot mark."""
    lines = in_lines(order.out)
    if order.dates != "exact" and not lines:
        message = f"the table has no place to mark a date as {order.dates}; name a file that ends in .jsonl"
        raise UsageError(message)
    with writing(order) as file:
        if not lines:
            file.write(to_line(COLUMNS))
        for item, dated in order.happened():
            for values in to_rows(item, dated):
                file.write(to_json(values, item, dated) if lines else to_row(COLUMNS, to_cells(values), MISSING))
                order.tally.rows += 1


def in_lines(out: Path | None) -> bool:
    """Whether a file is to hold JSON lines."""
    return out is not None and out.suffix in {".jsonl", ".ndjson"}


def to_rows(item: Recorded, dated: Dated) -> Iterator[Values]:
    """Yield the values of each pair of parties; `Event ID` is ours with the number of the pair."""
    shared = event_values(item, dated)
    for number, (source, target) in enumerate(find_pairs(item), start=1):
        sides = side_values("Actor", source) | side_values("Recipient", target)
        yield {"Event ID": f"{item.event.id}-{number}"} | shared | sides


def event_values(item: Recorded, dated: Dated) -> Values:
    """Return what all rows of an event share."""
    event = item.event
    return {
        "Event Date": dated.start.isoformat(),
        "Event Type": event.type,
        "Event Mode": event.modes,
        "Intensity": event.score,
        "Quad Code": QUADS[event.quad],
        "Contexts": event.contexts,
        **place_values(event.where),
        "Source": item.lead.outlet,
        "Publication Date": item.reported.isoformat() if item.reported else None,
        "Language": item.lead.language,
        "Version": SCHEMA,
    }


def side_values(who: str, actor: Actor | None) -> Values:
    """Return the values of one party, nothing for none; a body between states has its kind as its country."""
    if actor is None:
        return {}
    state = load_states().get(actor.country or "")
    return {
        f"{who} Name": actor.name,
        f"{who} Country": actor.country,
        f"{who} COW": state.cow.code if state and state.cow else None,
        f"Primary {who} Sector": actor.sector[0] if actor.sector else None,
        f"{who} Sectors": actor.sector,
        f"{who} Title": actor.office,
    }


def place_values(place: Place | None) -> Values:
    """Return the values of where an act took place."""
    if place is None:
        return {}
    return {
        "Placename": place.name,
        "Country": place.country,
        "Latitude": place.lat,
        "Longitude": place.lon,
        "GeoNames ID": place.geonames_id,
        "Raw Placename": place.name,
    }


def to_cells(values: Values) -> dict[str, Cell]:
    """Return the values with lists joined by "; "."""
    return {name: "; ".join(value) if isinstance(value, tuple) else value for name, value in values.items()}


def to_json(values: Values, item: Recorded, dated: Dated) -> str:
    """Return one JSON line: every column in snake case, null where it has no value, and what the table cannot say."""
    plain = {name: values.get(name, () if name in LISTS else None) for name in COLUMNS}
    more = {
        "date_basis": dated.basis,
        "event_date_end": dated.end.isoformat(),
        "status": item.event.status,
        "text": [span.text for span in item.event.evidence],
        "urls": [account.url for account in item.accounts if account.url],
        "why": item.event.why.detail,
    }
    named = {name.lower().replace(" ", "_"): value for name, value in plain.items()} | more
    return to_json_line(named)
