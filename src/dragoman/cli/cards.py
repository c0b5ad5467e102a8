"""An event as a reviewer sees it: what is held, the evidence in its context, why, and every report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from rich.padding import Padding
from rich.text import Text

from dragoman.cli.lines import counted, day_of

if TYPE_CHECKING:
    from rich.console import Console

Row = Mapping[str, object]
INDENT = (0, 0, 0, 2)


def show(told: Sequence[Row], where: str, console: Console) -> None:
    """Print one event, or the events of a pair, under their place in the queue."""
    console.print(f"\n{where}", style="bold", highlight=False)
    for row in told:
        for line in card(row):
            console.print(Padding(line, INDENT), highlight=False)
        if row is not told[-1]:
            console.print()


def card(row: Row) -> Iterable[Text]:
    """Yield the lines of one event."""
    yield Text.assemble((heading(row), "bold"), (f"  {row['id']}", "dim"))
    yield Text(parties(row))
    yield Text(" · ".join(str(row[n]) for n in ("outlet", "published", "title") if row.get(n)), style="dim")
    yield evidence(row)
    yield Text(f"why: {row['why']}", style="italic")
    reports = cast("Sequence[Row]", row["reports"])
    if len(reports) > 1:
        families = counted(row["n_families"], "family")
        yield Text(f"told {len(reports)} times, in {families} of texts that are no copies of one another", style="dim")
    yield from (report_line(number, report) for number, report in enumerate(reports, start=1) if len(reports) > 1)
    yield from map(decision_line, cast("Sequence[Row]", row["decisions"]))


def heading(row: Row) -> str:
    """Return type, modes, status, date and confidence in one line."""
    modes = ", ".join(map(str, cast("Sequence[object]", row["modes"])))
    parts = [f"{row['type']} ({modes})" if modes else str(row["type"]), str(row["status"]), day_of(row)]
    background = ["background"] if row["historical"] else []
    return " · ".join([*parts, *background, f"confidence {row['confidence']:.2f}"])


def parties(row: Row) -> str:
    """Return who did it to whom, by the names that the record has."""
    names = cast("Mapping[str, str]", row["names"])
    sides = [cast("Sequence[str]", row[side]) for side in ("sources", "targets")]
    one, other = (", ".join(names.get(actor, actor) for actor in side) or "?" for side in sides)
    return f"{one} ↔ each other" if sides[0] and set(sides[0]) == set(sides[1]) else f"{one} → {other}"


def evidence(row: Row) -> Text:
    """Return the evidence in its context, the word that tells the act between marks."""
    context, trigger = cast("Mapping[str, str]", row["context"]), str(row["trigger"])
    before, found, after = context["evidence"].partition(trigger) if trigger else (context["evidence"], "", "")
    marked = f"{before}‹{found}›{after}" if found else before
    around = (
        (f"{flat(context['before'])} ".lstrip(), "dim"),
        flat(marked),
        (f" {flat(context['after'])}".rstrip(), "dim"),
    )
    return Text.assemble(*around)


def flat(text: str) -> str:
    """Return text in one paragraph."""
    return " ".join(text.split())


def report_line(number: int, report: Row) -> Text:
    """Return one of several reports, with the number it is split off by."""
    words = " … ".join(map(str, cast("Sequence[object]", report["evidence"])))
    alone = ", ".join(map(str, cast("Sequence[object]", report.get("left_out") or ())))
    told = Text(f"[{number}] {report['outlet'] or '?'} {report['published'] or ''}: {flat(words)}")
    return told.append(f" — names {alone}, which the event has not", style="dim") if alone else told


def decision_line(decision: Row) -> Text:
    """Return what was decided on the event before."""
    changes = cast("Sequence[Mapping[str, Sequence[str]]]", decision["changes"])
    put = ", ".join(f"{c['field']} {'/'.join(c['now']) or 'none'}" for c in changes if c["was"] != c["now"])
    return Text(f"{decision['action']} by {decision['by']}: {put} {decision['because']}".rstrip(), style="dim")
