"""`dragoman events|claims|actors|agreements|documents|stories`: what the record says."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.output import Form, RecordOption, default_format, write_query, write_rows
from dragoman.config import load_settings
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.record import Record

KINDS = {
    "events": "Merged events, newest first.\n\nExample: `dragoman events --source RUS --target IRN --since 2024-01-01`",
    "claims": "Who says what.\n\nExample: `dragoman claims --actor IRN --limit 20`",
    "actors": "Actors with all their spellings; with --known, those of the knowledge base.\n\n"
    "Example: `dragoman actors --country IRN`\n\n"
    "Example: `dragoman actors --known --country IRN --office foreign-minister --format csv`",
    "agreements": "Treaties, memoranda, ceasefires and the like.\n\nExample: `dragoman agreements --actor SAU`",
    "documents": "What has been read.\n\nExample: `dragoman documents --outlet Reuters --format csv`",
    "stories": "Documents that tell of one occasion, the most told first.\n\n"
    "Example: `dragoman stories --actor IRN --since 2024-01-01 --limit 20`",
}
MOST_ROWS = 2**63 - 1
Text = Annotated[list[str] | None, typer.Option()]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for kind, text in KINDS.items():
        app.command(kind, help=text)(command(kind))


def option(text: str, *names: str, metavar: str | None = None) -> object:
    """Return an option that may be given several times."""
    return Annotated[list[str] | None, typer.Option(*names, help=text, metavar=metavar)]


FILTERS: dict[str, object] = {
    "source": option("Who acts: a country code, an actor id or a name.", metavar="ACTOR"),
    "target": option("Whom it is done to.", metavar="ACTOR"),
    "actor": option("Who takes part in any role.", metavar="ACTOR"),
    "with_": option("Who takes part as well.", "--with", metavar="ACTOR"),
    "type": option("PLOVER type: AGREE, CONSULT, …", metavar="TYPE"),
    "mode": option("PLOVER mode.", metavar="MODE"),
    "context": option("PLOVER context.", metavar="CONTEXT"),
    "status": option("actual, planned, hypothetical or negated; of agreements: proposed … ended.", metavar="STATUS"),
    "country": option("Country code of somebody who takes part.", metavar="CODE"),
    "since": Annotated[str | None, typer.Option(help="First day.", metavar="DATE")],
    "until": Annotated[str | None, typer.Option(help="Last day.", metavar="DATE")],
    "outlet": option("Who told it.", metavar="NAME"),
    "min_confidence": Annotated[float | None, typer.Option(help="Least confidence, 0 to 1.", metavar="0…1")],
    "document": option("Document id or address.", metavar="DOCUMENT"),
    "story": option("Story, by its id or that of one of its documents.", metavar="STORY"),
    "judged": option(
        "accepted, corrected, rejected or unjudged by a person; all but the rejected without it.", metavar="WORD"
    ),
    "limit": Annotated[int | None, typer.Option(min=1, max=MOST_ROWS, help="At most so many rows.", metavar="N")],
}


def parameter(name: str, annotation: object, default: object = None) -> inspect.Parameter:
    """Return an option of a command that is put together."""
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def command(kind: str) -> Callable[..., None]:
    """Return the command of one kind, with an option for every filter."""

    def run(**given: object) -> None:
        from dragoman.record import Record

        if given.pop("known", False):
            write_known(given)
            return
        for name in KNOWN_ONLY if kind == "actors" else ():
            refuse(name, given.pop(name))
        record, form = given.pop("record"), given.pop("form")
        settings = load_settings(record=record)
        filters = {name: value for name, value in given.items() if value not in (None, [])}
        store = Record(settings.record, create=False)
        say_unknown(store, filters)
        query = getattr(store, kind)(**filters)
        write_query(query, kind, form or default_format(), store)  # type: ignore[arg-type]

    parameters = [
        parameter("record", RecordOption),
        *(parameter(n, a) for n, a in FILTERS.items()),
        *(parameter(n, a, d) for n, (d, a) in known_options(kind).items()),
        parameter("form", Form),
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    run.__name__ = kind
    return run


def say_unknown(store: Record, filters: Mapping[str, object]) -> None:
    """Say of whom neither the record nor the knowledge base has heard: a slip finds nothing, and says nothing."""
    for role in ("source", "target", "actor", "with_"):
        words = filters.get(role)
        for word in words if isinstance(words, list) else ():
            if not store.knows(word):
                message = f"nobody is called {word!r}; `dragoman actors` lists all whom the record names"
                typer.echo(message, err=True)


KNOWN_ONLY = ("name", "kind", "office", "on")


def known_options(kind: str) -> dict[str, tuple[object, object]]:
    """Return the options, with their defaults, by which actors of the knowledge base are asked for."""
    if kind != "actors":
        return {}
    text = {
        "name": "Words of a name.",
        "kind": "person, organisation or state.",
        "office": "An office that was held, as foreign-minister.",
        "on": "A day in office.",
    }
    known = Annotated[bool, typer.Option("--known", help="Ask the knowledge base, not a record.")]
    only = {n: (None, Annotated[str | None, typer.Option(help=f"With --known: {t}")]) for n, t in text.items()}
    return {"known": (False, known), **only}


def refuse(name: str, value: object) -> None:
    """Raise UsageError for an option that the record does not answer."""
    if value is not None:
        message = f"--{name} asks the knowledge base; add --known, or leave it out"
        raise UsageError(message)


def write_known(given: dict[str, object]) -> None:
    """Write the known actors that the options ask for."""
    from dragoman.cli.known import list_known, wanted

    countries, limit, form = given["country"], given["limit"], given["form"]
    country = countries[0] if isinstance(countries, list) and countries else None
    which = wanted(*(text_or_none(v) for v in (given["name"], country, given["kind"], given["office"], given["on"])))
    write_rows(
        list_known(which, limit if isinstance(limit, int) else None),
        "actors-known",
        form or default_format(),  # type: ignore[arg-type]
    )


def text_or_none(value: object) -> str | None:
    """Return a text, or None for anything else."""
    return value if isinstance(value, str) else None
