"""Rows as a person reads them on a terminal: two lines a finding, names in place of ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from dragoman.knowledge.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from rich.console import Console

Row = Mapping[str, object]
MARKS = {1: "green", 2: "cyan", 3: "yellow", 4: "red"}
DATE_WIDTH = 12
VERDICTS = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}


def name_of(actor: str | None) -> str:
    """Return an actor's name: the knowledge's, else what its id was made of."""
    if not actor:
        return "–"
    gazetteer = load_gazetteer()
    for table in (gazetteer.states, gazetteer.organisations, gazetteer.persons):
        if actor in table:
            return str(table[actor].name)
    return actor.partition("/")[2].replace("-", " ").title()


def names_of(actors: object, most: int = 4) -> str:
    """Return the names of several actors in one phrase."""
    ids = list(actors) if isinstance(actors, (list, tuple)) else []
    names = ", ".join(name_of(a) for a in ids[:most])
    return f"{names} and {len(ids) - most} more" if len(ids) > most else names


def day_of(row: Row) -> str:
    """Return the day or days of a row, or that it is undated."""
    when = row.get("when")
    if not isinstance(when, Mapping) or not when.get("start"):
        return "undated"
    start, end = str(when["start"]), str(when["end"])
    if when.get("precision") == "month":
        return start[:7]
    if when.get("precision") == "year":
        return start[:4]
    return start if start == end else f"{start}…"


def quoted(row: Row) -> str:
    """Return the first sentence of evidence."""
    evidence = row.get("evidence")
    first = evidence[0] if isinstance(evidence, (list, tuple)) and evidence else {}
    return " ".join(str(first.get("text", "")).split()) if isinstance(first, Mapping) else ""


def parties_of(sources: object, targets: object) -> str:
    """Return who did it to whom; who did it together, for a reciprocal act."""
    if isinstance(sources, (list, tuple)) and isinstance(targets, (list, tuple)) and set(sources) == set(targets):
        return " ↔ ".join(map(name_of, sources[:4]))
    return f"{names_of(sources) or '?'} → {names_of(targets) or '–'}"


def event_lines(row: Row) -> Iterable[Text]:
    """Yield an event's two lines: when, who, what, whom, how sure; and the words."""
    sources, targets = row.get("sources"), row.get("targets")
    joined = parties_of(sources, targets)
    modes = row.get("modes")
    kind = str(row["type"]) + (f" ({', '.join(map(str, modes))})" if isinstance(modes, (list, tuple)) and modes else "")
    rest = [str(row["status"]), *(["background"] if row.get("historical") else []), *told(row), *judged(row)]
    line = Text(f"{day_of(row):<{DATE_WIDTH}}")
    line.append(kind, style=f"bold {MARKS.get(row.get('quad', 0), '')}")  # type: ignore[call-overload]
    line.append(f"  {joined}  ")
    line.append(" · ".join(rest), style="dim")
    yield line
    yield Text(f"“{quoted(row)}”", style="italic dim")


def told(row: Row) -> list[str]:
    """Return how often an event was told, when more than once."""
    count = row.get("n_reports")
    return [f"told {count} times"] if isinstance(count, int) and count > 1 else []


def judged(row: Row) -> list[str]:
    """Return what persons said of an event last, and who."""
    decisions = row.get("decisions")
    made = [d for d in decisions if d.get("action") in VERDICTS] if isinstance(decisions, (list, tuple)) else []
    return [f"{VERDICTS[made[-1]['action']]} by {made[-1]['by']}"] if made else []


def claim_lines(row: Row) -> Iterable[Text]:
    """Yield a claim's two lines: who says it how, and what."""
    actor = row.get("speaker")
    speaker = name_of(str(actor)) if actor else str(row.get("speaker_text") or "unknown speaker")
    yield Text.assemble(
        (speaker, "bold"),
        (f"  {row['stance']} · {row['kind']}", "dim"),
        (f" · {row.get('outlet') or ''} {row.get('published') or ''}", "dim"),
    )
    content = row["content"]
    yield Text("“" + " ".join(str(content["text"] if isinstance(content, Mapping) else content).split()) + "”")


def agreement_lines(row: Row) -> Iterable[Text]:
    """Yield an agreement's two lines: name, status and date; parties and subject."""
    yield Text.assemble((str(row["name"]), "bold"), (f"  {row['kind']} · {row['status']} · {day_of(row)}", "dim"))
    subject = f" — on {row['subject']}" if row.get("subject") else ""
    yield Text(f"{names_of(row['parties']) or 'parties unknown'}{subject}")


def hit_lines(row: Row) -> Iterable[Text]:
    """Yield a hit's two lines: where it stands; and the words, matches in bold."""
    place = " · ".join(str(row[name]) for name in ("published", "outlet") if row[name])
    yield Text.assemble((str(row["title"] or row["document"]), "bold"), (f"  {place}", "dim"))
    line = Text()
    for number, piece in enumerate(str(row["snippet"]).replace("›", "‹").split("‹")):
        line.append(f"‹{piece}›" if number % 2 else piece, style="bold" if number % 2 else "")
    yield line
    ids = row["ids"]
    yield Text(" ".join(map(str, ids)) if isinstance(ids, Sequence) else "", style="dim")


def quarantine_lines(row: Row) -> Iterable[Text]:
    """Yield two lines of what could not be read: its name, kind of error and time; and the reason."""
    yield Text.assemble((str(row["name"]), "bold"), (f"  {row['error']} · {row['when']}", "dim"))
    yield Text(str(row["detail"]))


LINES: dict[str, Callable[[Row], Iterable[Text]]] = {
    "events": event_lines,
    "claims": claim_lines,
    "agreements": agreement_lines,
    "search": hit_lines,
    "quarantine": quarantine_lines,
}


def write_lines(rows: Sequence[Row], kind: str, console: Console) -> None:
    """Print rows of a kind that reads better in lines than in columns."""
    indent = DATE_WIDTH if kind == "events" else 2
    for row in rows:
        first, *others = LINES[kind](row)
        console.print(first, highlight=False)
        for line in others:
            console.print(Padding(line, (0, 0, 0, indent)), highlight=False)
