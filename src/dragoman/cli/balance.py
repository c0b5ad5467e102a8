"""`dragoman balance`: which triads are balanced, and what turned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer
from rich.padding import Padding
from rich.text import Text

from dragoman.cli.lines import Names, actors_of, day_of, in_marks, node_name, parties_of, quoted
from dragoman.cli.output import Form, RecordOption, Row, TableFormat, default_format, write_rows
from dragoman.cli.tables import (
    ByOption,
    DatingOption,
    LevelOption,
    Plot,
    check_parties,
    draw,
    narrowed,
    open_record,
    write_figures,
    write_numbers,
)
from dragoman.cli.terminal import Console
from dragoman.relations.ties import Measure

if TYPE_CHECKING:
    from dragoman.record import Record
    from dragoman.record.filters import Narrowing
    from dragoman.relations.balance import Balance
    from dragoman.relations.turns import Change, Move

Show = Literal["windows", "triads", "changes"]
BALANCE = """Which triads of parties are balanced, window by window, and what turned; docs/relations.md defines it.

Example: `dragoman balance --by quarter --since 2023-01-01 --show changes`

Example: `dragoman balance IRN --before 2023-01-01..2023-03-09 --after 2023-03-10..2023-06-30`"""
WINDOW_COLUMNS = (
    "start",
    "events",
    "positive",
    "negative",
    "triads",
    "+++",
    "+--",
    "---",
    "++-",
    "balanced",
    "weakly_balanced",
)
TRIAD_COLUMNS = ("start", "end", "a", "b", "c", "pattern", "balanced", "weakly_balanced")
INDENT = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """Which changes a table shows: those that only formed or dissolved as well, and at most how many."""

    every: bool
    limit: int


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("balance", help=BALANCE)(narrowed(balance))


def balance(  # noqa: PLR0913 - every part of the definition is an option
    actor: Annotated[
        str | None, typer.Argument(metavar="ACTOR", help="Who is in every triad; without, anybody.")
    ] = None,
    *,
    show: Annotated[
        Show | None, typer.Option(help="windows, triads or changes; a table shows windows and changes.")
    ] = None,
    by: ByOption = "quarter",
    span: Annotated[int, typer.Option(min=1, help="Periods in a window; windows overlap when it is above 1.")] = 1,
    before: Annotated[
        str | None, typer.Option(metavar="D..D", help="One window, with --after in place of --by.")
    ] = None,
    after: Annotated[str | None, typer.Option(metavar="D..D", help="The window to hold against it.")] = None,
    measure: Annotated[Measure, typer.Option(help="score, goldstein, or share of cooperation.")] = "score",
    threshold: Annotated[float | None, typer.Option(help="From where a tie has a sign; 1, of share 0.2.")] = None,
    shift: Annotated[float | None, typer.Option(help="From where a tie has moved; twice the threshold.")] = None,
    least: Annotated[int, typer.Option("--min-events", min=1, help="Acts that a tie needs in a window.")] = 3,
    top: Annotated[int, typer.Option(min=1, help="The liveliest parties looked at.")] = 20,
    limit: Annotated[int, typer.Option(min=1, help="At most so many changes in the table.")] = 10,
    every: Annotated[
        bool, typer.Option("--all", help="Triads that formed or dissolved as well, in the table.")
    ] = False,
    level: LevelOption = "country",
    date: DatingOption = "event",
    plot: Plot = None,
    record: RecordOption = None,
    form: Form = None,
    filters: Narrowing,
) -> None:
    """Write windows with their triads, and what changed from each to the next."""
    from dragoman.relations.signs import to_rule

    rule = to_rule(measure, threshold, shift, least)
    store = open_record(record)
    check_parties(store, actor)
    found = store.balance(
        actor,
        by=by,
        span=span,
        windows=to_windows(before, after),
        top=top,
        level=level,
        date=date,
        rule=rule,
        **filters,
    )
    draw(found, plot)
    write_balance(found, show, form or default_format(), store, Choice(every, limit))
    other = "; --date reported takes acts by their first publication" if found.undated and date == "event" else ""
    typer.echo(f"{found.undated} undated events are in no window; {found.spread} fit in none{other}", err=True)


def to_windows(before: str | None, after: str | None) -> list[tuple[str, str]] | None:
    """Return the two windows of --before and --after, None without; raises UsageError for one alone."""
    from dragoman.errors import UsageError

    given = [text.partition("..") for text in (before, after) if text]
    if not given:
        return None
    if len(given) != len(("before", "after")) or not all(dots for _, dots, _ in given):
        message = "--before and --after go together, each as 2023-01-01..2023-06-30"
        raise UsageError(message)
    return [(start, end) for start, _, end in given]


def write_balance(found: Balance, show: Show | None, form: TableFormat, store: Record, choice: Choice) -> None:
    """Write the part asked for; as a table, windows and then the changes with their evidence."""
    if form != "table" and show in {None, "windows"}:
        write_figures(found, (), form)
    elif form != "table":
        write_rows(to_plain_rows(found, show), "balance", form)
    elif show == "triads":
        write_numbers(to_plain_rows(found, show), TRIAD_COLUMNS)
    else:
        console = Console()
        if show != "changes":
            write_numbers(found.rows(), WINDOW_COLUMNS, console)
        write_changes(console, choose(found.changes, choice), store)


def to_plain_rows(found: Balance, show: Show | None) -> list[Row]:
    """Return triads or changes as plain rows."""
    from dragoman.codec import to_plain

    rows = found.triads() if show == "triads" else [c.to_row() for c in found.changes]
    return cast("list[Row]", [to_plain(row) for row in rows])


def choose(changes: Sequence[Change], choice: Choice) -> list[Change]:
    """Return the changes for a table, the latest first, of one window the largest, and say how many are left out."""
    telling = [c for c in changes if choice.every or c.wedge or c.kind == "turned"]
    order = sorted(telling, key=lambda c: (-c.after.start.toordinal(), not c.wedge, -to_size(c), c.nodes))
    left_out = len(changes) - len(order[: choice.limit])
    if left_out:
        more = "change" if left_out == 1 else "changes"
        typer.echo(f"{left_out:,} more {more}: --limit, --all, or --show changes --format jsonl", err=True)
    return order[: choice.limit]


def to_size(change: Change) -> float:
    """Return how far the ties of a triad moved, all together."""
    return sum(abs(move.delta) for move in change.moves)


def write_changes(console: Console, changes: Sequence[Change], store: Record) -> None:
    """Print every change with the acts behind it."""
    evidence = {str(row["id"]): row for row in store.evidence(sorted(set(examples_of(changes)))).rows()}
    names = store.names([*actors_of(evidence.values()), *(node for c in changes for node in c.nodes)])
    for change in changes:
        console.print(
            Text.assemble(
                "\n", (" · ".join(node_name(n, names) for n in change.nodes), "bold"), f"  {to_headline(change)}"
            )
        )
        console.print(Text(f"{change.before} → {change.after}", style="dim"))
        for word, moves in (("drew closer", change.closer), ("soured", change.soured)):
            for move in moves:
                write_move(console, move, word, evidence, names)


def examples_of(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the first act behind each side of every move."""
    for move in (m for c in changes for m in (*c.closer, *c.soured)):
        for told in (move.before, move.after):
            yield from told.examples[:1] if told else ()


