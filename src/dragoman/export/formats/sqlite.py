"""SQLite: tables with primary and foreign keys, full-text search, views with names; Datasette opens it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from importlib import resources
from typing import cast

from dragoman.export.csv import Cell, about_event
from dragoman.export.formats.files import check_new, need_file, replacing
from dragoman.export.formats.orders import SCHEMA, Order
from dragoman.model import Actor
from dragoman.record import Filters
from dragoman.record.stream import Account, Recorded, load_actors
from dragoman.record.tables import Row

EVENTS = (
    *("type", "modes", "contexts", "cameo", "quad", "score", "goldstein", "status", "historical"),
    *("when_start", "when_end", "when_precision", "when_text", "when_relative", "when_given"),
    *("where_name", "where_country", "where_lat", "where_lon", "killed", "injured", "arrested"),
)
SOME = 500


def export_sqlite(order: Order) -> None:
    """Write one database file; raises UsageError without a name."""
    place = need_file(order, "sqlite")
    check_new(order, place)
    schema = (resources.files("dragoman.export.formats") / "sqlite.sql").read_text("utf8")
    with replacing(place) as part, closing(sqlite3.connect(part)) as database:
        database.executescript(schema)
        database.execute("INSERT INTO meta VALUES ('schema', ?)", [SCHEMA])
        for item in order.all():
            add_event(database, item)
            order.tally.rows += 1
        add_claims(database, order)
        add_agreements(database, order)
        for table in ("reports", "claims"):
            database.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")  # noqa: S608 - our own names
        database.commit()
    order.tally.files.append(str(place))


def add(database: sqlite3.Connection, table: str, values: Sequence[Cell]) -> None:
    """Add a row that may be there already; tables and their columns are our own."""
    marks = ", ".join("?" * len(values))
    database.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", values)  # noqa: S608 - see above


def add_event(database: sqlite3.Connection, item: Recorded) -> None:
    """Add an event with its parties, its reports and their documents."""
    event, cells = item.event, about_event(item.event)
    for actor in item.actors.values():
        add_actor(database, actor)
    add(
        database,
        "events",
        [
            event.id,
            *(cells.get(name) for name in EVENTS),
            item.reported.isoformat() if item.reported else None,
            *(event.n_reports, event.n_families, event.confidence, event.trigger.text),
            " … ".join(span.text for span in event.evidence),
            *(event.why.rule, event.why.detail),
        ],
    )
    for role, parties in (("source", event.sources), ("target", event.targets)):
        for place, party in enumerate((p for p in parties if p in item.actors), start=1):
            add(database, "parties", [event.id, role, place, party])
    for account in item.accounts:
        add_account(database, account)


def add_actor(database: sqlite3.Connection, actor: Actor) -> None:
    """Add an actor."""
    sectors = ";".join(actor.sector)
    add(database, "actors", [actor.id, actor.name, actor.kind, actor.country, sectors, int(actor.known), actor.office])


def add_account(database: sqlite3.Connection, account: Account) -> None:
    """Add a report with its document."""
    published = account.published.isoformat() if account.published else None
    about = [account.title, account.url, account.outlet, account.language, published, account.family]
    add(database, "documents", [account.document, *about, account.n_characters])
    evidence = " … ".join(span.text for span in account.evidence)
    add(
        database,
        "reports",
        [
            account.id,
            account.event,
            account.document,
            account.status,
            account.trigger.text,
            account.trigger.start,
            evidence,
        ],
    )


def add_claims(database: sqlite3.Connection, order: Order) -> None:
    """Add the claims of what the filters leave, with the reports of events that they make."""
    filters = without(order.filters, "limit")
    for rows in in_parts(order.record.claims(**filters)):
        add_missing(database, order, rows)
        for row in rows:
            content = cast("dict[str, str]", row["content"])["text"]
            told = [row["speaker_text"], row["stance"], row["kind"], content, row["addressee"], row["confidence"]]
            add(database, "claims", cast("list[Cell]", [row["id"], row["document"], row["speaker"], *told]))
            link(database, "claim_reports", str(row["id"]), cast("list[str]", row["events"]))


def add_agreements(database: sqlite3.Connection, order: Order) -> None:
    """Add the agreements of what the filters leave, with their parties and the reports of events they belong to."""
    filters = without(order.filters, "limit", "status")
    for rows in in_parts(order.record.agreements(**filters)):
        add_missing(database, order, rows)
        for row in rows:
            when, name = cast("dict[str, Cell]", row["when"]), str(row["id"])
            told = [row["name"], row["kind"], row["status"], row["subject"], when["start"], when["end"]]
            add(database, "agreements", cast("list[Cell]", [name, row["document"], *told]))
            for party in cast("list[str]", row["parties"]):
                add(database, "agreement_parties", [name, party])
            link(database, "agreement_reports", name, cast("list[str]", row["events"]))


def link(database: sqlite3.Connection, table: str, name: str, reports: Iterable[str]) -> None:
    """Tie a claim or agreement to those of its reports that are here."""
    statement = f"INSERT OR IGNORE INTO {table} SELECT ?, id FROM reports WHERE id = ?"  # noqa: S608 - our own name
    database.executemany(statement, [(name, report) for report in reports])


def add_missing(database: sqlite3.Connection, order: Order, rows: Sequence[Row]) -> None:
    """Add the actors and documents that claims or agreements name and no event has brought."""
    parties = {str(party) for row in rows for party in (row.get("speaker"), row.get("addressee"), *of(row)) if party}
    with order.record.file.reading() as connection:
        for actor in load_actors(connection, sorted(parties)).values():
            add_actor(database, actor)
    for row in rows:
        values = [row["document"], None, None, row["outlet"], None, row["published"], None, None]
        add(database, "documents", cast("list[Cell]", values))


def of(row: Row) -> list[str]:
    """Return the parties of an agreement, none of a claim."""
    return cast("list[str]", row.get("parties") or [])


def without(filters: Filters, *names: str) -> Filters:
    """Return the filters but for some."""
    return cast("Filters", {name: value for name, value in filters.items() if name not in names})


def in_parts(rows: Iterable[Row]) -> Iterable[list[Row]]:
    """Yield rows some at a time."""
    part: list[Row] = []
    for row in rows:
        part.append(row)
        if len(part) == SOME:
            yield part
            part = []
    if part:
        yield part
