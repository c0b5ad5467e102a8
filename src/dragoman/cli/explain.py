"""`dragoman explain`: whom a name means, and why; what an event of a record rests on."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.table import Table

from dragoman.cli.cards import card
from dragoman.cli.known import known_row
from dragoman.cli.output import RecordOption, write_rows
from dragoman.cli.tables import open_record
from dragoman.cli.terminal import Console
from dragoman.codec import to_date
from dragoman.errors import NotFoundError

if TYPE_CHECKING:
    from dragoman.record import Record
    from dragoman.resolution.answers import Answer, Reading

Form = Literal["table", "json", "jsonl", "csv"]
Row = dict[str, object]
EVENT = "event/"
IDS = ("person/", "org/", "state/")
EXAMPLE = """Whom a name means in its context: the candidates, what speaks for and against each, and the decision.

Example: `dragoman explain "Baqeri Kani" --context "Tehran's acting top diplomat" --on 2024-06-12`

Example: `dragoman explain person/Q58217` shows what is known of one actor.

Example: `dragoman explain event/906b91bd7ed513bc --record news.duckdb` shows an event with its words in their context,
the reason, every report, and what was decided on it."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain", help=EXAMPLE)(explain)


def explain(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME|ID", help="A name as a text has it, the id of a known actor, or that of an event of a record."
        ),
    ],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day, as 2024-04-26.")] = None,
    context: Annotated[str, typer.Option(metavar="TEXT", help="Words around the name.")] = "",
    record: RecordOption = None,
    form: Annotated[Form | None, typer.Option("--format", help="Table on a terminal, json in a pipe.")] = None,
) -> None:
    """Say whom a name means, and why; of an event, what it rests on."""
    from dragoman.relation import check_name
    from dragoman.resolution.answers import answer

    day = to_date(on, name="--on")
    check_name(name)
    form = form or ("table" if sys.stdout.isatty() else "json")
    if name.startswith(IDS):
        write_rows([known_actor(name)], "known", form)
        return
    if name.startswith(EVENT):
        explain_event(open_record(record), name, form)
        return
    found = answer(name, context, day)
    if form == "table":
        draw(found)
    elif form == "json":
        sys.stdout.write(json.dumps(to_row(found), ensure_ascii=False, indent=1) + "\n")
    else:
        write_rows([candidate_row(r) for r in found.readings], "candidates", form)


def explain_event(store: Record, event: str, form: Form) -> None:
    """Show an event as a reviewer sees it; raises NotFoundError for one that the record has not."""
    told = store.describe([event])
    if form == "table":
        for line in card(told[0]):
            Console().print(line, highlight=False)
    else:
        write_rows(told, "described", form)


def known_actor(id_: str) -> Row:
    """Return what is known of an actor; raises NotFoundError for an id that nobody has."""
    from dragoman.knowledge.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()
    tables = (gazetteer.persons, gazetteer.organisations, gazetteer.states)
    found = next((known_row(table[id_], None) for table in tables if id_ in table), None)
    if found is None:
        message = f"nobody known has the id {id_!r}; search with: dragoman actors --known --name WORDS"
        raise NotFoundError(message)
    return found


def candidate_row(reading: Reading) -> Row:
    """Return a candidate as a row."""
    features = [f"{name} {weight:+.1f}" for name, weight in sorted(reading.features.items(), key=lambda f: -abs(f[1]))]
    return {"id": reading.known.id, "name": reading.known.name, "score": reading.score, "features": features}


def to_row(found: Answer) -> Row:
    """Return an answer as JSON has it."""
    return {
        "name": found.name,
        "decision": "known" if found.actor else found.why.rule.rpartition(".")[2],
        "actor": found.actor.id if found.actor else None,
        "why": {"rule": found.why.rule, "detail": found.why.detail},
        "candidates": [candidate_row(r) | {"features": dict(r.features)} for r in found.readings],
    }


def draw(found: Answer) -> None:
    """Draw the candidates and say the decision."""
    console = Console()
    if found.readings:
        table = Table("name", "id", "score", "features", header_style="bold", box=None, pad_edge=False)
        for reading in found.readings:
            row = candidate_row(reading)
            features = row["features"]
            told = ", ".join(features) if isinstance(features, list) else ""
            table.add_row(reading.known.name, reading.known.id, f"{reading.score:.1f}", told)
        console.print(table)
    console.print(found.why.detail, highlight=False)