def to_headline(change: Change) -> str:
    """Return what became of a triad, in one phrase."""
    states = [
        f"{t.pattern} ({'balanced' if t.balanced else 'unbalanced'})" if t else "not signed"
        for t in (change.was, change.now)
    ]
    return f"{change.kind}: {states[0]} → {states[1]}"


def write_move(console: Console, move: Move, word: str, evidence: dict[str, Row], names: Names) -> None:
    """Print how a tie moved, and its most telling act before and after."""
    counts = [tie.events if tie else 0 for tie in (move.before, move.after)]
    pair = "–".join(node_name(node, names) for node in move.pair)
    line = f"{pair} {word}: {move.was:+.2f} ({counts[0]} acts) → {move.now:+.2f} ({counts[1]} acts)"
    console.print(Padding(Text(line), (0, 0, 0, INDENT)))
    for tie in (move.before, move.after):
        for row in (evidence[i] for i in (tie.examples[:1] if tie else ()) if i in evidence):
            console.print(Padding(evidence_line(row, names), (0, 0, 0, 2 * INDENT)))


def evidence_line(row: Row, names: Names) -> Text:
    """Return an act in one line: day, type, parties, words, id."""
    who = parties_of(row.get("sources"), row.get("targets"), names)
    return Text(f"{day_of(row)} {row['type']} {who} {in_marks(quoted(row))} {row['id']}", style="dim")
