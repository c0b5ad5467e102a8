"""`dragoman changes|disputes`: what is new, and what is denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from dragoman.cli.lines import NAMELESS, Names, name_of, node_name, parties_of
from dragoman.cli.output import Form, RecordOption, default_format
from dragoman.cli.tables import ByOption, DatingOption, LevelOption, Since, Until, open_record, write_figures
from dragoman.cli.terminal import Console
from dragoman.cli.timeline import INDENT, actors_in, show_entries, show_words

if TYPE_CHECKING:
    from dragoman.relations.changes import Changes, Dispute, Side
    from dragoman.relations.periods import Dating
    from dragoman.relations.swings import Swing

CHANGES = """What is new since a day: acts, agreements, disputes, and pairs beyond their usual range.

Example: `dragoman changes --since 2024-06-01 --actor IRN`"""
DISPUTES = """Acts that one voice denies and another asserts.

Example: `dragoman disputes --actor IRN --since 2024-01-01`"""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("changes", help=CHANGES)(changes)
    app.command("disputes", help=DISPUTES)(disputes)


def changes(  # noqa: PLR0913 - one option for every part that an analyst may want otherwise
    since: Annotated[str, typer.Option(metavar="DATE", help="New is what was first told on that day or later.")],
    until: Until = None,
    *,
    actor: Annotated[str | None, typer.Option(help="Who takes part.")] = None,
    by: ByOption = "month",
    z: Annotated[float, typer.Option(help="Robust deviations from which a pair swings.")] = 3.5,
    history: Annotated[int, typer.Option(min=1, help="Periods before that a period is held against.")] = 24,
    least_periods: Annotated[int, typer.Option("--min-periods", min=1, help="Periods before that it takes.")] = 8,
    least: Annotated[int, typer.Option("--min-events", min=1, help="Acts that a swing takes.")] = 3,
    limit: Annotated[int, typer.Option(min=1, help="At most so many of each kind.")] = 20,
    level: LevelOption = "country",
    date: DatingOption = "reported",
    record: RecordOption = None,
    form: Form = None,
) -> None:
    """Write what is new."""
    from dragoman.relations.swings import Usual

    usual = Usual(z=z, history=history, least_periods=least_periods, least=least)
    store = open_record(record)
    found = store.changes(
        since,
        until=until,
        actor=actor,
        by=by,
        level=level,
        date=date,
        usual=usual,
        limit=limit,
    )
    form = form or default_format()
    if form == "table":
        show_changes(found, Console(), store.names(parties_in(found)))
    else:
        write_figures(found, (), form)


def parties_in(found: Changes) -> Iterator[str]:
    """Yield the ids of all whom changes name."""
    yield from actors_in(found.events, (pact.entry for pact in found.agreements))
    yield from voices_in(found.disputes)
    for swing in found.swings:
        yield from (swing.a, swing.b)


def voices_in(found: Sequence[Dispute]) -> Iterator[str]:
    """Yield the ids of all who take part in the acts that are disputed, or speak of them."""
    for dispute in found:
        yield from (*dispute.sources, *dispute.targets, *dispute.denial.voices, *dispute.assertion.voices)


def show_changes(found: Changes, console: Console, names: Names = NAMELESS) -> None:
    """Print the four kinds of changes under headings."""
    shown = f", the {len(found.events)} most widely told" if found.n_events > len(found.events) else ""
    heading(console, f"New acts: {found.n_events:,}{shown}")
    show_entries(console, found.events, names)
    heading(console, f"Agreements new or moved on: {len(found.agreements)}")
    for pact in found.agreements:
        console.print(Text(f"  {pact.news if pact.news == 'new' else f'{pact.news} before'}", style="dim"))
        show_entries(console, [pact.entry], names)
    heading(console, f"Disputes: {len(found.disputes)}")
    show_disputes(console, found.disputes, names)
    heading(console, f"Pairs beyond their usual range: {len(found.swings)}")
    for swing in found.swings:
        show_swing(console, swing, found.date, names)


def heading(console: Console, text: str) -> None:
    """Print a heading."""
    console.print(Text(text, style="bold"))


def show_swing(console: Console, swing: Swing, date: Dating, names: Names = NAMELESS) -> None:
    """Print a swing and the command that lists the acts behind it."""
    unit = "acts a thousand documents" if swing.what == "volume" else "mean score"
    pair = "–".join(node_name(node, names) for node in (swing.a, swing.b))
    line = f"{pair}  {swing.start} – {swing.end}  {swing.what} {swing.value:.4g} (usually {swing.usual:.4g}"
    whole = f"{line} {unit}; {swing.events} acts, z {swing.z:+.3g} over {swing.periods} periods)"
    console.print(Padding(Text(whole), (0, 0, 0, 2)), highlight=False)
    command = f"dragoman dyad {swing.a} {swing.b} --both --since {swing.start} --until {swing.end}"
    told = " --date reported" if date == "reported" else ""
    console.print(Padding(Text(f"{command}{told} --events", style="dim"), (0, 0, 0, INDENT)), highlight=False)


def disputes(
    actor: Annotated[str | None, typer.Option(help="Who takes part, or speaks.")] = None,
    since: Since = None,
    until: Until = None,
    record: RecordOption = None,
    form: Form = None,
) -> None:
    """Write the disputes, the latest first."""
    store = open_record(record)
    found = store.disputes(since=since, until=until, actor=actor)
    form = form or default_format()
    if form != "table":
        write_figures(found, (), form)
    elif found.disputes:
        show_disputes(Console(), found.disputes, store.names(voices_in(found.disputes)))
    else:
        Console().print("Nothing found.")


def show_disputes(console: Console, found: Sequence[Dispute], names: Names = NAMELESS) -> None:
    """Print every denial once: the act, who denies it, and all who assert it, in their words."""
    for denial, several in by_denial(found):
        first = several[0]
        who = parties_of(first.sources, first.targets, names)
        line = Text.assemble((first.type, "bold"), f"  {who}", (f"  {first.score:.2f}", "dim"))
        console.print(Padding(line, (0, 0, 0, 2)), highlight=False)
        show_side(console, "denied by", denial, names)
        for dispute in several:
            show_side(console, "asserted by", dispute.assertion, names)


def by_denial(found: Sequence[Dispute]) -> list[tuple[Side, list[Dispute]]]:
    """Return the disputes by their denial, in the order of their first."""
    groups: dict[str, list[Dispute]] = {}
    for dispute in found:
        groups.setdefault(dispute.denial.report, []).append(dispute)
    return [(several[0].denial, several) for several in groups.values()]


def show_side(console: Console, word: str, side: Side, names: Names) -> None:
    """Print who speaks on one side, and the words."""
    voices = ", ".join(name_of(v, names) if "/" in v else v for v in side.voices)
    console.print(Padding(Text(f"{word} {voices}"), (0, 0, 0, INDENT)), highlight=False)
    show_words(console, side.text, f"{side.outlet or ''} {side.published or ''} · {side.event}")
