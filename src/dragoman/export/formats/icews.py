"""ICEWS: its tab-separated events of 20 columns, with a header."""

from __future__ import annotations

from dragoman.errors import UsageError
from dragoman.export.csv import Cell
from dragoman.export.formats.files import writing
from dragoman.export.formats.orders import Dated, Order
from dragoman.export.formats.pairs import find_pairs, to_number, to_sentence
from dragoman.export.formats.tables import to_line, to_row
from dragoman.knowledge.codes import load_cameo, load_states, to_cameo, to_icews_country, to_icews_sector
from dragoman.model import Actor, Place
from dragoman.record.stream import Recorded

SIDE = ("{} Name", "{} Sectors", "{} Country")
COLUMNS = (
    *("Event ID", "Event Date"),
    *(name.format("Source") for name in SIDE),
    *("Event Text", "CAMEO Code", "Intensity"),
    *(name.format("Target") for name in SIDE),
    *("Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)


def export_icews(order: Order) -> None:
    """Write a row for each pair of parties of each event; raises UsageError for dates that it cannot mark."""
    if order.dates != "exact":
        message = (
            f"icews has no place to mark a date as {order.dates}; leave --dates out, or take gdelt, csv or parquet"
        )
        raise UsageError(message)
    with writing(order) as file:
        file.write(to_line(COLUMNS))
        for item, dated in order.coded():
            for source, target in find_pairs(item):
                number = to_number(item.event.id, source.id if source else "", target.id if target else "")
                cells = {"Event ID": number} | event_cells(item, dated)
                file.write(to_row(COLUMNS, cells | side_cells("Source", source) | side_cells("Target", target)))
                order.tally.rows += 1


def event_cells(item: Recorded, dated: Dated) -> dict[str, Cell]:
    """Return what all rows of an event share; the text is our own name of the CAMEO code."""
    event = item.event
    code, weight = to_cameo(event.type, event.modes, event.cameo)
    known = load_cameo().get(code)
    return {
        "Event Date": dated.start.isoformat(),
        "Event Text": known.name.capitalize() if known else None,
        "CAMEO Code": code,
        "Intensity": weight if event.goldstein is None else event.goldstein,
        "Story ID": to_number(item.lead.document),
        "Sentence Number": to_sentence(item.lead.before),
        "Publisher": item.lead.outlet,
        **place_cells(event.where),
    }


def side_cells(who: str, actor: Actor | None) -> dict[str, Cell]:
    """Return the cells of one party, empty for none."""
    if actor is None:
        return {}
    sectors = () if actor.kind == "state" else actor.sector
    return {
        f"{who} Name": actor.name,
        f"{who} Sectors": ",".join(map(to_icews_sector, sectors)),
        f"{who} Country": to_icews_country(actor.country),
    }


def place_cells(place: Place | None) -> dict[str, Cell]:
    """Return the cells of where an act took place."""
    if place is None:
        return {}
    state = load_states().get(place.country or "")
    whole = state is not None and place.name in {state.name, state.long, *state.names}
    return {
        "City": None if whole else place.name,
        "Country": to_icews_country(place.country),
        "Latitude": place.lat,
        "Longitude": place.lon,
    }
