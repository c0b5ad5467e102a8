"""One CSV row per event, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from dragoman.export.indexes import Index
from dragoman.model import Actor, Casualties, Event, Place, Reading

Cell = str | int | float | None

COLUMNS = (
    "document",
    "url",
    "outlet",
    "published",
    "title",
    "event",
    "type",
    "modes",
    "contexts",
    "cameo",
    "quad",
    "score",
    "goldstein",
    "status",
    "historical",
    "sources",
    "source_ids",
    "source_countries",
    "source_sectors",
    "targets",
    "target_ids",
    "target_countries",
    "target_sectors",
    "when_start",
    "when_end",
    "when_precision",
    "when_text",
    "when_relative",
    "when_given",
    "where_name",
    "where_country",
    "where_lat",
    "where_lon",
    "killed",
    "injured",
    "arrested",
    "reported_by",
    "claims",
    "trigger",
    "evidence",
    "confidence",
    "why_rule",
    "why_detail",
)

# A spreadsheet takes a cell that starts so for a formula, whatever its quotes.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv(reading: Reading) -> str:
    """Write one row per event under a header, as RFC 4180 has it; several values in a cell are joined by ";".

    Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers are written as they are.
    """
    index = Index.of(reading)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for event in reading.events:
        row = {
            **about_document(reading),
            **about_event(event),
            **about_parties(event, index),
            **about_reason(event, index),
        }
        writer.writerow({name: guard(value) for name, value in row.items()})
    return out.getvalue()


def guard(value: Cell) -> Cell:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def about_document(reading: Reading) -> dict[str, Cell]:
    """Return the cells that say which document it is."""
    document = reading.document
    return {
        "document": document.id,
        "url": document.url,
        "outlet": document.outlet,
        "published": document.published.isoformat() if document.published else None,
        "title": document.title,
    }


def about_event(event: Event) -> dict[str, Cell]:
    """Return the cells of the act itself: what, when, where, at what cost."""
    when = event.when
    return {
        "event": event.id,
        "type": event.type,
        "modes": join(event.modes),
        "contexts": join(event.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "score": event.score,
        "goldstein": event.goldstein,
        "status": event.status,
        "historical": truth(value=event.historical),
        "when_start": when.start.isoformat() if when.start else None,
        "when_end": when.end.isoformat() if when.end else None,
        "when_precision": when.precision,
        "when_text": when.text,
        "when_relative": when.relative,
        "when_given": truth(value=when.given),
        **about_place(event.where),
        **about_casualties(event.casualties),
    }


def about_place(place: Place | None) -> dict[str, Cell]:
    """Return the cells of the place, empty when it is unknown."""
    if place is None:
        return {}
    return {
        "where_name": place.name,
        "where_country": place.country,
        "where_lat": place.lat,
        "where_lon": place.lon,
    }


def about_casualties(count: Casualties | None) -> dict[str, Cell]:
    """Return the cells that count people, empty where the text gives no number."""
    if count is None:
        return {}
    return {"killed": count.killed, "injured": count.injured, "arrested": count.arrested}


def about_parties(event: Event, index: Index) -> dict[str, Cell]:
    """Return the cells of both sides."""
    return {**about_side("source", event.sources, index), **about_side("target", event.targets, index)}


def about_side(side: str, ids: tuple[str, ...], index: Index) -> dict[str, Cell]:
    """Return the cells of one side; each holds one value per party, in the same order."""
    actors: Mapping[str, Actor] = index.actors
    known = [actors.get(party) for party in ids]
    return {
        f"{side}s": join(index.name(party) for party in ids),
        f"{side}_ids": join(ids),
        f"{side}_countries": join((actor.country or "") if actor else "" for actor in known),
        f"{side}_sectors": join(" ".join(actor.sector) if actor else "" for actor in known),
    }


def about_reason(event: Event, index: Index) -> dict[str, Cell]:
    """Return the cells that let a reader check the row."""
    return {
        "reported_by": join(index.reporters(event)),
        "claims": join(event.reported_by),
        "trigger": event.trigger.text,
        "evidence": " … ".join(span.text for span in event.evidence),
        "confidence": event.confidence,
        "why_rule": event.why.rule,
        "why_detail": event.why.detail,
    }


def join(values: Iterable[str]) -> str:
    """Join values by ";", which inside a value becomes a comma."""
    return ";".join(value.replace(";", ",") for value in values)


def truth(*, value: bool) -> str:
    """Write a truth value in lower case, as JSON has it."""
    return "true" if value else "false"
