"""CSV and TSV: one row per event, for spreadsheets and statistics packages."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from dragoman.export.csv import Cell, about_event, guard, join
from dragoman.export.formats.files import writing
from dragoman.export.formats.orders import Order
from dragoman.export.formats.tables import clean, to_line, to_row
from dragoman.model import Actor
from dragoman.record.stream import Recorded

COLUMNS = (
    *("event", "type", "modes", "contexts", "cameo", "quad", "score", "goldstein", "status", "historical"),
    *("sources", "source_ids", "source_countries", "source_sectors"),
    *("targets", "target_ids", "target_countries", "target_sectors"),
    *("when_start", "when_end", "when_precision", "when_text", "when_relative", "when_given"),
    *("where_name", "where_country", "where_lat", "where_lon", "killed", "injured", "arrested"),
    *("n_reports", "n_families", "reported_first", "outlets", "urls", "documents", "claims"),
    *("trigger", "evidence", "confidence", "why_rule", "why_detail"),
)


def export_csv(order: Order) -> None:
    """Write RFC 4180 rows without a line end inside a cell; a cell that a spreadsheet would run gets an apostrophe."""
    with writing(order) as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for item in order.all():
            cells = to_cells(item)
            writer.writerow([flat(cells.get(name)) for name in COLUMNS])
            order.tally.rows += 1


def export_tsv(order: Order) -> None:
    """Write the same columns separated by tabs, without quotes, which no cell can break."""
    with writing(order) as file:
        file.write(to_line(COLUMNS))
        for item in order.all():
            file.write(to_row(COLUMNS, to_cells(item)))
            order.tally.rows += 1


def flat(value: Cell) -> Cell:
    """Return a cell in one line that no spreadsheet runs."""
    return guard(clean(value)) if isinstance(value, str) else value


def to_cells(item: Recorded) -> dict[str, Cell]:
    """Return the cells of an event; several values in one are joined by ";", in the order of the parties or reports."""
    event, accounts = item.event, item.accounts
    return {
        **about_event(event),
        **about_side("source", event.sources, item),
        **about_side("target", event.targets, item),
        "n_reports": event.n_reports,
        "n_families": event.n_families,
        "reported_first": item.reported.isoformat() if item.reported else None,
        "outlets": join(dict.fromkeys(account.outlet or "" for account in accounts)),
        "urls": join(dict.fromkeys(account.url for account in accounts if account.url)),
        "documents": join(dict.fromkeys(account.document for account in accounts)),
        "claims": join(event.reported_by),
        "trigger": event.trigger.text,
        "evidence": " … ".join(span.text for span in event.evidence),
        "confidence": event.confidence,
        "why_rule": event.why.rule,
        "why_detail": event.why.detail,
    }


def about_side(side: str, ids: Iterable[str], item: Recorded) -> dict[str, Cell]:
    """Return the cells of one side; each holds one value per party, in the same order."""
    told = [(party, *about_party(party, item.actors.get(party))) for party in ids]
    return {
        f"{side}s": join(name for _, name, _, _ in told),
        f"{side}_ids": join(party for party, _, _, _ in told),
        f"{side}_countries": join(country for _, _, country, _ in told),
        f"{side}_sectors": join(sectors for _, _, _, sectors in told),
    }


def about_party(party: str, actor: Actor | None) -> tuple[str, str, str]:
    """Return name, country and sectors of a party; of one who is not known the id alone."""
    if actor is None:
        return party, "", ""
    return actor.name, actor.country or "", " ".join(actor.sector)
