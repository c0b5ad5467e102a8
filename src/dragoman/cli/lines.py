"""Rows as a person reads them on a terminal: two lines a finding, names in place of ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.knowledge.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

Row = Mapping[str, object]
# Actor → name as the record has it, for those whom the knowledge base does not know.
Names = Mapping[str, str]
NAMELESS: Names = {}
MARKS = {1: "green", 2: "cyan", 3: "yellow", 4: "red"}
DATE_WIDTH = 15
OPENING, CLOSING = frozenset('“"'), frozenset('”"')
VERDICTS = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}


def name_of(actor: str | None, names: Names = NAMELESS) -> str:
    """Return an actor's name: the knowledge's, else the record's, else what its id was made of."""
    if not actor:
        return "–"
    return load_gazetteer().name_of(actor) or names.get(actor) or actor.partition("/")[2].replace("-", " ").title()


def actors_of(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the ids of all actors that rows name."""
    for row in rows:
        for column in ("sources", "targets", "parties"):
            listed = row.get(column)
            yield from map(str, listed if isinstance(listed, (list, tuple)) else ())
        if row.get("speaker"):
            yield str(row["speaker"])


def names_of(actors: object, names: Names = NAMELESS, most: int = 4) -> str:
    """Return the names of several actors in one phrase."""
    ids = list(actors) if isinstance(actors, (list, tuple)) else []
    told = ", ".join(name_of(a, names) for a in ids[:most])
    return f"{told} and {len(ids) - most} more" if len(ids) > most else told


def day_of(row: Row) -> str:
    """Return the day or days of a row, or that it is undated."""
    when = row.get("when")
    if not isinstance(when, Mapping) or not when.get("start"):
        return "undated"
    start, end = str(when["start"]), str(when["end"])
    for whole, first, last in (("year", "-01-01", "-12-31"), ("month", "-01", "")):
        shorter = start.removesuffix(first)
        if when.get("precision") == whole and end.startswith(shorter) and end.endswith(last):
            return shorter
    return start if start == end else f"{start}/{beyond(start, end)}"


def beyond(start: str, end: str) -> str:
    """Return of a last day what the first does not say: its day, or month and day, or all of it."""
    return end[8:] if end[:7] == start[:7] else end[5:] if end[:4] == start[:4] else end


def quoted(row: Row) -> str:
    """Return the first sentence of evidence."""
    evidence = row.get("evidence")
    first = evidence[0] if isinstance(evidence, (list, tuple)) and evidence else {}
    return " ".join(str(first.get("text", "")).split()) if isinstance(first, Mapping) else ""


def parties_of(sources: object, targets: object, names: Names = NAMELESS) -> str:
    """Return who did it to whom; who did it together, for a reciprocal act."""
    if isinstance(sources, (list, tuple)) and isinstance(targets, (list, tuple)) and set(sources) == set(targets):
        return " ↔ ".join(name_of(actor, names) for actor in sources[:4])
    return f"{names_of(sources, names) or '?'} → {names_of(targets, names) or '–'}"


def dated(days: str, line: Text) -> Table:
    """Return a line beside its days, in whose column nothing else stands however long the line is."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, min_width=DATE_WIDTH - 1)
    grid.add_column(overflow="fold")
    grid.add_row(days, line)
    return grid


def event_lines(row: Row, names: Names = NAMELESS) -> Iterable[RenderableType]:
    """Yield an event's two lines: when, who, what, whom, how sure; and the words."""
    sources, targets = row.get("sources"), row.get("targets")
    joined = parties_of(sources, targets, names)
    modes = row.get("modes")
    kind = str(row["type"]) + (f" ({', '.join(map(str, modes))})" if isinstance(modes, (list, tuple)) and modes else "")
    rest = [str(row["status"]), *(["background"] if row.get("historical") else []), *told(row), *judged(row)]
    line = Text(kind, style=f"bold {MARKS.get(row.get('quad', 0), '')}")  # type: ignore[call-overload]
    yield dated(day_of(row), Text.assemble(line, f"  {joined}  ", (" · ".join(rest), "dim")))
    yield Text.assemble((in_marks(quoted(row)), "italic dim"), (f"  {place_of(row)}", "dim"))


def in_marks(words: str) -> str:
    """Return words between quotation marks, once: a sentence that is all quotation has its own."""
    return words if words[:1] in OPENING and words[-1:] in CLOSING else f"“{words}”"


def published_by(row: Row) -> str:
    """Return who published a row's document, and when."""
    return " ".join(str(row[name]) for name in ("outlet", "published") if row.get(name))


def place_of(row: Row) -> str:
    """Return who told an event first, on which day, and the id by which `dragoman explain` tells all of it."""
    reports = row.get("reports")
    first = reports[0] if isinstance(reports, (list, tuple)) and reports else {}
    return " · ".join(filter(None, (published_by(first), str(row.get("id") or ""))))


def told(row: Row) -> list[str]:
    """Return how often an event was told, when more than once."""
    count = row.get("n_reports")
    return [f"told {count} times"] if isinstance(count, int) and count > 1 else []


def judged(row: Row) -> list[str]:
    """Return what persons said of an event last, and who."""
    decisions = row.get("decisions")
    made = [d for d in decisions if d.get("action") in VERDICTS] if isinstance(decisions, (list, tuple)) else []
    return [f"{VERDICTS[made[-1]['action']]} by {made[-1]['by']}"] if made else []


def claim_lines(row: Row, names: Names = NAMELESS) -> Iterable[Text]:
    """Yield a claim's two lines: who says it how, and what."""
    actor = row.get("speaker")
    speaker = name_of(str(actor), names) if actor else str(row.get("speaker_text") or "unknown speaker")
    yield Text.assemble(
        (speaker, "bold"),
        (f"  {row['stance']} · {row['kind']}", "dim"),
        (f" · {published_by(row)}".rstrip(" ·"), "dim"),
    )
    content = row["content"]
    yield Text(in_marks(" ".join(str(content["text"] if isinstance(content, Mapping) else content).split())))


def agreement_lines(row: Row, names: Names = NAMELESS) -> Iterable[Text]:
    """Yield an agreement's two lines: name, status and date; parties, subject, who told it first, and its id."""
    facts = " · ".join((str(row["kind"]), str(row["status"]), day_of(row), *told(row)))
    yield Text.assemble((str(row["name"]), "bold"), (f"  {facts}", "dim"))
    subject = f" — on {row['subject']}" if row.get("subject") else ""
    place = " · ".join(filter(None, (published_by(row), str(row["id"]))))
    yield Text.assemble(f"{names_of(row['parties'], names) or 'parties unknown'}{subject}", (f"  {place}", "dim"))


def fold(rows: Iterable[Row]) -> list[Row]:
    """Return agreements of which documents tell the same once, as the first of them tells it, with their number."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        told_of = (row["name"], row["kind"], row["status"], day_of(row), row["parties"], row.get("subject"))
        groups.setdefault(repr(told_of), []).append(row)
    firsts = ((min(several, key=when_told), len(several)) for several in groups.values())
    return [{**first, "n_reports": count} for first, count in firsts]


def when_told(row: Row) -> str:
    """Return the key that puts first what was published first, and last what has no day."""
    return str(row.get("published") or "9999")


def hit_lines(row: Row, _: Names = NAMELESS) -> Iterable[Text]:
    """Yield a hit's two lines: where it stands; and the words, matches in bold."""
    place = " · ".join(str(row[name]) for name in ("published", "outlet") if row[name])
    yield Text.assemble((str(row["title"] or row["document"]), "bold"), (f"  {place}", "dim"))
    line = Text()
    for number, piece in enumerate(str(row["snippet"]).replace("›", "‹").split("‹")):
        line.append(f"‹{piece}›" if number % 2 else piece, style="bold" if number % 2 else "")
    yield line
    ids = row["ids"]
    yield Text(" ".join(map(str, ids)) if isinstance(ids, Sequence) else "", style="dim")


def actor_lines(row: Row, _: Names = NAMELESS) -> Iterable[Text]:
    """Yield an actor's two lines: who it is and how often it is told of; and its spellings."""
    what = [str(row[name]) for name in ("kind", "country", "office", "id") if row.get(name)]
    counts = f"in {counted(row['n_documents'], 'document')}, {counted(row['n_events'], 'event')}"
    yield Text.assemble((str(row["name"]), "bold"), (f"  {' · '.join([*what, counts])}", "dim"))
    spellings = row.get("spellings")
    yield Text("; ".join(map(str, spellings)) if isinstance(spellings, (list, tuple)) else "")


def story_lines(row: Row, _: Names = NAMELESS) -> Iterable[RenderableType]:
    """Yield a story's three lines: days and headline; how much there is of it; who tells it."""
    first, last = (str(row[name]) if row.get(name) else "undated" for name in ("first", "last"))
    days = first if first == last else f"{first}/{beyond(first, last)}"
    yield dated(days, Text(str(row.get("headline") or "without a title"), style="bold"))
    nouns = (("n_documents", "document"), ("n_families", "family"), ("n_outlets", "outlet"), ("n_events", "event"))
    counts = ", ".join(counted(row[name], noun) for name, noun in nouns)
    yield Text(f"{counts} · {row['id']}", style="dim")
    outlets = row.get("outlets")
    if isinstance(outlets, (list, tuple)) and outlets:
        yield Text(", ".join(map(str, outlets)), style="dim")


def counted(number: object, noun: str) -> str:
    """Return a number of things in words: 1 family, 2 families."""
    plural = f"{noun.removesuffix('y')}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def node_name(node: str, names: Names = NAMELESS) -> str:
    """Return a party of a figure as a table shows it: a country by its code, any other by its name."""
    return name_of(node, names) if "/" in node else node


def quarantine_lines(row: Row, _: Names = NAMELESS) -> Iterable[Text]:
    """Yield two lines of what could not be read: its name, kind of error and time; and the reason."""
    yield Text.assemble((str(row["name"]), "bold"), (f"  {row['error']} · {row['when']}", "dim"))
    yield Text(str(row["detail"]))


def decision_lines(row: Row, _: Names = NAMELESS) -> Iterable[Text]:
    """Yield a decision's two lines: what, by whom, when, whether it holds, its id; and why."""
    when = str(row["when"]).replace("T", " ")[:16]
    facts = f"  by {row['by']} · {when}{'' if row['in_force'] else ' · not in force'} · {row['id']}"
    yield Text.assemble((str(row["action"]), "bold"), (facts, "dim"))
    yield Text(str(row.get("because") or "no reason given"))


LINES: dict[str, Callable[[Row, Names], Iterable[RenderableType]]] = {
    "events": event_lines,
    "claims": claim_lines,
    "agreements": agreement_lines,
    "actors": actor_lines,
    "stories": story_lines,
    "search": hit_lines,
    "quarantine": quarantine_lines,
    "decisions": decision_lines,
}


def write_lines(rows: Sequence[Row], kind: str, console: Console, names: Names = NAMELESS) -> None:
    """Print rows of a kind that reads better in lines than in columns."""
    indent = DATE_WIDTH if kind in {"events", "stories"} else 2
    for row in fold(rows) if kind == "agreements" else rows:
        first, *others = LINES[kind](row, names)
        console.print(first, highlight=False)
        for line in others:
            console.print(Padding(line, (0, 0, 0, indent)), highlight=False)
