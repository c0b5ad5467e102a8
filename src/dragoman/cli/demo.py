"""`dragoman demo`: the bundled dispatches, read, stored, queried and explained."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import msgspec
import typer

from dragoman.cli.lines import Names, actors_of, parties_of
from dragoman.cli.output import write_query
from dragoman.cli.terminal import Console
from dragoman.config import load_settings
from dragoman.model import Reading, Source
from dragoman.runner.reading import read_with

if TYPE_CHECKING:
    from dragoman.record import Record

SHOWN = "globe-galwan.txt"
EXAMPLE = """Read the bundled dispatches, store them, ask the record, and explain one event.

Example: `dragoman demo --record demo.duckdb`"""


class Entry(TypedDict):
    """One dispatch of the index."""

    file: str
    outlet: str
    published: str
    url: str | None


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo", help=EXAMPLE)(demo)


def demo(
    record: Annotated[Path | None, typer.Option(help="Keep the record in this file.")] = None,
) -> None:
    """Show the whole job on the bundled dispatches."""
    from dragoman.cli.report import render_report
    from dragoman.record import Record

    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        place = record or Path(folder) / "demo.duckdb"
        readings = dict(read_dispatches())
        heading(console, f"1 · One dispatch read: {SHOWN}")
        typer.echo(render_report(readings[SHOWN]))
        store = Record(place)
        summary = store.add(readings.values())
        heading(console, f"2 · All {len(readings)} dispatches in one record")
        console.print(f"{summary.added} documents, {summary.events} events and {summary.claims} claims as told.")
        again = store.add(readings.values())
        console.print(f"Added once more: {again.unchanged} there already, {again.added} new.")
        ask(console, store)
        if record is not None:
            console.print(f"\nThe record is in {record}; ask it: dragoman events --record {record}")


def ask(console: Console, store: Record) -> None:
    """Query the record, and explain its best-attested event."""
    heading(console, "3 · What it says happened (dragoman events --status actual --limit 12)")
    write_query(store.events(status="actual", limit=12), "events", "table", store)
    heading(console, "4 · Agreements (dragoman agreements)")
    write_query(store.agreements(limit=8), "agreements", "table", store)
    events = store.events(status="actual").rows()
    best = max(events, key=lambda e: (e["n_reports"], e["confidence"]), default=None)
    if best is not None:
        heading(console, f"5 · Why: {best['id']}, told {best['n_reports']} times")
        explain(console, best, store.names(actors_of([best])))


def explain(console: Console, event: dict[str, object], names: Names) -> None:
    """Print where an event comes from: each telling's words, and why they are one event."""
    console.print(
        f"{event['type']}: {parties_of(event['sources'], event['targets'], names)}", style="bold", highlight=False
    )
    console.print(event["why"]["detail"], highlight=False)  # type: ignore[index]
    for report in event["reports"]:  # type: ignore[attr-defined]
        evidence = report["evidence"][0]["text"] if report["evidence"] else ""
        console.print(f"  {report['published']}  {report['outlet']}: {evidence}", highlight=False)
    for decision in (d for d in event["decisions"] if d["action"] == "merge"):  # type: ignore[attr-defined]
        console.print(f"  one event because: {decision['because']}", highlight=False)


def heading(console: Console, text: str) -> None:
    """Print a heading."""
    console.print(f"\n{text}\n", style="bold", highlight=False)


def read_dispatches() -> Iterator[tuple[str, Reading]]:
    """Yield (file, reading) of the bundled dispatches."""
    folder = resources.files("dragoman") / "demo"
    settings = load_settings()
    for entry in msgspec.json.decode((folder / "index.json").read_bytes(), type=list[Entry]):
        source = Source(
            content=(folder / entry["file"]).read_bytes(),
            published=entry["published"],
            outlet=entry["outlet"],
            url=entry["url"],
        )
        yield entry["file"], read_with(source, settings)
